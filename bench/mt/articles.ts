// The Indonesian news articles that the engine's benches run on.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { EngineParagraph } from '../../src/engines/engine.ts';

const FOLDER = new URL('../../tests/data/articles/', import.meta.url);

/** Each article of tests/data/articles as its paragraphs. */
export function articles(): EngineParagraph[][] {
  return readdirSync(fileURLToPath(FOLDER))
    .filter((name) => name.endsWith('.txt') && !name.endsWith('.en.txt'))
    .sort()
    .map((name) =>
      readFileSync(new URL(name, FOLDER), 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((source, n) => ({ id: `${name}:${n + 1}`, source, terms: [] })),
    );
}

/** Words of `paragraphs` as a reader counts them: runs without white space. */
export function wordCount(paragraphs: readonly EngineParagraph[]): number {
  return paragraphs.reduce((sum, p) => sum + (p.source.match(/\S+/g)?.length ?? 0), 0);
}
