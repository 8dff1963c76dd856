// Which language a text is in: the articles, short texts, and other languages.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { detectLanguage } from '../../src/text/detect-language.ts';

const ARTICLES = resolve(import.meta.dirname, '../data/articles');

it.each([
  ['id', 'Pemerintah menaikkan pajak.'],
  ['id', 'Gubernur mengatakan warga belum bisa kembali ke rumah.'],
  ['en', 'The governor said residents could not return home yet.'],
  ['en', 'Taxes will rise again'],
  ['other', 'De regering heeft gisteren besloten dat de belastingen volgend jaar niet zullen stijgen.'],
  ['other', 'El gobierno decidió ayer subir los impuestos para el año que viene.'],
  ['other', 'Le gouvernement a décidé hier de ne pas augmenter les impôts.'],
  ['other', 'Die Regierung hat gestern beschlossen, die Steuern nicht zu erhöhen.'],
  ['other', 'Nagpasya ang pamahalaan kahapon na itaas ang mga buwis sa susunod na taon.'],
  ['other', '政府は昨日、来年の増税を決定した。'],
  ['other', 'Правительство вчера решило повысить налоги.'],
])('%s: %s', (language, text) => {
  const [first] = detectLanguage(text);
  expect(first!.language).toBe(language);
  expect(first!.confidence).toBeGreaterThan(0.5);
});

it.each(['', '12.500', 'Kudeta militer', 'Hello'])('is not sure of %j', (text) => {
  expect(detectLanguage(text)[0]!.confidence).toBeLessThan(0.6);
});

it('knows every paragraph of the articles that is more than names and keywords', () => {
  const wrong: string[] = [];
  for (const file of readdirSync(ARTICLES).filter((name) => name.endsWith('.txt'))) {
    const language = file.endsWith('.en.txt') ? 'en' : 'id';
    for (const line of readFileSync(join(ARTICLES, file), 'utf8').split('\n')) {
      const [first] = detectLanguage(line);
      if (line.trim() !== '' && first!.language !== language && first!.confidence > 0.5) wrong.push(line);
    }
  }
  expect(wrong).toEqual([]);
});

it('adds up to one', () => {
  const sum = detectLanguage('Ini kalimat.').reduce((total, { confidence }) => total + confidence, 0);
  expect(sum).toBeCloseTo(1);
});
