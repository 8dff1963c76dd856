// A document as XLIFF 1.2: bilingual, with states, notes, codes and the kinds of its paragraphs.
import type { Text } from '../../model/text.ts';
import { type FormatParagraph, type FormatSegment, type PieceWriter, segmentsOf } from '../format.ts';
import { plainText } from '../xliff/write-codes.ts';
import { escapeAttribute } from '../xml-write.ts';
import { state12, XLIFF12 } from './states.ts';
import { content12 } from './write-codes.ts';

const KEEP = ' xml:space="preserve"';

function filler(text: Text | undefined, { codes = [] }: FormatSegment): string {
  return text === undefined ? '' : content12(text, codes);
}

/** The texts of all segments as one: of a single segment bare, of several each in its mark, with what stands between them. */
function whole(segments: readonly FormatSegment[], side: 'source' | 'target', marked: boolean): string {
  return segments
    .map((segment, at) => {
      const { before, after, codes = [] } = segment;
      const text = content12((side === 'source' ? segment.source : segment.target) ?? '', codes);
      const mark = marked ? `<mrk mtype="seg" mid="${at + 1}">${text}</mrk>` : text;
      const next = segments[at + 1];
      const between = next !== undefined && after === undefined && next.before === undefined ? ' ' : '';
      return `${filler(before?.[side] ?? before?.source, segment)}${mark}${filler(after?.[side] ?? after?.source, segment)}${between}`;
    })
    .join('');
}

function suggestions(segments: readonly FormatSegment[], marked: boolean): string[] {
  return segments.flatMap(({ suggestions: proposed = [], codes = [] }, at) =>
    proposed.map(({ source, target, score, origin }) => {
      const mid = marked ? ` mid="${at + 1}"` : '';
      const quality = score === null ? '' : ` match-quality="${score}"`;
      const from = origin === '' ? '' : ` origin="${escapeAttribute(origin)}"`;
      const own = source === null ? '' : `<source>${content12(source, codes)}</source>`;
      return `      <alt-trans${mid}${quality}${from}>${own}<target>${content12(target, codes)}</target></alt-trans>`;
    }),
  );
}

function unit(paragraph: FormatParagraph, number: number): string[] {
  const segments = segmentsOf(paragraph);
  const marked = segments.length > 1;
  const filled = segments.some(({ target = '' }) => target !== '');
  const states = segments.map(({ state = 'initial' }) => state);
  const order = ['initial', 'translated', 'reviewed', 'final'] as const;
  const state = order.find((one) => states.includes(one)) ?? 'initial';
  const facts = [
    `id="${number}"`,
    `restype="x-padanan-${paragraph.kind}"`,
    ...(state === 'final' ? ['approved="yes"'] : []),
    ...(segments.every(({ translate }) => translate === false) ? ['translate="no"'] : []),
  ];
  // The order that <trans-unit> asks for: source, seg-source, target, then the rest.
  return [
    `    <trans-unit ${facts.join(' ')}>`,
    `      <source${KEEP}>${whole(segments, 'source', false)}</source>`,
    ...(marked ? [`      <seg-source${KEEP}>${whole(segments, 'source', true)}</seg-source>`] : []),
    ...(filled
      ? [`      <target state="${state12(state, true)}"${KEEP}>${whole(segments, 'target', marked)}</target>`]
      : []),
    ...(paragraph.notes ?? []).map((note) => `      <note>${plainText(note)}</note>`),
    ...suggestions(segments, marked),
    '    </trans-unit>',
  ];
}

/** The title is the file's `original`; the article's other details and datelines have no place in 1.2. */
export function pieces12(): PieceWriter {
  let number = 0;
  return {
    piece(paragraph) {
      number += 1;
      return `${unit(paragraph, number).join('\n')}\n`;
    },
    frame(doc) {
      const file = [
        `original="${escapeAttribute(plainName(doc.details.title))}"`,
        `source-language="${escapeAttribute(doc.sourceLang)}"`,
        `target-language="${escapeAttribute(doc.targetLang)}"`,
        'datatype="plaintext"',
      ];
      const head = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        `<xliff version="1.2" xmlns="${XLIFF12}">`,
        `<file ${file.join(' ')}>`,
        '  <body>\n',
      ];
      return { head: head.join('\n'), tail: '  </body>\n</file>\n</xliff>\n' };
    },
  };
}

/** A title as a file's name: XML cannot hold some characters, and a slash would make a folder of its first half. */
function plainName(title: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what XML lacks.
  return title.replace(/[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|\p{Cs}/gu, '\uFFFD').replace(/[/\\]/g, '-');
}
