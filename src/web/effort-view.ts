// Effort, ready to draw: labels, rates in the reader's language, and the bars of the plot.
import { pointsPerThousand } from '../model/quality.ts';
import type { EffortGroup, EffortRow } from '../workflow/effort.ts';
import { engineName } from './engine-view.ts';
import type { Reader } from './row-view.ts';

export type EffortLine = EffortRow & {
  label: string;
  /** Where the group can be looked into, or null. */
  href: string | null;
  /** Edits a token, with and without shifts; part of the segments that nobody changed. 0 to 1, an edit rate may pass it. */
  hter: number;
  wordEditRate: number;
  untouched: number;
  pointsPer1000: number;
  /** Source words an hour of typing, of the segments typed in; null where less than a minute was timed. */
  wordsPerHour: number | null;
  minutes: number;
};

/** A bar of the plot in the units of its view box; `y`: of the group. */
export type EffortBar = { label: string; value: string; y: number; width: number; untouched: number };

const BARS = 30;
/** Less typing than this says nothing of an hour. */
const LEAST_TIMED_MS = 60_000;

function labelOf(row: EffortRow, by: EffortGroup, { t, language }: Reader): string {
  if (by === 'segment') return t('desk.segment', { number: row.key });
  if (by === 'engine') return row.key === '' ? t('effort.unknown') : engineName(row.key, t);
  if (row.key === '') return t('effort.nobody');
  if (by !== 'month' && by !== 'day') return row.name || t('history.somebody');
  const [year = 0, month = 1, day = 1] = row.key.split('-').map(Number);
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    ...(by === 'day' ? { day: 'numeric' as const } : {}),
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(Date.UTC(year, month - 1, day));
}

export function effortLines(
  rows: readonly EffortRow[],
  by: EffortGroup,
  documentId: string | undefined,
  reader: Reader,
): EffortLine[] {
  const rate = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
  return rows.map((row) => ({
    ...row,
    label: labelOf(row, by, reader),
    href:
      by === 'document'
        ? `/effort?by=segment&document=${row.key}`
        : by === 'segment' && documentId !== undefined
          ? `/documents/${documentId}#s-${row.key}`
          : null,
    hter: rate(row.edits, row.tokens),
    wordEditRate: rate(row.wordEdits, row.tokens),
    untouched: rate(row.untouchedReviewed + row.untouchedUnseen, row.segments),
    minutes: row.milliseconds / 60_000,
    wordsPerHour: row.milliseconds < LEAST_TIMED_MS ? null : (row.timedWords * 3_600_000) / row.milliseconds,
    pointsPer1000: pointsPerThousand(row.points, row.words),
  }));
}

/** Bars for the first 30 lines; 100 units are a rate of 1. The table beside says everything. */
export function effortBars(lines: readonly EffortLine[], language: string): EffortBar[] {
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  return lines.slice(0, BARS).map((line, index) => ({
    label: line.label.length > 28 ? `${line.label.slice(0, 27)}…` : line.label,
    value: percent.format(line.hter),
    y: index * 24,
    width: Math.min(100, line.hter * 100),
    untouched: line.untouched * 100,
  }));
}
