// The dictionary over words as they stand in a text.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { lookUpWord } from '../../src/text/look-up.ts';
import { createAnalyser } from '../../src/text/morphology.ts';
import { readWordForms } from '../../src/text/word-forms.ts';

const table = readFileSync(new URL('../../glossary/word-forms.tsv', import.meta.url), 'utf8');
const dictionary = readWordForms(table);
const language = { dictionary, analyser: createAnalyser(dictionary) };

it.each([
  ['Rumahnya', 'rumah', 'rumah', 'house'],
  ['pejabat-pejabat', 'pejabat', 'jabat', 'official'],
  ['mengudeta', 'mengudeta', 'kudeta', 'overthrow'],
  ['dikudeta-kudeta', 'kudeta', 'kudeta', 'coup'],
  ['berabad-abad', 'berabad-abad', 'abad', 'for centuries'],
])('finds %s under %s, from %s', (word, form, root, english) => {
  const found = lookUpWord(language, word);
  expect([found.form, found.root]).toEqual([form, root]);
  expect(found.rows.flatMap((row) => row.english).join(' ')).toContain(english);
});

it.each(['Zxqvbn', '', '123', 'a'.repeat(500)])('has nothing for %j', (word) => {
  expect(lookUpWord(language, word).rows).toEqual([]);
});
