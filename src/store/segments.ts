// Segments as they are now: layout, current texts, marks and approved revisions, each in one query for a whole scope.
import type { EventType } from '../model/event.ts';
import type { ParagraphKind } from '../model/paragraph.ts';
import type { Origin } from '../model/revision.ts';
import type { WorkingText } from './revisions.ts';
import { type Scope, scopedQuery } from './scoped-query.ts';
import type { Db } from './store.ts';

/** The parts of a revision that a page shows. Long documents are read whole: each column costs. */
export type CurrentSource = {
  segmentId: string;
  revisionId: string;
  text: string;
  words: number;
  number: number;
};
export type CurrentTarget = CurrentSource & {
  origin: Origin;
  authorId: string | null;
  authorName: string | null;
  createdAt: number;
};

/** The newest revision of one side of each segment. */
function newestQuery(db: Db, side: 'source' | 'target', scope: Scope) {
  return db
    .selectFrom('segments')
    .innerJoin('revisions', 'revisions.segmentId', 'segments.segmentId')
    .where('revisions.side', '=', side)
    .where('revisions.number', '=', (e) =>
      e
        .selectFrom('revisions as newer')
        .select((f) => f.fn.max('newer.number').as('number'))
        .whereRef('newer.segmentId', '=', 'segments.segmentId')
        .where('newer.side', '=', side),
    )
    .$if(scope.documentId !== undefined, (q) => q.where('segments.documentId', '=', scope.documentId!))
    .$if(scope.segmentId !== undefined, (q) => q.where('segments.segmentId', '=', scope.segmentId!));
}

const bySegment = <Row extends { segmentId: string }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [row.segmentId, row]));

const sources = scopedQuery((db, scope) =>
  newestQuery(db, 'source', scope).select([
    'revisions.segmentId',
    'revisions.revisionId',
    'revisions.text',
    'revisions.words',
    'revisions.number',
  ]),
);

/** The newest source of each segment that has one. */
export async function readSources(db: Db, scope: Scope): Promise<Map<string, CurrentSource>> {
  return bySegment(await sources(db, scope));
}

const targets = scopedQuery((db, scope) =>
  newestQuery(db, 'target', scope)
    .leftJoin('users', 'users.userId', 'revisions.authorId')
    .select([
      'revisions.segmentId',
      'revisions.revisionId',
      'revisions.text',
      'revisions.words',
      'revisions.number',
      'revisions.origin',
      'revisions.authorId',
      'revisions.createdAt',
      'users.name as authorName',
    ]),
);

/** The newest target of each segment that has one. */
export async function readTargets(db: Db, scope: Scope): Promise<Map<string, CurrentTarget>> {
  return bySegment(await targets(db, scope));
}

export type Counted = { segmentId: string; revisionId: string; words: number };

const wordCounts = (side: 'source' | 'target') =>
  scopedQuery((db, scope) =>
    newestQuery(db, side, scope).select(['revisions.segmentId', 'revisions.revisionId', 'revisions.words']),
  );
const counts = { source: wordCounts('source'), target: wordCounts('target') };

/** As readSources or readTargets, without texts: for progress. */
export async function readWordCounts(
  db: Db,
  side: 'source' | 'target',
  scope: Scope,
): Promise<Map<string, Counted>> {
  return bySegment(await counts[side](db, scope));
}

const stateEvents = scopedQuery((db, scope) =>
  newestQuery(db, 'target', scope)
    .innerJoin('events', 'events.revisionId', 'revisions.revisionId')
    .select(['events.revisionId', 'events.type', 'events.createdAt'])
    .where('events.type', 'in', ['segment.confirmed', 'segment.unconfirmed', 'segment.reviewed'])
    .orderBy('events.sequence'),
);

export type StateEvent = { type: EventType; createdAt: number };

/** Events that decide the states of the scope's segments, by revision, oldest first. */
export async function readStateEvents(db: Db, scope: Scope): Promise<Map<string, StateEvent[]>> {
  const rows = await stateEvents(db, scope);
  const byRevision = new Map<string, StateEvent[]>();
  for (const { revisionId, type, createdAt } of rows) {
    const own = byRevision.get(revisionId!);
    if (own === undefined) byRevision.set(revisionId!, [{ type, createdAt }]);
    else own.push({ type, createdAt });
  }
  return byRevision;
}

export type ApprovedItem = {
  documentId: string;
  segmentId: string;
  /** Its place in that version. */
  position: number;
  kind: ParagraphKind;
  included: boolean;
  sourceRevisionId: string | null;
  targetRevisionId: string | null;
};

const approvedItems = scopedQuery((db, scope) =>
  db
    .selectFrom('versions')
    .innerJoin('versionItems', 'versionItems.versionId', 'versions.versionId')
    .select([
      'versions.documentId',
      'versionItems.segmentId',
      'versionItems.position',
      'versionItems.kind',
      'versionItems.included',
      'versionItems.sourceRevisionId',
      'versionItems.targetRevisionId',
    ])
    .where('versions.number', '=', (e) =>
      e
        .selectFrom('versions as later')
        .select((f) => f.fn.max('later.number').as('number'))
        .whereRef('later.documentId', '=', 'versions.documentId')
        .where('later.status', '=', 'approved'),
    )
    .$if(scope.documentId !== undefined, (q) => q.where('versions.documentId', '=', scope.documentId!))
    .$if(scope.segmentId !== undefined, (q) => q.where('versionItems.segmentId', '=', scope.segmentId!)),
);

/** The rows of each document's last approved version, by segment. */
export async function readApprovedItems(db: Db, scope: Scope): Promise<Map<string, ApprovedItem>> {
  const rows = await approvedItems(db, scope);
  return new Map(rows.map((row) => [row.segmentId, { ...row, included: row.included === 1 }]));
}

const machineDrafts = scopedQuery((db, scope) =>
  db
    .selectFrom('segments')
    .innerJoin('revisions', 'revisions.segmentId', 'segments.segmentId')
    .select(['revisions.segmentId', 'revisions.text', 'revisions.origin'])
    .where('revisions.side', '=', 'target')
    .where('revisions.machine', '=', 1)
    .where('revisions.number', '=', (e) =>
      e
        .selectFrom('revisions as newer')
        .select((f) => f.fn.max('newer.number').as('number'))
        .whereRef('newer.segmentId', '=', 'segments.segmentId')
        .where('newer.side', '=', 'target')
        .where('newer.machine', '=', 1),
    )
    .$if(scope.documentId !== undefined, (q) => q.where('segments.documentId', '=', scope.documentId!))
    .$if(scope.segmentId !== undefined, (q) => q.where('segments.segmentId', '=', scope.segmentId!)),
);

/** The newest machine draft of each segment that has one. */
export async function readMachineDrafts(
  db: Db,
  scope: Scope,
): Promise<Map<string, { text: string; origin: Origin }>> {
  return bySegment(await machineDrafts(db, scope));
}

/** One person's working texts, by segment. */
export async function readWorkingTexts(
  db: Db,
  scope: Scope,
  userId: string,
): Promise<Map<string, WorkingText>> {
  const rows = await db
    .selectFrom('workingTexts')
    .innerJoin('segments', 'segments.segmentId', 'workingTexts.segmentId')
    .selectAll('workingTexts')
    .where('workingTexts.userId', '=', userId)
    .$if(scope.documentId !== undefined, (q) => q.where('segments.documentId', '=', scope.documentId!))
    .$if(scope.segmentId !== undefined, (q) => q.where('segments.segmentId', '=', scope.segmentId!))
    .execute();
  return new Map(rows.map((row) => [row.segmentId, row]));
}
