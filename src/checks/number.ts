// Numbers by value: 1.234,5 is 1,234.5; what is missing, added, different or left in Indonesian notation.
import type { SegmentCheck } from './check.ts';
import { compareQuantities } from './compare-quantities.ts';

export const number: SegmentCheck<'number'> = {
  id: 'number',
  scope: 'segment',
  severity: 'error',
  run: (input) => [...compareQuantities(input).number],
};
