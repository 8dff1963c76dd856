// The rows of an export: a document's segments as they stand, or as a version has them, put together as paragraphs.
import type { FormatParagraph, FormatSegment } from '../formats/format.ts';
import type { LockedRow } from '../model/locked.ts';
import { isMachine, type Origin } from '../model/revision.ts';
import type { SegmentState } from '../model/segment.ts';
import { grouped } from '../store/grouped.ts';
import type { Db } from '../store/store.ts';
import type { VersionRow } from '../store/versions.ts';
import { datelineOf } from '../text/dateline.ts';
import type { SegmentFact } from './segment-facts.ts';
import { readProvenance, requireUnswapped } from './version-checks.ts';

/** One segment of the export with its paragraph's facts. */
type ExportRow = Pick<
  SegmentFact,
  'paragraphId' | 'segmentId' | 'kind' | 'included' | 'dateline' | 'notes'
> & {
  texts: FormatSegment;
};

function textsOf(
  fact: Pick<SegmentFact, 'codes' | 'fillers' | 'ref'>,
  texts: {
    source: string | null;
    target: string;
    state: SegmentState;
    machineDraft: string | null;
    machineOrigin: Origin | null;
  },
  revision: { origin: Origin } | null,
): FormatSegment {
  const { source, target, state, machineDraft, machineOrigin } = texts;
  const edited = revision !== null && !isMachine(revision.origin);
  return {
    source,
    ...(target === '' ? {} : { target }),
    state,
    ...(revision === null ? {} : { origin: revision.origin }),
    // Emptied English stays empty: a reader would take the draft for the current text.
    ...(machineDraft !== null && machineOrigin !== null && edited && target !== ''
      ? { machineDraft, machineOrigin }
      : {}),
    ...(fact.codes.length === 0 ? {} : { codes: fact.codes }),
    ...(fact.ref === null ? {} : { ref: fact.ref }),
    ...fact.fillers,
  };
}

export function draftRows(facts: readonly SegmentFact[]): ExportRow[] {
  return facts.map((fact) => ({
    ...fact,
    texts: textsOf(
      fact,
      {
        source: fact.source?.text ?? null,
        target: fact.target?.text ?? '',
        state: fact.state,
        machineDraft: fact.machineText,
        machineOrigin: fact.machineOrigin,
      },
      fact.target,
    ),
  }));
}

/** The version's own rows, order, kinds and inclusion; from today only what never changes (code tables, notes). */
export async function versionRows(
  db: Db,
  version: VersionRow,
  facts: readonly SegmentFact[],
): Promise<ExportRow[]> {
  const bySegment = new Map(facts.map((fact) => [fact.segmentId, fact]));
  const items = await requireUnswapped(db, version);
  const provenance = await readProvenance(db, version.versionId);
  const state = version.status === 'approved' ? 'final' : 'translated';
  return items.map((item) => {
    const fact = bySegment.get(item.segmentId)!;
    const known = provenance.get(item.segmentId);
    const texts = {
      source: item.sourceRevisionId === null ? null : item.sourceText,
      target: item.targetText,
      state: item.targetText === '' ? ('initial' as const) : (state as SegmentState),
      machineDraft: known?.machineText ?? null,
      machineOrigin: known?.machineOrigin ?? null,
    };
    const { paragraphId, segmentId, kind, included } = item;
    const { notes } = fact;
    const current = item.sourceRevisionId === (fact.source?.revisionId ?? null);
    const dateline = fact.dateline === null || current ? fact.dateline : datelineOf(item.sourceText);
    const revision = known === undefined ? null : { origin: known.origin };
    return { paragraphId, segmentId, kind, included, dateline, notes, texts: textsOf(fact, texts, revision) };
  });
}

/** A text that the file locks, as a row: in its own translation, where it has one, else as it stands. */
function lockedRow({ source, target, codes }: LockedRow, paragraphId: string): ExportRow {
  const row = { paragraphId, segmentId: '', kind: 'paragraph', included: true, dateline: null } as const;
  const text = target === null || target.trim() === '' ? (source ?? '') : target;
  return { ...row, notes: [], texts: { source, target: text, state: 'final', codes } };
}

/**
 * The rows with the file's locked texts, each in its place: between two segments of a paragraph as a part of it, else as a paragraph
 * of its own.
 */
export function withLocked(rows: readonly ExportRow[], locked: readonly LockedRow[]): ExportRow[] {
  const bySegment = grouped(locked, ({ segmentId }) => segmentId);
  return rows.flatMap((row, at) => {
    const own = bySegment.get(row.segmentId) ?? [];
    const place = (side: 'before' | 'after') => {
      const next = rows[at + (side === 'before' ? -1 : 1)];
      return own
        .filter(({ position }) => position < 0 === (side === 'before'))
        .map((text) => {
          const inside = next?.paragraphId === row.paragraphId;
          return lockedRow(text, inside ? row.paragraphId : `${row.segmentId} ${text.position}`);
        });
    };
    return [...place('before'), row, ...place('after')];
  });
}

/** Rows as paragraphs: those of several segments keep them. */
export function putTogether(rows: readonly ExportRow[]): FormatParagraph[] {
  return [...grouped(rows, (row) => row.paragraphId).values()].map((own) => {
    const { paragraphId, segmentId, kind, included, dateline, notes, texts } = own[0]!;
    const paragraph = { paragraphId, kind, included, dateline, notes };
    return own.length === 1
      ? { ...paragraph, segmentId, ...texts }
      : { ...paragraph, source: null, segments: own.map((row) => row.texts) };
  });
}
