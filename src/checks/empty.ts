// A source with nothing in English yet.
import { withoutCodes } from '../model/text.ts';
import { finding, type SegmentCheck } from './check.ts';

export const empty: SegmentCheck<'empty'> = {
  id: 'empty',
  scope: 'segment',
  severity: 'error',
  run: ({ source, target }) =>
    withoutCodes(target).trim() === '' && withoutCodes(source).trim() !== '' ? [finding('empty')] : [],
};
