// New terms suggested from a document's own pairs.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { suggestTerms } from '../../src/termbase/suggest.ts';
import { readWordForms } from '../../src/text/word-forms.ts';

const table = readFileSync(new URL('../../glossary/word-forms.tsv', import.meta.url), 'utf8');
const dictionary = readWordForms(table);
const pair = (source: string, target: string) => ({ source, target, terms: [] });

it('offers names and nouns that come back, with the English that comes back beside them', () => {
  const found = suggestTerms(
    [
      pair('Nicolas Maduro menolak tekanan itu.', 'Nicolas Maduro rejected the pressure.'),
      pair('Menurut Nicolas Maduro, tekanan meningkat.', 'According to Nicolas Maduro, pressure grew.'),
      pair('Mereka pergi ke Caracas.', 'They went to Caracas.'),
      pair('Mereka pulang.', 'They went home.'),
    ],
    dictionary,
  );
  expect(found.map(({ indonesian, english, count }) => [indonesian, english, count])).toEqual([
    ['Nicolas Maduro', 'Nicolas Maduro', 2],
    ['tekanan', 'pressure', 2],
  ]);
  expect(found[1]!.context).toBe('Nicolas Maduro menolak tekanan itu.');
});

it('leaves out what the glossary has, and what stands once', () => {
  const source = 'Tekanan itu besar.';
  const term = { conceptId: 'x', form: 'Tekanan', term: 'tekanan', note: '', also: [], english: [] };
  const match = { ...term, span: { start: 0, end: 7 }, targets: ['pressure'], deprecated: [], forbidden: [] };
  const held = { source, target: '', terms: [match] };
  expect(suggestTerms([held, held, pair('Rumah itu.', 'House.')], dictionary)).toEqual([]);
});

it('counts the forms of an English word together, and offers its own before its kin', () => {
  const found = suggestTerms(
    [
      pair('Mereka bertemu secara rahasia.', 'They met secretly.'),
      pair('Perundingan rahasia itu gagal.', 'The secret talks failed.'),
    ],
    dictionary,
  );
  expect(found.map(({ indonesian, english }) => [indonesian, english])).toEqual([['rahasia', 'secret']]);
});
