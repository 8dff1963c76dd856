// The side-by-side page: everything it shows of a document or of one row.

import type { AlignmentLink } from '../engines/engine.ts';
import { notFound } from '../errors.ts';
import type { DocumentRecord } from '../model/document.ts';
import type { LockedRow } from '../model/locked.ts';
import type { Gone, ParagraphKind } from '../model/paragraph.ts';
import { houseStyleOf, type Project } from '../model/project.ts';
import type { Origin } from '../model/revision.ts';
import type { SegmentMark, SegmentState } from '../model/segment.ts';
import type { TermMatch, TermUse } from '../model/term.ts';
import type { InlineCode, Span, Text } from '../model/text.ts';
import type { Actor } from '../model/user.ts';
import { readClaims } from '../store/claims.ts';
import { countOpenThreads } from '../store/comments.ts';
import { readDismissals } from '../store/dismissals.ts';
import { readProject } from '../store/documents.ts';
import { newestJob } from '../store/jobs.ts';
import { segmentPosition } from '../store/layout.ts';
import { readLockedTexts } from '../store/locked-texts.ts';
import { readWorkingTexts } from '../store/segments.ts';
import type { Db } from '../store/store.ts';
import { readVersions } from '../store/versions.ts';
import { readableDocument, readableSegment, requireDocument } from './access.ts';
import { consistencyOf } from './consistency.ts';
import type { Deps } from './deps.ts';
import { type DeskPermissions, readDeskPermissions } from './desk-permissions.ts';
import { holdAnalyses, holdKeptIssues, toDeskRows } from './desk-rows.ts';
import { type DeskVersions, readDeskVersions } from './desk-versions.ts';
import { type JobView, toJobView } from './draft.ts';
import { type EngineChoice, readEngineChoice } from './engine-choice.ts';
import { readStyle } from './house-style.ts';
import type { JudgedIssue } from './judged-issues.ts';
import { type Published, readPublished } from './publish.ts';
import { isChangedSince, type Progress, progressOf, readCounts, readFacts } from './segment-facts.ts';

export type DeskRow = {
  paragraphId: string;
  segmentId: string;
  /** 0-based place among the document's segments. */
  position: number;
  kind: ParagraphKind;
  included: boolean;
  gone: Gone;
  dateline: Span | null;
  /** Null where the row has no source (an added English headline). */
  source: Text | null;
  /** The source that the English is of, where the source says something else by now and nobody has confirmed beside it. */
  sourceBefore: Text | null;
  sourceSentences: readonly Span[];
  target: Text;
  targetSentences: readonly Span[];
  codes: readonly InlineCode[];
  /** Number of the current target revision; 0: none yet. A save carries it. */
  base: number;
  mark: SegmentMark;
  state: SegmentState;
  origin: Origin | null;
  author: { userId: string; name: string } | null;
  /** Time of the current target revision; null where there is none. */
  savedAt: number | null;
  terms: readonly TermMatch[];
  termUses: readonly TermUse[];
  /** What the checks find in the revision; null where a long document has not been checked so far yet. */
  issues: readonly JudgedIssue[] | null;
  /** The actor's own saved text that is not a revision yet. `base` below the row's: somebody saved in between. */
  working: { text: Text; base: number; updatedAt: number } | null;
  /** Source and target words that belong together; only while the target is the machine's own draft. */
  alignment: readonly AlignmentLink[] | null;
  confidence: readonly { target: Span; probability: number }[] | null;
  notes: readonly string[];
  /** Who has taken the segment. */
  claim: { userId: string; name: string } | null;
  /** Open threads of comments. */
  openThreads: number;
  /** Confirmed, reviewed or final, and still the machine's text to the letter. */
  reviewedUnchanged: boolean;
};

export type DeskView = DeskVersions & {
  document: DocumentRecord;
  project: Project;
  rows: readonly DeskRow[];
  /** Texts of the file that stay as they are. */
  locked: readonly LockedRow[];
  progress: Progress;
  /** The newest drafting job that is queued, running or ended within the last minute. */
  job: JobView | null;
  engines: EngineChoice;
  published: Published | null;
  permissions: DeskPermissions;
};

