// A word written twice in a row. English doubles a few on purpose (that that, had had), and names may (Baden-Baden, Bora Bora).
import { type Finding, finding, type SegmentCheck } from './check.ts';

const TWICE = /(?<![\p{L}\p{N}'’-])(\p{L}[\p{L}'’]*)(\s+)\1(?![\p{L}\p{N}'’-])/giu;
const ON_PURPOSE = new Set([
  'that',
  'had',
  'very',
  'so',
  'no',
  'bye',
  'many',
  'far',
  'hear',
  'ha',
  'long',
  'there',
]);

export const doubleWord: SegmentCheck<'double-word'> = {
  id: 'double-word',
  scope: 'segment',
  severity: 'warning',
  run: ({ source, target }) =>
    [...target.matchAll(TWICE)].flatMap((match): Finding[] => {
      const [whole, word] = match as unknown as [string, string];
      const second = whole.slice(-word.length);
      const isName = /^\p{Lu}/u.test(word) && /^\p{Lu}/u.test(second) && word !== 'The';
      if (
        ON_PURPOSE.has(word.toLowerCase()) ||
        isName ||
        source.toLowerCase().replaceAll('-', ' ').includes(whole.toLowerCase())
      )
        return [];
      const span = { start: match.index, end: match.index + whole.length };
      return [finding('twice', { target: span, params: { target: whole }, fix: { span, text: word } })];
    }),
};
