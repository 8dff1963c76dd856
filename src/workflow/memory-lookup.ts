// Looking a text up in the translation memory: whole, by its sentences, and by runs of its words.
import { badInput } from '../errors.ts';
import { fragmentKeys } from '../memory/fragments.ts';
import { contextKey, queryGrams, sourceKey } from '../memory/keys.ts';
import { matchUnits, rankMatches, type Scored, type Wanted } from '../memory/match.ts';
import type { MemoryMatch, MemoryScope } from '../model/memory.ts';
import type { InlineCode, Text } from '../model/text.ts';
import type { Actor } from '../model/user.ts';
import { readLayout } from '../store/layout.ts';
import { approvedRevisions, type StoredUnit, unitsByNumber, unitsBySource } from '../store/memory.ts';
import { gramCounts, ROWS_OF_LOOKUP, similarUnits } from '../store/memory-grams.ts';
import { lastUnitNumber } from '../store/memory-walk.ts';
import { readSources } from '../store/segments.ts';
import type { Db } from '../store/store.ts';
import { sentenceSpans } from '../text/sentences.ts';
import { readableSegment, requireDocument } from './access.ts';
import type { Deps } from './deps.ts';
import { withFileMatches } from './file-matches.ts';
import { requireScope, scopeOf } from './memory-scope.ts';

/** Units scored for one text; fewer for long ones, since the distance takes the product of the lengths. */
const CANDIDATES = 50;
const CANDIDATES_OF_LONG = 12;
const CANDIDATES_OF_SENTENCE = 16;
const LONG = 1200;
/** Beyond this many UTF-16 units a text is looked up by its sentences only. */
const LONGEST_WHOLE = 6000;
const EXACT = 40;
const FRAGMENTS = 40;
/** Sentences of a segment that are looked up one by one. */
const SENTENCES = 6;
/** Matches shown: of the whole segment, and of its parts. */
const SHOWN = { whole: 9, parts: 9 } as const;

export type LookupText = {
  text: Text;
  codes?: readonly InlineCode[];
  /** Sources of the neighbouring segments. */
  before?: Text | null;
  after?: Text | null;
  /** Its own units are no suggestion for a segment. */
  segmentId?: string;
};

/** Matches of a text: whole first, then sentences, then fragments; each kind best first. */
async function findMatches(db: Db, scope: MemoryScope, input: LookupText): Promise<MemoryMatch[]> {
  const { text, codes = [], segmentId } = input;
  if (text.trim() === '') return [];
  const last = await lastUnitNumber(db);
  if (last === 0) return [];
  const lang = scope.sourceLang;
  const whole = wholeOf(input);
  const spans = sentenceSpans(text, lang === 'id' ? 'id' : 'en');
  const sentences = spans.length < 2 ? [] : spans.slice(0, SENTENCES);
  const sentenceText = (at: number) => {
    const span = spans[at];
    return span === undefined ? null : text.slice(span.start, span.end);
  };
  const parts = sentences.map(
    (span, at): Wanted => ({
      text: text.slice(span.start, span.end),
      codes,
      span,
      part: 'sentence',
      before: contextKey(sentenceText(at - 1)),
      after: contextKey(sentenceText(at + 1)),
    }),
  );
  const all = [...(text.length <= LONGEST_WHOLE ? [whole] : []), ...parts];
  const asked = all.map((one) => ({ wanted: one, grams: queryGrams(one.text, scope) }));
  const counts = await gramCounts(
    db,
    asked.flatMap(({ grams }) => grams),
    last,
  );
  const found: Scored[] = [];
  for (const { wanted, grams } of asked) {
    const exact = await unitsBySource(db, scope, [sourceKey(wanted.text)], EXACT);
    const known = new Set(exact.map((unit) => unit.number));
    // Beside the very same text what only resembles it is not worth as long a search.
    const budget = ROWS_OF_LOOKUP / (asked.length * (exact.length > 0 ? 3 : 1));
    const numbers = await similarUnits(db, grams, counts, last, { limit: candidatesFor(wanted), budget });
    const others = numbers.filter((number) => !known.has(number));
    const units = [...exact, ...(await unitsByNumber(db, scope, others))];
    found.push(...(await scored(db, units, wanted, segmentId)));
  }
  const lookedUp = new Set([whole, ...parts].map((part) => sourceKey(part.text)));
  const fragments = await fragmentMatches(db, scope, whole, lookedUp, segmentId);
  // What is in the text word for word is worth more as that than as a sentence that resembles it.
  const inside = new Set(fragments.map((match) => match.unitId));
  const others = found.filter((match) => match.kind !== 'fuzzy' || !inside.has(match.unitId));
  const isWhole = (match: Scored) => match.part === 'segment';
  return [
    ...rankMatches(others.filter(isWhole), SHOWN.whole),
    ...rankMatches([...others.filter((match) => !isWhole(match)), ...fragments], SHOWN.parts),
  ];
}

