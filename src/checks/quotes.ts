// Quotation marks without their partner, of mixed sorts, or gone. An apostrophe is not a quotation mark.
import type { Span } from '../model/text.ts';
import { type Finding, finding, type SegmentCheck } from './check.ts';

const OPEN_BEFORE = /(?:^|[\s([“"‘'\u2014\u2013\uE000-\uF8FF-])$/u;

/** The quotation marks of a text: doubles of all sorts, singles where they open or close a quotation. */
function marksOf(
  text: string,
): { at: number; sort: '"' | '“' | '”' | '‘' | '’' | "'" | "'>"; double: boolean }[] {
  const found: ReturnType<typeof marksOf> = [];
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at]!;
    const [before, after] = [text.slice(Math.max(0, at - 1), at), text[at + 1] ?? ''];
    const opens = OPEN_BEFORE.test(before) && /\S/.test(after);
    if (mark === '"' || mark === '“' || mark === '”' || mark === '„') {
      found.push({ at, sort: mark === '„' ? '“' : mark, double: true });
    } else if (mark === '‘' && opens) found.push({ at, sort: '‘', double: false });
    else if (
      mark === "'" &&
      opens &&
      !/^(?:\d0s|\d\d\b|(?:em|till?|tis|twas|keepers?|cause|cos|bout|round|n)\b)/i.test(text.slice(at + 1))
    )
      found.push({ at, sort: "'", double: false });
    else if ((mark === '’' || mark === "'") && !/[\p{L}\p{N}]/u.test(after))
      found.push({ at, sort: mark === '’' ? '’' : "'>", double: false });
  }
  return found;
}

/** Places of marks without a partner. A closing single may be a possessive (the workers' fund) and need not close anything. */
function unpaired(text: string): number[] {
  const wrong: number[] = [];
  const marks = marksOf(text);
  const straight = marks.filter(({ sort }) => sort === '"');
  if (straight.length % 2 === 1) wrong.push(straight.at(-1)!.at);
  let open: number | null = null;
  for (const { at, sort } of marks) {
    if (sort === '“') {
      if (open !== null) wrong.push(open);
      open = at;
    } else if (sort === '”') {
      if (open === null) wrong.push(at);
      open = null;
    }
  }
  if (open !== null) wrong.push(open);
  const singles: number[] = [];
  for (const { at, sort } of marks) {
    if (sort === '‘' || sort === "'") singles.push(at);
    else if (sort === '’' || sort === "'>") singles.pop();
  }
  return [...wrong, ...singles];
}

const quotedTexts = (text: string) =>
  text.match(/["“„][^"“”]+["”]|(?<![\p{L}\p{N}])[‘'][^‘’']+[’'](?![\p{L}\p{N}])/gu) ?? [];

export const quotes: SegmentCheck<'quotes'> = {
  id: 'quotes',
  scope: 'segment',
  severity: 'warning',
  run({ source, target }) {
    // A quotation that goes on in the next paragraph is open in both languages.
    const open = unpaired(source).length > 0;
    const wrong = open ? [] : unpaired(target);
    const found = wrong.map((at): Finding => {
      const span: Span = { start: at, end: at + 1 };
      return finding('unpaired', { target: span, params: { target: target[at]! } });
    });
    // A single word in quotation marks may be put in plain words.
    const isLong = (text: string) => text.split(/\s+/).length > 1;
    const isGone = marksOf(target).length === 0 && quotedTexts(source).some(isLong) && !open;
    if (isGone) found.push(finding('gone', { source: spanOfFirst(source), params: {} }));
    return found;
  },
};

function spanOfFirst(source: string): Span {
  const quoted = quotedTexts(source);
  const first = quoted.find((text) => text.split(/\s+/).length > 1) ?? quoted[0]!;
  const start = source.indexOf(first);
  return { start, end: start + first.length };
}
