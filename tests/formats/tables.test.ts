// Tables of two languages: columns found or chosen, and translations back into their cells with all else as it was.
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { csvTable } from '../../src/formats/csv-table.ts';
import {
  type ExportDocument,
  type Format,
  type FormatContent,
  segmentsOf,
} from '../../src/formats/format.ts';
import { detectFormat } from '../../src/formats/index.ts';
import { readXlsx } from '../../src/formats/xlsx-cells.ts';
import { xlsxTable } from '../../src/formats/xlsx-table.ts';
import { codeCharacter } from '../../src/model/text.ts';
import { article } from './article.ts';

const FOLDER = 'tests/data/formats/tables';
const files = readdirSync(FOLDER).filter((name) => !name.startsWith('back-'));
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();
const documentOf = (content: FormatContent, target?: (source: string) => string): ExportDocument => ({
  ...article,
  ...content,
  details: article.details,
  paragraphs: content.paragraphs.map((one) =>
    target === undefined ? one : { ...one, target: target(one.source ?? '') },
  ),
});
const read = (csv: string, table = {}) => csvTable.read(Buffer.from(csv), { table });

describe.each(files)('%s', (name) => {
  const bytes = readFileSync(`${FOLDER}/${name}`);
  const format = detectFormat(bytes) as Required<Format>;

  it('is the same to the byte where nothing changed', async () => {
    expect(format.id).toBe('csv');
    const back = await format.writeBack(documentOf(await format.read(bytes)), bytes);
    expect(Buffer.from(back).equals(bytes)).toBe(true);
  });

  it('gives the golden file where every text changed, and that file gives the texts', async () => {
    const content = await format.read(bytes);
    const doc = documentOf(content, (source) => source.toUpperCase());
    const back = await format.writeBack(doc, bytes);
    await expect(text(back)).toMatchFileSnapshot(`../data/formats/tables/back-${name}`);
    const again = (await format.read(back)).paragraphs.flatMap(segmentsOf);
    expect(again.map((one) => [one.source, one.target])).toEqual(
      doc.paragraphs.map((one) => [one.source, one.target]),
    );
  });
});

it.each([
  ['heads', 'no,source,target\n1,Satu kata,One word\n', [1, 2, true]],
  ['heads in Indonesian', 'Catatan;Bahasa Indonesia;Bahasa Inggris\nx;Satu kata;One word\n', [1, 2, true]],
  ['"id" beside "source" for a name', 'id,source,translation\n1,Satu kata,One word\n', [1, 2, true]],
  ['an original alone, with a new column', 'key,source\na,Satu kata\nb,Dua kata\n', [1, 2, true]],
  [
    'the languages of its words, whatever their order',
    'The White House did not answer,x1,Gedung Putih tidak menjawab\nThey met in the city,x2,Mereka bertemu di kota itu\nIt was not a plan,x3,Itu bukan rencana\n',
    [2, 0, false],
  ],
])('finds the columns by %s', async (_name, csv, [source, target, head]) => {
  expect(detectFormat(Buffer.from(csv))?.id).toBe('csv');
  expect((await read(csv)).table?.choice).toEqual({ sheet: 0, source, target, head });
});

it('takes the columns that a person chose, and says where one holds no texts', async () => {
  const csv = 'a,source,target\nSatu kata,x,\nDua kata,y,\n';
  const chosen = await read(csv, { source: 0, target: 3, head: false });
  expect(chosen.paragraphs.map((one) => one.source)).toEqual(['a', 'Satu kata', 'Dua kata']);
  const back = text(
    await csvTable.writeBack(
      documentOf(chosen, () => 'T'),
      Buffer.from(csv),
    ),
  );
  expect(back).toBe('a,source,target,T\nSatu kata,x,,T\nDua kata,y,,T\n');
  const empty = await read(csv, { source: 2 });
  expect(empty.warnings).toEqual([{ key: 'column', params: { column: 'C' } }]);
  expect(empty.table?.choice.source).toBe(1);
});

