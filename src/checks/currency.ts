// Currencies: the same amount in the same money.
import type { SegmentCheck } from './check.ts';
import { compareQuantities } from './compare-quantities.ts';

export const currency: SegmentCheck<'currency'> = {
  id: 'currency',
  scope: 'segment',
  severity: 'error',
  run: (input) => [...compareQuantities(input).currency],
};
