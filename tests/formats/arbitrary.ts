// Documents at random for the property tests: odd characters, inline codes, all kinds and states.
import fc from 'fast-check';
import type { ExportDocument, Filler, FormatParagraph, FormatSegment } from '../../src/formats/format.ts';
import { PARAGRAPH_KINDS } from '../../src/model/paragraph.ts';
import { SEGMENT_STATES } from '../../src/model/segment.ts';
import { codeCharacter, type InlineCode } from '../../src/model/text.ts';

const ODD = [
  ...[
    '<',
    '>',
    '&',
    '"',
    "'",
    ']]>',
    '&amp;',
    '<!--',
    '\n',
    '\r',
    '\r\n',
    '\t',
    '  ',
    ' ',
    '\u00A0',
    '\u2028',
  ],
  ...[
    '# ',
    '*',
    '_',
    '`',
    '[a](b)',
    '1. ',
    '- ',
    '\\',
    '|',
    '~~',
    '![',
    '<b>',
    '{{x}}',
    '%',
    '\u200B',
    '\uFEFF',
  ],
  ...['é', 'e\u0301', '😀', '👩‍👩‍👧', '漢字', 'שלום', '\u202E', '“', '—', 'kudeta', 'Rp1.234,5', '.', 'A'],
];

/** Any string that XML can hold and that has no private-use characters. */
const plain = fc
  .array(fc.oneof(fc.constantFrom(...ODD), fc.string({ unit: 'grapheme', maxLength: 8 })), { maxLength: 8 })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML cannot hold.
  .map((parts) => parts.join('').replace(/[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF\uE000-\uF8FF]|\p{Cs}/gu, ''));

/** Two nested pairs, a placeholder with original data, a literal private-use character, a control character. */
const CODES: InlineCode[] = [
  { id: 'b1', kind: 'open', data: '<pc id="b1" subType="html:b">', label: 'b' },
  {
    id: 's1',
    kind: 'placeholder',
    data: '<ph id="s1" dataRef="d&amp;1"/><data id="d&amp;1">&lt;br/&gt;\n</data>',
    label: '<br/>',
  },
  { id: 'b1', kind: 'close', data: '</pc>', label: 'b' },
  { id: 'm1', kind: 'open', data: '<mrk id="m1" translate="no">', label: 'm1' },
  { id: 'm1', kind: 'close', data: '</mrk>', label: 'm1' },
  { id: 'U+E123', kind: 'placeholder', data: '\uE123', label: 'U+E123' },
  { id: '0001', kind: 'placeholder', data: '<cp hex="0001"/>', label: 'U+0001' },
  { id: 'x', kind: 'open', data: '<sc id="x" isolated="yes"/>', label: 'x' },
];
const coded = CODES.map((_, i) => codeCharacter(i));

/** Texts whose codes follow the table's order, so that reading numbers them the same way. */
const withCodes = fc
  .array(plain, { minLength: coded.length + 1, maxLength: coded.length + 1 })
  .map((runs) => runs.map((run, i) => run + (coded[i] ?? '')).join(''));

const nonEmpty = plain.map((text) => (text === '' ? 'x' : text));
const state = fc.constantFrom(...SEGMENT_STATES);
const origin = fc.constantFrom(undefined, 'mt:bundled' as const, 'mt:other' as const);

function clean<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}

const plainSegment: fc.Arbitrary<FormatSegment> = fc
  .record({
    source: fc.oneof(nonEmpty, fc.constant(null)),
    target: fc.option(plain, { nil: undefined }),
    state,
    origin,
    machineDraft: fc.option(plain, { nil: undefined }),
  })
  .map(clean);

const codedSegment: fc.Arbitrary<FormatSegment> = fc
  .record({ source: withCodes, target: fc.option(withCodes, { nil: undefined }), state, origin })
  .map((segment) => clean({ ...segment, codes: CODES }));

const segment = fc.oneof(plainSegment, codedSegment);
const filler: fc.Arbitrary<Filler> = fc
  .record({ source: plain, target: fc.option(plain, { nil: undefined }) })
  .map(clean);

const texts: fc.Arbitrary<Pick<FormatParagraph, 'source' | 'segments'>> = fc.oneof(
  segment,
  fc
    .array(fc.tuple(segment, fc.option(filler, { nil: undefined })), { minLength: 2, maxLength: 3 })
    .map((list) => ({ source: null, segments: list.map(([one, after]) => clean({ ...one, after })) })),
);

const paragraph: fc.Arbitrary<FormatParagraph> = fc
  .record({
    kind: fc.constantFrom(...PARAGRAPH_KINDS),
    included: fc.boolean(),
    dateline: fc.constantFrom(null, { start: 0, end: 10 }),
    notes: fc.option(fc.array(plain, { minLength: 1, maxLength: 2 }), { nil: undefined }),
    texts,
  })
  .map(({ texts, dateline, ...rest }) => {
    // A dateline needs a source to stand in.
    const dated = dateline !== null && typeof texts.source === 'string';
    const source = dated ? `Jakarta - ${texts.source}` : texts.source;
    return clean({ ...rest, ...texts, source, dateline: dated ? dateline : null });
  });

const date = fc.constantFrom('', '2018-09-09');
export const document: fc.Arbitrary<ExportDocument> = fc.record({
  details: fc.record({ title: plain, outlet: plain, byline: plain, address: plain, date, rights: plain }),
  sourceLang: fc.constant('id'),
  targetLang: fc.constant('en'),
  label: fc.constantFrom({ version: null, draft: true }, { version: 3, draft: false }),
  paragraphs: fc.array(paragraph, { minLength: 1, maxLength: 4 }),
});
