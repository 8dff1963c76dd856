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
import { alone } from './inline-pieces.ts';
import { requireFewTexts } from './long-texts.ts';
import { type MarkedText, markedText, PLACEHOLDERS, writeMarked } from './marked-text.ts';
import { putTargets, segmentsByRef, type TextPlace } from './put-targets.ts';
import { decodeTextFile, encodeTextFile } from './text-file.ts';

const DEEPEST = 100;
const LONGEST_KEY = 200;

type JsonText = { key: string; marked: MarkedText; from: number; to: number; notes: readonly string[] };

type JsonString = { path: JSONPath; value: string; from: number; to: number; line: number; column: number };

/** `menu.open`, `items[2].title`; of long ones the end. A key of a million letters may be in the path of every text. */
function keyOf(path: JSONPath): string {
  const key = path
    .map((part, n) => (typeof part === 'number' ? `[${part}]` : `${n === 0 ? '' : '.'}${cut(part)}`))
    .join('');
  return alone(cut(key));
}

const cut = (key: string) => (key.length > LONGEST_KEY ? `…${key.slice(-LONGEST_KEY)}` : key);

/** Of Flutter's catalogues (ARB) what begins with @ is about the texts, not for readers. */
function isText(path: JSONPath, value: string): boolean {
  return (
    /\p{L}/u.test(value) &&
    !/^\w+:\/\/\S+$/.test(value) &&
    path.every((part) => typeof part === 'number' || !part.startsWith('@'))
  );
}

/** Of browser extensions, FormatJS and structured catalogues: the key of each message's text, and those of what is said about it. */
const MESSAGES = ['message', 'defaultMessage', 'string'];
const DESCRIPTIONS = ['description', 'developer_comment', 'context', 'comment', 'meaning'];
const FACTS = new Set([
  ...DESCRIPTIONS,
  'placeholders',
  'id',
  'hash',
  'file',
  'start',
  'end',
  'character_limit',
]);

/** The key that holds each message's text where all entries are such messages, else undefined. `tops`: the entries' keys. */
function messageKey(tops: ReadonlySet<unknown>, strings: readonly JsonString[]): string | undefined {
  return MESSAGES.find((name) => {
    const texts = strings.filter(({ path }) => path.length === 2 && path[1] === name);
    const others = strings.every(({ path }) => path[1] === name || FACTS.has(String(path[1])));
    return others && texts.length > 0 && new Set(texts.map(({ path }) => path[0])).size === tops.size;
  });
}

/** Throws badInput `json.syntax`, `json.too-deep`, `xliff.too-many-codes`, `xml.long`, `import.texts`. */
function jsonTexts(file: string): JsonText[] {
  const strings: JsonString[] = [];
  const tops = new Set<unknown>();
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
        tops.add(own[0]);
        if (typeof value !== 'string') return;
        requireFewTexts(strings.length + 1, line + 1);
        strings.push({ path: own, value, from, to: from + length, line: line + 1, column: column + 1 });
      },
      onError(_error: ParseErrorCode, _from, _length, line, column) {
        throw badInput('json.syntax', { line: line + 1, column: column + 1 });
      },
    },
    { disallowComments: true, allowTrailingComma: false },
  );
  const message = messageKey(tops, strings);
  const said = new Map<unknown, string[]>();
  for (const { path, value } of strings) {
    if (message === undefined || path.length !== 2 || !DESCRIPTIONS.includes(String(path[1]))) continue;
    if (!said.has(path[0])) said.set(path[0], []);
    if (value.trim() !== '') said.get(path[0])!.push(value);
  }
  return strings.flatMap(({ path, value, from, to, line, column }): JsonText[] => {
    if (!isText(path, value) || (message !== undefined && path[1] !== message)) return [];
    const marked = markedText(value, PLACEHOLDERS, { line, column });
    const notes = message === undefined ? [] : (said.get(path[0]) ?? []);
    return marked === null ? [] : [{ key: keyOf(path), marked, from, to, notes }];
  });
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
      ({ key, from, marked: { source, codes }, notes }): FormatParagraph => ({
        kind: 'paragraph',
        included: true,
        dateline: null,
        source,
        ref: String(from),
        fileId: key,
        ...(codes.length === 0 ? {} : { codes }),
        ...(notes.length === 0 ? {} : { notes }),
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
