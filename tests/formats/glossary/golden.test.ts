// Glossaries as other tools write them: what the readers make of each file is beside it, as JSON.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { looksLikeGlossary, readGlossaryFile } from '../../../src/formats/glossary/read-glossary.ts';

const DATA = 'tests/data/glossary';
const FILES = readdirSync(DATA).filter((name) => !name.endsWith('.json'));

it.each(FILES)('reads %s as its JSON says', async (name) => {
  const content = readGlossaryFile(readFileSync(`${DATA}/${name}`));
  await expect(`${JSON.stringify(content, null, 2)}\n`).toMatchFileSnapshot(
    `../../data/glossary/${name}.json`,
  );
});

it.each([
  ['dca-2019.tbx', true],
  ['min.tbx', true],
  ['microsoft.tbx', true],
  ['omegat.txt', true],
  ['matecat.csv', true],
  ['google.csv', true],
  ['excel-semicolons.csv', true],
  ['ours.csv', true],
  ['terms.xlsx', true],
  // Two columns of anything, and Weblate's catalogue of texts: nobody knows but the person.
  ['deepl.csv', false],
  ['weblate.csv', false],
])('knows %s for a glossary by itself: %s', (name, known) => {
  expect(looksLikeGlossary(readFileSync(`${DATA}/${name}`))).toBe(known);
});

it('is not misled by articles, memories and catalogues', () => {
  for (const name of ['formats/article.txt', 'formats/xliff/codes-2.1.xlf', 'tmx/many-languages.tmx'])
    expect(looksLikeGlossary(readFileSync(`tests/data/${name}`))).toBe(false);
});
