// A document as XLIFF 2.1, so that it comes back whole: see xliff21.ts for what stands where.
import type { InlineCode, Text } from '../../model/text.ts';
import { withoutCodes } from '../../model/text.ts';
import {
  type Filler,
  type FormatParagraph,
  type FormatSegment,
  type PieceWriter,
  segmentsOf,
} from '../format.ts';
import { escapeAttribute } from '../xml-write.ts';
import { CATEGORY, DETAIL_NAMES, MACHINE_STATE, MATCHES, METADATA, XLIFF } from './names.ts';
import { type CodeWriter, createCodeWriter, plainText } from './write-codes.ts';

/** A line, or an element with what stands in it, each a step further in. */
type Markup = string | { tag: string; inside: readonly Markup[] };

function block(tag: string, inside: readonly Markup[]): Markup[] {
  return [{ tag, inside }];
}

function blockUnlessEmpty(tag: string, inside: readonly Markup[]): Markup[] {
  return inside.length === 0 ? [] : block(tag, inside);
}

function addLines(lines: string[], markup: Markup, indent: string): void {
  if (typeof markup === 'string') {
    lines.push(indent + markup);
    return;
  }
  lines.push(`${indent}<${markup.tag}>`);
  for (const one of markup.inside) addLines(lines, one, `${indent}  `);
  lines.push(`${indent}</${markup.tag.split(' ', 1)[0]}>`);
}

function metadata(metas: readonly (readonly [string, string])[]): Markup[] {
  const lines = metas.map(([type, value]) => `<mda:meta type="${type}">${plainText(value)}</mda:meta>`);
  return block('mda:metadata', block(`mda:metaGroup category="${CATEGORY}"`, lines));
}

function texts(writer: CodeWriter, source: Text, target: Text | undefined, codes: readonly InlineCode[]) {
  const element = (name: string, text: Text) =>
    text === '' ? `<${name}/>` : `<${name}>${writer.write(text, codes)}</${name}>`;
  return [element('source', source), ...(target === undefined ? [] : [element('target', target)])];
}

function subState({ origin }: FormatSegment): string {
  if (origin === undefined || !origin.startsWith('mt:')) return '';
  const engine = origin === 'mt:bundled' ? '' : `-${origin.slice(3)}`;
  return ` subState="${escapeAttribute(MACHINE_STATE + engine)}"`;
}

function match(segment: FormatSegment, id: string): Markup[] {
  const { machineDraft, machineOrigin = 'mt:bundled', source, codes = [] } = segment;
  if (machineDraft === undefined) return [];
  const writer = createCodeWriter();
  const lines = texts(writer, source ?? '', machineDraft, codes);
  return block(`mtc:match ref="#${id}" type="mt" origin="${escapeAttribute(machineOrigin)}"`, [
    ...blockUnlessEmpty('originalData', writer.originalData()),
    ...lines,
  ]);
}

/** Segment ids share their space with the ids of inline codes in the unit (section 4.3.1.19). */
function segmentIds(segments: readonly FormatSegment[]): string[] {
  const taken = new Set(segments.flatMap((segment) => segment.codes ?? []).map((code) => code.id));
  let number = 0;
  return segments.map(() => {
    do number += 1;
    while (taken.has(`s${number}`));
    return `s${number}`;
  });
}

function dateline({ dateline }: FormatParagraph, source: Text | null): (readonly [string, string])[] {
  const text = dateline === null ? '' : withoutCodes((source ?? '').slice(dateline.start, dateline.end));
  return text === '' ? [] : [['dateline', text]];
}

function unit(paragraph: FormatParagraph, number: number): Markup[] {
  const segments = segmentsOf(paragraph);
  const ids = segmentIds(segments);
  const writer = createCodeWriter();
  const filler = (one: Filler | undefined, codes: readonly InlineCode[]) =>
    one === undefined ? [] : block('ignorable', texts(writer, one.source, one.target, codes));
  const content = segments.flatMap((segment, i) => {
    const { codes = [], source, target, state = 'initial', before, after } = segment;
    return [
      ...filler(before, codes),
      ...block(
        `segment id="${ids[i]}" state="${state}"${subState(segment)}`,
        texts(writer, source ?? '', target, codes),
      ),
      ...filler(after, codes),
    ];
  });
  const matches = segments.flatMap((segment, i) => match(segment, ids[i]!));
  const notes = (paragraph.notes ?? []).map(
    (note) => `<note category="translator">${plainText(note)}</note>`,
  );
  return block(`unit id="u${number}"`, [
    ...blockUnlessEmpty('mtc:matches', matches),
    ...metadata([
      ['kind', paragraph.kind],
      ['included', paragraph.included ? 'yes' : 'no'],
      ...dateline(paragraph, segments[0]!.source),
    ]),
    ...blockUnlessEmpty('notes', notes),
    ...blockUnlessEmpty('originalData', writer.originalData()),
    ...content,
  ]);
}

/** Lines as they stand in the file element. */
function inFile(content: readonly Markup[]): string {
  const lines: string[] = [];
  for (const one of content) addLines(lines, one, '    ');
  return `${lines.join('\n')}\n`;
}

/** White space counts in the file (xml:space), so every text comes back to the letter. */
export function pieces2(): PieceWriter {
  let number = 0;
  return {
    piece(paragraph) {
      number += 1;
      return inFile(unit(paragraph, number));
    },
    frame(doc) {
      const root =
        `xliff xmlns="${XLIFF}" xmlns:mda="${METADATA}" xmlns:mtc="${MATCHES}" version="2.1"` +
        ` srcLang="${escapeAttribute(doc.sourceLang)}" trgLang="${escapeAttribute(doc.targetLang)}" xml:space="preserve"`;
      const details = metadata(DETAIL_NAMES.map((name) => [name, doc.details[name]] as const));
      return {
        head: `<?xml version="1.0" encoding="UTF-8"?>\n<${root}>\n  <file id="f1">\n${inFile(details)}`,
        tail: '  </file>\n</xliff>\n',
      };
    },
  };
}
