// Text with its words and glossary terms wrapped in tags, on its way through a translator that keeps tags where they belong.
import type { Span } from '../../model/text.ts';
import { englishForms } from '../../text/english-forms.ts';
import type { AlignmentLink } from '../engine.ts';

/** Something of the source that is followed through the translation: a word, or a glossary term with its English. */
export type Mark = {
  span: Span;
  /** What the tag is put about: also what stands before and after without a space. */
  around: Span;
  targets?: readonly string[];
};
export type Marked = { html: string; marks: readonly Mark[] };
type Term = { span: Span; targets: readonly string[] };

/** Numbers keep their points and commas, and words their hyphens: `5,75`, `anak-anak`. */
const WORD = /[\p{L}\p{N}\p{M}]+(?:[-'’.,][\p{L}\p{N}\p{M}]+)*/gu;
const LETTER = /[\p{L}\p{N}\p{M}]/u;

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string) => text.replace(/[&<>]/g, (character) => ESCAPES[character]!);

/**
 * The part `span` of `text` as HTML: `<i id="0">Presiden</i> <i id="1">menolak!</i>`. Tags stand at spaces where possible, since
 * the translator puts one between a tag and most signs. Of terms that overlap the longer is marked.
 */
export function markText(text: string, span: Span, terms: readonly Term[]): Marked {
  const marks: Mark[] = [];
  const free = ({ start, end }: Span) =>
    start >= span.start &&
    end <= span.end &&
    marks.every((m) => m.around.end <= start || end <= m.around.start);
  const length = (term: Term) => term.span.end - term.span.start;
  for (const term of [...terms].sort((a, b) => length(b) - length(a))) {
    if (term.targets.length === 0 || length(term) === 0) continue;
    const around = [widened(text, term.span), term.span].find(free);
    if (around !== undefined) marks.push({ ...term, around });
  }
  for (const chunk of text.slice(span.start, span.end).matchAll(/\S+/g)) {
    const start = span.start + chunk.index;
    const around = { start, end: start + chunk[0].length };
    const words = [...chunk[0].matchAll(WORD)];
    if (words.length === 0 || !free(around)) continue;
    const last = words.at(-1)!;
    marks.push({
      span: { start: start + words[0]!.index, end: start + last.index + last[0].length },
      around,
    });
  }
  marks.sort((a, b) => a.span.start - b.span.start);
  let html = '';
  let done = span.start;
  marks.forEach(({ around: { start, end } }, n) => {
    html += `${escaped(text.slice(done, start))}<i id="${n}">${escaped(text.slice(start, end))}</i>`;
    done = end;
  });
  return { html: html + escaped(text.slice(done, span.end)), marks };
}

/** `span` up to the next spaces on both sides; as it is where another word stands there (`kudeta/perang`). */
function widened(text: string, span: Span): Span {
  const before = /\S*$/.exec(text.slice(0, span.start))![0];
  const after = /^\S*/.exec(text.slice(span.end))![0];
  // Letters that touch the term belong to it: *kudeta*nya.
  const others = before.replace(/[\p{L}\p{N}\p{M}]+$/u, '') + after.replace(/^[\p{L}\p{N}\p{M}]+/u, '');
  if (LETTER.test(others)) return span;
  return { start: span.start - before.length, end: span.end + after.length };
}

/** A stretch of the translation, and the mark that it came from (-1: none). */
type Run = { text: string; mark: number };

/**
 * The translation `html` of `marked` as text, each term's English in the place of what the translator wrote for it, and
 * links from marks to the words that they became. Spans of links: in the source as marked, in the target's own text.
 */
export function readMarked({ marks }: Marked, html: string): { text: string; links: AlignmentLink[] } {
  const runs = readRuns(html);
  const best = new Map<number, Run>();
  for (const run of runs)
    if (run.text.length > (best.get(run.mark)?.text.length ?? -1)) best.set(run.mark, run);
  const links: AlignmentLink[] = [];
  let text = '';
  for (const run of runs) {
    const mark = marks[run.mark];
    let written = run.text;
    if (mark?.targets !== undefined)
      written = best.get(run.mark) === run ? putTerm(run.text, mark.targets, text) : '';
    // What is left where a second piece of a term was: one space, not two.
    if (/\s$/.test(text)) written = written.replace(/^\s+/, '');
    if (mark !== undefined)
      for (const match of written.matchAll(WORD)) {
        const start = text.length + match.index;
        links.push({ source: mark.span, target: { start, end: start + match[0].length } });
      }
    text += written;
  }
  const lead = text.length - text.trimStart().length;
  const shift = ({ start, end }: Span) => ({ start: start - lead, end: end - lead });
  return {
    text: text.trim(),
    links: links.map(({ source, target }) => ({ source, target: shift(target) })),
  };
}

function readRuns(html: string): Run[] {
  const runs: Run[] = [];
  const open: number[] = [];
  for (const [, id, close, text] of html.matchAll(/<i id="(\d+)">|(<\/i>)|([^<]+|<)/g)) {
    if (id !== undefined) {
      open.push(Number(id));
      // A term that nothing was written for keeps its place.
      runs.push({ text: '', mark: Number(id) });
    } else if (close !== undefined) open.pop();
    else runs.push({ text: unescaped(text!), mark: open.at(-1) ?? -1 });
  }
  return runs;
}

function unescaped(text: string): string {
  const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hexadecimal, name) => {
    if (name !== undefined) return names[name as string] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** `written`, what the translator has for a term after `before`, with an allowed translation in its place; punctuation about it stays. */
function putTerm(written: string, targets: readonly string[], before: string): string {
  const [, lead = '', word = '', tail = ''] = /^([\s\p{P}]*)([\s\S]*?)([\s\p{P}]*)$/u.exec(written) ?? [];
  if (targets.some((target) => isFormOf(word, target))) return written;
  const target = targets[0]!;
  const starts = /^\p{Lu}/u.test(word) && !/[\p{L}\p{N}]/u.test(before);
  const term = starts ? target[0]!.toUpperCase() + target.slice(1) : target;
  const rest = target.endsWith('.') ? tail.replace(/^\./, '') : tail;
  const gap = written === '' && before !== '' && !/\s$/.test(before) ? ' ' : '';
  return gap + lead + term + rest;
}

/** `Coups` is a form of *coup*; of a phrase the last word may have another form. */
function isFormOf(written: string, target: string): boolean {
  const [own, wanted] = [written, target].map((phrase) => phrase.toLowerCase().split(/\s+/)) as [
    string[],
    string[],
  ];
  if (own.length !== wanted.length) return false;
  const last = wanted.at(-1)!;
  return own.every((word, n) =>
    n < own.length - 1 ? word === wanted[n] : word === last || englishForms(last).has(word),
  );
}
