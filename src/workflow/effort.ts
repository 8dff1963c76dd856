// Effort: how much of the machine's drafts people changed, by segment, document, engine, translator, month or day.
import { errorTypeOf, PENALTIES } from '../model/quality.ts';
import { isMachine } from '../model/revision.ts';
import { isConfirmed } from '../model/segment.ts';
import type { Actor } from '../model/user.ts';
import { readDocuments } from '../store/documents.ts';
import { remarksBySegment } from '../store/remarks.ts';
import { segmentTimes } from '../store/segment-times.ts';
import { editsOf, editsWithShifts, wordEdits } from '../text/ter.ts';
import { permit, readableDocument } from './access.ts';
import { type BoundedCache, createBoundedCache } from './bounded-cache.ts';
import type { Deps } from './deps.ts';
import { isUntouched, readFacts, type SegmentFact } from './segment-facts.ts';

export const EFFORT_GROUPS = ['document', 'segment', 'engine', 'translator', 'month', 'day'] as const;
export type EffortGroup = (typeof EFFORT_GROUPS)[number];

/** Counts over segments that a machine drafted. Rates are edits a token of the English as it stands. */
export type EffortRow = {
  /** The document's or person's id, the engine's id, YYYY-MM, YYYY-MM-DD, the segment's place; '' where nobody has written yet. */
  key: string;
  /** Title or name; '' where the key says it. */
  name: string;
  segments: number;
  /** Words of their sources. */
  words: number;
  /** Tokens of the English, as text/ter.ts counts them. */
  tokens: number;
  /** Edits with shifts (HTER's count). */
  edits: number;
  /** Edits without shifts. */
  wordEdits: number;
  /** Segments that still are the machine's to the letter: confirmed or accepted so, and never looked at. */
  untouchedReviewed: number;
  untouchedUnseen: number;
  /** Penalty points of reviewers' remarks (model/quality.ts). */
  points: number;
  /** Milliseconds that people typed in them; by translator, that the person did. */
  milliseconds: number;
  /** Words of the sources of segments with such time. */
  timedWords: number;
};

type Edits = { edits: number; wordEdits: number; tokens: number };

/** By the current revision, which settles the draft before it: 50,000 of them are a few megabytes. */
const held: BoundedCache<Edits> = createBoundedCache(50_000);

/** Milliseconds of counting after which other requests get a turn. */
const TURN = 10;

function editsFor(revisionId: string, machine: string, text: string): Edits {
  return held.of(revisionId, () => {
    const shifted = editsWithShifts(machine, text);
    return {
      edits: editsOf(shifted),
      wordEdits: editsOf(wordEdits(machine, text)),
      tokens: shifted.tokens,
    };
  });
}

type Sorted = { key: string; name: string };

/** Who wrote the English as it stands, and when; null where nobody has. */
function hand({ target }: SegmentFact): { userId: string; name: string; day: string } | null {
  if (target === null || isMachine(target.origin) || target.authorId === null) return null;
  const day = new Date(target.createdAt).toISOString().slice(0, 10);
  return { userId: target.authorId, name: target.authorName ?? '', day };
}

const engineOf = (fact: SegmentFact) => (fact.machineOrigin ?? '').replace(/^mt:/, '');

function groupOf(fact: SegmentFact, by: EffortGroup, titles: ReadonlyMap<string, string>): Sorted {
  if (by === 'document') return { key: fact.documentId, name: titles.get(fact.documentId) ?? '' };
  if (by === 'segment') return { key: String(fact.position + 1), name: '' };
  if (by === 'engine') return { key: engineOf(fact), name: '' };
  const written = hand(fact);
  if (written === null) return { key: '', name: '' };
  if (by === 'translator') return { key: written.userId, name: written.name };
  return { key: by === 'day' ? written.day : written.day.slice(0, 7), name: '' };
}

/** What is counted: all of it where a part is missing. `from`, `until`: days, both counted, on which the English was written (UTC). */
export type EffortFilter = { from?: string; until?: string; engine?: string; translatorId?: string };

