// Catalogues of programs in JSON: each string is a text, its keys tell which; the file's shape and spacing stay.
import { type JSONPath, type ParseErrorCode, visit } from 'jsonc-parser';
import { badInput } from '../errors.ts';
import type {
  ExportDocument,
  FileLook,
  Format,
  FormatContent,
  FormatParagraph,
  ReadOptions,
} from './format.ts';
import { type MarkedText, markedText, PLACEHOLDERS, writeMarked } from './marked-text.ts';
import { putTargets, segmentsByRef, type TextPlace } from './put-targets.ts';
import { decodeTextFile, encodeTextFile } from './text-file.ts';

const DEEPEST = 100;

type JsonText = { key: string; marked: MarkedText; from: number; to: number };

/** `menu.open`, `items[2].title`. */
function keyOf(path: JSONPath): string {
  return path
    .map((part, n) => (typeof part === 'number' ? `[${part}]` : n === 0 ? part : `.${part}`))
    .join('');
}

/** Of Flutter's catalogues (ARB) what begins with @ is about the texts, not for readers. */
function isText(path: JSONPath, value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /\p{L}/u.test(value) &&
    !/^\w+:\/\/\S+$/.test(value) &&
    path.every((part) => typeof part === 'number' || !part.startsWith('@'))
  );
}

/** Throws badInput `json.syntax`, `json.too-deep`, `xliff.too-many-codes`. */
function jsonTexts(file: string): JsonText[] {
  const texts: JsonText[] = [];
  let depth = 0;
  const open = (_at: number, _length: number, line: number, column: number) => {
    depth += 1;
    if (depth > DEEPEST)
      throw badInput('json.too-deep', { max: DEEPEST, line: line + 1, column: column + 1 });
  };
  const close = () => {
    depth -= 1;
  };
  visit(
    file,
    {
      onObjectBegin: open,
      onArrayBegin: open,
      onObjectEnd: close,
      onArrayEnd: close,
      onLiteralValue(value: unknown, from, length, line, column, path) {
        const own = path();
        if (!isText(own, value)) return;
        const marked = markedText(value, PLACEHOLDERS, { line: line + 1, column: column + 1 });
        if (marked !== null) texts.push({ key: keyOf(own), marked, from, to: from + length });
      },
      onError(_error: ParseErrorCode, _from, _length, line, column) {
        throw badInput('json.syntax', { line: line + 1, column: column + 1 });
      },
    },
    { disallowComments: true, allowTrailingComma: false },
  );
  return texts;
}

export const json = {
  id: 'json',
  label: 'formats.json',
  extensions: ['json', 'arb'],
  mime: 'application/json',
  keepsCodes: true,
  recognise: ({ text }: FileLook): number =>
    /^\s*\{\s*(?:"(?:[^"\\\n]|\\.)*"\s*:|\}\s*$)/.test(text) ? 0.9 : /^\s*\[\s*["{[]/.test(text) ? 0.5 : 0,
  /** Rejects with AppError `json.syntax`, `json.too-deep`, `json.none`, `xliff.too-many-codes`, `import.binary`. */
  async read(bytes: Uint8Array, options: ReadOptions = {}): Promise<FormatContent> {
    const { text, encoding } = decodeTextFile(bytes);
    const paragraphs = jsonTexts(text).map(
      ({ key, from, marked: { source, codes } }): FormatParagraph => ({
        kind: 'paragraph',
        included: true,
        dateline: null,
        source,
        ref: String(from),
        fileId: key,
        ...(codes.length === 0 ? {} : { codes }),
      }),
    );
    if (paragraphs.length === 0) throw badInput('json.none');
    const { sourceLang = 'id', targetLang = 'en' } = options;
    return { details: {}, sourceLang, targetLang, paragraphs, encoding, warnings: [] };
  },
  async writeBack(doc: ExportDocument, original: Uint8Array): Promise<Uint8Array> {
    const file = decodeTextFile(original);
    const places = jsonTexts(file.text).map(
      ({ from, to, marked }): TextPlace => ({
        ref: String(from),
        from,
        to,
        source: marked.source,
        write: (target) => JSON.stringify(writeMarked(target, marked, (run) => run)),
      }),
    );
    return encodeTextFile({ ...file, text: putTargets(file.text, segmentsByRef(doc), places) });
  },
} as const satisfies Format;
