// The search page, ready to draw: what was found as markup, replacements as differences, addresses to go on at.
import { type CodeLabel, codeLabels, withoutCodes } from '../model/text.ts';
import { type DiffPart, wordDiff } from '../text/diff.ts';
import { cutPieces } from '../text/pieces.ts';
import type { SearchHit, SearchPlace, SearchSlice } from '../workflow/search.ts';
import { foundHtml } from './pieces-html.ts';

export type HitView = Pick<SearchHit, 'segmentId' | 'number' | 'kind' | 'mark'> & {
  /** Address of the row in its document, open for editing. */
  href: string;
  sourceHtml: string | null;
  targetHtml: string;
  notes: readonly { html: string; by: string | null }[];
  /** What the replacement changes; null in a search. */
  diff: DiffPart[] | null;
  /** What its box sends: the segment and the revision that was previewed. */
  pick: string;
};

export type GroupView = { documentId: string; title: string; hits: HitView[] };

function marked(text: string, spans: SearchHit['sourceSpans'], labels: readonly CodeLabel[]): string {
  const marks = spans.map((span, mark) => ({ ...span, mark }));
  return foundHtml(cutPieces(text, marks), labels);
}

function hitView(documentId: string, hit: SearchHit): HitView {
  const { segmentId, number, kind, mark, source, target, replaced } = hit;
  const labels = codeLabels(hit.codes);
  return {
    segmentId,
    number,
    kind,
    mark,
    href: `/documents/${documentId}?edit=${segmentId}#s-${number}`,
    sourceHtml: source === null ? null : marked(source, hit.sourceSpans, labels),
    targetHtml: marked(target, hit.targetSpans, labels),
    notes: hit.notes.map(({ text, spans, by }) => ({ html: marked(text, spans, []), by })),
    diff: replaced === null ? null : wordDiff(withoutCodes(target), withoutCodes(replaced), 'en'),
    pick: `${segmentId}:${hit.base}`,
  };
}

export function groupViews(slice: SearchSlice): GroupView[] {
  return slice.groups.map(({ documentId, title, hits }) => ({
    documentId,
    title,
    hits: hits.map((hit) => hitView(documentId, hit)),
  }));
}

/** A place of a search in an address: `<document>.<hits to skip>`; null where it is none. */
export function placeOf(written: string): SearchPlace | null {
  const parts = /^(.+)\.(\d{1,9})$/.exec(written);
  return parts === null ? null : { documentId: parts[1]!, skip: Number(parts[2]) };
}

export function writtenPlace(place: SearchPlace | null): string {
  return place === null ? '' : `${place.documentId}.${place.skip}`;
}
