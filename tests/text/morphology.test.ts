// The Indonesian analyser: the words of everyday, the test set's floors, and that nothing makes it fail.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreMorphology } from '../../bench/language/morphology-score.ts';
import { createAnalyser } from '../../src/text/morphology.ts';
import { readWordForms } from '../../src/text/word-forms.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const words = read('glossary/word-forms.tsv');
const analyser = createAnalyser(readWordForms(words));

describe('analyse', () => {
  it.each([
    ['mengudeta', 'kudeta', 'me-'],
    ['pengudetaan', 'kudeta', 'pe- -an'],
    ['menyanksi', 'sanksi', 'me-'],
    ['memukul', 'pukul', 'me-'],
    ['penulis', 'tulis', 'pe-'],
    ['mengebom', 'bom', 'me-'],
    ['bekerja', 'kerja', 'ber-'],
    ['mempertanyakannya', 'tanya', 'memper- -kan =nya'],
    ['pejabat-pejabat', 'jabat', 'pe- R'],
    ['berlari-lari', 'lari', 'ber- R'],
    ['tarik-menarik', 'tarik', 'R me-'],
    ['menyalahgunakan', 'salah guna', 'me- -kan'],
    ['TNI-nya', 'TNI', '=nya'],
    ['mem-PHK', 'PHK', 'me-'],
    ['hormat-menghormati', 'hormat', 'R me- -i'],
    ['turun-temurun', 'turun', 'R -em-'],
    ['sayur-mayur', 'sayur', 'R'],
    ['kacau-balaunya', 'kacau', 'R =nya'],
    ['Menteri-menteri', 'menteri', 'R'],
    ['pertanggungjawaban', 'tanggung jawab', 'per- -an'],
    ['olahraga', 'olahraga', ''],
    ['memprakarsai', 'prakarsa', 'me- -i'],
    ['sebelas', 'belas', 'se-'],
    ['keindonesiaan', 'indonesia', 'ke- -an'],
    ['memorak-porandakan', 'porak-poranda', 'me- -kan'],
    ['beras', 'beras', ''],
    ['makan', 'makan', ''],
    ['Maduro', 'Maduro', ''],
  ])('%s comes from %s with %j', (word, root, affixes) => {
    const [best] = analyser.analyse(word);
    expect([best!.root, best!.affixes.join(' ')]).toEqual([root, affixes]);
  });

  it('answers for any string, with at most eight readings', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (word) => {
        const found = analyser.analyse(word);
        expect(found.length).toBeGreaterThan(0);
        expect(found.length).toBeLessThanOrEqual(8);
      }),
    );
  });

  it.each([
    ['open', 0.995, 0.995],
    ['held', 0.97, 0.96],
  ] as const)(
    'gets the root and the affixes right on the %s half of the test set',
    (half, rootFloor, bothFloor) => {
      const score = scoreMorphology(read('tests/data/quality/morphology.tsv'), words, half);
      expect(score.rows).toBe(624);
      expect(score.root / score.rows).toBeGreaterThanOrEqual(rootFloor);
      expect(score.both / score.rows).toBeGreaterThanOrEqual(bothFloor);
    },
  );
});
