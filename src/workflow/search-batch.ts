// One batch of a search: the segments of some documents, filtered, matched, and made into hits.
import { type SegmentMark, segmentMark } from '../model/segment.ts';
import type { InlineCode, Text } from '../model/text.ts';
import { grouped } from '../store/grouped.ts';
import {
  commentsIn,
  remarksIn,
  type SearchedDocument,
  type SearchedSegment,
  searchedSegments,
} from '../store/search.ts';
import { readApprovedItems, readStateEvents } from '../store/segments.ts';
import { readSourceHistories } from '../store/source-changes.ts';
import type { Db } from '../store/store.ts';
import { type Found, replaceIn, spansIn } from '../text/search.ts';
import type { Deps } from './deps.ts';
import type { SearchHit, SearchQuery, SearchSide } from './search.ts';
import { segmentsWithIssue } from './search-checks.ts';
import type { Matcher } from './search-thread.ts';
import { stateFrom } from './segment-state.ts';

/** A segment that the filters let through, with the texts that are searched in it. */
type Candidate = { row: SearchedSegment; number: number; mark: SegmentMark | null; texts: SideText[] };
type SideText = { side: SearchSide; text: Text; by: string | null; found: Found[] };

/** How often the pattern stands in a candidate. */
export function countMatches({ texts }: Candidate): number {
  return texts.reduce((sum, { found }) => sum + found.length, 0);
}

/** What is found in each of some documents, in reading order. */
export async function searchBatch(
  deps: Deps,
  query: SearchQuery,
  matcher: Matcher | null,
  batch: readonly SearchedDocument[],
): Promise<Map<string, Candidate[]>> {
  const { db } = deps.store;
  const ids = batch.map(({ documentId }) => documentId);
  const rows = grouped(await searchedSegments(db, ids), (row) => row.documentId);
  const withNotes = matcher !== null && query.replacement === null && query.sides.includes('notes');
  const comments = grouped(withNotes ? await commentsIn(db, ids) : [], (comment) => comment.segmentId);
  const remarks = grouped(withNotes ? await remarksIn(db, ids) : [], (remark) => remark.segmentId);
  const candidates: Candidate[] = [];
  for (const [documentId, own] of rows) {
    const marks = query.marks.length > 0 ? await marksOf(db, documentId, own) : null;
    own.forEach((row, index) => {
      const mark = marks?.get(row.segmentId) ?? null;
      if (!passes(query, row, mark)) return;
      const texts = textsOf(query, row);
      if (withNotes) {
        const isFirst = own[index - 1]?.paragraphId !== row.paragraphId;
        const notes = isFirst && row.notes !== '[]' ? (JSON.parse(row.notes) as string[]) : [];
        for (const text of notes) texts.push({ side: 'notes', text, by: null, found: [] });
        for (const { data, authorName } of remarks.get(row.segmentId) ?? []) {
          const { note } = JSON.parse(data) as { note?: unknown };
          texts.push({ side: 'notes', text: String(note ?? ''), by: authorName, found: [] });
        }
        for (const { text, authorName } of comments.get(row.segmentId) ?? [])
          texts.push({ side: 'notes', text, by: authorName, found: [] });
      }
      candidates.push({ row, number: index + 1, mark, texts });
    });
  }
  const hits = grouped(await matching(query, matcher, candidates), ({ row }) => row.documentId);
  if (query.check === null) return hits;
  const asked = [...hits.values()].flatMap((own) => own.map(({ row }) => row));
  const found = await segmentsWithIssue(deps, query.check, batch, rows, asked);
  for (const [documentId, own] of hits)
    hits.set(
      documentId,
      own.filter(({ row }) => found.has(row.segmentId)),
    );
  return hits;
}

/** The candidates in which the pattern stands (all of them without one), their matches filled in. */
async function matching(
  query: SearchQuery,
  matcher: Matcher | null,
  candidates: Candidate[],
): Promise<Candidate[]> {
  if (matcher === null) return candidates;
  const texts = candidates.flatMap((candidate) => candidate.texts);
  const found = await matcher.scan(texts.map(({ text }) => text));
  texts.forEach((text, index) => {
    text.found = found[index]!;
  });
  return candidates.filter(
    (candidate) =>
      countMatches(candidate) > 0 &&
      (query.replacement === null || replacedIn(query, candidate) !== candidate.row.target),
  );
}

function textsOf(query: SearchQuery, row: SearchedSegment): SideText[] {
  const sides = query.replacement === null ? query.sides : (['target'] as const);
  return (['source', 'target'] as const).flatMap((side) => {
    const text = row[side];
    return sides.includes(side) && text !== null ? [{ side, text, by: null, found: [] }] : [];
  });
}

function passes(query: SearchQuery, row: SearchedSegment, mark: SegmentMark | null): boolean {
  if (query.marks.length > 0 && (mark === null || !query.marks.includes(mark))) return false;
  if (query.authorId !== null && row.authorId !== query.authorId) return false;
  const { after, before } = query;
  if (after === null && before === null) return true;
  const { createdAt } = row;
  if (createdAt === null) return false;
  return (after === null || createdAt >= after) && (before === null || createdAt < before);
}

function replacedIn(query: SearchQuery, { row, texts }: Candidate): Text {
  const { found } = texts.find(({ side }) => side === 'target')!;
  return replaceIn(row.target ?? '', found, query.replacement ?? '', query.pattern?.regexp ?? false);
}

/** The marks of one document's segments. */
async function marksOf(
  db: Db,
  documentId: string,
  rows: readonly SearchedSegment[],
): Promise<Map<string, SegmentMark>> {
  const events = await readStateEvents(db, { documentId });
  const approved = await readApprovedItems(db, { documentId });
  const histories = await readSourceHistories(db, { documentId });
  return new Map(
    rows.map(({ segmentId, revisionId, target, origin }) => {
      const told = revisionId === null ? [] : events.get(revisionId);
      const standing = revisionId === null ? null : { revisionId };
      const state = stateFrom(standing, told, approved.get(segmentId), histories.get(segmentId));
      return [segmentId, segmentMark(state, target ?? '', origin)];
    }),
  );
}

/** Candidates of one document as hits. */
export async function toHits(
  db: Db,
  query: SearchQuery,
  candidates: readonly Candidate[],
): Promise<SearchHit[]> {
  const rows = candidates.map(({ row }) => row);
  const marks = await marksOf(db, rows[0]!.documentId, rows);
  return candidates.map((candidate): SearchHit => {
    const { row, number, texts } = candidate;
    const spans = (side: SearchSide) =>
      texts.filter((one) => one.side === side).flatMap(({ text, found }) => spansIn(text, found));
    return {
      segmentId: row.segmentId,
      number,
      kind: row.kind,
      mark: candidate.mark ?? marks.get(row.segmentId)!,
      codes: row.codes === '[]' ? [] : (JSON.parse(row.codes) as InlineCode[]),
      source: row.source,
      sourceSpans: spans('source'),
      target: row.target ?? '',
      targetSpans: spans('target'),
      base: row.number ?? 0,
      notes: texts
        .filter(({ side, found }) => side === 'notes' && found.length > 0)
        .map(({ text, by, found }) => ({ text, by, spans: spansIn(text, found) })),
      replaced: query.replacement === null ? null : replacedIn(query, candidate),
    };
  });
}
