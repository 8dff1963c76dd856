// The layout of a document: which segment stands where, in a paragraph of which kind.
import type { Gone, ParagraphKind } from '../model/paragraph.ts';
import type { InlineCode, Span } from '../model/text.ts';
import type { Fillers } from './documents.ts';
import type { Flag } from './schema.ts';
import { type Scope, scopedQuery } from './scoped-query.ts';
import type { Db } from './store.ts';

export type LayoutRow = {
  documentId: string;
  paragraphId: string;
  segmentId: string;
  kind: ParagraphKind;
  included: boolean;
  gone: Gone;
  dateline: Span | null;
  notes: readonly string[];
  codes: readonly InlineCode[];
  fillers: Fillers;
  ref: string | null;
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
      'segments.ref',
      'paragraphs.kind',
      'paragraphs.included',
      'paragraphs.gone',
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

/** What progress needs of each segment's place, in no order. */
export const readPlaces: (
  db: Db,
  scope: Scope,
) => Promise<
  {
    documentId: string;
    segmentId: string;
    kind: ParagraphKind;
    included: Flag;
    paragraph: number;
    place: number;
  }[]
> = scopedQuery((db, scope) =>
  db
    .selectFrom('segments')
    .innerJoin('paragraphs', 'paragraphs.paragraphId', 'segments.paragraphId')
    .select([
      'segments.documentId',
      'segments.segmentId',
      'segments.position as place',
      'paragraphs.kind',
      'paragraphs.included',
      'paragraphs.position as paragraph',
    ])
    .$if(scope.documentId !== undefined, (q) => q.where('segments.documentId', '=', scope.documentId!)),
);
