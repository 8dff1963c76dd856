// One <unit> (XLIFF section 4.2.2.5) to one paragraph.
import { badInput } from '../../errors.ts';
import { includedByDefault, PARAGRAPH_KINDS, type ParagraphKind } from '../../model/paragraph.ts';
import type { Origin } from '../../model/revision.ts';
import { SEGMENT_STATES, type SegmentState } from '../../model/segment.ts';
import { codeIndex, type Span, type Text } from '../../model/text.ts';
import type { Filler, FormatParagraph, FormatSegment, FormatSuggestion, FormatWarning } from '../format.ts';
import { attribute, childrenOf, type Slices, textOf, type XmlElement } from '../xml-tree.ts';
import { serialise } from '../xml-write.ts';
import { CATEGORY, MACHINE_STATE, MATCHES, METADATA, XLIFF } from './names.ts';
import {
  type CodeMarkup,
  type CodeReader,
  createCodeReader,
  describe2,
  keepsSpace,
  type OriginalData,
  unwrap,
} from './read-codes.ts';

/** The `type`s and texts of our metaGroup in a unit or file. */
export function readMeta(parent: XmlElement, preserve: boolean): Map<string, string> {
  const groups = childrenOf(parent, METADATA, 'metadata')
    .flatMap((metadata) => childrenOf(metadata, METADATA, 'metaGroup'))
    .filter((group) => attribute(group, 'category') === CATEGORY);
  const metas = groups.flatMap((group) => childrenOf(group, METADATA, 'meta'));
  return new Map(metas.map((meta) => [attribute(meta, 'type') ?? '', unwrap(textOf(meta), preserve)]));
}

/** Matches carry their own original data (section 5.1.3.2); the codes of a draft share the segment's table all the same. */
function readOriginalData(unit: XmlElement): OriginalData {
  const owners = [...matchesOf(unit), unit];
  const groups = owners.flatMap((owner) => childrenOf(owner, XLIFF, 'originalData'));
  const data = groups.flatMap((group) => childrenOf(group, XLIFF, 'data'));
  return new Map(
    data.map((one) => [attribute(one, 'id') ?? '', { markup: serialise(one, XLIFF), text: textOf(one) }]),
  );
}

function matchesOf(unit: XmlElement): XmlElement[] {
  return childrenOf(unit, MATCHES, 'matches').flatMap((one) => childrenOf(one, MATCHES, 'match'));
}

function stateOf(segment: XmlElement, warnings: FormatWarning[]): SegmentState {
  const state = attribute(segment, 'state') ?? 'initial';
  const known = SEGMENT_STATES.find((one) => one === state);
  if (known === undefined) warnings.push({ key: 'state', params: { state, ...segment.place } });
  return known ?? 'initial';
}

function originOf(segment: XmlElement): Origin | undefined {
  const subState = attribute(segment, 'subState') ?? '';
  if (subState === MACHINE_STATE) return 'mt:bundled';
  return subState.startsWith(`${MACHINE_STATE}-`)
    ? `mt:${subState.slice(MACHINE_STATE.length + 1)}`
    : undefined;
}

/** Where `wanted` stands in a text, whose inline codes it lacks. */
function findSpan(text: Text, wanted: string): Span | null {
  if (wanted === '') return null;
  const places = [...Array(text.length).keys()].filter((i) => codeIndex(text[i]!) < 0);
  const at = places
    .map((i) => text[i])
    .join('')
    .indexOf(wanted);
  return at < 0 ? null : { start: places[at]!, end: places[at + wanted.length - 1]! + 1 };
}