function passes(fact: SegmentFact, { from, until, engine, translatorId }: EffortFilter): boolean {
  if (engine !== undefined && engineOf(fact) !== engine) return false;
  const written = hand(fact);
  if (translatorId !== undefined && written?.userId !== translatorId) return false;
  if (from === undefined && until === undefined) return true;
  return written !== null && written.day >= (from ?? '') && written.day <= (until ?? '9999');
}

/**
 * One row a group, in order of reading (months and days: of time), and what the whole could be narrowed to. Translators see
 * themselves alone among the translators. `documentId`: of that one alone, which `segment` needs. Throws notFound.
 */
export async function readEffort(
  deps: Deps,
  actor: Actor,
  input: EffortFilter & { by: EffortGroup; documentId?: string },
): Promise<{
  title: string | null;
  rows: EffortRow[];
  engines: readonly string[];
  people: readonly { userId: string; name: string }[];
}> {
  permit(actor, 'document.read');
  const { by, documentId, ...filter } = input;
  const { facts, titles, title, remarks, times } = await deps.store.snapshot(async (trx) => ({
    title: documentId === undefined ? null : (await readableDocument(trx, actor, documentId)).title,
    facts: await readFacts(trx, documentId === undefined ? {} : { documentId }),
    remarks: await remarksBySegment(trx, documentId),
    times: await segmentTimes(trx, documentId),
    titles: new Map(
      (await readDocuments(trx, actor)).map((document) => [document.documentId, document.title]),
    ),
  }));
  const rows = new Map<string, EffortRow>();
  const engines = new Set<string>();
  const people = new Map<string, string>();
  const mayKnow = (userId: string) => actor.role !== 'translator' || userId === actor.userId;
  let started = performance.now();
  for (const fact of facts) {
    const { target, machineText } = fact;
    if (target === null || machineText === null || !titles.has(fact.documentId)) continue;
    engines.add(engineOf(fact));
    const written = hand(fact);
    if (written !== null && mayKnow(written.userId)) people.set(written.userId, written.name);
    const hidden = filter.translatorId !== undefined && !mayKnow(filter.translatorId);
    if (hidden || !passes(fact, filter)) continue;
    const { key, name } = groupOf(fact, by, titles);
    if (by === 'translator' && !mayKnow(key)) continue;
    let row = rows.get(key);
    if (row === undefined) {
      const nothing = { segments: 0, words: 0, tokens: 0, edits: 0, wordEdits: 0 };
      row = {
        key,
        name,
        ...nothing,
        untouchedReviewed: 0,
        untouchedUnseen: 0,
        points: 0,
        milliseconds: 0,
        timedWords: 0,
      };
      rows.set(key, row);
    }
    const { edits, wordEdits: plain, tokens } = editsFor(target.revisionId, machineText, target.text);
    row.segments += 1;
    row.words += fact.source?.words ?? 0;
    row.tokens += tokens;
    row.edits += edits;
    row.wordEdits += plain;
    let typed = 0;
    for (const [userId, milliseconds] of times.get(fact.segmentId) ?? []) {
      if (by !== 'translator' || userId === key) typed += milliseconds;
    }
    row.milliseconds += typed;
    if (typed > 0) row.timedWords += fact.source?.words ?? 0;
    for (const remark of remarks.get(fact.segmentId) ?? []) {
      const error = errorTypeOf(remark);
      if (error !== null) row.points += PENALTIES[error.severity];
    }
    if (isUntouched(fact)) {
      if (isConfirmed(fact.state)) row.untouchedReviewed += 1;
      else row.untouchedUnseen += 1;
    }
    if (performance.now() - started < TURN) continue;
    await new Promise((resolve) => setImmediate(resolve));
    started = performance.now();
  }
  const found = [...rows.values()];
  if (by === 'month' || by === 'day') found.sort((a, b) => a.key.localeCompare(b.key));
  return {
    title,
    rows: found,
    engines: [...engines].sort(),
    people: [...people]
      .map(([userId, name]) => ({ userId, name }))
      .sort((a, b) => a.name.localeCompare(b.name)),
  };
}
