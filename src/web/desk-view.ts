// The document page, ready to draw: rows, filters, progress, versions, and what its script is handed.

import type { JobJson } from '../model/desk-json.ts';
import { memoryFirstOf } from '../model/project.ts';
import type { ErrorType } from '../model/quality.ts';
import type { DeskView } from '../workflow/desk.ts';
import { type EnginesView, enginesView } from './engine-view.ts';
import { jobJson } from './job-view.ts';
import { type LockedAround, lockedViews } from './locked-view.ts';
import { exactTime, shortTime } from './moment.ts';
import { createTermList, type Reader, type RowView, rowView, type TermEntryView } from './row-view.ts';

export const FILTERS = [
  'all',
  'draft',
  'confirm',
  'empty',
  'source',
  'issues',
  'mine',
  'changed',
  'gone',
] as const;
export type Filter = (typeof FILTERS)[number];

export type FilterView = { id: Filter; label: string; count: number; active: boolean };

export type DeskPage = {
  documentId: string;
  title: string;
  outlet: string;
  projectId: string;
  sourceLang: string;
  targetLang: string;
  rows: readonly RowView[];
  /** Texts that stay as they are, by the segment that they stand next to. */
  locked: ReadonlyMap<string, LockedAround>;
  shown: number;
  filters: readonly FilterView[];
  progress: { percent: number; short: string; words: string; long: string };
  status: { label: string; title: string; changes: string; self: boolean } | null;
  submitted: { number: number; label: string; title: string; versionId: string } | null;
  requested: {
    title: string;
    note: string;
    number: number;
    time: string;
    remarks: readonly { number: number; segmentId: string; note: string; error: ErrorType | null }[];
  } | null;
  drafting: { empty: number; machine: number; memoryFirst: boolean; suggest: boolean };
  engines: EnginesView;
  unconfirmed: number;
  published: { label: string; changes: string; title: string } | null;
  checks: {
    /** What the head shows; `…` until every segment has been checked. */
    shown: { errors: string; warnings: string };
    errors: number;
    severity: 'error' | 'warning' | 'none';
    label: string;
  };
  job: JobJson | null;
  may: DeskView['permissions'];
  hasHeadline: boolean;
  hasDeck: boolean;
  terms: readonly TermEntryView[];
};

/** `filter`: which rows are shown; the others are in the page but hidden. */
export function deskPage(desk: DeskView, reader: Reader, filter: Filter): DeskPage {
  const { t, now, language } = reader;
  const list = createTermList();
  const rows = desk.rows.map((row) => rowView(row, reader, list));
  const { progress, approved, submitted, changesRequested } = desk;
  const living = rows.filter((row) => row.gone === '');
  const empty = living.filter((row) => row.mark === 'empty' && row.hasSource).length;
  const numberOf = new Map(rows.map((row) => [row.segmentId, row.number]));
  return {
    documentId: desk.document.documentId,
    title: desk.document.title,
    outlet: desk.document.outlet,
    projectId: desk.project.projectId,
    sourceLang: desk.document.sourceLang,
    targetLang: desk.document.targetLang,
    rows,
    locked: lockedViews(
      desk.locked,
      rows.map(({ segmentId }) => segmentId),
      reader,
    ),
    shown: rows.filter((row) => shows(filter, row)).length,
    filters: filterViews(rows, filter, approved?.number ?? null, reader),
    progress: {
      percent: progress.words === 0 ? 0 : Math.round((100 * progress.confirmedWords) / progress.words),
      short: t('desk.progress.short', progress),
      words: t('desk.progress.short-words', { confirmed: progress.confirmedWords, words: progress.words }),
      long: `${t('desk.progress.segments', progress)}, ${t('desk.progress.words', {
        confirmed: progress.confirmedWords,
        words: progress.words,
      })}`,
    },
    status:
      approved === null
        ? null
        : {
            label: t('desk.status.approved', approved),
            title: t('desk.status.approved-title', {
              number: approved.number,
              name: approved.by,
              time: exactTime(approved.at, language),
            }),
            changes:
              approved.changesSince > 0 ? t('desk.status.changes', { count: approved.changesSince }) : '',
            self: approved.selfApproved,
          },
    submitted:
      submitted === null
        ? null
        : {
            number: submitted.number,
            versionId: submitted.versionId,
            label: t('desk.status.submitted', submitted),
            title: t('desk.status.submitted-title', {
              number: submitted.number,
              name: submitted.by,
              time: exactTime(submitted.at, language),
            }),
          },
    requested:
      changesRequested === null
        ? null
        : {
            title: t('desk.requested.title', { name: changesRequested.by, number: changesRequested.number }),
            note: changesRequested.note,
            number: changesRequested.number,
            time: shortTime(changesRequested.at, now, language),
            remarks: changesRequested.remarks.map((remark) => ({
              ...remark,
              number: numberOf.get(remark.segmentId) ?? 0,
            })),
          },
    drafting: {
      empty,
      machine: living.filter((row) => row.mark === 'draft').length,
      memoryFirst: memoryFirstOf(desk.project.settings),
      suggest:
        desk.job === null && rows.length > 0 && rows.every((row) => row.mark === 'empty' && row.text === ''),
    },
    engines: enginesView(desk.engines, t),
    published: publishedView(desk, reader),
    unconfirmed: living.filter((row) => !row.confirmed).length,
    checks: checkCounts(living, reader),
    job: desk.job === null ? null : jobJson(desk.job, t),
    may: desk.permissions,
    hasHeadline: desk.rows.some((row) => row.kind === 'headline' && row.source === null),
    hasDeck: desk.rows.some((row) => row.kind === 'deck' && row.source === null),
    terms: list.entries,
  };
}

