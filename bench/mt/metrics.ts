// Corpus BLEU and chrF2 as sacreBLEU computes them by default: BLEU with the 13a tokeniser and exponential smoothing, chrF with β = 2, n = 6.

/** sacreBLEU's `13a` tokens (mteval-v13a.pl without its Unicode option). */
export function tokens13a(line: string): string[] {
  const text = line
    .replaceAll('<skipped>', '')
    .replaceAll('-\n', '')
    .replaceAll('\n', ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>');
  return ` ${text} `
    .replace(/([{-~[-` -&(-+:-@/])/g, ' $1 ')
    .replace(/([^0-9])([.,])/g, '$1 $2 ')
    .replace(/([.,])([^0-9])/g, ' $1 $2')
    .replace(/([0-9])(-)/g, '$1 $2 ')
    .split(/\s+/)
    .filter((token) => token !== '');
}

/** Corpus BLEU, 0–100, of lines against one reference each (Papineni et al. 2002; smoothing `exp` as in mteval). */
export function bleu(hypotheses: readonly string[], references: readonly string[]): number {
  const matched = [0, 0, 0, 0];
  const total = [0, 0, 0, 0];
  let length = 0;
  let referenceLength = 0;
  hypotheses.forEach((line, i) => {
    const h = tokens13a(line);
    const r = tokens13a(references[i]!);
    length += h.length;
    referenceLength += r.length;
    for (let n = 1; n <= 4; n++) {
      matched[n - 1]! += overlap(grams(h, n, ' '), grams(r, n, ' '));
      total[n - 1]! += Math.max(0, h.length - n + 1);
    }
  });
  if (matched.every((n) => n === 0)) return 0;
  let logs = 0;
  let smooth = 1;
  for (let n = 0; n < 4; n++) {
    if (total[n] === 0) return 0;
    if (matched[n] === 0) smooth *= 2;
    logs += Math.log((matched[n] === 0 ? 1 / smooth : matched[n]!) / total[n]!) / 4;
  }
  const brevity = length >= referenceLength ? 1 : Math.exp(1 - referenceLength / Math.max(1, length));
  return 100 * brevity * Math.exp(logs);
}

/** Corpus chrF2, 0–100 (Popović 2015): character 1- to 6-grams without spaces, precision and recall averaged over n. */
export function chrf(hypotheses: readonly string[], references: readonly string[]): number {
  const order = 6;
  const matched = new Array<number>(order).fill(0);
  const inHypotheses = new Array<number>(order).fill(0);
  const inReferences = new Array<number>(order).fill(0);
  hypotheses.forEach((line, i) => {
    const h = [...line.replace(/\s+/g, '')];
    const r = [...references[i]!.replace(/\s+/g, '')];
    for (let n = 1; n <= order; n++) {
      matched[n - 1]! += overlap(grams(h, n, ''), grams(r, n, ''));
      inHypotheses[n - 1]! += Math.max(0, h.length - n + 1);
      inReferences[n - 1]! += Math.max(0, r.length - n + 1);
    }
  });
  let precision = 0;
  let recall = 0;
  let effective = 0;
  for (let n = 0; n < order; n++) {
    if (inHypotheses[n] === 0 || inReferences[n] === 0) continue;
    precision += matched[n]! / inHypotheses[n]!;
    recall += matched[n]! / inReferences[n]!;
    effective++;
  }
  if (effective === 0 || precision + recall === 0) return 0;
  precision /= effective;
  recall /= effective;
  return (100 * 5 * precision * recall) / (4 * precision + recall);
}

function grams(items: readonly string[], n: number, joint: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (let i = 0; i + n <= items.length; i++) {
    const gram = items.slice(i, i + n).join(joint);
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

function overlap(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [gram, count] of a) sum += Math.min(count, b.get(gram) ?? 0);
  return sum;
}