it('names a new column, and keeps cells from running as formulas', async () => {
  const csv = 'key,source\na,Satu kata\nb,+62 nomor\n';
  const doc = documentOf(await read(csv), (source) => (source.startsWith('+') ? '+62' : '=cmd()'));
  expect(text(await csvTable.writeBack(doc, Buffer.from(csv)))).toBe(
    "key,source,en\na,Satu kata,'=cmd()\nb,+62 nomor,+62\n",
  );
});

it.each([
  ['prose', 'Jakarta, Senin, panas.\nBandung, Selasa, hujan.\nMedan, Rabu, mendung.\n'],
  ['one column', 'Satu\nDua\nTiga\n'],
])('takes %s for a text', (_name, csv) => {
  expect(detectFormat(Buffer.from(csv))?.id).toBe('txt');
});

it('names the line of a quote that never ends', async () => {
  await expect(read('source,target\nSatu,"One\n')).rejects.toMatchObject({
    key: 'table.quote',
    params: { line: 2 },
  });
});

it('reads any cells that it writes', async () => {
  const odd = fc.constantFrom(
    '"',
    ',',
    ';',
    '\n',
    ' ',
    '=1',
    '-a',
    '@',
    "'",
    "'=",
    'é',
    '{x}',
    '\uE000',
    'kata',
    '%s',
  );
  const target = fc.array(odd, { minLength: 1, maxLength: 8 }).map((parts) => `x${parts.join('')}x`);
  const csv = 'key;source;target\r\na;Buka {x} "kata";\r\nb;"Tutup ""ini"", ya";""\r\n';
  await fc.assert(
    fc.asyncProperty(target, async (english) => {
      const content = await read(csv);
      // A code that the source lacks, or a second one, is left out: as the editor would not let it be.
      const written = english.replaceAll('{x}', '').replaceAll('%s', '').replaceAll('\uE000', '');
      const doc = documentOf(content, (source) => written + (source.match(/[\uE000]/)?.[0] ?? ''));
      const again = await csvTable.read(await csvTable.writeBack(doc, Buffer.from(csv)));
      expect(again.paragraphs.map((one) => one.target)).toEqual(doc.paragraphs.map((one) => one.target));
      expect(again.paragraphs.map((one) => one.source)).toEqual(content.paragraphs.map((one) => one.source));
    }),
    { numRuns: 100 },
  );
});

/** As Excel writes one: strings shared, a look, a formula, a second sheet, a part that nobody here knows. */
async function workbook(): Promise<Buffer> {
  const zip = new JSZip();
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const sheet = (rows: string) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<worksheet ${main}><sheetData>${rows}</sheetData></worksheet>`;
  zip.file('[Content_Types].xml', '<Types/>');
  zip.file(
    'xl/workbook.xml',
    `<workbook ${main} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Depan" sheetId="1" r:id="rId1"/><sheet name="Teks" sheetId="2" r:id="rId2"/></sheets></workbook>`,
  );
  zip.file(
    'xl/_rels/workbook.xml.rels',
    '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="worksheets/sheet2.xml"/></Relationships>',
  );
  zip.file(
    'xl/sharedStrings.xml',
    `<sst ${main}><si><t>Sumber</t></si><si><r><t>Gedung </t></r><r><rPr><b/></rPr><t>Putih {x}</t></r></si><si><t>Terjemahan</t></si><si><t>Istana</t></si><si><t>The palace</t></si></sst>`,
  );
  zip.file('xl/worksheets/sheet1.xml', sheet('<row r="1"><c r="A1"><v>1</v></c></row>'));
  zip.file(
    'xl/worksheets/sheet2.xml',
    sheet(
      '<row r="2" spans="2:4"><c r="B2" t="s"><v>0</v></c><c r="D2" t="s"><v>2</v></c></row>\n<row r="3"><c r="B3" s="7" t="s"><v>1</v></c></row><row r="4"><c r="B4" t="s"><v>3</v></c><c r="C4"><v>5</v></c><c r="D4" s="2" t="s"><v>4</v></c><c r="E4"><v>6</v></c></row><row r="5"><c r="B5" t="inlineStr"><is><t>Rumus</t></is></c><c r="D5" t="str"><f>B5&amp;"!"</f><v>Rumus!</v></c></row>',
    ),
  );
  zip.file('xl/media/image1.png', Buffer.from([1, 2, 3, 0]));
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

