// Texts that stay as they are, ready to draw beside the row that they stand next to.
import type { LockedRow, LockedText } from '../model/locked.ts';
import { codeLabels, type Text } from '../model/text.ts';
import { cutPieces } from '../text/pieces.ts';
import { targetHtml } from './pieces-html.ts';
import type { Reader } from './row-view.ts';

export type LockedView = {
  sourceHtml: string;
  targetHtml: string;
  sourceLang: string;
  targetLang: string;
  /** Why it stays as it is. */
  why: string;
};

/** `summary`: of a group that is folded because it is long; else ''. */
export type LockedGroup = { summary: string; rows: readonly LockedView[] };

/** The groups before and after a row. */
export type LockedAround = { before: LockedGroup | null; after: LockedGroup | null };

/** Rows of a group that show unfolded. */
const SHOWN = 3;

/**
 * By segment of the page; those of a segment that is no part of the article any more come after the last one.
 */
export function lockedViews(
  rows: readonly LockedRow[],
  segmentIds: readonly string[],
  reader: Reader,
): Map<string, LockedAround> {
  const shown = new Set(segmentIds);
  const sides = new Map<string, { before: LockedView[]; after: LockedView[] }>();
  for (const row of rows) {
    const stands = shown.has(row.segmentId);
    const segmentId = stands ? row.segmentId : (segmentIds.at(-1) ?? '');
    const own = sides.get(segmentId) ?? { before: [], after: [] };
    own[stands && row.position < 0 ? 'before' : 'after'].push(lockedView(row, reader));
    sides.set(segmentId, own);
  }
  return new Map(
    [...sides].map(([segmentId, { before, after }]) => [
      segmentId,
      { before: group(before, reader), after: group(after, reader) },
    ]),
  );
}

function group(rows: readonly LockedView[], { t }: Reader): LockedGroup | null {
  if (rows.length === 0) return null;
  return { rows, summary: rows.length > SHOWN ? t('desk.locked.more', { count: rows.length }) : '' };
}

function lockedView(text: LockedText, { t, language }: Reader): LockedView {
  const { reason, source, target, codes, sourceLang, targetLang } = text;
  const labels = codeLabels(codes);
  const html = (words: Text | null) =>
    targetHtml(cutPieces(words ?? '', []), labels, (id) => t(`desk.invisible.${id}`));
  const name = (tag: string) => languageName(tag, language);
  return {
    sourceHtml: html(source),
    targetHtml: html(target),
    sourceLang,
    targetLang,
    why: t(`desk.locked.${reason}`, { source: name(sourceLang), target: name(targetLang) }),
  };
}

/** The language's name in the reader's language; the tag itself where it is none. */
function languageName(tag: string, reader: string): string {
  try {
    return new Intl.DisplayNames(reader, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