/** Throws notFound. */
export async function readDesk(deps: Deps, actor: Actor, documentId: string): Promise<DeskView> {
  const { projectId } = await readableDocument(deps.store.db, actor, documentId);
  const termbase = await deps.termbase.forProject(projectId);
  const { facts, working, claims, threads, dismissals, ...view } = await deps.store.snapshot(async (trx) => {
    const document = await requireDocument(trx, documentId);
    const project = await readProject(trx, projectId);
    if (project === null) throw notFound();
    const facts = await readFacts(trx, { documentId });
    await holdAnalyses(deps.store, trx, facts);
    const versions = await readVersions(trx, documentId);
    const submitted = versions.findLast((version) => version.status === 'submitted');
    return {
      facts,
      working: await readWorkingTexts(trx, { documentId }, actor.userId),
      claims: await readClaims(trx, { documentId }),
      threads: await countOpenThreads(trx, { documentId }),
      locked: await readLockedTexts(trx, documentId),
      dismissals: await readDismissals(trx, { documentId }),
      document,
      project,
      progress: progressOf(facts),
      ...(await readDeskVersions(trx, versions, facts.filter(isChangedSince).length)),
      job: await jobOf(deps, trx, documentId),
      engines: await readEngineChoice(deps, trx, documentId),
      published: await readPublished(trx, documentId, facts),
      permissions: await readDeskPermissions(trx, actor, document, submitted ?? null),
    };
  });
  const { sourceLang, targetLang } = view.document;
  const style = houseStyleOf(view.project.settings);
  await holdKeptIssues(deps.store.db, { termbase, style }, { documentId }, facts);
  const consistency = await consistencyOf(deps.store, view.document);
  const context = {
    store: deps.store,
    termbase,
    style,
    sourceLang,
    targetLang,
    working,
    claims,
    threads,
    dismissals,
    consistency,
  };
  return { ...view, rows: await toDeskRows(context, facts) };
}

/** How long a finished job stays in view. */
const JOB_SHOWN = 60_000;

async function jobOf(deps: Deps, db: Db, documentId: string): Promise<JobView | null> {
  const job = await newestJob(db, documentId);
  if (job === null) return null;
  if (job.finishedAt !== null && deps.now() - job.finishedAt > JOB_SHOWN) return null;
  return toJobView(job);
}

/** One row as it is now, with the document's progress. Throws notFound. */
export async function readRow(
  deps: Deps,
  actor: Actor,
  segmentId: string,
): Promise<{ documentId: string; row: DeskRow; progress: Progress }> {
  const { documentId } = await readableSegment(deps.store.db, actor, segmentId);
  const { projectId, sourceLang, targetLang } = await requireDocument(deps.store.db, documentId);
  const termbase = await deps.termbase.forProject(projectId);
  const { facts, working, claims, threads, dismissals, position, counts, style } = await deps.store.snapshot(
    async (trx) => {
      const facts = await readFacts(trx, { documentId, segmentId });
      await holdAnalyses(deps.store, trx, facts);
      return {
        facts,
        working: await readWorkingTexts(trx, { segmentId }, actor.userId),
        claims: await readClaims(trx, { segmentId }),
        threads: await countOpenThreads(trx, { segmentId }),
        dismissals: await readDismissals(trx, { segmentId }),
        position: await segmentPosition(trx, documentId, segmentId),
        counts: (await readCounts(trx, { documentId })).get(documentId)!,
        style: await readStyle(trx, projectId),
      };
    },
  );
  await holdKeptIssues(deps.store.db, { termbase, style }, { documentId, segmentId }, facts);
  const languages = { projectId, sourceLang, targetLang };
  const consistency = await consistencyOf(deps.store, { documentId, ...languages });
  const [row] = await toDeskRows(
    {
      store: deps.store,
      termbase,
      style,
      sourceLang,
      targetLang,
      working,
      claims,
      threads,
      dismissals,
      consistency,
    },
    facts,
  );
  if (row === undefined) throw notFound();
  const { segments, confirmed, words, confirmedWords } = counts;
  return { documentId, row: { ...row, position }, progress: { segments, confirmed, words, confirmedWords } };
}
