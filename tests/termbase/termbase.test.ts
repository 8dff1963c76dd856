// The termbase: terms found in their Indonesian forms, held to their English forms.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreTerms } from '../../bench/language/terms-score.ts';
import { type Concept, PLAIN_TERM, type Term, type TermStatus } from '../../src/model/term.ts';
import { createTermbase } from '../../src/termbase/termbase.ts';
import { createAnalyser } from '../../src/text/morphology.ts';
import { readWordForms } from '../../src/text/word-forms.ts';

const dictionary = readWordForms(
  readFileSync(new URL('../../glossary/word-forms.tsv', import.meta.url), 'utf8'),
);
const language = { analyser: createAnalyser(dictionary), dictionary };

function concept(
  source: string[],
  targets: string[],
  deprecated: string[] = [],
  partOfSpeech: Term['partOfSpeech'] = 'noun',
): Concept {
  const term = (lang: string, text: string, status: TermStatus): Term => ({
    termId: `${lang}:${text}`,
    lang,
    text,
    partOfSpeech,
    status,
    ...PLAIN_TERM,
  });
  const ranked = (lang: string, texts: string[]) =>
    texts.map((text, at) => term(lang, text, at === 0 ? 'preferred' : 'admitted'));
  return {
    conceptId: source[0]!,
    domain: '',
    definition: '',
    note: '',
    terms: [
      ...ranked('id', source),
      ...ranked('en', targets),
      ...deprecated.map((text) => term('en', text, 'deprecated')),
    ],
  };
}

const CONCEPTS = [
  concept(['kudeta'], ['coup', "coup d'état"]),
  concept(['upaya kudeta'], ['coup attempt', 'coup plot']),
  concept(['sanksi'], ['sanctions'], ['punishment']),
  concept(['duta besar', 'dubes'], ['ambassador']),
  concept(['pejabat'], ['official'], ['functionary']),
  concept(['hukum'], ['law']),
  concept(['hukuman'], ['sentence'], ['law']),
  concept(['AS', 'Amerika Serikat'], ['US', 'United States'], [], 'proper noun'),
  concept(['mengundurkan diri'], ['resign', 'step down'], [], 'verb'),
  concept(['wanita'], ['woman']),
  concept(['rumah sakit'], ['hospital']),
];
const termbase = createTermbase(CONCEPTS, language);
const found = (source: string) =>
  termbase.find(source, 'id').map((match) => `${match.form}=${match.conceptId}`);

describe('find', () => {
  it.each([
    ['Upaya mengudeta presiden', ['mengudeta=kudeta']],
    ['Presiden dikudeta militer', ['dikudeta=kudeta']],
    ['Pengudetaan itu gagal', ['Pengudetaan=kudeta']],
    ['upaya kudeta akhirnya berantakan', ['upaya kudeta=upaya kudeta']],
    ['sanksi-sanksi dan sanksinya', ['sanksi-sanksi=sanksi', 'sanksinya=sanksi']],
    ['Duta besar dan dubes-dubes', ['Duta besar=duta besar', 'dubes-dubes=duta besar']],
    ['kedutaan besar', []],
    ['menjabat sebagai gubernur', []],
    ['hukumannya menurut hukum', ['hukumannya=hukuman', 'hukum=hukum']],
    ['pejabat AS, bukan as roda', ['pejabat=pejabat', 'AS=AS']],
    ['Hubungan AS-Venezuela', ['AS=AS']],
    ['Amerika Serikat', ['Amerika Serikat=AS']],
    ['Ia mengundurkan diri', ['mengundurkan diri=mengundurkan diri']],
    ['Rumah sakit-rumah sakit penuh', ['Rumah sakit=rumah sakit', 'rumah sakit=rumah sakit']],
    ['Pengudeta-pengudeta itu', ['Pengudeta-pengudeta=kudeta']],
    ['gerakan antikudeta', ['antikudeta=kudeta']],
    ['Kepejabatan', ['Kepejabatan=pejabat']],
    ['', []],
  ])('%j holds %j', (source, expected) => {
    expect(found(source)).toEqual(expected);
  });

  it.each([
    ['Upaya kudeta gagal', 'Upaya kudeta', ['kudeta=kudeta']],
    ['kudeta', 'kudeta', []],
  ])('offers beside the mark in %j what lies inside it', (source, form, also) => {
    const [match] = termbase.find(source, 'id');
    expect(match!.form).toBe(form);
    expect(match!.also.map((one) => `${one.form}=${one.conceptId}`)).toEqual(also);
  });

  it('offers what crosses the edge of the longer term, and marks each word once', () => {
    const crossing = createTermbase(
      [concept(['jaksa agung muda'], ['deputy']), concept(['muda kota'], ['x'])],
      language,
    );
    const found = crossing.find('jaksa agung muda kota', 'id');
    expect(found.map((one) => one.form)).toEqual(['jaksa agung muda']);
    expect(found[0]!.also.map((one) => one.form)).toEqual(['muda kota']);
  });

  it('gives spans that cut the form out of the source, in order and apart', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('kudeta', 'sanksinya', 'AS', 'upaya', 'besar', 'duta', '. ', ' '), {
          maxLength: 30,
        }),
        (parts) => {
          const source = parts.join(' ');
          let last = 0;
          for (const match of termbase.find(source, 'id')) {
            expect(source.slice(match.span.start, match.span.end)).toBe(match.form);
            expect(match.span.start).toBeGreaterThanOrEqual(last);
            last = match.span.end;
          }
        },
      ),
    );
  });

  it('names an equal termbase by an equal state, and another by another', () => {
    expect(createTermbase(CONCEPTS, language).state).toBe(termbase.state);
    expect(createTermbase(CONCEPTS.slice(1), language).state).not.toBe(termbase.state);
  });
});

