// Tables with both languages, and XHTML: what other programs and spreadsheets make of them.
import fc from 'fast-check';
import JSZip from 'jszip';
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { bilingualDocx } from '../../src/formats/bilingual-docx.ts';
import { bilingualHtml } from '../../src/formats/bilingual-html.ts';
import { bilingualRows } from '../../src/formats/bilingual-rows.ts';
import { readRows } from '../../src/formats/csv.ts';
import { csvTable } from '../../src/formats/csv-table.ts';
import type { ExportDocument } from '../../src/formats/format.ts';
import { guarded, unguarded } from '../../src/formats/formula-guard.ts';
import { withoutDatelines } from '../../src/formats/without-dateline.ts';
import { xhtml } from '../../src/formats/xhtml.ts';
import { readXlsx } from '../../src/formats/xlsx-cells.ts';
import { xlsxTable } from '../../src/formats/xlsx-table.ts';
import { parseXml } from '../../src/formats/xml-tree.ts';
import { document } from './arbitrary.ts';
import { article } from './article.ts';

const text = async (bytes: Promise<Uint8Array>) => Buffer.from(await bytes).toString();
const draft = { ...article, label: { version: null, draft: true } };

const PAIRS = [
  ['', 'Officers <secretly> sought help & failed'],
  ['', 'What *they* wanted, and why [it] failed'],
  ['Sumber: caption', 'Nicolas Maduro greets supporters (photo: UPI)'],
  ['Jakarta - Perwira menemui pejabat AS.\nDua kali.', 'Jakarta - Officers met US officials.\nTwice.'],
  ['Sumber: paragraph', ''],
  ['Sumber: heading', 'Pressure from Washington #'],
  ['Sumber: paragraph', '1. 2018 was # bad: "5 < 6" & snake_case _stays_ `code` https://a.b/c_d'],
  ['Sumber: list-item', '- First demand'],
  ['Sumber: list-item', '• Second demand'],
  ['Sumber: list-item', '1. Step one'],
  ['Sumber: list-item', '2. Step two'],
  ['Satu.', 'One.'],
  ['Dua.', 'Two.'],
  ['Tiga.', 'Three.'],
  ['Empat.', ''],
  ['Sumber: related', 'Read also: Millions flee'],
  ['Sumber: keywords', 'KEYWORDS: Maduro, coup'],
];

it('writes each included segment with both its texts as CSV and as a workbook', async () => {
  const csv = readRows(await text(csvTable.write(article))).map(({ cells }) => cells);
  expect(csv[0]).toEqual(['number', 'kind', 'source', 'target', 'state', 'note']);
  expect(csv.slice(1).map((cells) => [cells[2], unguarded(cells[3]!)])).toEqual(PAIRS);
  const [sheet] = readXlsx(await xlsxTable.write(article));
  expect(sheet!.name).toBe('Translation');
  expect(sheet!.rows.slice(1).map(({ cells }) => [cells[2] ?? '', cells[3] ?? ''])).toEqual(PAIRS);
  expect(sheet!.rows[4]!.cells).toEqual([
    '4',
    'paragraph',
    ...PAIRS[3]!,
    'final',
    'Keep "Jakarta": it is the desk.',
  ]);
  expect(readXlsx(await xlsxTable.write(draft))[0]!.name).toBe('DRAFT');
});

it.each([csvTable, xlsxTable])(
  'reads back what it writes, with kinds, states and notes: $id',
  async (format) => {
    const said = (doc: Pick<ExportDocument, 'paragraphs'>) =>
      bilingualRows({ ...article, ...doc }).map(({ notes, target, state, ...row }) => ({
        ...row,
        target,
        state: target.length === 0 ? 'initial' : state,
        notes: notes.flatMap((note) => note.split(/\r\n?|\n/)).flatMap((note) => note.trim() || []),
      }));
    const property = fc.asyncProperty(document, async ({ paragraphs }) => {
      const doc = { ...article, paragraphs: [...article.paragraphs, ...paragraphs] };
      const content = await format.read(await format.write(doc));
      expect(said(content)).toEqual(said(doc));
      const bytes = await format.write({ ...article, ...content, details: article.details });
      const again = await format.writeBack({ ...article, ...content, details: article.details }, bytes);
      expect(Buffer.from(again).equals(Buffer.from(bytes))).toBe(true);
    });
    await fc.assert(property, { numRuns: 12 });
  },
);

