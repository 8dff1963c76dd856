// One <trans-unit> (XLIFF 1.2) to one paragraph; <seg-source> cuts it into segments.
import { badInput } from '../../errors.ts';
import { includedByDefault, PARAGRAPH_KINDS, type ParagraphKind } from '../../model/paragraph.ts';
import type { FormatParagraph, FormatSegment, FormatSuggestion } from '../format.ts';
import {
  type CodeMarkup,
  type CodeReader,
  createCodeReader,
  keepsSpace,
  unwrap,
} from '../xliff/read-codes.ts';
import { readScore, type UnitContext } from '../xliff/read-unit.ts';
import { attribute, childrenOf, type Slices, textOf, type XmlElement } from '../xml-tree.ts';
import { describe12 } from './describe.ts';
import { readState, type StatePlace, statePlace, XLIFF12 } from './states.ts';

/**
 * A segment with the places that a writer changes. `element`: what holds its target (the <target>, or a <mrk> inside), if the
 * file has it; `mid`: of its <mrk>.
 */
export type Located12 = {
  texts: FormatSegment;
  markup: readonly CodeMarkup[];
  element: XmlElement | undefined;
  mid: string | undefined;
  state: StatePlace;
};

/** A unit as read. `segmented`: the <seg-source> that a missing target is made from. */
export type Unit12 = {
  unit: XmlElement;
  source: XmlElement;
  target: XmlElement | undefined;
  segmented: XmlElement | undefined;
  preserve: boolean;
  located: readonly Located12[];
};

/** Our kinds, and the values of restype that mean the same. */
const RESTYPES: ReadonlyMap<string, ParagraphKind> = new Map(
  Object.entries({
    heading: 'heading',
    caption: 'caption',
    listitem: 'list-item',
    'x-heading': 'heading',
  }),
);

function kindOf(unit: XmlElement): ParagraphKind {
  const type = attribute(unit, 'restype') ?? '';
  const own = PARAGRAPH_KINDS.find((kind) => type === `x-padanan-${kind}`);
  return own ?? RESTYPES.get(type) ?? 'paragraph';
}

function isSegment(node: XmlElement | string): node is XmlElement {
  return (
    typeof node !== 'string' &&
    node.uri === XLIFF12 &&
    node.local === 'mrk' &&
    attribute(node, 'mtype') === 'seg'
  );
}

function holdsSegment(node: XmlElement | string): node is XmlElement {
  return typeof node !== 'string' && node.children.some((child) => isSegment(child) || holdsSegment(child));
}

/** The segment marks of a text, in order, however deep. */
export function segmentMarks(element: XmlElement): XmlElement[] {
  return element.children.flatMap((child) =>
    isSegment(child) ? [child] : typeof child === 'string' ? [] : segmentMarks(child),
  );
}

type Cut = { mark: XmlElement; reader: CodeReader; source: string; before: string; after: string };

/** The segments of a <seg-source> with what stands between them, which may be one tag of an element around several. */
function cutSource(segmented: XmlElement, file: Slices, keep: boolean): Cut[] {
  const cuts: Cut[] = [];
  // What comes before the first segment waits for its code table.
  const waiting: ((reader: CodeReader) => string)[] = [];
  const put = (text: (reader: CodeReader) => string) => {
    const last = cuts.at(-1);
    if (last === undefined) waiting.push(text);
    else last.after += text(last.reader);
  };
  const walk = (parent: XmlElement) => {
    for (const child of parent.children) {
      if (isSegment(child)) {
        const reader = createCodeReader(describe12, file);
        const source = reader.read(child, keep);
        const before = waiting.splice(0).map((text) => text(reader));
        cuts.push({ mark: child, reader, source, before: before.join(''), after: '' });
      } else if (holdsSegment(child)) {
        put((reader) => reader.ends(child)[0]);
        walk(child);
        put((reader) => reader.ends(child)[1]);
      } else put((reader) => reader.readSome(parent, [child]));
    }
  };
  walk(segmented);
  return cuts;
}