describe('check', () => {
  const use = (source: string, target: string) =>
    termbase
      .check(termbase.find(source, 'id'), target)
      .map((one) =>
        `${one.match.conceptId} ${one.status} ${one.spans.map((span) => target.slice(span.start, span.end)).join('|')}`.trim(),
      );

  it.each([
    ['kudeta', 'Two coups failed.', ['kudeta present coups']],
    ['kudeta', "A coup d'état.", ["kudeta present coup|coup d'état"]],
    ['kudeta', 'The takeover failed.', ['kudeta missing']],
    ['sanksi', 'Washington sanctioned him.', ['sanksi present sanctioned']],
    ['sanksi', 'The punishments were many.', ['sanksi deprecated punishments']],
    ['wanita', 'Three women.', ['wanita present women']],
    ['AS', 'He told us.', ['AS missing']],
    ['AS', "The US's plan.", ['AS present US']],
    ['mengundurkan diri', 'She stepped down.', ['mengundurkan diri present stepped down']],
    ['hukum dan hukuman', 'The law and the sentence.', ['hukum present law', 'hukuman present sentence']],
    ['hukuman', 'The law was long.', ['hukuman deprecated law']],
    ['kudeta', '', ['kudeta missing']],
  ])('%j in %j: %j', (source, target, expected) => {
    expect(use(source, target)).toEqual(expected);
  });
});

describe('what is said of a term beyond its words', () => {
  const withRules = (id: Partial<Term>, en: Partial<Term>) => {
    const [plain] = [concept(['reformasi'], ['reform'])];
    const terms = plain!.terms.map((term) => ({ ...term, ...(term.lang === 'id' ? id : en) }));
    return createTermbase([{ ...plain!, terms }], language);
  };

  it.each([
    ['a case rule in the source', { text: 'Polri', caseRule: 'exact' }, {}, 'polri', 'x', []],
    ['a case rule that is met', { text: 'Polri', caseRule: 'exact' }, {}, 'Polri-nya', 'reform', ['present']],
    ['an extra form of the source', { forms: ['pembaruan'] }, {}, 'Pembaruan itu', 'reform', ['present']],
    ['an extra form with its clitic', { forms: ['pembaruan'] }, {}, 'pembaruannya', 'no', ['missing']],
    ['nothing derived from an extra form', { forms: ['baru'] }, {}, 'diperbarui', 'reform', []],
    [
      'an extra form of the target',
      {},
      { forms: ['overhaul of'] },
      'reformasi',
      'An overhaul of it',
      ['present'],
    ],
    [
      'an extra form of the target, inflected',
      {},
      { forms: ['overhaul'] },
      'reformasi',
      'overhauled',
      ['present'],
    ],
    [
      'a case rule in the target',
      {},
      { text: 'Reform', caseRule: 'exact' },
      'reformasi',
      'the reform',
      ['missing'],
    ],
    [
      'capitals as written',
      {},
      { text: 'Reform', caseRule: 'exact' },
      'reformasi',
      'the Reforms',
      ['present'],
    ],
    [
      'a capital at the start',
      {},
      { text: 'reform', caseRule: 'exact' },
      'reformasi',
      'No. Reform it.',
      ['present'],
    ],
    ['a capital inside', {}, { text: 'reform', caseRule: 'exact' }, 'reformasi', 'the Reform', ['missing']],
  ] as const)('respects %s', (_what, id, en, source, target, expected) => {
    const base = withRules(id, en);
    expect(base.check(base.find(source, 'id'), target).map((use) => use.status)).toEqual(expected);
  });

  it('tells forbidden from discouraged English', () => {
    const plain = concept(['teroris'], ['militant', 'terrorist'], ['thug']);
    const terms = plain.terms.map((term) => ({ ...term, forbidden: term.text === 'terrorist' }));
    const base = createTermbase([{ ...plain, terms }], language);
    const [use] = base.check(base.find('teroris', 'id'), 'Two terrorists.');
    expect(use).toMatchObject({ status: 'deprecated', spans: [{ start: 4, end: 14 }] });
    expect(use!.match).toMatchObject({
      targets: ['militant'],
      deprecated: ['terrorist', 'thug'],
      forbidden: ['terrorist'],
    });
  });
});

