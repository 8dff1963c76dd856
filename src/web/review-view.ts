// The review page, ready to draw: what differs, who may decide, and why not.
import { type ErrorType, PENALTIES, pointsPerThousand } from '../model/quality.ts';
import { type DiffPart, wordDiff } from '../text/diff.ts';
import type { ReviewRow, ReviewView } from '../workflow/review.ts';
import { exactTime, shortTime } from './moment.ts';
import type { Reader, Translate } from './row-view.ts';

/** Who only translates is told who decides, not that something is forbidden. */
function refusalText(refusal: string | null, t: Translate): string | null {
  if (refusal === null) return null;
  return refusal === 'forbidden' ? t('review.editors-decide') : t(`errors.${refusal}`);
}

export type ReviewPageRow = ReviewRow & {
  numberShown: number;
  kindLabel: string;
  parts: readonly DiffPart[];
  remark: string;
  error: ErrorType | null;
};

export type ReviewPage = {
  title: string;
  review: ReviewView;
  rows: readonly ReviewPageRow[];
  show: 'changed' | 'all';
  submitted: string;
  submittedExact: string;
  decided: string | null;
  counts: string;
  /** Penalty of the remarks as a sentence; null where none counts. */
  quality: string | null;
  choices: readonly { value: string; label: string; chosen: boolean }[];
  /** May decide now: the version is still open. */
  open: boolean;
  /** Why the reader may not approve, as a sentence; null where allowed. */
  refusal: string | null;
};

function qualityText(
  remarks: ReviewView['version']['remarks'],
  words: number,
  { t, language }: Reader,
): string | null {
  const errors = remarks.flatMap(({ error }) => (error === null ? [] : [error]));
  if (errors.length === 0) return null;
  const points = errors.reduce((sum, error) => sum + PENALTIES[error.severity], 0);
  const rate = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return t('review.quality', {
    count: errors.length,
    points,
    rate: rate.format(pointsPerThousand(points, words)),
  });
}

/** `show`: only rows that differ, or all. */
export function reviewPage(review: ReviewView, reader: Reader, show: 'changed' | 'all'): ReviewPage {
  const { t, now, language } = reader;
  const { version, counts, against } = review;
  const remarks = new Map(version.remarks.map((remark) => [remark.segmentId, remark]));
  const rows = review.rows
    .filter((row) => show === 'all' || row.changed || remarks.has(row.segmentId))
    .map((row) => ({
      ...row,
      numberShown: row.position + 1,
      kindLabel: t(`desk.kind.${row.kind}`),
      parts: wordDiff(row.before, row.after, 'en'),
      remark: remarks.get(row.segmentId)?.note ?? '',
      error: remarks.get(row.segmentId)?.error ?? null,
    }));
  const choices = [
    ...(review.approvedNumber === null
      ? []
      : [{ value: 'approved', label: t('review.approved', { number: review.approvedNumber }) }]),
    { value: 'machine', label: t('review.machine') },
    ...review.versions
      .filter((one) => one.number !== version.number && one.number !== review.approvedNumber)
      .map((one) => ({ value: String(one.number), label: t('review.version', { number: one.number }) })),
  ];
  return {
    title: t('review.title', { number: version.number }),
    review,
    rows,
    show,
    submitted: t('review.lead', {
      name: version.submittedBy,
      time: shortTime(version.submittedAt, now, language),
    }),
    submittedExact: exactTime(version.submittedAt, language),
    decided:
      version.decidedAt === null
        ? null
        : t('review.decided', {
            status: t(`review.status.${version.status}`),
            name: version.decidedBy ?? '',
            time: shortTime(version.decidedAt, now, language),
          }),
    counts: t('review.counts', counts),
    quality: qualityText(version.remarks, counts.words, reader),
    choices: choices.map((choice) => ({ ...choice, chosen: choice.value === String(against) })),
    open: version.status === 'submitted',
    refusal: refusalText(review.approval.refusal, t),
  };
}
