// The review page, ready to draw: what differs, who may decide, and why not.
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
  choices: readonly { value: string; label: string; chosen: boolean }[];
  /** May decide now: the version is still open. */
  open: boolean;
  /** Why the reader may not approve, as a sentence; null where allowed. */
  refusal: string | null;
};

/** `show`: only rows that differ, or all. */
export function reviewPage(
  review: ReviewView,
  { t, now, language }: Reader,
  show: 'changed' | 'all',
): ReviewPage {
  const { version, counts, against } = review;
  const remarks = new Map(version.remarks.map((remark) => [remark.segmentId, remark.note]));
  const rows = review.rows
    .filter((row) => show === 'all' || row.changed || remarks.has(row.segmentId))
    .map((row) => ({
      ...row,
      numberShown: row.position + 1,
      kindLabel: t(`desk.kind.${row.kind}`),
      parts: wordDiff(row.before, row.after, 'en'),
      remark: remarks.get(row.segmentId) ?? '',
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
    choices: choices.map((choice) => ({ ...choice, chosen: choice.value === String(against) })),
    open: version.status === 'submitted',
    refusal: refusalText(review.approval.refusal, t),
  };
}
