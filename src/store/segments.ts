// Segments as they are now: layout, current texts, marks and approved revisions, each in one query for a whole scope.
import type { EventType } from '../model/event.ts';
import type { ParagraphKind } from '../model/paragraph.ts';
import type { Origin } from '../model/revision.ts';
import type { InlineCode, Span } from '../model/text.ts';
import type { Fillers } from './documents.ts';
import type { WorkingText } from './revisions.ts';
import type { Flag } from './schema.ts';
import { type Scope, scopedQuery } from './scoped-query.ts';
import type { Db } from './store.ts';

export type LayoutRow = {
  documentId: string;
  paragraphId: string;
  segmentId: string;
  kind: ParagraphKind;
  included: boolean;
  dateline: Span | null;
  notes: readonly string[];
  codes: readonly InlineCode[];
  fillers: Fillers;
  paragraphPosition: number;
};

const NONE: readonly never[] = [];
const NO_FILLERS: Fillers = {};
const list = <Item>(json: string): readonly Item[] => (json === '[]' ? NONE : (JSON.parse(json) as Item[]));

const layout = scopedQuery((db, scope) =>
  db
    .selectFrom('segments')
    .innerJoin('paragraphs', 'paragraphs.paragraphId', 'segments.paragraphId')
    .select([
      'segments.documentId',
      'segments.paragraphId',
      'segments.segmentId',
      'segments.codes',
      'segments.fillers',
      'paragraphs.kind',
      'paragraphs.included',
      'paragraphs.datelineStart',
      'paragraphs.datelineEnd',
      'paragraphs.notes',
      'paragraphs.position as paragraphPosition',
    ])
    .$if(scope.documentId !== undefined, (q) => q.where('segments.documentId', '=', scope.documentId!))
    .$if(scope.segmentId !== undefined, (q) => q.where('segments.segmentId', '=', scope.segmentId!))
    .orderBy('segments.documentId')
    .orderBy('paragraphs.position')
    .orderBy('segments.position'),
);

/** Segments in reading order. */
export async function readLayout(db: Db, scope: Scope): Promise<LayoutRow[]> {
  const rows = await layout(db, scope);
  return rows.map(({ datelineStart, datelineEnd, ...row }) => ({
    ...row,
    included: row.included === 1,
    dateline:
      datelineStart === null || datelineEnd === null ? null : { start: datelineStart, end: datelineEnd },
    notes: list<string>(row.notes),
    codes: list<InlineCode>(row.codes),
    fillers: row.fillers === '{}' ? NO_FILLERS : (JSON.parse(row.fillers) as Fillers),
  }));
}

/** The place of a segment among its document's, 0-based. */
export async function segmentPosition(db: Db, documentId: string, segmentId: string): Promise<number> {
  const here = await db
    .selectFrom('segments')
    .innerJoin('paragraphs', 'paragraphs.paragraphId', 'segments.paragraphId')
    .select(['paragraphs.position as paragraph', 'segments.position as place'])
    .where('segments.segmentId', '=', segmentId)
    .executeTakeFirstOrThrow();
  const row = await db
    .selectFrom('segments')
    .innerJoin('paragraphs', 'paragraphs.paragraphId', 'segments.paragraphId')
    .select((e) => e.fn.countAll().as('before'))
    .where('segments.documentId', '=', documentId)
    .where((e) =>
      e.or([
        e('paragraphs.position', '<', here.paragraph),
        e.and([e('paragraphs.position', '=', here.paragraph), e('segments.position', '<', here.place)]),
      ]),
    )
    .executeTakeFirstOrThrow();
  return Number(row.before);
}

/** The parts of a revision that a page shows. Long documents are read whole: each column costs. */
export type CurrentSource = { segmentId: string; revisionId: string; text: string; words: number };
export type CurrentTarget = CurrentSource & {
  number: number;
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

/** What progress needs of each segment's place, in no order. */
export const readPlaces: (
  db: Db,
  scope: Scope,
) => Promise<{ documentId: string; segmentId: string; kind: ParagraphKind; included: Flag }[]> = scopedQuery(
  (db, scope) =>
    db
      .selectFrom('segments')
      .innerJoin('paragraphs', 'paragraphs.paragraphId', 'segments.paragraphId')
      .select(['segments.documentId', 'segments.segmentId', 'paragraphs.kind', 'paragraphs.included'])
      .$if(scope.documentId !== undefined, (q) => q.where('segments.documentId', '=', scope.documentId!)),
);

const stateEvents = scopedQuery((db, scope) =>
  newestQuery(db, 'target', scope)
    .innerJoin('events', 'events.revisionId', 'revisions.revisionId')
    .select(['events.revisionId', 'events.type'])
    .where('events.type', 'in', ['segment.confirmed', 'segment.unconfirmed', 'segment.reviewed'])
    .orderBy('events.sequence'),
);

/** Events that decide the states of the scope's segments, by revision, oldest first. */
export async function readStateEvents(db: Db, scope: Scope): Promise<Map<string, EventType[]>> {
  const rows = await stateEvents(db, scope);
  const byRevision = new Map<string, EventType[]>();
  for (const { revisionId, type } of rows) {
    const types = byRevision.get(revisionId!);
    if (types === undefined) byRevision.set(revisionId!, [type]);
    else types.push(type);
  }
  return byRevision;
}

export type ApprovedItem = {
  documentId: string;
  segmentId: string;
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
