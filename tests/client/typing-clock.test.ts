// The typing clock: short gaps count, long ones, other segments and pages in the background do not; a retry tells the same.
import { expect, it } from 'vitest';
import { createTypingClock } from '../../src/client/desk/typing-clock.ts';

/** Inputs as [segment, seconds, focused], and the milliseconds then told of segment a. */
it.each<[string, [string, number, boolean][], number]>([
  ['counts nothing for one input', [['a', 0, true]], 0],
  [
    'adds short gaps',
    [
      ['a', 0, true],
      ['a', 2, true],
      ['a', 5, true],
    ],
    5000,
  ],
  [
    'leaves a gap of 30 seconds out',
    [
      ['a', 0, true],
      ['a', 30, true],
      ['a', 31, true],
    ],
    1000,
  ],
  [
    'does not count the way from another segment',
    [
      ['b', 0, true],
      ['a', 2, true],
      ['a', 3, true],
    ],
    1000,
  ],
  [
    'does not count a page in the background',
    [
      ['a', 0, true],
      ['a', 2, false],
      ['a', 4, true],
      ['a', 5, true],
    ],
    1000,
  ],
])('%s', (_what, inputs, expected) => {
  const clock = createTypingClock();
  for (const [segmentId, seconds, focused] of inputs) clock.input(segmentId, seconds * 1000, focused);
  expect(clock.spent('a', 'first')).toBe(expected);
  expect(clock.spent('a', 'first')).toBe(expected);
  clock.told('first');
  expect(clock.spent('a', 'second')).toBe(0);
});
