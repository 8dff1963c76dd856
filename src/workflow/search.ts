// Search: which segments say something, on either side or in notes; what a replacement would make of them.
import { setImmediate as breathe } from 'node:timers/promises';
import type { CheckId } from '../checks/index.ts';
import type { ParagraphKind } from '../model/paragraph.ts';
import type { SegmentMark } from '../model/segment.ts';
import type { InlineCode, Span, Text } from '../model/text.ts';
import type { Actor } from '../model/user.ts';
import { searchedDocuments } from '../store/search.ts';
import { readUsers } from '../store/users.ts';
import type { SearchPattern } from '../text/search.ts';
import { permit, readableDocument } from './access.ts';
import type { Deps } from './deps.ts';
import { countMatches, searchBatch, toHits } from './search-batch.ts';
import { createMatcher } from './search-thread.ts';

export const SEARCH_SIDES = ['source', 'target', 'notes'] as const;
export type SearchSide = (typeof SEARCH_SIDES)[number];

export type SearchQuery = {
  /** Null: every segment that the filters let through. */
  pattern: SearchPattern | null;
  sides: readonly SearchSide[];
  /** Null: every document. */
  documentId: string | null;
  /** Marks that a segment may have; empty: any. */
  marks: readonly SegmentMark[];
  /** Only segments in which this check finds something; null: any. */
  check: CheckId | null;
  /** Who wrote the current English, and when: milliseconds UTC, `before` is outside. Null: anybody, any time. */
  authorId: string | null;
  after: number | null;
  before: number | null;
  /** What the English would have in place of each match: only segments that it changes are found. Null: only search. */
  replacement: string | null;
};

export type SearchHit = {
  segmentId: string;
  /** 1-based place in the document. */
  number: number;
  kind: ParagraphKind;
  mark: SegmentMark;
  codes: readonly InlineCode[];
  source: Text | null;
  sourceSpans: readonly Span[];
  target: Text;
  targetSpans: readonly Span[];
  /** Number of the English's revision; 0: none. */
  base: number;
  /** Notes of the paragraph and editors' remarks in which something is found. */
  notes: readonly { text: string; spans: readonly Span[]; by: string | null }[];
  /** The English with the replacement made; null in a search. */
  replaced: Text | null;
};

/** Where a search goes on: after the first `skip` hits of a document. */
export type SearchPlace = { documentId: string; skip: number };

export type SearchSlice = {
  groups: readonly { documentId: string; title: string; hits: readonly SearchHit[] }[];
  /** Counts of what was found from the slice's beginning to where it ended. */
  matches: number;
  segments: number;
  /** Documents gone through, of how many in all. */
  searched: number;
  total: number;
  /** The first hit that there was no room for. */
  more: SearchPlace | null;
  /** Where to go on, when the time was up before the end. */
  next: SearchPlace | null;
};

export type SliceOptions = {
  from: SearchPlace | null;
  /** How many hits to answer whole; all are counted. */
  room: number;
  /** Soonest time to stop after, in milliseconds; a batch that has begun is finished. */
  budgetMs: number;
  signal?: AbortSignal;
};

/** Segments that are read and matched at once: some hundredths of a second. */
const BATCH = 1000;
/** As many where each is checked as well. */
const CHECKED_BATCH = 500;

/** Goes through the documents, newest first, until the end or the time is up. Throws notFound, badInput `search.…`. */
export async function searchSegments(
  deps: Deps,
  actor: Actor,
  query: SearchQuery,
  options: SliceOptions,
): Promise<SearchSlice> {
  permit(actor, 'document.read');
  const { db } = deps.store;
  if (query.documentId !== null) await readableDocument(db, actor, query.documentId);
  const documents = await searchedDocuments(db, query.documentId, actor);
  const matcher = query.pattern === null ? null : createMatcher(query.pattern);
  const ends = performance.now() + options.budgetMs;
  let at = Math.max(
    0,
    documents.findIndex((one) => one.documentId === options.from?.documentId),
  );
  let skip = options.from?.skip ?? 0;
  let { room } = options;
  const groups: { documentId: string; title: string; hits: SearchHit[] }[] = [];
  const slice = { matches: 0, segments: 0, more: null as SearchPlace | null };
  try {
    while (at < documents.length && !options.signal?.aborted) {
      const batch = nextBatch(documents, at, query.check === null ? BATCH : CHECKED_BATCH);
      const found = await searchBatch(deps, query, matcher, batch);
      for (const { documentId, title } of batch) {
        const all = (found.get(documentId) ?? []).slice(skip);
        slice.segments += all.length;
        slice.matches += all.reduce((sum, one) => sum + countMatches(one), 0);
        const shown = all.slice(0, room);
        if (shown.length < all.length) slice.more ??= { documentId, skip: skip + shown.length };
        if (shown.length > 0) groups.push({ documentId, title, hits: await toHits(db, query, shown) });
        room -= shown.length;
        skip = 0;
      }
      at += batch.length;
      if (performance.now() > ends) break;
      await breathe();
    }
  } finally {
    await matcher?.close();
  }
  const rest = documents[at];
  const next = rest === undefined ? null : { documentId: rest.documentId, skip: 0 };
  return { groups, ...slice, searched: at, total: documents.length, next };
}

function nextBatch<Item extends { segments: number }>(
  documents: readonly Item[],
  from: number,
  size: number,
): Item[] {
  let segments = 0;
  let to = from;
  while (to < documents.length && (to === from || segments + documents[to]!.segments <= size)) {
    segments += documents[to]!.segments;
    to += 1;
  }
  return documents.slice(from, to);
}

/** What a search can be narrowed to: documents, newest first, and people by name. */
export async function searchChoices(
  deps: Deps,
  actor: Actor,
): Promise<{
  documents: { documentId: string; title: string }[];
  people: { userId: string; name: string }[];
}> {
  permit(actor, 'document.read');
  const { db } = deps.store;
  const people = (await readUsers(db, deps.now())).map(({ userId, name }) => ({ userId, name }));
  return {
    documents: await searchedDocuments(db, null, actor),
    people: people.sort((a, b) => a.name.localeCompare(b.name)),
  };
}