function suggestions(unit: XmlElement, mid: string | undefined, reader: CodeReader, keep: boolean) {
  return childrenOf(unit, XLIFF12, 'alt-trans').flatMap((one): FormatSuggestion[] => {
    const [source] = childrenOf(one, XLIFF12, 'source');
    const [target] = childrenOf(one, XLIFF12, 'target');
    const other = attribute(one, 'mid');
    if (target === undefined || (other !== undefined && other !== mid)) return [];
    if (['rejected', 'reference'].includes(attribute(one, 'alttranstype') ?? '')) return [];
    const own = keepsSpace(one, keep);
    return [
      {
        source: source === undefined ? null : reader.readKnown(source, own),
        target: reader.readKnown(target, own),
        score: readScore(attribute(one, 'match-quality')),
        origin: attribute(one, 'origin') ?? attribute(one, 'tool-id') ?? attribute(one, 'tool') ?? '',
      },
    ];
  });
}

/** Reads a unit; null where it has neither source nor text. Throws badInput `xliff.no-source`, `xliff.too-many-codes`. */
export function readUnit12(
  unit: XmlElement,
  context: UnitContext,
): { paragraph: FormatParagraph; place: Unit12 } {
  const { file } = context;
  const keep = keepsSpace(unit, context.preserve);
  const [source] = childrenOf(unit, XLIFF12, 'source');
  const [target] = childrenOf(unit, XLIFF12, 'target');
  if (source === undefined) throw badInput('xliff.no-source', unit.place);
  const [segSource] = childrenOf(unit, XLIFF12, 'seg-source');
  const marks = target === undefined ? [] : segmentMarks(target);
  const sourceKeep = segSource === undefined ? keep : keepsSpace(segSource, keep);
  const cuts = segSource === undefined ? [] : cutSource(segSource, file, sourceKeep);
  // A whole target without marks belongs to the whole source.
  const whole =
    cuts.length === 0 || (target !== undefined && marks.length === 0 && textOf(target).trim() !== '');
  const id = attribute(unit, 'id');

  function locate(
    reader: CodeReader,
    sourceText: string,
    element: XmlElement | undefined,
    mid: string | undefined,
  ): Located12 {
    const place = statePlace(unit, mid);
    // A mark has the white space of the target around it.
    const around = target === undefined ? keep : keepsSpace(target, keep);
    const targetText = element === undefined ? undefined : reader.read(element, around);
    const { state, locked } = readState(unit, target, place);
    const texts: FormatSegment = { source: sourceText === '' ? null : sourceText };
    if (targetText !== undefined) texts.target = targetText;
    texts.state = targetText === undefined || targetText === '' ? 'initial' : state;
    const proposed = suggestions(unit, mid, reader, keep);
    if (proposed.length > 0) texts.suggestions = proposed;
    if (reader.codes.length > 0) texts.codes = reader.codes;
    const name = [id, mid].filter((one) => one !== undefined && one !== '').join('/');
    if (name !== '') texts.fileId = name;
    if (locked || !context.translate) texts.translate = false;
    texts.ref = String(context.nextRef());
    return { texts, markup: reader.markup, element, mid, state: place };
  }

  let located: Located12[];
  if (whole) {
    const reader = createCodeReader(describe12, file);
    located = [locate(reader, reader.read(source, keep), target, undefined)];
  } else {
    const byMid = new Map(marks.toReversed().map((mark) => [attribute(mark, 'mid'), mark]));
    located = cuts.map(({ mark, reader, source: text, before, after }, at) => {
      const mid = attribute(mark, 'mid');
      const element = mid === undefined ? marks[at] : byMid.get(mid);
      const one = locate(reader, text, element, mid);
      if (before !== '') one.texts.before = { source: unwrap(before, sourceKeep) };
      if (after !== '') one.texts.after = { source: unwrap(after, sourceKeep) };
      if (reader.codes.length > 0) one.texts.codes = reader.codes;
      return one;
    });
  }
  const kind = kindOf(unit);
  const notes = childrenOf(unit, XLIFF12, 'note')
    .map((note) => unwrap(textOf(note), keep))
    .filter((note) => note !== '');
  const facts = {
    kind,
    included: includedByDefault(kind),
    dateline: null,
    ...(notes.length === 0 ? {} : { notes }),
  };
  const segments = located.map(({ texts }) => texts);
  const paragraph =
    segments.length === 1 ? { ...facts, ...segments[0]! } : { ...facts, source: null, segments };
  const place = { unit, source, target, segmented: whole ? undefined : segSource, preserve: keep, located };
  return { paragraph, place };
}
