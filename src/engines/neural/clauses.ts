// Cutting a sentence that is too long for the model at its clauses, so that none of it is lost.
import type { Span } from '../../model/text.ts';

/** Where a sentence may be cut, best first; the cut comes after the match. */
const CUTS = [
  /[;:—–]\s+|\s[-–—]\s+/g,
  /,\s+(?=(?:tetapi|namun|sedangkan|sementara|sehingga|karena|dan|serta|kata|ujar)\s)/gi,
  /[,)”"]\s+/g,
  /\s+(?=(?:yang|dan|serta|atau|untuk|dengan|karena|bahwa|agar|setelah|sebelum|ketika|sejak|dalam|pada|di|ke|dari|oleh)\s)/gi,
  /\s+/g,
];

/** Nothing shorter is cut, whatever `fits` says. */
const SHORTEST = 8;

/**
 * Cuts `span` of `text` until every part passes `fits`. Parts follow each other; white space between them is in none.
 * `within`: spans that are not cut (glossary terms), where another place can be found.
 */
export function clauseSpans(
  text: string,
  span: Span,
  fits: (part: string) => boolean,
  within: readonly Span[] = [],
): Span[] {
  const part = text.slice(span.start, span.end);
  if (part.length <= SHORTEST || fits(part)) return [span];
  const cut = cutNearMiddle(
    part,
    (at) => !within.some((w) => w.start < span.start + at && span.start + at < w.end),
  );
  const left = part.slice(0, cut).trimEnd().length;
  const right = part.length - part.slice(cut).trimStart().length;
  return [
    ...clauseSpans(text, { start: span.start, end: span.start + left }, fits, within),
    ...clauseSpans(text, { start: span.start + right, end: span.end }, fits, within),
  ];
}

function cutNearMiddle(part: string, allowed: (at: number) => boolean): number {
  const middle = part.length / 2;
  for (const [rank, pattern] of CUTS.entries()) {
    // Words may be cut nearly anywhere; clauses only where neither side becomes a scrap.
    const reach = rank === CUTS.length - 1 ? 0.48 : 0.3;
    let best = -1;
    for (const match of part.matchAll(pattern)) {
      const at = match.index + match[0].length;
      if (Math.abs(at - middle) > reach * part.length || !allowed(at)) continue;
      if (best < 0 || Math.abs(at - middle) < Math.abs(best - middle)) best = at;
    }
    if (best > 0) return best;
  }
  const at = Math.floor(middle);
  const inPair = /[\uDC00-\uDFFF]/.test(part[at]!) && at > 1;
  return inPair ? at - 1 : at;
}