/** The machine draft that a match keeps: the first whose origin is an engine of ours and whose ref names the segment. */
function matchOf(unit: XmlElement, segmentId: string | undefined, only: boolean): XmlElement | undefined {
  return matchesOf(unit).find((match) => {
    if (attribute(match, 'type') !== 'mt' || !/^mt:./.test(attribute(match, 'origin') ?? '')) return false;
    const ref = attribute(match, 'ref')?.replace(/^#/, '').split('/').pop();
    return only || (ref !== undefined && ref === segmentId);
  });
}

/** Types of match that are no proposal for the text itself (section 5.1.3.4): terms and the like. */
const NO_PROPOSAL = new Set(['term']);

/** The unit's matches for a segment, as the translator's suggestions; our own machine's draft is none. */
function suggestionsOf(
  unit: XmlElement,
  segmentId: string | undefined,
  only: boolean,
  reader: CodeReader,
  preserve: boolean,
): FormatSuggestion[] {
  return matchesOf(unit).flatMap((match): FormatSuggestion[] => {
    const origin = attribute(match, 'origin') ?? '';
    const type = attribute(match, 'type') ?? 'tm';
    const ref = attribute(match, 'ref')?.replace(/^#/, '').split('/').pop();
    const [source] = childrenOf(match, XLIFF, 'source');
    const [target] = childrenOf(match, XLIFF, 'target');
    const ours = type === 'mt' && /^mt:./.test(origin);
    if (target === undefined || ours || NO_PROPOSAL.has(type) || (!only && ref !== segmentId)) return [];
    const keep = keepsSpace(match, preserve);
    const quality = attribute(match, 'similarity') ?? attribute(match, 'matchQuality');
    return [
      {
        source: source === undefined ? null : reader.readKnown(source, keep),
        target: reader.readKnown(target, keep),
        score: readScore(quality),
        origin: origin || type,
      },
    ];
  });
}

/** A score of 0 to 100, whether written `87`, `87.5` or `87%`; null where there is none. */
export function readScore(written: string | undefined): number | null {
  const score = Number.parseFloat(written ?? '');
  return Number.isFinite(score) && score >= 0 ? Math.min(100, score) : null;
}

/** A segment with the elements that it was read from, for a writer that puts its target back. */
export type Located = {
  texts: FormatSegment;
  markup: readonly CodeMarkup[];
  segment: XmlElement;
  source: XmlElement;
  target: XmlElement | undefined;
  preserve: boolean;
};

function readSegment(
  unit: XmlElement,
  segment: XmlElement,
  only: boolean,
  reader: CodeReader,
  preserve: boolean,
  warnings: FormatWarning[],
): Located {
  const [source] = childrenOf(segment, XLIFF, 'source');
  const [target] = childrenOf(segment, XLIFF, 'target');
  if (source === undefined) throw badInput('xliff.no-source', segment.place);
  if (target !== undefined && attribute(target, 'order') !== undefined) {
    warnings.push({ key: 'order', params: target.place });
  }
  const sourceText = reader.read(source, preserve);
  const texts: FormatSegment = { source: sourceText === '' ? null : sourceText };
  if (target !== undefined) texts.target = reader.read(target, preserve);
  texts.state = stateOf(segment, warnings);
  const origin = originOf(segment);
  if (origin !== undefined) texts.origin = origin;
  const id = attribute(segment, 'id');
  const match = matchOf(unit, id, only);
  const draft = match === undefined ? undefined : childrenOf(match, XLIFF, 'target')[0];
  if (match !== undefined && draft !== undefined) {
    texts.machineDraft = reader.read(draft, keepsSpace(match, preserve));
    const machineOrigin = attribute(match, 'origin') as Origin;
    if (machineOrigin !== 'mt:bundled') texts.machineOrigin = machineOrigin;
  }
  const suggestions = suggestionsOf(unit, id, only, reader, preserve);
  if (suggestions.length > 0) texts.suggestions = suggestions;
  const name = [attribute(unit, 'id'), only ? undefined : id].filter((one) => one !== undefined).join('/');
  if (name !== '') texts.fileId = name;
  return { texts, markup: reader.markup, segment, source, target, preserve };
}

function readFiller(ignorable: XmlElement, reader: CodeReader, preserve: boolean): Filler {
  const [source] = childrenOf(ignorable, XLIFF, 'source');
  const [target] = childrenOf(ignorable, XLIFF, 'target');
  const filler: Filler = { source: source === undefined ? '' : reader.read(source, preserve) };
  if (target !== undefined) filler.target = reader.read(target, preserve);
  return filler;
}

function joined(first: Filler | undefined, second: Filler): Filler {
  if (first === undefined) return second;
  const filler: Filler = { source: first.source + second.source };
  if (first.target !== undefined || second.target !== undefined) {
    filler.target = (first.target ?? first.source) + (second.target ?? second.source);
  }
  return filler;
}

/** Segments of a unit in order, with what stands between them. */
function readSegments(unit: XmlElement, unitContext: UnitContext, preserve: boolean): Located[] {
  const { file, warnings } = unitContext;
  const describe = describe2(readOriginalData(unit));
  const only = childrenOf(unit, XLIFF, 'segment').length === 1;
  const segments: { located: Located; reader: CodeReader }[] = [];
  let waiting: XmlElement[] = [];
  for (const child of childrenOf(unit, XLIFF)) {
    const last = segments.at(-1);
    if (child.local === 'segment') {
      const reader = createCodeReader(describe, file);
      const located = readSegment(unit, child, only, reader, preserve, warnings);
      const { texts } = located;
      for (const one of waiting) texts.before = joined(texts.before, readFiller(one, reader, preserve));
      waiting = [];
      segments.push({ located, reader });
    } else if (child.local === 'ignorable') {
      if (last === undefined) waiting.push(child);
      else {
        const { texts } = last.located;
        texts.after = joined(texts.after, readFiller(child, last.reader, preserve));
      }
    }
  }
  for (const { located, reader } of segments) {
    if (reader.codes.length > 0) located.texts.codes = reader.codes;
    if (!unitContext.translate) located.texts.translate = false;
    located.texts.ref = String(unitContext.nextRef());
  }
  return segments.map(({ located }) => located);
}

/**
 * What holds around a unit: the text of the file, xml:space, whether its texts are to be translated; and the numbers that
 * segments are found again by, in the order of the file.
 */
export type UnitContext = {
  file: Slices;
  preserve: boolean;
  translate: boolean;
  warnings: FormatWarning[];
  nextRef: () => number;
};

/** The paragraph and its segments' places, or null (with a warning) where the unit has no segment. */
export function readUnit(
  unit: XmlElement,
  context: UnitContext,
): { paragraph: FormatParagraph; located: readonly Located[] } | null {
  const keep = keepsSpace(unit, context.preserve);
  const located = readSegments(unit, context, keep);
  const segments = located.map(({ texts }) => texts);
  const [first] = segments;
  if (first === undefined) {
    context.warnings.push({ key: 'no-segment', params: unit.place });
    return null;
  }
  const meta = readMeta(unit, keep);
  const kind: ParagraphKind = PARAGRAPH_KINDS.find((one) => one === meta.get('kind')) ?? 'paragraph';
  const included = meta.has('included') ? meta.get('included') !== 'no' : includedByDefault(kind);
  const dateline = first.source === null ? null : findSpan(first.source, meta.get('dateline') ?? '');
  const notes = childrenOf(unit, XLIFF, 'notes')
    .flatMap((one) => childrenOf(one, XLIFF, 'note'))
    .map((note) => unwrap(textOf(note), keep));
  const facts = { kind, included, dateline, ...(notes.length === 0 ? {} : { notes }) };
  const paragraph = segments.length === 1 ? { ...facts, ...first } : { ...facts, source: null, segments };
  return { paragraph, located };
}
