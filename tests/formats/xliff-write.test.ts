// Writing XLIFF: what is written comes back whole, and is XML whatever people did to its codes.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ExportDocument,
  type FormatParagraph,
  type FormatSegment,
  segmentsOf,
} from '../../src/formats/format.ts';
import { xliff12 } from '../../src/formats/xliff12.ts';
import { xliff21 } from '../../src/formats/xliff21.ts';
import { codeCharacter, withoutCodes } from '../../src/model/text.ts';
import { document } from './arbitrary.ts';
import { article } from './article.ts';

const NO_DETAILS = { title: '', outlet: '', byline: '', address: '', date: '', rights: '' };

function around(segment: FormatSegment): ExportDocument {
  return {
    details: NO_DETAILS,
    sourceLang: 'id',
    targetLang: 'en',
    label: { version: null, draft: true },
    paragraphs: [{ kind: 'paragraph', included: true, dateline: null, ...segment }],
  };
}

/** Without what only tells where in a file a text stood. */
function unplaced(paragraphs: readonly FormatParagraph[]): FormatParagraph[] {
  const bare = <T extends FormatSegment>({ ref, fileId, ...rest }: T) => rest;
  return paragraphs.map((one) => {
    const { segments, ...own } = bare(one) as FormatParagraph;
    return segments === undefined ? own : { ...own, segments: segments.map(bare) };
  });
}

const again = async (doc: ExportDocument) => xliff21.read(await xliff21.write(doc));

describe('write then read', () => {
  it('gives the same document', async () => {
    await fc.assert(
      fc.asyncProperty(document, async (doc) => {
        const content = await again(doc);
        expect(unplaced(content.paragraphs)).toEqual(doc.paragraphs);
        expect(content.details).toEqual(doc.details);
        expect(content.warnings).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('gives the sample document', async () => {
    const content = await xliff21.read(readFileSync('translations/documents/venezuela-secret-meetings.xlf'));
    const { details, ...rest } = content;
    const back = await again({
      ...rest,
      details: { ...NO_DETAILS, ...details },
      label: { version: null, draft: true },
    });
    expect(back).toEqual(content);
  });

  it('gives the golden file', async () => {
    const text = Buffer.from(await xliff21.write(article)).toString('utf8');
    await expect(text).toMatchFileSnapshot('../data/formats/article.xlf');
  });

  it('writes what XML cannot hold as <cp>', async () => {
    const bytes = await xliff21.write(around({ source: 'a\u0000b\uD800c\uFFFFd\f' }));
    expect(Buffer.from(bytes).toString()).toContain(
      '<source>a<cp hex="0000"/>b<cp hex="D800"/>c<cp hex="FFFF"/>d<cp hex="000C"/></source>',
    );
    const { paragraphs } = await xliff21.read(bytes);
    expect(withoutCodes(paragraphs[0]!.source!)).toBe('abcd');
  });
});

describe('codes that people moved', () => {
  const code = (id: string, kind: 'open' | 'close', data: string) => ({ id, kind, data, label: id });
  const codes = [
    code(
      '1',
      'open',
      '<pc id="1" dataRefStart="a" dataRefEnd="b"><data id="a">*</data><data id="b">/*</data>',
    ),
    code('1', 'close', '</pc>'),
    code('2', 'open', '<pc id="2">'),
    code('2', 'close', '</pc>'),
    code('3', 'open', '<mrk id="3" translate="no">'),
    code('3', 'close', '</mrk>'),
  ];
  const [a, A, b, B, m, M] = codes.map((_, i) => codeCharacter(i));

  it.each([
    ['nested', `${a}x${b}y${B}${A}`, '<pc id="1" dataRefStart="a" dataRefEnd="b">x<pc id="2">y</pc></pc>'],
    [
      'crossed',
      `${a}x${b}y${A}z${B}`,
      '<sc id="1" dataRef="a"/>x<pc id="2">y<ec startRef="1" dataRef="b"/>z</pc>',
    ],
    ['without its end', `${b}x`, '<sc id="2" isolated="yes"/>x'],
    ['without its start', `x${B}`, 'x<ec id="2" isolated="yes"/>'],
    ['the wrong way round', `${B}x${b}`, '<ec id="2" isolated="yes"/>x<sc id="2" isolated="yes"/>'],
    [
      'crossed annotations',
      `${m}x${b}y${M}z${B}`,
      '<sm id="3" translate="no"/>x<pc id="2">y<em startRef="3"/>z</pc>',
    ],
    ['half an annotation', `${m}x`, 'x'],
  ])('are well-formed when %s', async (_name, target, written) => {
    const bytes = await xliff21.write(around({ source: 'x', target, codes }));
    expect(Buffer.from(bytes).toString()).toContain(`<target>${written}</target>`);
    const { paragraphs } = await xliff21.read(bytes);
    expect(withoutCodes(paragraphs[0]!.target!)).toBe(withoutCodes(target));
  });

  it('are well-formed in any order', async () => {
    const target = fc
      .array(fc.constantFrom(a!, A!, b!, B!, m!, M!, 'x'), { maxLength: 12 })
      .map((one) => one.join(''));
    await fc.assert(
      fc.asyncProperty(target, async (text) => {
        const { paragraphs } = await again(around({ source: 'x', target: text, codes }));
        expect(withoutCodes(paragraphs[0]!.target!)).toBe(withoutCodes(text));
      }),
    );
  });

  it('keep the markup of another format as original data', async () => {
    const html = [{ id: '1', kind: 'open' as const, data: '<em>', label: 'em' }];
    const bytes = await xliff21.write(around({ source: 'a\uE000b', codes: html }));
    expect(Buffer.from(bytes).toString()).toContain('<data id="padanan-0">&lt;em&gt;</data>');
  });
});

it('writes XLIFF 1.2 that gives the same texts, kinds, notes and numbers of codes', async () => {
  const bare = (text: string | null | undefined) => withoutCodes(text ?? '');
  // A note is for reading: its breaks and indents are not kept.
  const said = (notes: readonly string[] = []) =>
    notes.map((note) => note.replace(/[ \t\r\n]+/g, ' ').trim()).filter((note) => note !== '');
  const count = (text: string | null | undefined) => (text ?? '').length - bare(text).length;
  await fc.assert(
    fc.asyncProperty(document, async (doc) => {
      const { paragraphs } = await xliff12.read(await xliff12.write(doc));
      const pairs = paragraphs.map((one, at) => [one, doc.paragraphs[at]!] as const);
      expect(paragraphs).toHaveLength(doc.paragraphs.length);
      for (const [back, sent] of pairs) {
        expect(back.kind).toBe(sent.kind);
        expect(said(back.notes)).toEqual(said(sent.notes));
        const [ours, theirs] = [segmentsOf(back), segmentsOf(sent)];
        expect(ours).toHaveLength(theirs.length);
        for (const [at, segment] of ours.entries()) {
          expect(bare(segment.source)).toBe(bare(theirs[at]!.source));
          expect(bare(segment.target)).toBe(bare(theirs[at]!.target));
          expect(count(segment.source)).toBe(count(theirs[at]!.source));
        }
      }
    }),
    { numRuns: 60 },
  );
});
