// Rows of the side-by-side page from a document's facts: sentences, terms, alignment, the actor's working text.
import { type CheckStyle, styleKey } from '../model/house-style.ts';
import { isMachine } from '../model/revision.ts';
import { isConfirmed, segmentMark } from '../model/segment.ts';
import type { TermMatch, TermUse } from '../model/term.ts';
import type { Span, Text } from '../model/text.ts';
import { type Analysis, readAnalyses, unpackAnalysis } from '../store/analyses.ts';
import type { Claim } from '../store/claims.ts';
import type { Dismissal } from '../store/dismissals.ts';
import { readFindings } from '../store/findings.ts';
import { allSources, type WorkingText } from '../store/revisions.ts';
import type { Db, Store } from '../store/store.ts';
import { sentenceSpans } from '../text/sentences.ts';
import { type BoundedCache, createBoundedCache } from './bounded-cache.ts';
import type { Consistency } from './consistency.ts';
import type { Termbase } from './deps.ts';
import type { DeskRow } from './desk.ts';
import { judge } from './judged-issues.ts';
import { type CheckBasis, keptIssues } from './kept-issues.ts';
import { isUntouched, type SegmentFact } from './segment-facts.ts';
import { heldIssues, holdIssues, holdsIssues } from './segment-issues.ts';

/** Held for a few long documents at once: about 2 KB a row. */
const ROWS_HELD = 10_000;

type Caches = {
  sentences: BoundedCache<readonly Span[]>;
  terms: BoundedCache<readonly TermMatch[]>;
  uses: BoundedCache<readonly TermUse[]>;
  analyses: BoundedCache<Analysis | null>;
};
const cachesOf = new WeakMap<Store, Caches>();

function caches(store: Store): Caches {
  let own = cachesOf.get(store);
  if (own === undefined) {
    own = {
      sentences: createBoundedCache(2 * ROWS_HELD),
      terms: createBoundedCache(ROWS_HELD),
      uses: createBoundedCache(ROWS_HELD),
      analyses: createBoundedCache(ROWS_HELD),
    };
    cachesOf.set(store, own);
  }
  return own;
}

/** Terms of a source revision: immutable text and termbase state make the key. */
export function termsOf(
  store: Store,
  termbase: Termbase,
  source: { revisionId: string; text: Text } | null,
  sourceLang: string,
): readonly TermMatch[] {
  if (source === null) return [];
  return caches(store).terms.of(`${source.revisionId} ${termbase.state}`, () =>
    termbase.find(source.text, sourceLang),
  );
}

/** Reads what the engine said of machine drafts among the facts, where it is not held already. */
export async function holdAnalyses(store: Store, db: Db, facts: readonly SegmentFact[]): Promise<void> {
  const held = caches(store).analyses;
  const ids = facts.flatMap(({ target }) =>
    target !== null && isMachine(target.origin) && !held.has(target.revisionId) ? [target.revisionId] : [],
  );
  if (ids.length === 0) return;
  const found = await readAnalyses(db, ids);
  for (const id of ids) {
    held.of(id, () => {
      const packed = found.get(id);
      return packed === undefined ? null : unpackAnalysis(packed);
    });
  }
}

/** Takes the issues that are kept into what is held, where they are not there already. */
export async function holdKeptIssues(
  db: Db,
  basis: CheckBasis,
  scope: { documentId: string; segmentId?: string },
  facts: readonly SegmentFact[],
): Promise<void> {
  const { termbase, style } = basis;
  const unknown = facts.filter((fact) => !holdsIssues(issuesKeyOf(fact, termbase.state, style)));
  if (unknown.length === 0) return;
  const kept = await readFindings(db, scope);
  for (const fact of unknown) {
    const issues = keptIssues(
      kept.get(fact.segmentId),
      {
        kind: fact.kind,
        sourceRevisionId: fact.source?.revisionId ?? null,
        revisionId: fact.target?.revisionId ?? null,
      },
      basis,
    );
    if (issues !== null) holdIssues(issuesKeyOf(fact, termbase.state, style), issues);
  }
}

function issuesKeyOf({ source, target, kind }: SegmentFact, glossary: string, style: CheckStyle): string {
  return `${source?.revisionId ?? null} ${target?.revisionId ?? null} ${glossary} ${kind} ${styleKey(style)}`;
}

export type RowContext = {
  store: Store;
  termbase: Termbase;
  style: CheckStyle;
  sourceLang: string;
  targetLang: string;
  working: ReadonlyMap<string, WorkingText>;
  claims: ReadonlyMap<string, Claim>;
  /** Open threads by segment. */
  threads: ReadonlyMap<string, number>;
  dismissals: ReadonlyMap<string, readonly Dismissal[]>;
  consistency: Consistency;
};