describe('workbooks', () => {
  it('reads the first sheet with rows, its columns by their heads, formulas as locked', async () => {
    const bytes = await workbook();
    expect(detectFormat(bytes)?.id).toBe('xlsx');
    const { paragraphs, table } = await xlsxTable.read(bytes);
    expect(table).toEqual({
      sheets: ['Depan', 'Teks'],
      columns: ['', 'Sumber', '5', 'Terjemahan', '6'],
      choice: { sheet: 1, source: 1, target: 3, head: true },
    });
    expect(
      paragraphs.map(({ source, target, fileId, translate }) => [source, target, fileId, translate]),
    ).toEqual([
      [`Gedung Putih ${codeCharacter(0)}`, undefined, '3', undefined],
      ['Istana', 'The palace', '4', undefined],
      ['Rumus', 'Rumus!', '5', false],
    ]);
  });

  it('gives the workbook back: to the byte, or with only the cells of its sheet changed', async () => {
    const bytes = await workbook();
    const content = await xlsxTable.read(bytes);
    expect(Buffer.from(await xlsxTable.writeBack(documentOf(content), bytes)).equals(bytes)).toBe(true);
    const doc = documentOf(content, (source) => source.toUpperCase());
    const back = await xlsxTable.writeBack(doc, bytes);
    const [before, after] = [await JSZip.loadAsync(bytes), await JSZip.loadAsync(back, { checkCRC32: true })];
    for (const name of Object.keys(before.files).filter((one) => one !== 'xl/worksheets/sheet2.xml'))
      expect(await after.file(name)?.async('string')).toBe(await before.file(name)?.async('string'));
    const rows = await after.file('xl/worksheets/sheet2.xml')!.async('string');
    expect(rows.slice(rows.indexOf('<row r="3"'), rows.indexOf('</sheetData>'))).toBe(
      '<row r="3"><c r="B3" s="7" t="s"><v>1</v></c><c r="D3" s="7" t="inlineStr"><is><t xml:space="preserve">GEDUNG PUTIH {x}</t></is></c></row><row r="4"><c r="B4" t="s"><v>3</v></c><c r="C4"><v>5</v></c><c r="D4" s="2" t="inlineStr"><is><t xml:space="preserve">ISTANA</t></is></c><c r="E4"><v>6</v></c></row><row r="5"><c r="B5" t="inlineStr"><is><t>Rumus</t></is></c><c r="D5" t="str"><f>B5&amp;"!"</f><v>Rumus!</v></c></row>',
    );
    expect(readXlsx(back)[1]!.rows[1]!.cells[3]).toBe('GEDUNG PUTIH {x}');
  });

  it('gives back the workbooks that it writes itself', async () => {
    const bytes = await xlsxTable.write(article);
    const content = await xlsxTable.read(bytes);
    const doc = documentOf(content, (source) => `_x0041_ ${source} & <ok>`);
    const again = await xlsxTable.read(await xlsxTable.writeBack(doc, bytes));
    expect(again.paragraphs.map((one) => one.target)).toEqual(doc.paragraphs.map((one) => one.target));
  });

  it('refuses a translation that no cell holds', async () => {
    const bytes = await workbook();
    const doc = documentOf(await xlsxTable.read(bytes), () => 'x'.repeat(32_768));
    await expect(xlsxTable.writeBack(doc, bytes)).rejects.toMatchObject({
      key: 'table.long',
      params: { line: 3 },
    });
  });
});
