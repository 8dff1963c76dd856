// States of XLIFF 1.2 (attribute state) and of the tools that keep their own: to ours and back.
import type { SegmentState } from '../../model/segment.ts';
import { attribute, childrenOf, type XmlElement } from '../xml-tree.ts';

export const XLIFF12 = 'urn:oasis:names:tc:xliff:document:1.2';
/** Trados Studio's and memoQ's namespaces. */
const SDL = 'http://sdl.com/FileTypes/SdlXliff/1.0';
const MEMOQ = 'MQXliff';

/** Whatever still needs something done is not confirmed. */
const STATES: ReadonlyMap<string, SegmentState> = new Map(
  Object.entries({
    translated: 'translated',
    'signed-off': 'reviewed',
    final: 'final',
  }),
);

/** The attribute `state` of a target; `filled`: whether it has a text. */
export function state12(state: SegmentState, filled: boolean): string {
  if (state === 'initial') return filled ? 'needs-review-translation' : 'needs-translation';
  return state === 'reviewed' ? 'signed-off' : state;
}

const SDL_STATES: ReadonlyMap<string, SegmentState> = new Map(
  Object.entries({
    Translated: 'translated',
    RejectedTranslation: 'initial',
    ApprovedTranslation: 'reviewed',
    RejectedSignOff: 'translated',
    ApprovedSignOff: 'final',
  }),
);
export const SDL_WRITTEN: Readonly<Record<SegmentState, string>> = {
  initial: 'Draft',
  translated: 'Translated',
  reviewed: 'ApprovedTranslation',
  final: 'ApprovedSignOff',
};

/** memoQ's names, and those that tools beside it write; `Proofread` is the second reviewer's word. */
const MEMOQ_STATES: ReadonlyMap<string, SegmentState> = new Map(
  Object.entries({
    Confirmed: 'translated',
    ConfirmedTranslator: 'translated',
    ManuallyConfirmed: 'translated',
    Reviewer1Confirmed: 'reviewed',
    Reviewer2Confirmed: 'reviewed',
    Proofread: 'reviewed',
  }),
);
export const MEMOQ_WRITTEN: Readonly<Record<SegmentState, string>> = {
  initial: 'PartiallyEdited',
  translated: 'ManuallyConfirmed',
  reviewed: 'Proofread',
  final: 'Proofread',
};

/** Tools write a lock as `true`, `1`, `locked` or its maker's name, and its lack in as many ways. */
const isLocked = (written = ''): boolean => !/^(?:|false|no|none|0)$/i.test(written.trim());

function foreign(element: XmlElement, uri: string, local: string): string | undefined {
  return element.attributes.find((one) => one.uri === uri && one.local === local)?.value;
}

/** Where a segment's state stands: Trados's <sdl:seg>, memoQ's attribute on the unit, or the target's own. */
export type StatePlace =
  | { kind: 'sdl'; element: XmlElement }
  | { kind: 'memoq'; element: XmlElement; name: string }
  | { kind: 'own' };

export function statePlace(unit: XmlElement, mid: string | undefined): StatePlace {
  const seg = childrenOf(unit, SDL, 'seg-defs')
    .flatMap((one) => childrenOf(one, SDL, 'seg'))
    .find((one) => attribute(one, 'id') === mid);
  if (mid !== undefined && seg !== undefined) return { kind: 'sdl', element: seg };
  const status = unit.attributes.find((one) => one.uri === MEMOQ && one.local === 'status');
  if (status !== undefined) return { kind: 'memoq', element: unit, name: `${status.prefix}:${status.local}` };
  return { kind: 'own' };
}

/** The state of a segment, and whether its tool has locked it. */
export function readState(
  unit: XmlElement,
  target: XmlElement | undefined,
  place: StatePlace,
): { state: SegmentState; locked: boolean } {
  if (place.kind === 'sdl') {
    const state = SDL_STATES.get(attribute(place.element, 'conf') ?? '') ?? 'initial';
    return { state, locked: isLocked(attribute(place.element, 'locked')) };
  }
  const locked = isLocked(foreign(unit, MEMOQ, 'locked'));
  if (place.kind === 'memoq') {
    return { state: MEMOQ_STATES.get(foreign(unit, MEMOQ, 'status') ?? '') ?? 'initial', locked };
  }
  // approved is the last word: the text is final.
  if (attribute(unit, 'approved') === 'yes') return { state: 'final', locked };
  const state = target === undefined ? '' : (attribute(target, 'state') ?? '');
  return { state: STATES.get(state) ?? 'initial', locked };
}