describe('the test set', () => {
  const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

  it.each([
    ['open', 361, 0.98],
    ['held', 355, 0.95],
  ] as const)('finds the terms of the %s half', (half, terms, floor) => {
    const score = scoreTerms(read('tests/data/quality/terms.tsv'), read('glossary/word-forms.tsv'), half);
    expect(score.terms).toBe(terms);
    expect(score.found / score.terms).toBeGreaterThanOrEqual(floor);
  });
});

describe('what need not be there', () => {
  const everyday = { ...concept(['warga'], ['resident']), domain: 'everyday' };
  const others = [
    concept(['saksi'], ['witness']),
    concept(['korban'], ['victim']),
    concept(['hakim'], ['judge']),
    concept(['petahana'], ['incumbent']),
    everyday,
  ];
  const base = createTermbase([...CONCEPTS, ...others], language);
  const statuses = (source: string, target = 'Nothing of it.') =>
    base.check(base.find(source, 'id'), target).map(({ match, status }) => `${match.form} ${status}`);

  it.each([
    ['a verb in -kan of a noun', 'Ribuan orang menyaksikan laga itu.', ['menyaksikan optional']],
    ['the noun itself', 'Dua saksi diperiksa.', ['saksi missing']],
    ['a plain voice of a noun', 'Tentara mengudeta raja.', ['mengudeta missing']],
    [
      'a form that the dictionary gives another meaning',
      'Ia mengorbankan waktunya.',
      ['mengorbankan optional'],
    ],
    [
      'the country in the name of its money',
      'Harganya AS$ 10 atau 10 dolar AS.',
      ['AS optional', 'AS optional'],
    ],
    ['the country', 'Kata AS kemarin.', ['AS missing']],
    ['a noun that ends a name', 'Kata Christine Hakim kemarin.', ['Hakim optional']],
    ['a noun before a name', 'Menurut Hakim Sarpin kemarin.', ['Hakim missing']],
    ['a word that is only suggested', 'Warga Mesir pulang.', ['Warga optional']],
  ])('%s', (_name, source, expected) => {
    expect(statuses(source)).toEqual(expected);
  });

  it('takes a noun that is listed under another root for itself alone', () => {
    expect(base.find('Mereka bertahan di rumah.', 'id')).toEqual([]);
  });

  it('flags no word to avoid where the form may mean something else', () => {
    const victim = createTermbase([concept(['korban'], ['victim'], ['sacrifice'])], language);
    const told = (source: string) =>
      victim.check(victim.find(source, 'id'), 'A sacrifice.').map((use) => use.status);
    expect([told('Ia mengorbankan diri.'), told('Korban itu.')]).toEqual([['optional'], ['deprecated']]);
  });

  it('still marks what is only suggested where it is used', () => {
    expect(statuses('Warga pulang.', 'Residents went home.')).toEqual(['Warga present']);
  });
});

describe('English of one family', () => {
  it.each([
    ['mengundurkan diri', 'His resignation was expected.', 'present'],
    ['mengundurkan diri', 'He gave up.', 'missing'],
    ['duta besar', 'The ambassadorial post is empty.', 'present'],
    ['upaya kudeta', 'The coup and murder plot failed.', 'present'],
    ['upaya kudeta', 'The coup of last year and the new plot failed.', 'missing'],
  ])('%s in “%s” is %s', (source, target, status) => {
    const [use] = termbase.check(termbase.find(`${source} itu`, 'id'), target);
    expect(use!.status).toBe(status);
  });

  it('takes joined words one by one', () => {
    const base = createTermbase([concept(['sekjen'], ['secretary general'])], language);
    const [use] = base.check(base.find('Sekjen itu', 'id'), 'The Secretary-General spoke.');
    expect(use!.status).toBe('present');
  });

  it('does not flag a word of the family of one to avoid', () => {
    const matches = termbase.find('pejabat itu', 'id');
    expect(termbase.check(matches, 'The functional official spoke.')[0]!.status).toBe('present');
  });
});
