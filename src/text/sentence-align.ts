// Which sentences of a source and a target belong together, by their lengths (Gale and Church 1993).
import type { Span } from '../model/text.ts';
import { sentenceSpans } from './sentences.ts';

export type SentencePair = { source: Span; target: Span };

/** Ways to pair sentences (source count, target count) with their probabilities, from Gale and Church's table 5. */
const BEADS = [
  { source: 1, target: 1, prior: 0.89 },
  { source: 1, target: 0, prior: 0.005 },
  { source: 0, target: 1, prior: 0.005 },
  { source: 2, target: 1, prior: 0.0445 },
  { source: 1, target: 2, prior: 0.0445 },
  { source: 2, target: 2, prior: 0.011 },
] as const;

/** Variance of a target's length per source character (the paper's s²). */
const VARIANCE = 6.8;

/** Upper tail of the normal distribution for x ≥ 0 (Abramowitz and Stegun 26.2.17, error under 7.5e-8). */
function upperTail(x: number): number {
  const t = 1 / (1 + 0.2316419 * x);
  const polynomial =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * polynomial;
}

/** −log of how likely a source of `source` characters becomes a target of `target`; `ratio`: target per source character. */
function lengthCost(source: number, target: number, ratio: number): number {
  const mean = (source + target / ratio) / 2;
  if (mean === 0) return 0;
  const delta = Math.abs(target - source * ratio) / Math.sqrt(mean * VARIANCE);
  return -Math.log(Math.max(2 * upperTail(delta), 1e-12));
}

type Cell = { cost: number; bead: (typeof BEADS)[number] | null };

function align(source: readonly Span[], target: readonly Span[]): { source: Span[]; target: Span[] }[] {
  const length = (spans: readonly Span[]) => spans.reduce((sum, span) => sum + span.end - span.start, 0);
  const ratio = length(target) / Math.max(1, length(source)) || 1;
  const table: Cell[][] = Array.from({ length: source.length + 1 }, () =>
    Array.from({ length: target.length + 1 }, () => ({ cost: Number.POSITIVE_INFINITY, bead: null })),
  );
  table[0]![0] = { cost: 0, bead: null };
  for (let i = 0; i <= source.length; i += 1) {
    for (let j = 0; j <= target.length; j += 1) {
      for (const bead of BEADS) {
        const from = table[i - bead.source]?.[j - bead.target];
        if (from === undefined || from.cost === Number.POSITIVE_INFINITY) continue;
        const lengths = lengthCost(
          length(source.slice(i - bead.source, i)),
          length(target.slice(j - bead.target, j)),
          ratio,
        );
        const cost = from.cost - Math.log(bead.prior) + lengths;
        if (cost < table[i]![j]!.cost) table[i]![j] = { cost, bead };
      }
    }
  }
  const groups: { source: Span[]; target: Span[] }[] = [];
  let i = source.length;
  let j = target.length;
  while (i > 0 || j > 0) {
    const bead = table[i]![j]!.bead!;
    groups.unshift({ source: source.slice(i - bead.source, i), target: target.slice(j - bead.target, j) });
    i -= bead.source;
    j -= bead.target;
  }
  return groups;
}

/** Longest texts that are aligned, in sentences: the table has their product of cells. */
const MOST_SENTENCES = 200;

/**
 * Groups of sentences that belong together, in order, as spans of the whole texts. A sentence without a counterpart is
 * in no group: better no hover than a guess.
 */
export function alignSentences(
  source: string,
  target: string,
  sourceLang: string,
  targetLang: string,
): SentencePair[] {
  const language = (lang: string) => (lang === 'id' ? 'id' : 'en');
  const sourceSpans = sentenceSpans(source, language(sourceLang));
  const targetSpans = sentenceSpans(target, language(targetLang));
  if (sourceSpans.length > MOST_SENTENCES || targetSpans.length > MOST_SENTENCES) return [];
  const whole = (spans: readonly Span[]) => ({ start: spans[0]!.start, end: spans.at(-1)!.end });
  return align(sourceSpans, targetSpans)
    .filter((group) => group.source.length > 0 && group.target.length > 0)
    .map((group) => ({ source: whole(group.source), target: whole(group.target) }));
}
