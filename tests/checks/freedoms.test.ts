// Freedoms of honest translators on which the checks keep silent, and names and numbers that are altered all the same.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkSegment } from '../../src/checks/index.ts';
import { spellerOf } from '../../src/checks/speller.ts';
import type { Variety } from '../../src/model/house-style.ts';
import type { ParagraphKind } from '../../src/model/paragraph.ts';
import { createAnalyser } from '../../src/text/morphology.ts';
import { readWordForms } from '../../src/text/word-forms.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const dictionary = readWordForms(read('glossary/word-forms.tsv'));
const language = { analyser: createAnalyser(dictionary), dictionary, speller: spellerOf };

function issuesOf(
  source: string,
  target: string,
  kind: ParagraphKind = 'paragraph',
  variety: Variety = 'US',
) {
  const input = { source, target, kind, codes: [], terms: [], settings: { variety }, language };
  return checkSegment(input).map(
    ({ check, message, target: span }) =>
      `${check} ${message} ${span === null ? '' : target.slice(span.start, span.end)}`,
  );
}

describe('the checks', () => {
  it('keep silent on rounded figures, dropped brackets, other clocks, borrowed words and names in full', () => {
    const rows = read('tests/data/checks/freedoms.tsv').trimEnd().split('\n').slice(1);
    const alarms = rows.flatMap((row) => {
      const [variety, kind, source, target] = row.split('\t') as [Variety, ParagraphKind, string, string];
      return issuesOf(source, target, kind, variety).map((issue) => `${issue}: ${target}`);
    });
    expect(alarms).toEqual([]);
  });

  it.each([
    ['Banjir merendam Kota Semarang.', 'Floods have inundated Surabaya.', 'name differs Surabaya'],
    ['Kadis Pariwisata Budi Santoso hadir.', 'Tourism chief Budi Hartono attended.', 'name differs Hartono'],
    ['Bupati Alor Markus Lobo hadir.', 'Alor Regent Markus Lopo attended.', 'name differs Lopo'],
    ['Sungai Brantas tercemar limbah.', 'The Serayu River is polluted.', 'name differs Serayu'],
    [
      'Harga naik menjadi Rp 5.396.761.',
      'The price rose to Rp 5.9 million.',
      'number differs Rp 5.9 million',
    ],
    ['Sebanyak 99.250 ekor disita.', 'Almost 90,000 were seized.', 'number differs 90,000'],
    ['Sekitar 14,01 persen warga setuju.', 'About 15 percent agreed.', 'number differs 15 percent'],
    [
      'Warga menolak tambang itu. Mereka khawatir sungai tercemar, dan sawah kering. Bupati Raden Sutomo belum menjawab surat itu.',
      'Residents oppose the mine. They fear that the river will be polluted. And the fields may dry.',
      'sentence-count dropped ',
    ],
    [
      'Warga menolak tambang itu. Mereka khawatir sungai tercemar. Sawah akan kering.',
      'Residents oppose the mine, fearing for the river and dry rice fields. Investors from Singapore welcomed the permit. They expect profits soon.',
      'sentence-count added Investors from Singapore welcomed the permit.',
    ],
    [
      'Dewi puas; tiga dari empat warga tidak.',
      'Dewi is happy; 55 percent are not.',
      'number added 55 percent',
    ],
    ['Ada 15 pejabat di sana.', 'There are officials there.', 'number missing '],
    ['Hujan turun.', 'Rain fell .', 'double-space mark  '],
    ['Pasar sepi. Pedagang merugi.', 'The market is quiet.', 'sentence-count dropped '],
    ['Toko buka pukul 9 pagi.', 'The shop opens at 10 a.m.', 'time differs 10 a.m.'],
    ['Rapat digelar Senin (12/5).', 'The meeting was held on Tuesday.', 'date differs Tuesday'],
    [
      'Rapat digelar 12 Mei 2025.',
      'The meeting was held on Sunday, May 12, 2025.',
      'date differs Sunday, May 12, 2025',
    ],
  ])('find what is altered in "%s"', (source, target, issue) => {
    expect(issuesOf(source, target)).toContain(issue);
  });
});
