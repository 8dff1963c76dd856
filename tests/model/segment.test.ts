// Segment states, derived from the events on the newest revision.
import { expect, it } from 'vitest';
import { segmentMark, segmentState } from '../../src/model/segment.ts';

it.each([
  ['no event', [], false, 'initial'],
  ['saved only', ['segment.revised'], false, 'initial'],
  ['confirmed', ['segment.revised', 'segment.confirmed'], false, 'translated'],
  ['reviewed', ['segment.confirmed', 'segment.reviewed'], false, 'reviewed'],
  ['in the approved version', ['segment.confirmed'], true, 'final'],
] as const)('state: %s', (_name, events, inApproved, expected) => {
  expect(segmentState(events, inApproved)).toBe(expected);
});

it.each([
  ['initial', '', null, 'empty'],
  ['initial', 'Coup', 'mt:bundled', 'draft'],
  ['initial', 'Coup', 'human', 'typed'],
  ['initial', 'Coup', 'restore', 'typed'],
  ['translated', 'Coup', 'human', 'translated'],
  ['final', 'Coup', 'mt:bundled', 'final'],
] as const)('mark of %s %j %s is %s', (state, text, origin, expected) => {
  expect(segmentMark(state, text, origin)).toBe(expected);
});
