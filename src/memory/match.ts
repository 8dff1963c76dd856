// Scoring: what a unit is worth for a text that is to be translated.
import type { MemoryMatch, MemoryUnit, Penalty, SourcePiece } from '../model/memory.ts';
import { PENALTIES } from '../model/memory.ts';
import { type InlineCode, type Span, type Text, withoutCodes } from '../model/text.ts';
import { wordDiff } from '../text/diff.ts';
import { replaceNumbers } from './numbers.ts';
import { matchTokens, similarity } from './similarity.ts';

/** What is looked up: a text with its codes, its neighbours' keys (keys.ts) and the part of the segment that it is. */
export type Wanted = {
  text: Text;
  codes: readonly InlineCode[];
  span: Span;
  part: MemoryMatch['part'];
  before: number;
  after: number;
};

/** Matches below it do not help: OmegaT shows from 30, memoQ and MateCat from 50. */
const LOWEST_SCORE = 50;

/** `approved`: an editor has reviewed or approved the unit's text. Files are taken at their word. */
function penaltiesOf(unit: MemoryUnit, approved: boolean): Penalty[] {
  const penalties: Penalty[] = [];
  if (unit.machine) penalties.push('machine');
  if (unit.segmentId !== null && !approved) penalties.push('unapproved');
  return penalties;
}

/** Both neighbours are the same, and there is at least one. */
function inContext(unit: MemoryUnit, wanted: Wanted): boolean {
  return unit.before === wanted.before && unit.after === wanted.after && unit.before + unit.after > 0;
}

const sameSpacing = (text: string): string => text.trim().replace(/\s+/gu, ' ');

/** What texts that differ in numbers only have in common, to the letter. */
const withoutNumbers = (text: string): string => sameSpacing(text).replace(/\p{N}+(?:[.,:]\p{N}+)*/gu, '0');

/**
 * How alike a text is to sources, 0 where it is below LOWEST_SCORE: a distance is worked out only where the tokens that both
 * have, in whatever order, leave room for it.
 */
function similarityTo(wanted: readonly string[]): (source: readonly string[]) => number {
  const counts = new Map<string, number>();
  for (const token of wanted) counts.set(token, (counts.get(token) ?? 0) + 1);
  return (source) => {
    const left = new Map(counts);
    let common = 0;
    for (const token of source) {
      const count = left.get(token) ?? 0;
      if (count === 0) continue;
      left.set(token, count - 1);
      common += 1;
    }
    const most = (100 * common) / Math.max(1, wanted.length, source.length);
    return most < LOWEST_SCORE ? 0 : similarity(source, wanted);
  };
}

/** The codes of the unit's target as the wanted text has them; a target whose codes do not fit goes without. */
function fitCodes(unit: MemoryUnit, wanted: Wanted): Text {
  const kinds = (codes: readonly InlineCode[]) => codes.map((code) => code.kind).join(' ');
  return kinds(unit.codes) === kinds(wanted.codes) ? unit.target : withoutCodes(unit.target);
}

/** A match before it is known whether it will be shown: `pieces` are worked out for those that are. */
export type Scored = Omit<MemoryMatch, 'pieces'> & { wanted: Text; lang: string };

/**
 * Scores units for one text; those below LOWEST_SCORE before their penalties are left out. Texts that differ in spaces only
 * are exact; all others score 99 at most. `isApproved`: an editor has reviewed or approved the unit's text.
 */
export function matchUnits(
  units: readonly MemoryUnit[],
  wanted: Wanted,
  isApproved: (unit: MemoryUnit) => boolean,
): Scored[] {
  const lang = units[0]?.sourceLang ?? '';
  const similarityOf = similarityTo(matchTokens(wanted.text, lang));
  const wantedSpaced = sameSpacing(wanted.text);
  const wantedBare = withoutNumbers(wanted.text);
  return units.flatMap((unit): Scored[] => {
    const alike = similarityOf(matchTokens(unit.source, lang));
    const same = sameSpacing(unit.source) === wantedSpaced;
    const bare = same || withoutNumbers(unit.source) === wantedBare;
    if (!bare && alike < LOWEST_SCORE) return [];
    const target = fitCodes(unit, wanted);
    const penalties = penaltiesOf(unit, isApproved(unit));
    const lost = penalties.reduce((sum, penalty) => sum + PENALTIES[penalty], 0);
    const found = (kind: MemoryMatch['kind'], score: number, text: Text): Scored[] => {
      const { unitId, source, author, origin, changedAt, segmentId } = unit;
      const { part, span } = wanted;
      const about = { unitId, kind, part, span, similarity: alike, score: score - lost, penalties };
      const texts = { source, target: text, author, origin, changedAt, segmentId };
      return [{ ...about, ...texts, wanted: wanted.text, lang }];
    };
    if (same) return inContext(unit, wanted) ? found('context', 101, target) : found('exact', 100, target);
    const texts = { source: unit.source, target };
    const replaced = bare ? replaceNumbers(texts, wanted.text, lang, unit.targetLang) : null;
    if (replaced !== null) return found('numbers', 99, replaced);
    return alike < LOWEST_SCORE ? [] : found('fuzzy', Math.min(99, alike), target);
  });
}

/** A unit's source as it became the text looked up. */
function pieces(unit: Text, wanted: Text, lang: string): SourcePiece[] {
  if (unit === wanted) return [{ kind: 'same', text: withoutCodes(wanted) }];
  return wordDiff(withoutCodes(unit), withoutCodes(wanted), lang);
}

/** Best first: by score, the whole segment before parts of it, the newest first; each English once. */
export function rankMatches(matches: readonly Scored[], most: number): MemoryMatch[] {
  const parts = ['segment', 'sentence', 'fragment'];
  const sorted = [...matches].sort(
    (a, b) =>
      parts.indexOf(a.part) - parts.indexOf(b.part) ||
      b.score - a.score ||
      b.similarity - a.similarity ||
      b.changedAt - a.changedAt ||
      (a.unitId < b.unitId ? 1 : -1),
  );
  const seen = new Set<string>();
  return sorted
    .filter((match) => {
      const key = `${match.part} ${match.span.start} ${match.target}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .slice(0, most)
    .map(({ wanted, lang, ...match }) => ({ ...match, pieces: pieces(match.source, wanted, lang) }));
}
