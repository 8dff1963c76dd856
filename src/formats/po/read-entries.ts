// The entries of a gettext catalogue (GNU gettext manual, "PO Files"): its strings, and where their quoted lines stand.
import { badInput } from '../../errors.ts';
import { requireFewTexts } from '../long-texts.ts';

/** A string over one or more quoted lines; `from`, `to`: from its first quotation mark to its last, UTF-16 offsets. */
export type PoString = { value: string; from: number; to: number };

export type PoEntry = {
  /** 1-based, of its msgid. */
  line: number;
  comments: readonly string[];
  /** Where the flag `fuzzy` stands with its comma, or the whole line where it is alone. */
  fuzzy: { from: number; to: number } | null;
  context: string | null;
  id: string;
  plural: string | null;
  /** msgstr, or msgstr[0], msgstr[1] and so on. */
  targets: readonly PoString[];
};

type Open = Omit<PoEntry, 'id'> & { id: string | null; comments: string[]; targets: PoString[] };

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
};

export function unescapePo(quoted: string): string {
  return quoted.replace(/\\(?:([0-7]{1,3})|x([0-9a-fA-F]{1,2})|(.))/gs, (_all, octal, hex, one) => {
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    return ESCAPES[one] ?? one;
  });
}

/** A string as gettext writes it: on one line, or with an empty first one, broken after its own line ends and near column 76. */
export function escapePo(value: string, lineEnd: string): string {
  const escaped = (text: string) =>
    text.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\t', '\\t').replaceAll('\r', '\\r');
  const whole = escaped(value);
  if (whole.length <= 70 && !/\n./s.test(value)) return `"${whole}"`;
  const lines = value.split(/(?<=\n)/).flatMap((line) => {
    const wrapped: string[] = [''];
    for (const word of escaped(line).split(/(?<= )/)) {
      if (wrapped.at(-1) !== '' && wrapped.at(-1)!.length + word.length > 76) wrapped.push('');
      wrapped[wrapped.length - 1] += word;
    }
    return wrapped;
  });
  return ['""', ...lines.map((line) => `"${line}"`)].join(lineEnd);
}

/** Where `fuzzy` stands in a line of flags that begins at `from`; `after`: where the next line begins. */
function fuzzyIn(line: string, from: number, after: number): PoEntry['fuzzy'] {
  if (!/^#,(?:.*,)?\s*fuzzy\s*(?:,|$)/.test(line)) return null;
  if (/^#,\s*fuzzy\s*$/.test(line)) return { from, to: after };
  const at = /,\s*fuzzy(?=\s*(?:,|$))/.exec(line)!;
  // The first flag leaves its comma to the next one.
  const first = at.index === 1;
  const end = at.index + at[0].length;
  return first
    ? { from: from + 2, to: from + end + (/^\s*,/.exec(line.slice(end))?.[0].length ?? 0) }
    : { from: from + at.index, to: from + end };
}

/** All entries but obsolete ones (`#~`), the header (its id is '') first. Throws badInput `po.line`, `import.texts`. */
export function readEntries(file: string): PoEntry[] {
  const entries: PoEntry[] = [];
  const fresh = (): Open => ({
    line: 0,
    comments: [],
    fuzzy: null,
    context: null,
    id: null,
    plural: null,
    targets: [],
  });
  let entry = fresh();
  let texts = 0;
  const field: { add: ((text: string, from: number, to: number) => void) | null } = { add: null };
  const end = (line: number) => {
    const { id } = entry;
    if (id !== null && entry.targets.length === 0) throw badInput('po.line', { line });
    if (id !== null) entries.push({ ...entry, id });
    texts += entry.targets.length;
    requireFewTexts(texts, entry.line);
    entry = fresh();
    field.add = null;
  };
  const take = (keyword: string, line: number) => {
    if (keyword.startsWith('msgstr')) {
      const string: PoString = { value: '', from: -1, to: -1 };
      entry.targets.push(string);
      field.add = (text, from, to) => {
        if (string.from < 0) string.from = from;
        string.value += text;
        string.to = to;
      };
      return;
    }
    const begins = keyword !== 'msgid_plural' && entry.id !== null;
    if (begins || entry.targets.length > 0) end(line);
    if (keyword === 'msgid') entry.line = line;
    const name = keyword === 'msgctxt' ? 'context' : keyword === 'msgid' ? 'id' : 'plural';
    const own = entry;
    field.add = (text) => {
      own[name] = (own[name] ?? '') + text;
    };
  };
  let number = 0;
  for (const { 0: whole, index, 1: line = '' } of file.matchAll(/([^\r\n]*)(?:\r\r\n|\r\n|\n|\r|$)/g)) {
    number += 1;
    if (line.trim() === '') continue;
    if (line.startsWith('#')) {
      if (entry.targets.length > 0 || line.startsWith('#~')) end(number);
      if (line.startsWith('#,')) entry.fuzzy ??= fuzzyIn(line, index, index + whole.length);
      const said = /^#(?:\.|(?![,:|~=]))\s?(.*)$/.exec(line)?.[1]?.trim();
      if (said) entry.comments.push(said);
      continue;
    }
    const [, keyword, quoted] =
      /^\s*(?:(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)\s*)?"((?:[^"\\]|\\.)*)"\s*$/.exec(line) ?? [];
    if (keyword !== undefined) take(keyword, number);
    if (quoted === undefined || field.add === null) throw badInput('po.line', { line: number });
    const from = index + line.indexOf('"');
    field.add(unescapePo(quoted), from, from + quoted.length + 2);
  }
  end(number);
  return entries;
}
