// The parts of a Word file (Open Packaging Conventions): the main document, and what its relations lead to.
import { posix } from 'node:path';
import { AppError, badInput } from '../../errors.ts';
import type { TextFile } from '../text-file.ts';
import { decodeXmlFile } from '../xml-bytes.ts';
import { attribute, type ParseOptions, parseXml, type XmlElement } from '../xml-tree.ts';
import { readZip, type ZipPart } from '../zip.ts';

type Parts = ReadonlyMap<string, ZipPart>;

/** `diagram`: its data, followed by the picture of it (`copy`) that Word shows until somebody changes it. */
export type TextRole = 'document' | 'notes' | 'page' | 'chart' | 'diagram' | 'copy';

/** The parts that hold texts, in the order that people read them; `styles`, `comments`: the names of the parts with those. */
export type WordParts = {
  parts: Parts;
  texts: readonly { name: string; role: TextRole }[];
  styles: string | undefined;
  comments: string | undefined;
};

/** A part's text. Throws badInput `docx.no-document` where the file lacks the part. */
export function partFile(parts: Parts, name: string): TextFile {
  const part = parts.get(name);
  if (part === undefined) throw badInput('docx.no-document');
  return inPart(name, () => decodeXmlFile(part.read()));
}

/** Whatever is wrong with the XML of a part is told with the part's name: badInput `docx.part`, with line and column. */
function inPart<Result>(name: string, act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof AppError) || error.params.line === undefined) throw error;
    throw badInput('docx.part', { part: name, ...error.params });
  }
}

/** parseXml of a part. Throws as partFile. */
export function parsePart(name: string, text: string, options?: ParseOptions): XmlElement {
  return inPart(name, () => parseXml(text, options));
}

/** The targets of a part's relations by the last word of their types ("footnotes"), as names of parts. */
function relations(parts: Parts, name: string): { type: string; target: string }[] {
  const { dir, base } = posix.parse(name);
  const file = posix.join(dir, '_rels', `${base}.rels`);
  if (!parts.has(file)) return [];
  const root = parsePart(file, partFile(parts, file).text);
  return root.children.flatMap((one) => {
    if (typeof one === 'string' || attribute(one, 'TargetMode') === 'External') return [];
    const type = (attribute(one, 'Type') ?? '').split('/').at(-1)!;
    const target = attribute(one, 'Target') ?? '';
    return [{ type, target: target.startsWith('/') ? target.slice(1) : posix.join(dir, target) }];
  });
}

/** Whether a packed file looks like Word's, from its list of parts alone. */
export function holdsDocument(parts: Parts): boolean {
  return [...parts.keys()].some((name) => /^word\/document\d*\.xml$/i.test(name));
}

/** Throws badInput `docx.no-document`, `docx.part`, `zip.*`. */
export function openWord(bytes: Uint8Array): WordParts {
  const parts = readZip(bytes);
  const main =
    relations(parts, '').find(({ type }) => type === 'officeDocument')?.target ?? 'word/document.xml';
  if (!parts.has(main)) throw badInput('docx.no-document');
  const own = relations(parts, main).filter(({ target }) => parts.has(target));
  const named = (type: string) => [
    ...new Set(own.filter((one) => one.type === type).map(({ target }) => target)),
  ];
  const role = (role: TextRole, ...types: string[]) => types.flatMap(named).map((name) => ({ name, role }));
  const pictures = role('copy', 'diagramDrawing');
  const diagrams = role('diagram', 'diagramData').flatMap((data, n) => [data, ...pictures.slice(n, n + 1)]);
  return {
    parts,
    texts: [
      { name: main, role: 'document' },
      ...role('notes', 'footnotes', 'endnotes'),
      ...diagrams,
      ...role('chart', 'chart', 'chartEx'),
      ...role('page', 'header', 'footer'),
    ],
    styles: named('styles')[0],
    comments: named('comments')[0],
  };
}
