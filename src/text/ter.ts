// Translation edit rate with shifts (Snover et al. 2006), and word edit rate: how far a text is from a draft.
import { tokens } from './tokens.ts';

/**
 * Edits that make the draft the text: `insertions`, `deletions` and `substitutions` of one token each, `shifts` of a run of
 * tokens to another place. `tokens`: of the text that is made.
 */
export type EditCount = {
  insertions: number;
  deletions: number;
  substitutions: number;
  shifts: number;
  tokens: number;
};

/** As Snover's tercom: no shift of more than 10 tokens, none further than 50, and at most 1,000 tried. */
const LONGEST_SHIFT = 10;
const FURTHEST_SHIFT = 50;
const MOST_TRIED = 1000;

/** Bound of one comparison: cells of all the tables of distances that are filled while shifts are tried, about 0.1 s. */
const MOST_CELLS = 20_000_000;

/**
 * Words, numbers and punctuation marks, each one token; letters in lower case, spaces and inline codes left out. (TER's own
 * default: lower case, punctuation counted.)
 */
export function editTokens(text: string): string[] {
  return tokens(text, 'en')
    .filter((token) => token.kind !== 'space' && !/[\uE000-\uF8FF]/.test(token.text))
    .map((token) => token.text.toLowerCase());
}

type Distance = { cost: number; insertions: number; deletions: number; substitutions: number };

/** The table of edit distances; `at(i, j)`: of the first i tokens of the draft and the first j of the text. */
function distances(draft: readonly string[], text: readonly string[]): Uint16Array {
  const width = text.length + 1;
  const table = new Uint16Array((draft.length + 1) * width);
  for (let j = 0; j <= text.length; j += 1) table[j] = j;
  for (let i = 1; i <= draft.length; i += 1) {
    table[i * width] = i;
    for (let j = 1; j <= text.length; j += 1) {
      const same = draft[i - 1] === text[j - 1] ? 0 : 1;
      table[i * width + j] = Math.min(
        table[(i - 1) * width + j - 1]! + same,
        table[(i - 1) * width + j]! + 1,
        table[i * width + j - 1]! + 1,
      );
    }
  }
  return table;
}

/** Which tokens of either side stand unmatched, and beside which token of the draft each token of the text stands (-1: before all). */
type Alignment = Distance & { draftWrong: boolean[]; textWrong: boolean[]; beside: number[] };

function aligned(draft: readonly string[], text: readonly string[]): Alignment {
  const table = distances(draft, text);
  const width = text.length + 1;
  const found: Alignment = {
    cost: table.at(-1)!,
    insertions: 0,
    deletions: 0,
    substitutions: 0,
    draftWrong: draft.map(() => true),
    textWrong: text.map(() => true),
    beside: text.map(() => 0),
  };
  let i = draft.length;
  let j = text.length;
  while (i > 0 || j > 0) {
    const here = table[i * width + j]!;
    const same = i > 0 && j > 0 && draft[i - 1] === text[j - 1];
    if (i > 0 && j > 0 && here === table[(i - 1) * width + j - 1]! + (same ? 0 : 1)) {
      i -= 1;
      j -= 1;
      found.beside[j] = i;
      if (same) {
        found.draftWrong[i] = false;
        found.textWrong[j] = false;
      } else found.substitutions += 1;
    } else if (i > 0 && here === table[(i - 1) * width + j]! + 1) {
      i -= 1;
      found.deletions += 1;
    } else {
      j -= 1;
      found.beside[j] = i - 1;
      found.insertions += 1;
    }
  }
  return found;
}

/** `list` with the run of `length` tokens at `start` put where `to` points at; inside the run, that many tokens further on. */
function shifted(list: readonly string[], start: number, length: number, to: number): string[] {
  const run = list.slice(start, start + length);
  const rest = [...list.slice(0, start), ...list.slice(start + length)];
  const place = to <= start ? to : to > start + length ? to - length : to;
  rest.splice(place, 0, ...run);
  return rest;
}

/**
 * The shift that lowers the edit distance most, the longest of equal ones: of a run that stands in the text elsewhere, where
 * both it and its new place are wrong now (Snover's conditions). Null where none lowers it.
 */
function bestShift(
  draft: readonly string[],
  text: readonly string[],
  now: Alignment,
  left: { tries: number },
): string[] | null {
  let best = null as { list: string[]; gain: number; length: number } | null;
  for (let start = 0; start < draft.length; start += 1) {
    for (let at = 0; at < text.length; at += 1) {
      if (Math.abs(at - start) > FURTHEST_SHIFT) continue;
      for (let length = 1; length <= LONGEST_SHIFT; length += 1) {
        const end = start + length;
        if (end > draft.length || at + length > text.length) break;
        if (draft[end - 1] !== text[at + length - 1]) break;
        const isWrong = (list: readonly boolean[], from: number) =>
          list.slice(from, from + length).some(Boolean);
        if (!isWrong(now.draftWrong, start) || !isWrong(now.textWrong, at)) continue;
        if (now.beside[at]! >= start && now.beside[at]! < end) continue;
        let last = -1;
        for (let offset = -1; offset < length; offset += 1) {
          const to = at + offset < 0 ? 0 : now.beside[at + offset]! + 1;
          if (to === last) continue;
          last = to;
          if (left.tries <= 0) return best?.list ?? null;
          left.tries -= 1;
          const list = shifted(draft, start, length, to);
          const gain = now.cost - distances(list, text).at(-1)!;
          if (gain < 1 || gain < (best?.gain ?? 0) || (gain === best?.gain && length <= best.length))
            continue;
          best = { list, gain, length };
        }
      }
    }
  }
  return best?.list ?? null;
}

/** Edits with shifts that make `draft` into `text`: HTER's count where the text is a person's post-editing of the draft. */
export function editsWithShifts(draft: string, text: string): EditCount {
  const target = editTokens(text);
  let list = editTokens(draft);
  let shifts = 0;
  let now = aligned(list, target);
  const cells = (list.length + 1) * (target.length + 1);
  const left = { tries: Math.min(MOST_TRIED, Math.floor(MOST_CELLS / cells)) };
  while (now.cost > 1) {
    const next = bestShift(list, target, now, left);
    if (next === null) break;
    list = next;
    shifts += 1;
    now = aligned(list, target);
  }
  const { insertions, deletions, substitutions } = now;
  return { insertions, deletions, substitutions, shifts, tokens: target.length };
}

/** Edits without shifts. */
export function wordEdits(draft: string, text: string): EditCount {
  const target = editTokens(text);
  const { insertions, deletions, substitutions } = aligned(editTokens(draft), target);
  return { insertions, deletions, substitutions, shifts: 0, tokens: target.length };
}

/** All edits of a count. */
export function editsOf({ insertions, deletions, substitutions, shifts }: EditCount): number {
  return insertions + deletions + substitutions + shifts;
}

/** Edits a token of the text; 0 for nothing from nothing, 1 where a draft was wholly deleted. */
export function editRate(count: EditCount): number {
  const edits = editsOf(count);
  if (count.tokens === 0) return edits === 0 ? 0 : 1;
  return edits / count.tokens;
}