/** Matches of the whole text by units with the very same words, best first: one query. */
export async function exactMatches(db: Db, scope: MemoryScope, input: LookupText): Promise<MemoryMatch[]> {
  const { text, segmentId } = input;
  const units = await unitsBySource(db, scope, [sourceKey(text)], EXACT);
  return rankMatches(await scored(db, units, wholeOf(input), segmentId), SHOWN.whole);
}

/** Matches that people settled and an editor approved, or that came from a file, of the whole text or its sentences, best first. */
export async function approvedMatches(db: Db, scope: MemoryScope, input: LookupText): Promise<MemoryMatch[]> {
  const matches = await findMatches(db, scope, input);
  return matches
    .filter(({ part, penalties }) => part !== 'fragment' && penalties.length === 0)
    .sort((a, b) => b.score - a.score);
}

function wholeOf({ text, codes = [], before, after }: LookupText): Wanted {
  return {
    text,
    codes,
    span: { start: 0, end: text.length },
    part: 'segment',
    before: contextKey(before),
    after: contextKey(after),
  };
}

function candidatesFor(wanted: Wanted): number {
  if (wanted.text.length > LONG) return CANDIDATES_OF_LONG;
  return wanted.part === 'sentence' ? CANDIDATES_OF_SENTENCE : CANDIDATES;
}

async function scored(
  db: Db,
  units: readonly StoredUnit[],
  wanted: Wanted,
  segmentId: string | undefined,
): Promise<Scored[]> {
  const others = units.filter((unit) => segmentId === undefined || unit.segmentId !== segmentId);
  const approved = await approvedRevisions(db, others);
  return matchUnits(others, wanted, ({ revisionId }) => revisionId !== null && approved.has(revisionId));
}

/** Units that the text has word for word inside it; not those whose keys are `lookedUp` already. */
async function fragmentMatches(
  db: Db,
  scope: MemoryScope,
  whole: Wanted,
  lookedUp: ReadonlySet<number>,
  segmentId: string | undefined,
): Promise<Scored[]> {
  const runs = fragmentKeys(whole.text).filter(({ key }) => !lookedUp.has(key));
  const spanOf = new Map(runs.toReversed().map(({ key, span }) => [key, span]));
  const units = await unitsBySource(db, scope, [...spanOf.keys()], FRAGMENTS);
  const matches: Scored[] = [];
  for (const unit of units) {
    const span = spanOf.get(unit.sourceKey)!;
    // A run of words needs neither the unit's capitals nor its full stop.
    const run = { ...whole, text: unit.source, span, part: 'fragment' as const, before: -1, after: -1 };
    matches.push(...(await scored(db, [unit], run, segmentId)));
  }
  return matches;
}

export type SegmentMatches = {
  matches: readonly MemoryMatch[];
  /** Other segments of the document with the same source: their 0-based places. */
  same: readonly { segmentId: string; position: number }[];
};

/** The suggestions for a segment. Throws notFound. */
export async function segmentMatches(deps: Deps, actor: Actor, segmentId: string): Promise<SegmentMatches> {
  const { db } = deps.store;
  const { documentId } = await readableSegment(db, actor, segmentId);
  const document = await requireDocument(db, documentId);
  const scope = scopeOf(document);
  const layout = await readLayout(db, { documentId });
  const at = layout.findIndex((row) => row.segmentId === segmentId);
  const sources = await readSources(db, { documentId });
  const sourceAt = (place: number) => sources.get(layout[place]?.segmentId ?? '')?.text ?? null;
  const text = sourceAt(at);
  if (text === null || text.trim() === '') return { matches: [], same: [] };
  const same = layout.flatMap((row, position) =>
    position !== at && sources.get(row.segmentId)?.text === text
      ? [{ segmentId: row.segmentId, position }]
      : [],
  );
  const codes = layout[at]?.codes ?? [];
  const input = { text, codes, before: sourceAt(at - 1), after: sourceAt(at + 1), segmentId };
  const found = await findMatches(db, scope, input);
  const segment = { segmentId, text, sourceLang: scope.sourceLang, changedAt: document.createdAt };
  return { matches: await withFileMatches(db, found, segment), same };
}

/** Longest text that may be looked up, in UTF-16 units. */
const LONGEST_TEXT = 20_000;

/** The suggestions for any text. Throws badInput `memory.long`, notFound for an unknown project. */
export async function lookUpText(
  deps: Deps,
  actor: Actor,
  input: { text: Text; projectId?: string; sourceLang?: string; targetLang?: string },
): Promise<MemoryMatch[]> {
  if (input.text.length > LONGEST_TEXT) throw badInput('memory.long', { max: LONGEST_TEXT });
  const scope = await requireScope(deps.store.db, actor, input);
  return findMatches(deps.store.db, scope, { text: input.text });
}