/** Milliseconds of work after which other requests get a turn: a long document's first reading takes a second or two. */
const TURN = 10;

/** Milliseconds after which rows that were never checked wait for a later reading. */
const CHECKING = 250;

/**
 * The facts as rows of the page, in the same order; holdAnalyses comes first. Outside a transaction: it lets others work in
 * between.
 */
export async function toDeskRows(context: RowContext, facts: readonly SegmentFact[]): Promise<DeskRow[]> {
  const earlier = await earlierSources(context.store.db, facts);
  const rows: DeskRow[] = [];
  let started = performance.now();
  const begun = started;
  for (const fact of facts) {
    rows.push({
      ...toDeskRow(context, fact, performance.now() - begun < CHECKING),
      sourceBefore: earlier.get(fact.segmentId) ?? null,
    });
    if (performance.now() - started < TURN) continue;
    await new Promise((resolve) => setImmediate(resolve));
    started = performance.now();
  }
  return rows;
}

/** The sources that English texts are still of, where these have changed since: nearly always none. */
async function earlierSources(db: Db, facts: readonly SegmentFact[]): Promise<Map<string, Text>> {
  const found = new Map<string, Text>();
  for (const { segmentId, behind } of facts) {
    if (behind === null) continue;
    const source = (await allSources(db, segmentId)).find(({ number }) => number === behind);
    if (source !== undefined) found.set(segmentId, source.text);
  }
  return found;
}

function toDeskRow(context: RowContext, fact: SegmentFact, mayCheck: boolean): Omit<DeskRow, 'sourceBefore'> {
  const { store, termbase } = context;
  const held = caches(store);
  const sentences = (revision: { revisionId: string; text: Text } | null, lang: string) =>
    revision === null
      ? []
      : held.sentences.of(revision.revisionId, () =>
          sentenceSpans(revision.text, lang === 'id' ? 'id' : 'en'),
        );
  const { source, target } = fact;
  const text = target?.text ?? '';
  const origin = target?.origin ?? null;
  const analysis =
    target !== null && isMachine(target.origin) ? held.analyses.of(target.revisionId, () => null) : null;
  const terms = termsOf(store, termbase, source, context.sourceLang);
  const usesKey = `${source?.revisionId} ${target?.revisionId} ${termbase.state}`;
  const uses = terms.length === 0 ? [] : held.uses.of(usesKey, () => termbase.check(terms, text));
  const issuesKey = issuesKeyOf(fact, termbase.state, context.style);
  const texts = () => ({
    source: source?.text ?? null,
    target: text,
    kind: fact.kind,
    codes: fact.codes,
    terms: uses,
    style: context.style,
  });
  const { segmentId } = fact;
  const apart = context.consistency({ segmentId, source: source?.text ?? null, target: text });
  const working = context.working.get(fact.segmentId);
  const claim = context.claims.get(fact.segmentId);
  const paired = analysis !== null && analysis.sentences.length > 0 ? analysis.sentences : null;
  return {
    paragraphId: fact.paragraphId,
    segmentId: fact.segmentId,
    position: fact.position,
    kind: fact.kind,
    included: fact.included,
    gone: fact.gone,
    dateline: fact.dateline,
    source: source?.text ?? null,
    sourceSentences: paired?.map((one) => one.source) ?? sentences(source, context.sourceLang),
    target: text,
    targetSentences: paired?.map((one) => one.target) ?? sentences(target, context.targetLang),
    codes: fact.codes,
    base: target?.number ?? 0,
    mark: segmentMark(fact.state, text, origin),
    state: fact.state,
    origin,
    author:
      target === null || target.authorId === null
        ? null
        : { userId: target.authorId, name: target.authorName ?? '' },
    savedAt: target?.createdAt ?? null,
    terms,
    termUses: uses,
    issues:
      mayCheck || holdsIssues(issuesKey)
        ? judge(
            [...heldIssues(issuesKey, texts), ...apart],
            { source: source?.text ?? null, target: text },
            context.dismissals.get(fact.segmentId) ?? [],
          )
        : null,
    working:
      working === undefined ? null : { text: working.text, base: working.base, updatedAt: working.updatedAt },
    alignment: analysis?.alignment ?? null,
    confidence: analysis?.confidence ?? null,
    notes: fact.notes,
    openThreads: context.threads.get(fact.segmentId) ?? 0,
    claim: claim === undefined ? null : { userId: claim.userId, name: claim.name },
    reviewedUnchanged: isConfirmed(fact.state) && isUntouched(fact),
  };
}
