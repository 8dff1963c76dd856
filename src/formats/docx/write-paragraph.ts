// A paragraph of WordprocessingML written anew for its translation: texts in runs, codes as the file has them.
import { badInput } from '../../errors.ts';
import type { Text } from '../../model/text.ts';
import type { ExportDocument } from '../format.ts';
import { type CodedText, type Piece, writeCoded } from '../inline-pieces.ts';
import type { Slice } from '../put-targets.ts';
import { escapeText } from '../xml-write.ts';
import type { Raw } from './paragraph-atoms.ts';
import type { DocxPart, DocxPieces } from './paragraph-pieces.ts';
import type { RunFormat } from './run-format.ts';

/** Two letters each. */
export type Languages = Pick<ExportDocument, 'sourceLang' | 'targetLang'>;

// biome-ignore lint/suspicious/noControlCharactersInRegex: what XML cannot hold (section 2.2).
export const NOT_XML = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|\p{Cs}/gu;

/** `prefix`: of the paragraph's namespace, as it writes it. `drawing`: in DrawingML, whose runs hold no breaks. */
export type ParagraphWriting = Languages & {
  coded: CodedText<DocxPart>;
  found: DocxPieces;
  prefix: string;
  drawing?: true;
};

/** What texts look like from here on; `tag`: until a tag closes. */
type Open = { format: RunFormat | null; id: string; tag: boolean };

/** By language, its names in WordprocessingML and in DrawingML: every run is asked, so they are compiled once. */
const patterns = new Map<string, RegExp>();

function namesOf(lang: string): RegExp {
  const prefix = '(?:\\w{1,20}:)?';
  const start = `<${prefix}(?:lang\\s[^>]*?\\b${prefix}val|rPr\\s(?:[^>]*?\\s)?lang)`;
  const known = patterns.get(lang) ?? new RegExp(`(${start}=["'])${lang}(?:-\\w+)?(?=["'])`, 'g');
  patterns.set(lang, known);
  return known;
}

/** Markup in which the language that Word checks the spelling in is the source's, with the target's instead. */
export function inLanguage(markup: string, { sourceLang, targetLang }: Languages): string {
  return markup.replace(namesOf(sourceLang), `$1${targetLang === 'en' ? 'en-US' : targetLang}`);
}

/**
 * The content of a paragraph after its properties. Throws badInput `docx.crossing` where a link or field would not close in
 * the order it opened.
 */
export function writeParagraph(target: Text, writing: ParagraphWriting, slice: Slice): string {
  const { coded, found, prefix, drawing } = writing;
  const stack: Open[] = [{ format: found.base, id: '', tag: false }];
  const rawOf = (raw: readonly Raw[]) =>
    raw.map(({ before, from, to, after }) => before + slice(from, to) + after).join('');

  function text(run: string): string {
    const open = inLanguage(stack.at(-1)!.format?.open ?? `<${prefix}r>`, writing);
    const lines = run.replace(NOT_XML, '\uFFFD').split('\n').map(escapeText);
    const element = (line: string, space = '') => `<${prefix}t${space}>${line}</${prefix}t>`;
    const end = `</${prefix}r>`;
    if (drawing)
      return lines.map((line) => (line === '' ? '' : open + element(line) + end)).join(`<${prefix}br/>`);
    const content = lines.map((line) => (line === '' ? '' : element(line, ' xml:space="preserve"')));
    return open + content.join(`<${prefix}br/>`) + end;
  }

  function code(piece: Piece<DocxPart>): string {
    const { at: part } = piece;
    if (part.kind === 'text') return '';
    if (part.kind === 'raw') return rawOf(part.raw);
    const id = piece.kind === 'open' || piece.kind === 'close' ? piece.id : '';
    if (part.kind === 'format') stack.push({ format: part.format, id, tag: false });
    if (part.kind === 'open') stack.push({ format: part.base, id, tag: true });
    if (part.kind === 'formatEnd') {
      const at = stack.findLastIndex((one) => one.id === id && !one.tag);
      if (at > 0) stack.splice(at, 1);
    }
    if (part.kind === 'close') {
      const at = stack.findLastIndex((one) => one.tag);
      if (at < 0 || stack[at]!.id !== id) throw badInput('docx.crossing');
      stack.splice(at, 1);
    }
    return part.kind === 'open' || part.kind === 'close' ? rawOf(part.raw) : '';
  }

  const around = (pieces: readonly Piece<DocxPart>[]) =>
    pieces.map((piece) => (piece.kind === 'text' ? text(piece.text) : code(piece))).join('');
  const content = [around(coded.lead), writeCoded(target, coded, { text, code }), around(coded.tail)].join(
    '',
  );
  if (stack.some((one) => one.tag)) throw badInput('docx.crossing');
  return rawOf(found.before) + content + rawOf(found.after);
}
