// What inspect says of files, and what convert makes of them.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readOptions } from '../../src/cli/read-options.ts';
import { WRITABLE } from '../../src/formats/index.ts';
import { looksPacked } from '../../src/formats/zip.ts';
import { convertFile, targetFormat } from '../../src/workflow/convert-file.ts';
import { inspectFile } from '../../src/workflow/inspect-file.ts';

const bytesOf = (name: string) => readFileSync(`tests/data/${name}`);

it.each([
  ['formats/xliff/catalogue-1.2.xlf', 'xliff12', '1.2', 'id-ID', 'en-US', [7, 8, 1, 20]],
  ['formats/xliff/studio.sdlxliff', 'xliff12', '1.2', 'id-ID', 'en-GB', [3, 4, 2, 7]],
  ['formats/xliff/memoq.mqxliff', 'xliff12', '1.2', 'id', 'en', [3, 3, 2, 5]],
  ['formats/xliff/codes-2.1.xlf', 'xliff21', '2.1', 'id', 'en', [4, 5, 2, 11]],
  ['formats/xliff/small-2.2.xlf', 'xliff21', '2.2', 'id', 'en', [1, 1, 0, 2]],
  ['tmx/many-languages.tmx', 'tmx', '1.4b', 'id-ID', 'en-GB', [3, 3, 3, 11]],
])('understands %s', async (name, format, version, sourceLang, targetLang, counts) => {
  const found = await inspectFile(bytesOf(name));
  expect(found).toMatchObject({ format, version, sourceLang, targetLang });
  const { units, segments, filled, words } = found.counts;
  expect([units, segments, filled, words]).toEqual(counts);
});

it('understands the glossary that ships: a term a row', async () => {
  const bytes = bytesOf('../../glossary/news-terms.csv');
  const rows = bytes.toString('utf8').trimEnd().split('\r\n').slice(1);
  const { format, counts } = await inspectFile(bytes);
  const units = new Set(rows.map((row) => row.split(',')[0])).size;
  expect({ format, counts }).toMatchObject({ format: 'csv', counts: { units, segments: rows.length } });
});

it('tells of every segment: id, texts, state, whether it is to be translated, codes, languages', async () => {
  const { segments } = await inspectFile(bytesOf('formats/xliff/catalogue-1.2.xlf'));
  expect(segments.map(({ id, state, translate }) => [id, state, translate])).toEqual([
    ['t1', 'initial', true],
    ['t2', 'final', true],
    ['t3', 'initial', false],
    ['t4/0', 'initial', true],
    ['t4/1', 'initial', true],
    ['t4', 'initial', true],
    [null, 'initial', true],
    ['t1', 'initial', true],
  ]);
  expect(segments[0]!.codes!.map(({ kind, label }) => [kind, label])).toEqual([
    ['open', 'bold'],
    ['close', 'bold'],
    ['placeholder', 'lb'],
  ]);
  expect(segments[0]!.suggestions).toEqual([
    { source: 'Perwira Venezuela', target: 'Venezuelan officers', score: 87, origin: 'TM' },
  ]);
  expect(segments.at(-1)).toMatchObject({ sourceLang: 'id-ID', targetLang: 'de-DE' });
});

it.each(WRITABLE)('converts a bilingual file to %s', async (to) => {
  const bytes = await convertFile(bytesOf('formats/xliff/studio.sdlxliff'), to);
  if (!looksPacked(bytes)) expect(Buffer.from(bytes).toString()).toContain('The officer resigned.');
  if (to.startsWith('xliff') || to === 'tmx' || to === 'csv' || to === 'xlsx') {
    const { segments } = await inspectFile(bytes);
    expect(segments.map(({ target }) => target).filter(Boolean)).toEqual([
      'The officer resigned.',
      'Locked.',
    ]);
  }
});

it('writes no empty article, and only formats that there are', async () => {
  const source = Buffer.from('Jakarta - Polisi diam.');
  await expect(convertFile(source, 'html')).rejects.toMatchObject({ key: 'convert.no-english' });
  expect(Buffer.from(await convertFile(source, 'xliff12')).toString()).toContain('Polisi diam.');
  expect([targetFormat('a.xlf'), targetFormat('a.xlf', 'xliff12'), targetFormat('b.TMX')]).toEqual([
    'xliff21',
    'xliff12',
    'tmx',
  ]);
  await expect(convertFile(source, 'tbx')).rejects.toMatchObject({ key: 'convert.glossary' });
  expect(() => targetFormat('a.pdf')).toThrow('convert.format');
});

it.each([
  ['tbx', 'min:administrativeStatus'],
  ['csv', 'concept_id,domain,lang,term'],
  ['tmx', '<seg>general election</seg>'],
  ['xliff21', 'general election'],
])('converts a glossary to %s', async (to, text) => {
  const bytes = await convertFile(bytesOf('glossary/matecat.csv'), to);
  expect(Buffer.from(bytes).toString()).toContain(text);
});

it('reads a table and its languages as it is told', async () => {
  const bytes = Buffer.from('a;b;c\nx;Satu kata;Un mot\ny;Dua kata;Deux mots\n');
  const flags = { sourceColumn: 'b', targetColumn: '3', targetLang: 'fr', head: true };
  const { sourceLang, targetLang, segments } = await inspectFile(bytes, await readOptions(bytes, flags));
  expect([sourceLang, targetLang]).toEqual(['id', 'fr']);
  expect(segments.map(({ source, target }) => [source, target])).toEqual([
    ['Satu kata', 'Un mot'],
    ['Dua kata', 'Deux mots'],
  ]);
  const headless = await readOptions(bytes, { ...flags, targetColumn: 'a', head: false });
  const converted = Buffer.from(await convertFile(bytes, 'xliff12', headless)).toString();
  expect(converted).toContain('target-language="fr"');
  expect(converted).toMatch(/<source[^>]*>b<\/source>\s*<target[^>]*>a</);
  const unknown = readOptions(bytes, { ...flags, sourceColumn: 'zzz' });
  await expect(unknown).rejects.toMatchObject({ key: 'table.column' });
});
