// Searching the translation memory: units that say the words searched for, on either side.
import { concordanceSpans } from '../memory/concordance.ts';
import { wordGrams } from '../memory/keys.ts';
import type { MemoryScope } from '../model/memory.ts';
import type { Span } from '../model/text.ts';
import type { Actor } from '../model/user.ts';
import { segmentPosition } from '../store/layout.ts';
import { type StoredUnit, unitsByNumber } from '../store/memory.ts';
import { unitsWithAll } from '../store/memory-grams.ts';
import { countUnits, lastUnitNumber, pageOfUnits } from '../store/memory-walk.ts';
import type { Db } from '../store/store.ts';
import { readableSegment } from './access.ts';
import type { Deps } from './deps.ts';
import { requireScope } from './memory-scope.ts';

const PAGE = 50;
/** Units with all the words that are read in search of the phrase, in pieces. */
const MOST_READ = 1500;
const PIECE = 150;

export const SEARCH_SIDES = ['both', 'source', 'target'] as const;
export type SearchSide = (typeof SEARCH_SIDES)[number];

export type FoundUnit = StoredUnit & { sourceSpans: readonly Span[]; targetSpans: readonly Span[] };

export type MemorySearch = {
  units: readonly FoundUnit[];
  /** Living units of the project; null where words were searched for: counting a million takes longer than finding. */
  total: number | null;
  /** What to pass as `before` for the next page; null: no more. */
  next: number | null;
};

export type SearchInput = {
  text: string;
  side?: SearchSide;
  before?: number;
  projectId?: string;
  sourceLang?: string;
  targetLang?: string;
};

/** Units with the words of `text` in order, newest first, 50 at most; without a text, the newest units. Throws notFound. */
export async function searchMemory(deps: Deps, actor: Actor, input: SearchInput): Promise<MemorySearch> {
  const { db } = deps.store;
  const scope = await requireScope(db, actor, input);
  const before = input.before ?? (await lastUnitNumber(db)) + 1;
  if (input.text.trim() === '') {
    const units = await pageOfUnits(db, scope.projectId, { before }, PAGE);
    return {
      units: units.map((unit) => ({ ...unit, sourceSpans: [], targetSpans: [] })),
      total: await countUnits(db, scope.projectId),
      next: units.length < PAGE ? null : units.at(-1)!.number,
    };
  }
  const { side = 'both', text } = input;
  const sides = side === 'both' ? (['source', 'target'] as const) : ([side] as const);
  let units: FoundUnit[] = [];
  let next: number | null = null;
  for (const one of sides) {
    const found = await searchSide(db, scope, text, one, before);
    units.push(...found.units);
    if (found.next !== null) next = Math.max(next ?? 0, found.next);
  }
  units = [...new Map(units.map((unit) => [unit.number, unit])).values()].sort((a, b) => b.number - a.number);
  if (units.length > PAGE) next = units[PAGE - 1]!.number;
  // Where one side broke off, what the other found beyond that place comes on the next page.
  const page = units.slice(0, PAGE).filter((unit) => next === null || unit.number >= next);
  return { units: page, total: null, next };
}

/** Where the segment of a unit stands. Throws notFound. */
export async function segmentPlace(
  deps: Deps,
  actor: Actor,
  segmentId: string,
): Promise<{ documentId: string; segmentId: string; position: number }> {
  const { documentId } = await readableSegment(deps.store.db, actor, segmentId);
  return { documentId, segmentId, position: await segmentPosition(deps.store.db, documentId, segmentId) };
}

async function searchSide(
  db: Db,
  scope: MemoryScope,
  text: string,
  side: 'source' | 'target',
  before: number,
): Promise<{ units: FoundUnit[]; next: number | null }> {
  const grams = wordGrams(text, side, scope);
  const found: FoundUnit[] = [];
  let from = before;
  for (let read = 0; read < MOST_READ && grams.length > 0; read += PIECE) {
    const numbers = await unitsWithAll(db, grams, from, PIECE);
    const units = (await unitsByNumber(db, scope, numbers)).sort((a, b) => b.number - a.number);
    for (const unit of units) {
      const sourceSpans = concordanceSpans(unit.source, text, scope.sourceLang);
      const targetSpans = concordanceSpans(unit.target, text, scope.targetLang);
      if ((side === 'source' ? sourceSpans : targetSpans).length === 0) continue;
      found.push({ ...unit, sourceSpans, targetSpans });
      if (found.length === PAGE) return { units: found, next: unit.number };
    }
    if (numbers.length < PIECE) return { units: found, next: null };
    from = numbers.at(-1)!;
  }
  return { units: found, next: grams.length === 0 ? null : from };
}
