// Rate and time left of a drafting job.
import { expect, it } from 'vitest';
import { draftPace } from '../../src/client/desk/draft-pace.ts';

it.each([
  ['nothing done yet', { done: 0, total: 10, words: 0, startedAt: 0 }, 5000, null],
  ['not started', { done: 0, total: 10, words: 0, startedAt: null }, 5000, null],
  ['too early to tell', { done: 1, total: 10, words: 30, startedAt: 4500 }, 5000, null],
  ['half way', { done: 5, total: 10, words: 200, startedAt: 0 }, 10_000, { rate: 20, secondsLeft: 10 }],
  ['done', { done: 10, total: 10, words: 400, startedAt: 0 }, 20_000, { rate: 20, secondsLeft: 0 }],
])('%s', (_name, job, now, expected) => {
  expect(draftPace(job, now)).toEqual(expected);
});
