// Times of day: pukul 14.30 is 2:30 p.m.
import type { SegmentCheck } from './check.ts';
import { compareQuantities } from './compare-quantities.ts';

export const time: SegmentCheck<'time'> = {
  id: 'time',
  scope: 'segment',
  severity: 'error',
  run: (input) => [...compareQuantities(input).time],
};
