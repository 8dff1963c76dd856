// Units of measure: the same value in the same unit, or rightly converted beside it.
import type { SegmentCheck } from './check.ts';
import { compareQuantities } from './compare-quantities.ts';

export const unit: SegmentCheck<'unit'> = {
  id: 'unit',
  scope: 'segment',
  severity: 'error',
  run: (input) => [...compareQuantities(input).unit],
};
