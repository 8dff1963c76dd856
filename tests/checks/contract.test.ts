// What every check keeps to: spans inside the texts, fixes that mend, nothing thrown whatever the text.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckInput } from '../../src/checks/check.ts';
import { EXAMPLES } from '../../src/checks/examples.ts';
import { CHECKS, checkNeighbours, checkSegment } from '../../src/checks/index.ts';
import { spellerOf } from '../../src/checks/speller.ts';
import { PLAIN_TERM, type TermMatch, type TermUse } from '../../src/model/term.ts';
import { createTermbase } from '../../src/termbase/termbase.ts';
import { createAnalyser } from '../../src/text/morphology.ts';
import { readWordForms } from '../../src/text/word-forms.ts';
import { readGlossary } from '../../src/workflow/glossary-from-file.ts';

const dictionary = readWordForms(
  readFileSync(new URL('../../glossary/word-forms.tsv', import.meta.url), 'utf8'),
);
const language = { analyser: createAnalyser(dictionary), dictionary, speller: spellerOf };

function check(source: string, target: string, rest: Partial<CheckInput> = {}) {
  return checkSegment({
    source,
    target,
    kind: 'paragraph',
    codes: [],
    terms: [],
    settings: { variety: 'US' },
    language,
    ...rest,
  });
}

describe('checks', () => {
  it('have ids of their own', () => {
    expect(new Set(CHECKS.map(({ id }) => id)).size).toBe(CHECKS.length);
  });

  it('point inside the texts, whatever they are', () => {
    const pieces = fc.constantFrom(
      'Rp1,5',
      ' juta',
      '"',
      '“',
      "'",
      '(',
      ')',
      ' the',
      ' the',
      '  ',
      'Jakarta',
      ' AS',
      '.',
      '?',
      ' di',
      ' https://a.id/b',
      '\uE000',
      '\uE001',
      '&amp;',
      '12/8',
      '😀',
      ' pukul 14.30',
    );
    const text = fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (source, target) => {
        for (const issue of check(source, target)) {
          const fits = (span: { start: number; end: number } | null | undefined, side: string) =>
            span == null || (span.start >= 0 && span.start <= span.end && span.end <= side.length);
          expect(
            fits(issue.source, source) && fits(issue.target, target) && fits(issue.fix?.span, target),
          ).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['Sebanyak 1.234 warga mengungsi.', 'Some 1.234 residents fled.', 'number', 'Some 1,234 residents fled.'],
    ['Presiden AS tiba.', 'The AS president arrived.', 'acronym', 'The US president arrived.'],
    ['Siti Rahmawati tiba.', 'Siti Rahmawatti arrived.', 'name', 'Siti Rahmawati arrived.'],
    ['Ia datang.', 'She came', 'terminal-punctuation', 'She came.'],
    ['Ia datang ke kantor.', 'She came to to the office.', 'double-word', 'She came to the office.'],
    ['Lihat https://a.id/b sekarang.', 'See https://a.id/c now.', 'url', 'See https://a.id/b now.'],
    ['Perahu itu merah.', 'The boat is a red colour.', 'spelling', 'The boat is a red color.'],
  ])('mends %j', (source, target, id, mended) => {
    const issue = check(source, target).find((one) => one.check === id)!;
    const { span, text } = issue.fix!;
    expect(target.slice(0, span.start) + text + target.slice(span.end)).toBe(mended);
    expect(check(source, mended).filter((one) => one.check === id)).toEqual([]);
  });

  const english = ['regent', 'district chief', 'district head'].map((text, at) => ({
    ...PLAIN_TERM,
    termId: text,
    lang: 'en',
    text,
    partOfSpeech: 'noun' as const,
    status: at === 0 ? ('preferred' as const) : ('deprecated' as const),
    forbidden: at === 2,
  }));
  const bupati: TermMatch = {
    conceptId: 'bupati',
    span: { start: 0, end: 6 },
    form: 'Bupati',
    term: 'bupati',
    english,
    targets: ['regent'],
    deprecated: ['district chief', 'district head'],
    forbidden: ['district head'],
    note: '',
    also: [],
  };
  it.each([
    ['The district head came.', 'error', 'regent'],
    ['The district chief came.', 'warning', 'regent'],
    ['The district heads came.', 'error', 'regents'],
  ])('hold %j to the glossary: %s, %s', (target, severity, right) => {
    const [start, end] = [4, target.indexOf(' came')];
    const terms: TermUse[] = [{ match: bupati, status: 'deprecated', spans: [{ start, end }] }];
    const found = check('Bupati datang.', target, { terms });
    expect(found).toMatchObject([{ check: 'term-deprecated', severity, fix: { text: right } }]);
  });

  it('tell of one source in two Englishes, and of one English for two sources', () => {
    const segments = [
      { segmentId: 'a', source: 'Baca juga berita lain.', target: 'Read other news.' },
      { segmentId: 'b', source: 'Baca juga berita lain.', target: 'See also other stories.' },
      { segmentId: 'c', source: 'Simak kabar yang lain.', target: 'Read other news.' },
    ];
    const told = [...checkNeighbours(segments)].map(
      ([id, issues]) => `${id} ${issues.map((one) => one.message).join(' ')}`,
    );
    expect(told.sort()).toEqual(['a same-source same-target', 'b same-source', 'c same-target']);
  });
});

describe('an example of the help page', () => {
  const glossary = readFileSync(new URL('../../glossary/news-terms.csv', import.meta.url));
  const termbase = createTermbase(readGlossary(glossary, randomUUID), language);
  // Codes and house styles are shown, not written; consistency takes two segments.
  const written = CHECKS.filter(
    ({ id }) => id !== 'inline-codes' && id !== 'inconsistent' && !id.startsWith('style-'),
  );

  it.each(written.map(({ id }) => id))('is flagged, and its right English is not: %s', (id) => {
    const [source, flagged, right] = EXAMPLES[id];
    const kind = id === 'headline-style' ? 'headline' : 'paragraph';
    const found = (target: string) => {
      const terms = termbase.check(termbase.find(source, 'id'), target);
      return check(source, target, { kind, terms }).map((one) => one.check);
    };
    expect(found(flagged)).toContain(id);
    expect(found(right)).toEqual([]);
  });
});
