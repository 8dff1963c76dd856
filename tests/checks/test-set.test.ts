// The floors of the checks' test set, both halves: recall over the seeded issues, false alarms on honest segments.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scoreChecks } from '../../bench/language/checks-score.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const table = read('tests/data/quality/checks.tsv');
const words = read('glossary/word-forms.tsv');

describe('the checks on their test set', () => {
  it.each([
    ['open', 0.99, 2],
    ['held', 0.94, 4],
  ] as const)('find what the %s half seeds and leave honest text alone', (half, recall, alarms) => {
    const score = scoreChecks(table, words, half);
    const counts = [...score.perCheck.values()];
    const total = (part: 'expected' | 'found') => counts.reduce((sum, one) => sum + one[part], 0);
    expect(total('found') / total('expected')).toBeGreaterThanOrEqual(recall);
    expect(score.alarms).toBeLessThanOrEqual(alarms);
  });
});
