// A target far too short or too long for what the source says.
import { withoutCodes } from '../model/text.ts';
import { finding, type SegmentCheck } from './check.ts';

/** English runs 0.8 to 1.4 times the letters of its Indonesian; short texts vary more. */
const SHORT = 0.45;
const LONG = 2.3;
const SOURCE_ENOUGH = 40;
const TARGET_ENOUGH = 60;
const SPELT_OUT = 18;

export const length: SegmentCheck<'length'> = {
  id: 'length',
  scope: 'segment',
  severity: 'warning',
  run({ source, target }) {
    // What is explained in brackets for readers abroad is no length of the source's.
    const own = source.includes('(') ? target : target.replace(/\s*\([^()]*\)/gu, '');
    const [from, to] = [withoutCodes(source).trim().length, withoutCodes(own).trim().length];
    if (from === 0 || to === 0) return [];
    const params = { source: String(from), target: String(to) };
    if (from >= SOURCE_ENOUGH && to / from < SHORT) return [finding('short', { params })];
    // An acronym of the source is spelt out: MK is the Constitutional Court.
    const spelt = (source.match(/(?<!\p{L})\p{Lu}{2,7}(?!\p{L})/gu) ?? []).length * SPELT_OUT;
    if (to >= TARGET_ENOUGH && to / (from + spelt) > LONG) return [finding('long', { params })];
    return [];
  },
};
