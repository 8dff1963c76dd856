// What an engine said of its draft beside the text: sentences, word alignment, confidence; kept compact.
import type { Span } from '../model/text.ts';
import { chunks } from './chunks.ts';
import type { Db } from './store.ts';

/** Spans in UTF-16 offsets of the whole paragraph; probabilities 0…1. */
export type Analysis = {
  sentences: readonly { source: Span; target: Span }[];
  alignment: readonly { source: Span; target: Span }[];
  confidence: readonly { target: Span; probability: number }[];
};

/** JSON as stored: flat lists of offsets (a page of 2,000 rows parses a few megabytes less), probabilities in thousandths. */
type Packed = { s: number[]; a: number[]; c: number[] };

const pairs = (list: readonly { source: Span; target: Span }[]) =>
  list.flatMap(({ source, target }) => [source.start, source.end, target.start, target.end]);

function packAnalysis(analysis: Analysis): string {
  const packed: Packed = {
    s: pairs(analysis.sentences),
    a: pairs(analysis.alignment),
    c: analysis.confidence.flatMap(({ target, probability }) => [
      target.start,
      target.end,
      Math.round(probability * 1000),
    ]),
  };
  return JSON.stringify(packed);
}

function unpackPairs(flat: readonly number[]): { source: Span; target: Span }[] {
  const links = [];
  for (let i = 0; i + 3 < flat.length; i += 4) {
    links.push({
      source: { start: flat[i]!, end: flat[i + 1]! },
      target: { start: flat[i + 2]!, end: flat[i + 3]! },
    });
  }
  return links;
}

export function unpackAnalysis(text: string): Analysis {
  const { s, a, c } = JSON.parse(text) as Packed;
  const confidence = [];
  for (let i = 0; i + 2 < c.length; i += 3) {
    confidence.push({ target: { start: c[i]!, end: c[i + 1]! }, probability: c[i + 2]! / 1000 });
  }
  return { sentences: unpackPairs(s), alignment: unpackPairs(a), confidence };
}

export async function insertAnalysis(
  db: Db,
  revisionId: string,
  modelVersion: string,
  analysis: Analysis,
): Promise<void> {
  await db
    .insertInto('revisionAnalyses')
    .values({ revisionId, modelVersion, data: packAnalysis(analysis) })
    .execute();
}

/** Packed analyses of the revisions named. */
export async function readAnalyses(db: Db, revisionIds: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const some of chunks(revisionIds)) {
    const rows = await db
      .selectFrom('revisionAnalyses')
      .select(['revisionId', 'data'])
      .where('revisionId', 'in', [...some])
      .execute();
    for (const row of rows) found.set(row.revisionId, row.data);
  }
  return found;
}
