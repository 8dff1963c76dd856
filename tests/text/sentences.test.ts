// Sentence spans: a table of cases, properties that hold for any text, and the share of the test set that comes out right.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentenceSpans } from '../../src/text/sentences.ts';

const sentences = (text: string, lang: 'id' | 'en' = 'id') =>
  sentenceSpans(text, lang).map(({ start, end }) => text.slice(start, end));

describe('Indonesian sentences', () => {
  it.each([
    ['a currency before a number', ['Harganya Rp. 250 juta.', 'Mahal.']],
    ['a doctor', ['Ia dirawat dr. Ratna.', 'Kondisinya baik.']],
    ['a number of a law', ['UU No. 31 Tahun 1999 berlaku.', 'Itu jelas.']],
    ['an et cetera before a small letter', ['Bawa popok, dsb. untuk mereka.', 'Cepat.']],
    ['an et cetera before a capital', ['Bawa popok, selimut, dll.', 'Posko buka terus.']],
    ['initials', ['R.A. Kartini lahir di Jepara.', 'Ia menulis surat.']],
    ['a label', ['Jeruk mengandung vitamin C.', 'Warga membelinya.']],
    ['a clock', ['Kereta tiba pukul 9.40.', 'Tidak ada yang terluka.']],
    ['a question and its attribution', ['"Mengapa naik?" tanya dia.', 'Menteri diam.']],
    ['a rank as a word', ['Ia naik pangkat menjadi brigjen.', 'Keluarganya bangga.']],
    ['a cell, not a telephone', ['Ia dipenjara dalam sel.', 'Ia marah.']],
    ['a figure at the start', ['Banjir surut.', '312 orang pulang.']],
  ])('%s', (_name, parts) => {
    expect(sentences(parts.join(' '))).toEqual(parts);
  });
});

describe('English sentences', () => {
  it.each([
    ['titles and times', ['He met Dr. Smith at 5 p.m.', 'The U.S. Senate voted.']],
    ['a short answer and a number', ['No.', 'He said no.', 'See No. 5.']],
    ['a company', ['Apple Inc. reported.', 'It gained.']],
    ['attribution', ['“Why?” she asked.', 'Nobody knew.']],
  ])('%s', (_name, parts) => {
    expect(sentences(parts.join(' '), 'en')).toEqual(parts);
  });
});

describe('any text', () => {
  const words = fc.constantFrom(
    'Ia',
    'dr.',
    'Rp.',
    '5',
    '...',
    '"Ya."',
    '?',
    '\n',
    ' ',
    'selesai.',
    '。',
    '(a.)',
    '😀',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(words).map((w) => w.join(' ')),
  );
  it('is covered by its sentences but for white space, in order', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom('id' as const, 'en' as const), (text, lang) => {
        let end = 0;
        for (const span of sentenceSpans(text, lang)) {
          expect(text.slice(end, span.start).trim()).toBe('');
          expect(text.slice(span.start, span.end).trim()).toBe(text.slice(span.start, span.end));
          expect(span.end).toBeGreaterThan(span.start);
          end = span.end;
        }
        expect(text.slice(end).trim()).toBe('');
      }),
    );
  });

  it('takes time in proportion to its length', () => {
    const start = performance.now();
    for (const part of ['. ', 'a.', '. a ', ' ', '.', 'Presiden menolak. ', '\n '])
      sentenceSpans(`${part.repeat(200_000 / part.length)}x`, 'id');
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

describe('the test set', () => {
  const rows = readFileSync(new URL('../data/quality/sentences.tsv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t') as [id: string, half: string, paragraph: string, expected: string]);
  // What the splitter reached; the held half was only ever counted.
  it.each([
    ['open', 48],
    ['held', 45],
  ])('%s half: at least %i of 48 paragraphs', (wanted, floor) => {
    const right = rows.filter(
      ([, half, paragraph, expected]) =>
        half === wanted && JSON.stringify(sentences(paragraph)) === JSON.stringify(JSON.parse(expected)),
    );
    expect(right.length).toBeGreaterThanOrEqual(floor);
  });
});
