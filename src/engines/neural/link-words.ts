// Choosing links between the words of two sentences from what speaks for each pair; where little does, there is none.

/** For source word s and target word t, 0…1: the share of attention, and the lexicon's likeness. */
export type LinkEvidence = {
  attention: readonly (readonly number[])[];
  likeness: readonly (readonly number[])[];
};
export type Link = { s: number; t: number };

/** Weights and thresholds did best on the open half of tests/data/quality/word-links.tsv. */
const LIKENESS_WEIGHT = 1.4;
/** A likeness of this is half of certainty: a word has many translations, so its probabilities are small. */
const HALF_LIKELY = 0.08;
/** Articles, auxiliaries and prepositions stand everywhere: their attention strays and their lexicon rows are vague. */
const FUNCTION_WORD = 0.4;
/** What it costs to link the first word with the last. */
const DISTANCE = 0.4;
const LEAST = 0.3;
/** What a second word for the same counterpart must have, on either side. */
const LEAST_SECOND_TARGET = 0.5;
const LEAST_SECOND_SOURCE = 0.3;

const FUNCTION_WORDS = new Set(
  (
    'a an the of to in on at by for from with as be is are was were been being has have had will would do did does ' +
    'that it its he she his her their they this not and'
  ).split(' '),
);

/**
 * Links between words of a sentence and of `english`, its translation. First the best pairs of words that have no other counterpart
 * (Melamed 2000, competitive linking), then words beside a linked one that have the same counterpart: *menolak*, *turned
 * down*; *kuartal ketiga*, *third-quarter*.
 */
export function linkWords({ attention, likeness }: LinkEvidence, english: readonly string[]): Link[] {
  const sources = attention.length;
  const targets = english.length;
  const scores = attention.map((row, s) =>
    row.map((share, t) => {
      const like = likeness[s]![t]!;
      const evidence = share + (LIKENESS_WEIGHT * like) / (like + HALF_LIKELY);
      const weight = FUNCTION_WORDS.has(english[t]!.toLowerCase()) ? FUNCTION_WORD : 1;
      return weight * evidence - DISTANCE * Math.abs(s / sources - t / targets);
    }),
  );
  const links: Link[] = [];
  const ofSource = new Map<number, number[]>();
  const ofTarget = new Map<number, number[]>();
  const link = (s: number, t: number) => {
    links.push({ s, t });
    ofSource.set(s, [...(ofSource.get(s) ?? []), t]);
    ofTarget.set(t, [...(ofTarget.get(t) ?? []), s]);
  };
  scores
    .flatMap((row, s) => row.map((score, t) => ({ s, t, score })))
    .filter(({ score }) => score >= LEAST)
    .sort((a, b) => b.score - a.score)
    .forEach(({ s, t }) => {
      if (!ofSource.has(s) && !ofTarget.has(t)) link(s, t);
    });
  const beside = (at: number, places: readonly number[]) => places.some((place) => Math.abs(place - at) <= 1);
  // Twice: the second word of three is linked first, then the third.
  for (let round = 0; round < 2; round++)
    for (let t = 0; t < targets; t++) {
      if (ofTarget.has(t)) continue;
      const s = best(scores.map((row) => row[t]!));
      if (scores[s]![t]! >= LEAST_SECOND_TARGET && beside(t, ofSource.get(s) ?? [])) link(s, t);
    }
  for (let round = 0; round < 2; round++)
    for (let s = 0; s < sources; s++) {
      if (ofSource.has(s) || targets === 0) continue;
      const t = best(scores[s]!);
      if (scores[s]![t]! >= LEAST_SECOND_SOURCE && beside(s, ofTarget.get(t) ?? [])) link(s, t);
    }
  return links.sort((a, b) => a.t - b.t || a.s - b.s);
}

function best(values: readonly number[]): number {
  let at = 0;
  for (let n = 1; n < values.length; n++) if (values[n]! > values[at]!) at = n;
  return at;
}
