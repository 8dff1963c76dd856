// Matches that differ in numbers only: the unit's English with the numbers of the text looked up.
import { type Token, tokens } from '../text/tokens.ts';

/** Ways in which an Indonesian number is written in English; the same way must do for the old number and for the new one. */
const WAYS: readonly ((number: string) => string)[] = [
  // 1.234,5 is 1,234.5
  (number) => number.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.')),
  (number) => number,
  // pukul 14.30 is 14:30
  (number) => number.replace('.', ':'),
];

const isNumber = (token: Token | undefined): token is Token => token?.kind === 'number';

/** `1 orang` and `2 orang` are not `1 person` and `2 person`, nor is `4th` with a 3 in it English. */
function isSafe(number: string, target: readonly Token[], at: number): boolean {
  const next = target[at + 1];
  return number !== '1' && !(next?.kind === 'word' && /^(?:st|nd|rd|th)$/i.test(next.text));
}

/** The numbers that differ, old to new; null where something else differs or one old number became two. */
function changedNumbers(unit: readonly Token[], wanted: readonly Token[]): Map<string, string> | null {
  if (unit.length !== wanted.length) return null;
  const changed = new Map<string, string>();
  for (const [at, token] of unit.entries()) {
    const now = wanted[at]!;
    if (isNumber(token) && isNumber(now)) {
      if ((changed.get(token.text) ?? now.text) !== now.text) return null;
      changed.set(token.text, now.text);
    } else if (token.kind !== now.kind || (token.kind !== 'space' && token.text !== now.text)) return null;
  }
  return changed;
}

/**
 * The unit's target with its numbers replaced, where unit and wanted source differ in numbers only and each of them
 * stands in the target as often as in the source, written in English; else null: better no number than a wrong one.
 */
export function replaceNumbers(
  unit: { source: string; target: string },
  wanted: string,
  sourceLang: string,
  targetLang: string,
): string | null {
  const source = tokens(unit.source, sourceLang);
  const changed = changedNumbers(source, tokens(wanted, sourceLang));
  if (changed === null || [...changed].every(([before, after]) => before === after)) return null;
  const target = tokens(unit.target, targetLang);
  const written = target.map((token) => token.text);
  const taken = new Set<number>();
  for (const [before, after] of changed) {
    const expected = source.filter((token) => token.text === before).length;
    const way = WAYS.find((one) => target.filter((token) => token.text === one(before)).length === expected);
    if (way === undefined) {
      if (before !== after) return null;
      continue;
    }
    for (const [at, token] of target.entries()) {
      if (token.text !== way(before)) continue;
      if (taken.has(at)) return null;
      taken.add(at);
      if (before === after) continue;
      if (before === '1' || !isSafe(after, target, at)) return null;
      written[at] = way(after);
    }
  }
  return written.join('');
}
