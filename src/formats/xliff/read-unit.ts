// One <unit> (XLIFF section 4.2.2.5) to one paragraph.
import { badInput } from '../../errors.ts';
import { includedByDefault, PARAGRAPH_KINDS, type ParagraphKind } from '../../model/paragraph.ts';
import type { Origin } from '../../model/revision.ts';
import { SEGMENT_STATES, type SegmentState } from '../../model/segment.ts';
import { codeIndex, type Span, type Text } from '../../model/text.ts';
import type { Filler, FormatParagraph, FormatSegment, FormatWarning } from '../format.ts';
import { attribute, childrenOf, textOf, type XmlElement } from '../xml-tree.ts';
import { serialise } from '../xml-write.ts';
import { CATEGORY, MACHINE_STATE, MATCHES, METADATA, XLIFF } from './names.ts';
import { type CodeReader, createCodeReader, keepsSpace, type OriginalData, unwrap } from './read-codes.ts';

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

function readSegment(
  unit: XmlElement,
  segment: XmlElement,
  only: boolean,
  reader: CodeReader,
  preserve: boolean,
  warnings: FormatWarning[],
): FormatSegment {
  const [source] = childrenOf(segment, XLIFF, 'source');
  const [target] = childrenOf(segment, XLIFF, 'target');
  if (source === undefined) throw badInput('xliff.no-source', segment.place);
  if (target !== undefined && attribute(target, 'order') !== undefined) {
    warnings.push({ key: 'order', params: target.place });
  }
  const sourceText = reader.read(source, preserve);
  const result: FormatSegment = { source: sourceText === '' ? null : sourceText };
  if (target !== undefined) result.target = reader.read(target, preserve);
  result.state = stateOf(segment, warnings);
  const origin = originOf(segment);
  if (origin !== undefined) result.origin = origin;
  const match = matchOf(unit, attribute(segment, 'id'), only);
  const draft = match === undefined ? undefined : childrenOf(match, XLIFF, 'target')[0];
  if (match !== undefined && draft !== undefined) {
    result.machineDraft = reader.read(draft, keepsSpace(match, preserve));
    const machineOrigin = attribute(match, 'origin') as Origin;
    if (machineOrigin !== 'mt:bundled') result.machineOrigin = machineOrigin;
  }
  return result;
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
function readSegments(unit: XmlElement, preserve: boolean, warnings: FormatWarning[]): FormatSegment[] {
  const original = readOriginalData(unit);
  const only = childrenOf(unit, XLIFF, 'segment').length === 1;
  const segments: { texts: FormatSegment; reader: CodeReader }[] = [];
  let waiting: XmlElement[] = [];
  for (const child of childrenOf(unit, XLIFF)) {
    const last = segments.at(-1);
    if (child.local === 'segment') {
      const reader = createCodeReader(original);
      const texts = readSegment(unit, child, only, reader, preserve, warnings);
      for (const one of waiting) texts.before = joined(texts.before, readFiller(one, reader, preserve));
      waiting = [];
      segments.push({ texts, reader });
    } else if (child.local === 'ignorable') {
      if (last === undefined) waiting.push(child);
      else last.texts.after = joined(last.texts.after, readFiller(child, last.reader, preserve));
    }
  }
  return segments.map(({ texts, reader }) =>
    reader.codes.length === 0 ? texts : { ...texts, codes: reader.codes },
  );
}

/** The paragraph, or null (with a warning) where the unit has no segment. `preserve`: xml:space around the unit. */
export function readUnit(
  unit: XmlElement,
  preserve: boolean,
  warnings: FormatWarning[],
): FormatParagraph | null {
  const keep = keepsSpace(unit, preserve);
  const segments = readSegments(unit, keep, warnings);
  const [first] = segments;
  if (first === undefined) {
    warnings.push({ key: 'no-segment', params: unit.place });
    return null;
  }
  const meta = readMeta(unit, keep);
  const kind: ParagraphKind = PARAGRAPH_KINDS.find((one) => one === meta.get('kind')) ?? 'paragraph';
  const included = meta.has('included') ? meta.get('included') !== 'no' : includedByDefault(kind);
  const dateline = first.source === null ? null : findSpan(first.source, meta.get('dateline') ?? '');
  const notes = childrenOf(unit, XLIFF, 'notes')
    .flatMap((one) => childrenOf(one, XLIFF, 'note'))
    .map((note) => unwrap(textOf(note), keep));
  const paragraph = { kind, included, dateline, ...(notes.length === 0 ? {} : { notes }) };
  return segments.length === 1 ? { ...paragraph, ...first } : { ...paragraph, source: null, segments };
}
