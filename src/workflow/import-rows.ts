// A document's content as rows of the store: paragraphs, segments, and what the file says around and of each segment.
import { type FormatParagraph, type FormatSegment, segmentsOf } from '../formats/format.ts';
import type { LockedRow } from '../model/locked.ts';
import { cleanText, type Text } from '../model/text.ts';
import type { ParagraphRecord, SegmentRecord } from '../store/documents.ts';
import type { Deps } from './deps.ts';

/** Longest text of one segment, in UTF-16 units: far beyond any paragraph of news. */
export const LONGEST_TEXT = 100_000;
/** Proposals kept for a segment: more than anybody reads. */
const MOST_SUGGESTIONS = 20;

type LaidOut = {
  paragraphs: ParagraphRecord[];
  segments: { record: SegmentRecord; texts: FormatSegment }[];
};

export function layOut(deps: Deps, documentId: string, paragraphs: readonly FormatParagraph[]): LaidOut {
  const laid: LaidOut = { paragraphs: [], segments: [] };
  for (const [position, paragraph] of paragraphs.entries()) {
    const paragraphId = deps.newId();
    const { kind, included, dateline, notes = [] } = paragraph;
    laid.paragraphs.push({ paragraphId, documentId, position, kind, included, dateline, notes });
    for (const [place, texts] of segmentsOf(paragraph).entries()) {
      const segmentId = deps.newId();
      const { codes = [], before, after } = texts;
      const fillers = {
        ...(before === undefined ? {} : { before }),
        ...(after === undefined ? {} : { after }),
      };
      laid.segments.push({
        record: {
          segmentId,
          documentId,
          paragraphId,
          position: place,
          codes,
          fillers,
          ref: texts.ref ?? null,
        },
        texts,
      });
    }
  }
  return laid;
}

/** What the file proposes for a segment, as it is kept. */
export function proposals({ record, texts }: LaidOut['segments'][number]) {
  const { segmentId } = record;
  return (texts.suggestions ?? [])
    .filter(({ target }) => target !== '' && target.length <= LONGEST_TEXT)
    .slice(0, MOST_SUGGESTIONS)
    .map(({ source, target, score, origin }, position) => ({
      segmentId,
      position,
      source: source === null ? null : cleanText(source),
      target: cleanText(target),
      score,
      origin: origin.slice(0, 200),
    }));
}

/** The texts around a segment that stay as they are; the longest are cut, for they are only shown. */
export function lockedRows({ record, texts }: LaidOut['segments'][number]): LockedRow[] {
  const { before, after } = texts.locked ?? { before: [], after: [] };
  const { segmentId } = record;
  const shown = (text: Text | null) => text && cleanText(text.slice(0, LONGEST_TEXT));
  return [
    ...before.map((text, at) => ({ ...text, position: at - before.length })),
    ...after.map((text, at) => ({ ...text, position: at + 1 })),
  ].map((text) => ({ ...text, segmentId, source: shown(text.source), target: shown(text.target) }));
}