function checkCounts(rows: readonly RowView[], { t }: Reader): DeskPage['checks'] {
  const errors = rows.reduce((sum, row) => sum + row.errors, 0);
  const warnings = rows.reduce((sum, row) => sum + row.warnings, 0);
  const severity = errors > 0 ? 'error' : warnings > 0 ? 'warning' : 'none';
  if (rows.some(({ checked }) => !checked)) {
    return { shown: { errors: '…', warnings: '…' }, errors, severity, label: t('desk.checks.waiting') };
  }
  const label = `${t('desk.checks.errors', { count: errors })}, ${t('desk.checks.warnings', { count: warnings })}`;
  return { shown: { errors: String(errors), warnings: String(warnings) }, errors, severity, label };
}

/** Whether a filter shows a row. */
export function shows(
  filter: Filter,
  row: Pick<RowView, 'mark' | 'confirmed' | 'issues' | 'changed' | 'behind' | 'claim' | 'gone'>,
): boolean {
  if ((row.gone !== '') !== (filter === 'gone')) return false;
  switch (filter) {
    case 'all':
    case 'gone':
      return true;
    case 'draft':
    case 'empty':
      return row.mark === filter;
    case 'confirm':
      return !row.confirmed;
    case 'issues':
      return row.issues > 0;
    case 'mine':
      return row.claim?.mine === true;
    case 'source':
      return row.behind;
    case 'changed':
      return row.changed;
  }
}

function filterViews(
  rows: readonly RowView[],
  active: Filter,
  approved: number | null,
  { t }: Reader,
): FilterView[] {
  const offered: Partial<Record<Filter, boolean>> = {
    changed: approved !== null,
    source: rows.some((row) => row.behind),
    gone: rows.some((row) => row.gone !== ''),
    mine: rows.some((row) => row.claim !== null),
  };
  return FILTERS.filter((id) => offered[id] !== false).map((id) => ({
    id,
    label: t(`desk.filter.${id}`, { number: approved }),
    count: rows.filter((row) => shows(id, row)).length,
    active: id === active,
  }));
}

function publishedView({ published }: DeskView, { t, language }: Reader): DeskPage['published'] {
  if (published === null) return null;
  const { number, at, changesSince } = published;
  return {
    label: t('published.short', { number }),
    changes: changesSince === 0 ? '' : t('published.changes-short', { count: changesSince }),
    title: `${t('published.status', { number })}, ${exactTime(at, language)}`,
  };
}
