// American and British spellings: what the other variety writes, and what both do.
import { expect, it } from 'vitest';
import { otherVariety } from '../../src/checks/varieties.ts';

it.each([
  ['US', 'authorised', 'authorized'],
  ['US', 'neighbourhoods', 'neighborhoods'],
  ['US', 'theatres', 'theaters'],
  ['US', 'travelled', 'traveled'],
  ['US', 'manoeuvred', 'maneuvered'],
  ['US', 'licence', 'license'],
  ['US', 'dialogue', null],
  ['US', 'exercise', null],
  ['US', 'promised', null],
  ['US', 'supervise', null],
  ['GB', 'neighborhoods', 'neighbourhoods'],
  ['GB', 'skeptical', 'sceptical'],
  ['GB', 'organize', null],
  ['GB', 'check', null],
  ['GB', 'stories', null],
  ['GB', 'tire', null],
] as const)('in %s English, %s is for %s', (variety, written, wanted) => {
  expect(otherVariety(written, variety)).toBe(wanted);
});
