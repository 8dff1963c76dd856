// Excel workbooks (ECMA-376 part 1, SpreadsheetML): original and English in two columns of one sheet, one segment a row; and
// workbooks of others, their translations back into their cells.
import { bilingualRows, HEADS, rowCells } from './bilingual-rows.ts';
import { draftMark } from './english-blocks.ts';
import type { ExportDocument, FileLook, Format, FormatContent, ReadOptions } from './format.ts';
import { readXlsxTable, writeBackXlsx } from './table/read-xlsx.ts';
import { looksLikeXlsx } from './xlsx-cells.ts';
import { escapeAttribute, escapeText } from './xml-write.ts';
import { looksPacked } from './zip.ts';
import { writeZip } from './zip-write.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Characters of a cell: Excel shows no more. */
const LONGEST_CELL = 32_767;
/** Widths of the columns, in characters. */
const WIDTHS = [8, 12, 60, 60, 12, 30];
/** Looks of cells in `STYLES`: wrapped at the top, and bold. */
const [WRAPPED, BOLD] = [1, 2];

const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`;

/** A text as a cell's string: `_x0041_` would be read as a character (section 22.9.2.19). */
function stringItem(text: string): string {
  const written = text.slice(0, LONGEST_CELL).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  return `<is><t xml:space="preserve">${escapeText(written)}</t></is>`;
}

/** A cell with a text, which no program takes for a formula. `column`: 0 for A. */
function stringCell(text: string, column: number, row: number, style: number): string {
  const place = `${String.fromCharCode(65 + column)}${row}`;
  return text === '' ? '' : `<c r="${place}" s="${style}" t="inlineStr">${stringItem(text)}</c>`;
}

function sheet(rows: readonly (readonly string[])[]): string {
  const written = rows.map((cells, i) => {
    const look = i === 0 ? BOLD : WRAPPED;
    return `<row r="${i + 1}">${cells.map((text, column) => stringCell(text, column, i + 1, look)).join('')}</row>`;
  });
  const columns = WIDTHS.map(
    (width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  );
  const frozen =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
  return `${XML}<worksheet xmlns="${MAIN}">${frozen}<cols>${columns.join('')}</cols><sheetData>${written.join('')}</sheetData></worksheet>`;
}

export const xlsxTable = {
  id: 'xlsx',
  label: 'formats.xlsx',
  extensions: ['xlsx'],
  mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  bilingual: true,
  recognise: ({ bytes }: FileLook): number => (looksPacked(bytes) && looksLikeXlsx(bytes) ? 1 : 0),
  async read(bytes: Uint8Array, options?: ReadOptions): Promise<FormatContent> {
    return readXlsxTable(bytes, options);
  },
  async write(doc: ExportDocument): Promise<Uint8Array> {
    const name = draftMark(doc.label) === '' ? 'Translation' : 'DRAFT';
    const relation = (id: string, kind: string, target: string) =>
      `<Relationship Id="${id}" Type="${DOCUMENT}/${kind}" Target="${target}"/>`;
    const relations = (inside: string) =>
      `${XML}<Relationships xmlns="${PACKAGE}/relationships">${inside}</Relationships>`;
    const override = (part: string, kind: string) =>
      `<Override PartName="/xl/${part}.xml" ContentType="${TYPE}.${kind}+xml"/>`;
    const parts: Record<string, string> = {
      '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('workbook', 'sheet.main')}${override('worksheets/sheet1', 'worksheet')}${override('styles', 'styles')}</Types>`,
      '_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
      'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets><sheet name="${escapeAttribute(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': relations(
        relation('rId1', 'worksheet', 'worksheets/sheet1.xml') + relation('rId2', 'styles', 'styles.xml'),
      ),
      'xl/styles.xml': STYLES,
      'xl/worksheets/sheet1.xml': sheet([HEADS, ...bilingualRows(doc).map(rowCells)]),
    };
    return writeZip(new Map(Object.entries(parts).map(([part, text]) => [part, Buffer.from(text, 'utf8')])));
  },
  async writeBack(doc: ExportDocument, original: Uint8Array): Promise<Uint8Array> {
    return writeBackXlsx(doc, original);
  },
} as const satisfies Format;
