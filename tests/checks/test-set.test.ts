// The floors of the checks' test sets, open halves: recall over the seeded issues, false alarms on honest segments. The held halves are counted by bench/language.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scoreChecks } from '../../bench/language/checks-score.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const words = read('glossary/word-forms.tsv');

describe('the checks on their test set', () => {
  it.each([
    ['checks', 'open', 0.99, 1],
    ['checks-2', 'open', 0.99, 1],
    ['checks-3', 'open', 0.99, 1],
    ['checks-4', 'open', 0.99, 0],
    ['checks-5', 'open', 0.98, 1],
    ['checks-6', 'open', 0.95, 1],
  ] as const)('find what %s, %s half, seeds and leave honest text alone', (table, half, recall, alarms) => {
    const score = scoreChecks(read(`tests/data/quality/${table}.tsv`), words, half);
    const counts = [...score.perCheck.values()];
    const total = (part: 'expected' | 'found') => counts.reduce((sum, one) => sum + one[part], 0);
    expect(total('found') / total('expected')).toBeGreaterThanOrEqual(recall);
    expect(score.alarms).toBeLessThanOrEqual(alarms);
  });
});
