// Segments as they are now: layout, current texts, marks and approved revisions, each in one query for a whole scope.
import type { EventType } from '../model/event.ts';
import type { ParagraphKind } from '../model/paragraph.ts';
import type { InlineCode, Span } from '../model/text.ts';
import type { Fillers } from './documents.ts';
import type { NamedRevision, WorkingText } from './revisions.ts';
import type { Db } from './store.ts';

/** One segment, one document, or (empty) every document. */
export type Scope = { documentId?: string; segmentId?: string };

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

/** Segments in reading order. */
export async function readLayout(db: Db, scope: Scope): Promise<LayoutRow[]> {
  const rows = await db
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
    .orderBy('segments.position')
    .execute();
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

/** The newest source and the newest target of each segment. */
export async function readCurrent(db: Db, scope: Scope): Promise<NamedRevision[]> {
  return db
    .selectFrom('segments')
    .innerJoin('revisions', 'revisions.segmentId', 'segments.segmentId')
    .leftJoin('users', 'users.userId', 'revisions.authorId')
    .selectAll('revisions')
    .select('users.name as authorName')
    .where('revisions.number', '=', (e) =>
      e
        .selectFrom('revisions as newer')
        .select((f) => f.fn.max('newer.number').as('number'))
        .whereRef('newer.segmentId', '=', 'revisions.segmentId')
        .whereRef('newer.side', '=', 'revisions.side'),
    )
    .$if(scope.documentId !== undefined, (q) => q.where('segments.documentId', '=', scope.documentId!))
    .$if(scope.segmentId !== undefined, (q) => q.where('segments.segmentId', '=', scope.segmentId!))
    .execute();
}

export type CountedRevision = {
  documentId: string;
  segmentId: string;
  side: 'source' | 'target';
  revisionId: string;
  words: number;
};

/** As readCurrent, with word counts in place of texts: for progress. */
export async function readCurrentCounts(db: Db, scope: Scope): Promise<CountedRevision[]> {
  return db
    .selectFrom('segments')
    .innerJoin('revisions', 'revisions.segmentId', 'segments.segmentId')
    .select([
      'segments.documentId',
      'revisions.segmentId',
      'revisions.side',
      'revisions.revisionId',
      'revisions.words',
    ])
    .where('revisions.number', '=', (e) =>
      e
        .selectFrom('revisions as newer')
        .select((f) => f.fn.max('newer.number').as('number'))
        .whereRef('newer.segmentId', '=', 'revisions.segmentId')
        .whereRef('newer.side', '=', 'revisions.side'),
    )
    .$if(scope.documentId !== undefined, (q) => q.where('segments.documentId', '=', scope.documentId!))
    .execute();
}

/** Events that decide the states of the scope's segments, by revision, oldest first. */
export async function readStateEvents(db: Db, scope: Scope): Promise<Map<string, EventType[]>> {
  const rows = await db
    .selectFrom('segments')
    .innerJoin('revisions', 'revisions.segmentId', 'segments.segmentId')
    .innerJoin('events', 'events.revisionId', 'revisions.revisionId')
    .select(['events.revisionId', 'events.type', 'events.sequence'])
    .where('revisions.side', '=', 'target')
    .where('events.type', 'in', ['segment.confirmed', 'segment.unconfirmed', 'segment.reviewed'])
    .where('revisions.number', '=', (e) =>
      e
        .selectFrom('revisions as newer')
        .select((f) => f.fn.max('newer.number').as('number'))
        .whereRef('newer.segmentId', '=', 'revisions.segmentId')
        .whereRef('newer.side', '=', 'revisions.side'),
    )
    .$if(scope.documentId !== undefined, (q) => q.where('segments.documentId', '=', scope.documentId!))
    .$if(scope.segmentId !== undefined, (q) => q.where('segments.segmentId', '=', scope.segmentId!))
    .orderBy('events.sequence')
    .execute();
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

/** The rows of each document's last approved version, by segment. */
export async function readApprovedItems(db: Db, scope: Scope): Promise<Map<string, ApprovedItem>> {
  const rows = await db
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
    .$if(scope.segmentId !== undefined, (q) => q.where('versionItems.segmentId', '=', scope.segmentId!))
    .execute();
  return new Map(rows.map((row) => [row.segmentId, { ...row, included: row.included === 1 }]));
}

/** The newest machine draft's text of each segment that has one. */
export async function readMachineTexts(db: Db, scope: Scope): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('segments')
    .innerJoin('revisions', 'revisions.segmentId', 'segments.segmentId')
    .select(['revisions.segmentId', 'revisions.text'])
    .where('revisions.side', '=', 'target')
    .where('revisions.machine', '=', 1)
    .where('revisions.number', '=', (e) =>
      e
        .selectFrom('revisions as newer')
        .select((f) => f.fn.max('newer.number').as('number'))
        .whereRef('newer.segmentId', '=', 'revisions.segmentId')
        .where('newer.side', '=', 'target')
        .where('newer.machine', '=', 1),
    )
    .$if(scope.documentId !== undefined, (q) => q.where('segments.documentId', '=', scope.documentId!))
    .$if(scope.segmentId !== undefined, (q) => q.where('segments.segmentId', '=', scope.segmentId!))
    .execute();
  return new Map(rows.map((row) => [row.segmentId, row.text]));
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
