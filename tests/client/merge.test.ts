// Merging two texts of a conflict by word.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mergedText, mergeHunks } from '../../src/client/desk/merge.ts';

const base = 'The plot fell apart in the end.';

it.each([
  [
    'both ends changed apart',
    'The coup fell apart in the end.',
    'The plot fell apart in May.',
    'The coup fell apart in May.',
  ],
  ['only mine changed', 'The coup plot fell apart in the end.', base, 'The coup plot fell apart in the end.'],
  ['only theirs changed', base, 'The plot collapsed in the end.', 'The plot collapsed in the end.'],
  ['both the same', 'The coup fell apart.', 'The coup fell apart.', 'The coup fell apart.'],
])('suggests what each side changed: %s', (_name, mine, theirs, expected) => {
  expect(mergedText(mergeHunks(base, mine, theirs, 'en'), [])).toBe(expected);
});

it('says where both sides changed the same words', () => {
  const hunks = mergeHunks(
    base,
    'The coup fell apart in the end.',
    'The putsch fell apart in the end.',
    'en',
  );
  expect(hunks.filter((hunk) => hunk.kind === 'change')).toEqual([
    { kind: 'change', theirs: 'putsch', mine: 'coup', suggested: 'mine', both: true },
  ]);
});

it('gives either text whole when one side is always chosen', () => {
  const sentence = fc.array(fc.constantFrom('a', 'coup', 'plot', ',', ' ', 'fell', '.'), { maxLength: 12 });
  fc.assert(
    fc.property(sentence, sentence, sentence, (one, two, three) => {
      const [from, mine, theirs] = [one.join(''), two.join(''), three.join('')];
      const hunks = mergeHunks(from, mine, theirs, 'en');
      const all = (side: 'mine' | 'theirs') => hunks.map(() => side);
      expect(mergedText(hunks, all('mine'))).toBe(mine);
      expect(mergedText(hunks, all('theirs'))).toBe(theirs);
    }),
  );
});
