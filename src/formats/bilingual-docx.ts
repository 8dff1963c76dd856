// Word files with original and English side by side in a table of two columns.
import {
  BorderStyle,
  Document,
  Packer,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { languageName } from './bilingual-html.ts';
import { type BilingualRow, bilingualRows } from './bilingual-rows.ts';
import { coreProperties } from './docx.ts';
import { DOCX_STYLES, type DocxStyle } from './docx-styles.ts';
import { draftMark } from './english-blocks.ts';
import type { ExportDocument, Format, WriteOptions } from './format.ts';

/** Width of a column in twentieths of a point: half of what A4 and Letter leave between their margins. */
const COLUMN = 4500;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const RULE = { style: BorderStyle.SINGLE, size: 4, color: 'CCCCCC' } as const;
const BORDERS = { top: NONE, bottom: RULE, left: NONE, right: NONE };

const STYLES: Partial<Record<BilingualRow['kind'], DocxStyle>> = {
  headline: 'Heading2',
  deck: 'Subtitle',
  caption: 'Caption',
  heading: 'Heading2',
  related: 'Related',
  keywords: 'Keywords',
};

function cell(lines: readonly string[], style: DocxStyle, lang: string): TableCell {
  const children = lines.map(
    (text, i): ParagraphChild =>
      new TextRun({ text, language: { value: lang }, ...(i === 0 ? {} : { break: 1 }) }),
  );
  return new TableCell({
    width: { size: COLUMN, type: WidthType.DXA },
    margins: { top: 80, bottom: 80, left: 0, right: 200 },
    borders: BORDERS,
    children: [new Paragraph({ style, spacing: { before: 0, after: 0 }, children })],
  });
}

function table(doc: ExportDocument): Table {
  const { sourceLang, targetLang } = doc;
  const head = [sourceLang, targetLang].map((lang) => cell([languageName(lang)], 'Keywords', targetLang));
  const rows = bilingualRows(doc).map(({ kind, source, target }) => {
    const style = STYLES[kind] ?? 'BodyText';
    return new TableRow({
      cantSplit: true,
      children: [cell(source, style, sourceLang), cell(target, style, targetLang)],
    });
  });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: 2 * COLUMN, type: WidthType.DXA },
    columnWidths: [COLUMN, COLUMN],
    rows: [new TableRow({ tableHeader: true, children: head }), ...rows],
  });
}

export const bilingualDocx = {
  id: 'bilingual-docx',
  label: 'formats.bilingual-docx',
  extensions: ['docx'],
  mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  bilingual: true,
  async write(doc: ExportDocument, options: WriteOptions = {}): Promise<Uint8Array> {
    const mark = draftMark(doc.label);
    const marked = mark === '' ? [] : [new Paragraph({ style: 'Draft', children: [new TextRun(mark)] })];
    const document = new Document({
      styles: DOCX_STYLES,
      sections: [{ children: [...marked, table(doc)] }],
    });
    const core = coreProperties(doc, options.modifiedAt ?? Date.now());
    return Packer.toBuffer(document, undefined, [{ path: 'docProps/core.xml', data: core }]);
  },
} as const satisfies Format;
