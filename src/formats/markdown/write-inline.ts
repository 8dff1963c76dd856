// A target as the inline content of a Markdown block: escaped, with emphasis that still opens and closes where it stands.
import type { Text } from '../../model/text.ts';
import { type CodedText, writeCoded } from '../inline-pieces.ts';
import type { Slice } from '../put-targets.ts';
import { escapeLine } from './escape-markdown.ts';
import type { MarkdownRange } from './markdown-pieces.ts';
import { type Wrapping, wrapLines } from './wrap-lines.ts';

type Run = { text: string; marks?: 'open' | 'close'; plain?: true };

const reference = (character: string) => `&#${character.codePointAt(0)};`;
const first = (run: Run | undefined) => /^./su.exec(run?.text ?? '')?.[0] ?? '';
const last = (run: Run | undefined) => /.$/su.exec(run?.text ?? '')?.[0] ?? '';
const isSpace = (character: string) => character === '' || /^\s$/u.test(character);
const isMark = (character: string) => /^[\p{P}\p{S}]$/u.test(character);
/** Readers do not agree on what characters beyond the first plane are (😀). */
const mayBeLetter = (character: string) =>
  !isSpace(character) && (!isMark(character) || character.length > 1);
const isLetter = (character: string) => mayBeLetter(character) && character.length === 1;

/**
 * Emphasis opens before a letter and closes after one (section 6.2, flanking); a character reference ends and begins with
 * punctuation, so that one stands for the letter or space that would be in the way.
 */
function flank(runs: readonly Run[]): void {
  const encodeFirst = (run: Run | undefined) => {
    if (run?.plain) run.text = reference(first(run)) + run.text.slice(first(run).length);
  };
  const encodeLast = (run: Run | undefined) => {
    if (run?.plain) run.text = run.text.slice(0, run.text.length - last(run).length) + reference(last(run));
  };
  for (const [at, run] of runs.entries()) {
    const [before, after] = [runs[at - 1], runs[at + 1]];
    const under = run.text.includes('_');
    if (run.marks === 'open') {
      if (isSpace(first(after))) encodeFirst(after);
      if (mayBeLetter(last(before)) && (under || !isLetter(first(after)))) encodeLast(before);
    }
    if (run.marks === 'close') {
      if (isSpace(last(before))) encodeLast(before);
      if (mayBeLetter(first(after)) && (under || !isLetter(last(before)))) encodeFirst(after);
      // Two that touch would be one longer mark.
      if (after?.marks === 'open' && first(after) === last(run)) after.text = `<!---->${after.text}`;
    }
  }
}

/**
 * `ownLines`: the block begins a line of the file, so that it may go on in another one; `wrapping`: how its own lines are, with the column
 * that the first begins in.
 */
export function writeInline(
  target: Text,
  coded: CodedText<MarkdownRange>,
  slice: Slice,
  ownLines: boolean,
  wrapping: (Wrapping & { column: number }) | null = null,
): string {
  const runs: Run[] = [];
  const add = (run: Run) => {
    runs.push(run);
    return '';
  };
  let start = true;
  writeCoded(target, coded, {
    text: (text) => {
      const lines = text.split(/\s*\n\s*/);
      const written = lines.map((line, at) => escapeLine(line, at > 0 ? ownLines : start));
      start = false;
      return add({ text: written.join(ownLines ? '\\\n' : ' '), plain: true });
    },
    code: ({ at: { from, to, put, marks } }) => {
      const text = put ?? slice(from, to);
      start = text.includes('\n');
      return add(marks === undefined ? { text } : { text, marks });
    },
  });
  // What begins or ends with spaces would be code, or a line break.
  const [head, tail] = [runs[0], runs.at(-1)];
  if (head?.plain) head.text = head.text.trimStart();
  if (tail?.plain) tail.text = tail.text.trimEnd();
  const kept = runs.filter(({ text }, at) => {
    const hollow = runs[at]?.marks === 'open' ? runs[at + 1]?.marks === 'close' : false;
    const closes = runs[at]?.marks === 'close' ? runs[at - 1]?.marks === 'open' : false;
    return text !== '' && !hollow && !closes;
  });
  // A link after it would be an image.
  for (const [at, run] of kept.entries())
    if (run.plain && first(kept[at + 1]) === '[') run.text = run.text.replace(/!$/, '\\!');
  // A reference that one mark needs may stand in the way of the next.
  for (let pass = 0; pass < 3; pass += 1) flank(kept);
  return wrapping === null
    ? kept.map(({ text }) => text).join('')
    : wrapLines(kept, wrapping, wrapping.column);
}
