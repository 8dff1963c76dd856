// Word files (Office Open XML): documents in, their English back into them; and the English article in named styles.
import { Document, Header, LevelFormat, Packer, Paragraph, TextRun } from 'docx';
import { readDocx, writeBackDocx } from './docx/read-docx.ts';
import { holdsDocument } from './docx/word-package.ts';
import { DOCX_STYLES, type DocxStyle, NUMBERED } from './docx-styles.ts';
import { draftMark, type EnglishBlock, englishBlocks, englishTitle, printedLine } from './english-blocks.ts';
import type { ExportDocument, FileLook, Format, FormatContent, ReadOptions, WriteOptions } from './format.ts';
import { escapeText } from './xml-write.ts';
import { looksPacked, readZip } from './zip.ts';

function runs(lines: readonly string[]): TextRun[] {
  return lines.map((text, i) => new TextRun({ text, ...(i === 0 ? {} : { break: 1 }) }));
}

function styleOf(block: Exclude<EnglishBlock, { kind: 'list' }>): DocxStyle {
  if (block.kind === 'headline') return block.first ? 'Heading1' : 'Heading2';
  const styles = {
    deck: 'Subtitle',
    caption: 'Caption',
    heading: 'Heading2',
    paragraph: 'BodyText',
    related: 'Related',
    keywords: 'Keywords',
  } as const;
  return styles[block.kind];
}

/** `list`: number of the list in the document, so that each counts from 1. */
function paragraphs(block: EnglishBlock, list: number): Paragraph[] {
  if (block.kind !== 'list') return [new Paragraph({ style: styleOf(block), children: runs(block.lines) })];
  const marked = block.ordered
    ? { numbering: { reference: NUMBERED, level: 0, instance: list } }
    : { bullet: { level: 0 } };
  return block.items.map(
    (item) => new Paragraph({ style: 'ListParagraph', ...marked, children: runs(item) }),
  );
}

/** Details that Word's own properties have no place for. */
function customProperties({ details, label }: ExportDocument): { name: string; value: string }[] {
  const version = label.version === null ? '' : String(label.version);
  const properties = [
    ['Original title', details.title],
    ['Outlet', details.outlet],
    ['Address', details.address],
    ['Date', details.date],
    ['Rights', details.rights],
    ['Version', version],
    ['Status', label.draft ? 'draft' : 'approved'],
  ] as const;
  return properties
    .map(([name, value]) => ({ name, value: printedLine(value) }))
    .filter(({ value }) => value !== '');
}

/** The library dates every file with the clock; this part is ours, so that equal documents give equal files. */
export function coreProperties(doc: ExportDocument, modifiedAt: number): string {
  const time = new Date(modifiedAt).toISOString().replace(/\.\d+Z$/, 'Z');
  const element = (name: string, text: string) =>
    text === '' ? '' : `<${name}>${escapeText(printedLine(text))}</${name}>`;
  const date = (name: string) => `<${name} xsi:type="dcterms:W3CDTF">${time}</${name}>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n<cp:coreProperties',
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    element('dc:title', englishTitle(doc)),
    element('dc:creator', doc.details.byline),
    element('dc:description', draftMark(doc.label)),
    element('dc:language', doc.targetLang),
    date('dcterms:created'),
    date('dcterms:modified'),
    '</cp:coreProperties>',
  ].join('');
}

/** One paragraph of any part with texts is one segment. */
export const docx = {
  id: 'docx',
  label: 'formats.docx',
  extensions: ['docx'],
  mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  /** A packed file whose list of parts is lost is said to be broken by this reader. */
  recognise({ bytes }: FileLook): number {
    if (!looksPacked(bytes)) return 0;
    try {
      return holdsDocument(readZip(bytes)) ? 1 : 0;
    } catch {
      return 0.5;
    }
  },
  async read(bytes: Uint8Array, options?: ReadOptions): Promise<FormatContent> {
    return readDocx(bytes, options);
  },
  async writeBack(doc: ExportDocument, original: Uint8Array): Promise<Uint8Array> {
    return writeBackDocx(doc, original);
  },

  async write(doc: ExportDocument, options: WriteOptions = {}): Promise<Uint8Array> {
    const mark = draftMark(doc.label);
    const marked = () => new Paragraph({ style: 'Draft', children: [new TextRun(mark)] });
    const document = new Document({
      styles: DOCX_STYLES,
      customProperties: customProperties(doc),
      numbering: {
        config: [{ reference: NUMBERED, levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.' }] }],
      },
      sections: [
        {
          // On every page: pages of a printed draft get apart.
          ...(mark === '' ? {} : { headers: { default: new Header({ children: [marked()] }) } }),
          children: [...(mark === '' ? [] : [marked()]), ...englishBlocks(doc).flatMap(paragraphs)],
        },
      ],
    });
    const core = coreProperties(doc, options.modifiedAt ?? Date.now());
    return Packer.toBuffer(document, undefined, [{ path: 'docProps/core.xml', data: core }]);
  },
} as const satisfies Format;
