// Dates: the day with its month, the weekday, the year.
import type { SegmentCheck } from './check.ts';
import { compareQuantities } from './compare-quantities.ts';

export const date: SegmentCheck<'date'> = {
  id: 'date',
  scope: 'segment',
  severity: 'error',
  run: (input) => [...compareQuantities(input).date],
};
