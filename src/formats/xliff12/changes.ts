// What changes in the text of a <trans-unit> when its segments get other targets or states (XLIFF 1.2).
import { SEGMENT_STATES, type SegmentState } from '../../model/segment.ts';
import { attributeSplices, contentSplice, type Splice, siblingSplice, writtenName } from '../splice.ts';
import type { Change } from '../xliff/put-back.ts';
import { keepsSpace } from '../xliff/read-codes.ts';
import { attribute } from '../xml-tree.ts';
import type { Located12, Unit12 } from './read-unit.ts';
import { segmentMarks } from './read-unit.ts';
import { MEMOQ_WRITTEN, SDL_WRITTEN, state12 } from './states.ts';

/** The changes of a unit's segments, by their place in it. */
export type Asked = ReadonlyMap<number, Change>;

/** A <target> of several segments has the state of the least finished one. */
function lowest(states: readonly SegmentState[]): SegmentState {
  return SEGMENT_STATES[Math.min(...states.map((state) => SEGMENT_STATES.indexOf(state)))] ?? 'initial';
}

/** The unit's state as <target> has it after the changes, or null where nothing asks for it. */
function targetState({ located }: Unit12, asked: Asked): { state: SegmentState; written: string } | null {
  const own = located.map(({ state, texts }, at) => ({ state, texts, change: asked.get(at) }));
  const said = own.filter(({ state }) => state.kind === 'own');
  if (said.every(({ change }) => (change?.state ?? null) === null)) return null;
  const state = lowest(said.map(({ change, texts }) => change?.state ?? texts.state ?? 'initial'));
  const filled = own.some(({ change, texts }) => (change?.content ?? texts.target ?? '') !== '');
  return { state, written: state12(state, filled) };
}

function stateSplices(file: string, place: Unit12, asked: Asked): Splice[] {
  const { unit, target } = place;
  const splices: Splice[] = [];
  for (const [at, { state }] of asked) {
    const own = place.located[at]!.state;
    if (state === null || own.kind === 'own') continue;
    if (own.kind === 'sdl') splices.push(...attributeSplices(file, own.element, 'conf', SDL_WRITTEN[state]));
    else splices.push(...attributeSplices(file, own.element, own.name, MEMOQ_WRITTEN[state]));
  }
  const whole = targetState(place, asked);
  if (whole === null) return splices;
  const approved = attribute(unit, 'approved');
  if (whole.state === 'final' && approved !== 'yes') {
    splices.push(...attributeSplices(file, unit, 'approved', 'yes'));
  } else if (whole.state !== 'final' && approved === 'yes') {
    splices.push(...attributeSplices(file, unit, 'approved', 'no'));
  }
  if (target !== undefined) {
    splices.push(...attributeSplices(file, target, 'state', whole.written));
    // It tells where a text came from that somebody has judged since.
    splices.push(...attributeSplices(file, target, 'state-qualifier', null));
  }
  return splices;
}

function rawContent(file: string, element: Located12['element']): string {
  return element === undefined ? '' : file.slice(element.extent.inner, element.extent.innerEnd);
}

/** The content of a whole <target>, made as <seg-source> is cut: its marks, and what stands between them. */
function fromSegmented(file: string, place: Unit12, asked: Asked): string {
  const { segmented, located } = place;
  const { inner, innerEnd } = segmented!.extent;
  let out = '';
  let at = inner;
  for (const [number, mark] of segmentMarks(segmented!).entries()) {
    const content = asked.get(number)?.content ?? rawContent(file, located[number]?.element);
    const tag = contentSplice(file, mark, content);
    out += file.slice(at, tag.from) + tag.text;
    at = tag.to;
  }
  return out + file.slice(at, innerEnd);
}

function contentSplices(file: string, place: Unit12, asked: Asked): Splice[] {
  const { source, segmented, target, located, preserve } = place;
  const changed = [...asked].filter(
    ([at, { content }]) => content !== null && (content !== '' || located[at]!.element !== undefined),
  );
  if (changed.length === 0) return [];
  const breaks = changed.some(([, { content }]) => content?.includes('\n')) && !preserve;
  const space = breaks && !(target !== undefined && keepsSpace(target, false)) ? ' xml:space="preserve"' : '';
  const inPlace = changed.every(([at]) => located[at]!.element !== undefined);
  if (inPlace) {
    return changed.map(([at, { content }]) => {
      const element = located[at]!.element!;
      return contentSplice(file, element, content!, element === target ? space : '');
    });
  }
  const content = segmented === undefined ? changed[0]![1].content! : fromSegmented(file, place, asked);
  if (target !== undefined) return [contentSplice(file, target, content, space)];
  const name = writtenName({ prefix: source.prefix, local: 'target' });
  const state = targetState(place, asked);
  const said = state === null ? '' : ` state="${state.written}"`;
  return [siblingSplice(file, segmented ?? source, `<${name}${said}${space}>${content}</${name}>`)];
}

/** All changes of a unit's text. */
export function changes12(file: string, place: Unit12, asked: Asked): Splice[] {
  return [...stateSplices(file, place, asked), ...contentSplices(file, place, asked)];
}