it('writes texts and higher states into our own table, and leaves all else', async () => {
  const csv =
    'number,kind,source,target,state,note\n1,headline,Gempa,Quake,final,x\n2,paragraph,2018,,initial,\n';
  const content = await csvTable.read(Buffer.from(csv));
  const [one, two] = content.paragraphs;
  const changed = [
    { ...one!, state: 'reviewed' as const },
    { ...two!, target: '2018', state: 'translated' as const },
  ];
  const back = csvTable.writeBack(
    { ...article, ...content, details: article.details, paragraphs: changed },
    Buffer.from(csv),
  );
  expect(await text(back)).toBe(csv.replace('2018,,initial', '2018,2018,translated'));
});

it('marks CSV for Excel where asked', async () => {
  expect((await text(csvTable.write(article))).startsWith('number,')).toBe(true);
  expect((await text(csvTable.write(article, { bom: true }))).startsWith('\uFEFFnumber,')).toBe(true);
});

it.each(['=1+1', '+62', '-', '@SUM(A1)', '\tx', '\rx', "'=1"])('guards %j and gives it back', (cell) => {
  expect(guarded(cell).startsWith("'")).toBe(true);
  expect(unguarded(guarded(cell))).toBe(cell);
});

it('keeps what XML or Excel would take for something else', async () => {
  const target = '_x0041_ =1+1 \n & <b>';
  const [row] = article.paragraphs;
  const [sheet] = readXlsx(await xlsxTable.write({ ...article, paragraphs: [{ ...row!, target }] }));
  expect(sheet!.rows[1]!.cells[3]).toBe('_x0041_ =1+1\n& <b>');
});

it('writes two columns of HTML, each in its language', async () => {
  const html = await text(bilingualHtml.write(draft));
  expect(html).toContain('<th scope="col">Indonesian</th><th scope="col">English</th>');
  expect(html).toContain('<td lang="id">Tiga.</td><td lang="en">Three.</td>');
  expect(html).toContain('Officers &lt;secretly&gt;');
  expect(html).toContain('DRAFT: not approved');
  expect(html).not.toContain('left out');
});

it('writes two columns of Word', async () => {
  const bytes = Buffer.from(await bilingualDocx.write(draft, { modifiedAt: 0 }));
  const { value } = await mammoth.convertToHtml({ buffer: bytes });
  expect(value).toContain('<td><p>Tiga.</p></td><td><p>Three.</p></td>');
  expect(value).toContain('DRAFT: not approved');
  const zip = await JSZip.loadAsync(bytes);
  expect(await zip.file('word/document.xml')!.async('string')).toContain('<w:tblHeader/>');
});

describe('XHTML', () => {
  it('is the page of the golden file, and XML', async () => {
    const written = await text(xhtml.write(article));
    await expect(written).toMatchFileSnapshot('../data/formats/article.xhtml');
    const { uri, attributes } = parseXml(written);
    expect(uri).toBe('http://www.w3.org/1999/xhtml');
    expect(attributes.map(({ value }) => value)).toEqual(['en', 'en']);
  });

  it('has a title where the article has none', async () => {
    const nameless = { ...article, details: { ...article.details, title: '' }, paragraphs: [] };
    expect(await text(xhtml.write(nameless))).toContain('<title>Article</title>');
  });
});

it('leaves datelines out of both languages', () => {
  const { paragraphs } = withoutDatelines(article);
  const { source, target, dateline } = paragraphs[3]!;
  expect([source, target, dateline]).toEqual([
    'Perwira menemui pejabat AS.\nDua kali.',
    'Officers met US officials.\nTwice.',
    null,
  ]);
  expect(paragraphs[4]).toBe(article.paragraphs[4]);
});
