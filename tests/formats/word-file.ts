// Word files made for the tests, from the XML of their body and of other parts.
import JSZip from 'jszip';
import type { FormatParagraph } from '../../src/formats/format.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';

const STYLES = ['Title/Judul/Title', 'Heading1/heading 1/', 'Caption/caption/', 'Berita/Berita/Heading1']
  .map((style) => style.split('/'))
  .map(
    ([id, name, basedOn]) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id === 'Title' ? 'Title' : name}"/>${basedOn ? `<w:basedOn w:val="${basedOn}"/>` : ''}</w:style>`,
  )
  .join('');

export const document = (body: string) =>
  `${XML}<w:document ${W} ${R} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"><w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`;

/** Types of relations and of contents of parts with drawings, by the names of the parts. */
const DRAWN: readonly (readonly [RegExp, string, string])[] = [
  [/chart/, `${TYPES}/chart`, 'vnd.openxmlformats-officedocument.drawingml.chart+xml'],
  [/data/, `${TYPES}/diagramData`, 'vnd.openxmlformats-officedocument.drawingml.diagramData+xml'],
  [
    /drawing/,
    'http://schemas.microsoft.com/office/2007/relationships/diagramDrawing',
    'vnd.ms-office.drawingml.diagramDrawing+xml',
  ],
];

/**
 * `parts`: more parts of the folder `word`, by the type of their relation ("footnotes"), as content of their root. `drawn`: by
 * their names ("charts/chart1"), whole; their relations are rId11 and on. `styles`: more of them.
 */
export async function wordFile(
  body: string,
  parts: Readonly<Record<string, string>> = {},
  drawn: Readonly<Record<string, string>> = {},
  styles = '',
): Promise<Buffer> {
  const drawings = Object.keys(drawn).map((name, i) => {
    const [, type, content] = DRAWN.find(([kind]) => kind.test(name))!;
    return {
      relation: `<Relationship Id="rId${i + 11}" Type="${type}" Target="${name}.xml"/>`,
      override: `<Override PartName="/word/${name}.xml" ContentType="application/${content}"/>`,
    };
  });
  const zip = new JSZip();
  const put = (name: string, text: string) =>
    zip.file(name, text, { createFolders: false, date: new Date(0) });
  const names = ['styles', ...Object.keys(parts)];
  put(
    '[Content_Types].xml',
    `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>${names.map((name) => `<Override PartName="/word/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${name}+xml"/>`).join('')}${drawings.map((one) => one.override).join('')}</Types>`,
  );
  put(
    '_rels/.rels',
    `${XML}<Relationships ${RELS}><Relationship Id="rId1" Type="${TYPES}/officeDocument" Target="word/document.xml"/></Relationships>`,
  );
  put('word/document.xml', document(body));
  put('word/styles.xml', `${XML}<w:styles ${W}>${STYLES}${styles}</w:styles>`);
  for (const [name, content] of Object.entries(parts)) {
    const root = { header: 'hdr', footer: 'ftr' }[name] ?? name;
    put(`word/${name}.xml`, `${XML}<w:${root} ${W} ${R}>${content}</w:${root}>`);
  }
  for (const [name, xml] of Object.entries(drawn)) put(`word/${name}.xml`, XML + xml);
  put(
    'word/_rels/document.xml.rels',
    `${XML}<Relationships ${RELS}>${names.map((name, i) => `<Relationship Id="rId${i + 1}" Type="${TYPES}/${name}" Target="${name}.xml"/>`).join('')}${drawings.map((one) => one.relation).join('')}<Relationship Id="rId99" Type="${TYPES}/hyperlink" Target="https://contoh.example/" TargetMode="External"/></Relationships>`,
  );
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

/** The text of a part. */
export async function partOf(bytes: Uint8Array, name = 'word/document.xml'): Promise<string> {
  return (await JSZip.loadAsync(bytes, { checkCRC32: true })).file(name)!.async('string');
}

/** A paragraph of runs. */
export const p = (runs: string, style = '') =>
  `<w:p w:rsidR="00A1">${style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${runs}</w:p>`;
/** A run; `look`: its properties. */
export const r = (text: string, look = '') =>
  `<w:r w:rsidRPr="00B2">${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A text with its codes as their labels: `{bold}`, `{/bold}`, `{footnote/}`. */
export function shown({ source, codes = [] }: FormatParagraph): string {
  return (source ?? '').replace(/[\uE000-\uF8FF]/g, (one) => {
    const { kind, label } = codes[one.charCodeAt(0) - 0xe000]!;
    return kind === 'open' ? `{${label}}` : kind === 'close' ? `{/${label}}` : `{${label}/}`;
  });
}
