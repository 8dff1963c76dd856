// What drafts keep of their source: figures the English way, addresses and names to the letter.
import { expect, it } from 'vitest';
import { keptSpans } from '../../../src/engines/neural/kept-spans.ts';
import { translateParagraphs } from '../../../src/engines/neural/translate.ts';
import { bundledModel } from '../model.ts';

it.each([
  [
    'Hubungi humas@contoh.go.id atau www.contoh.go.id/berita.',
    ['humas@contoh.go.id', 'www.contoh.go.id/berita'],
  ],
  ['Lagu "Senja di Ambon" dinyanyikan.', ['"Senja di Ambon"']],
  ['"Kami siap." kata dia.', []],
  ['Kadar PM2,5 naik pada pukul 14.30.', ['PM2.5', '2:30 p.m.']],
  ['Gol dicetak Zulkhifar Wrangbumi kemarin.', ['Zulkhifar Wrangbumi']],
])('%s keeps %j', async (text, wanted) => {
  const { lexicon } = await bundledModel();
  expect(keptSpans(text, lexicon).map((kept) => kept.targets[0])).toEqual(wanted);
});

it.each([
  ['Pemerintah mengalokasikan Rp1,5 miliar untuk sekolah.', 'Rp1.5 billion'],
  ['Rapat dimulai pukul 14.30 WIB.', '2:30 p.m. WIB'],
  [
    'Hasil lengkap dimuat di https://hasil.contoh.go.id/pemilu/2024 sejak Rabu.',
    'https://hasil.contoh.go.id/pemilu/2024',
  ],
])('%s comes out with %s', async (source, wanted) => {
  const model = await bundledModel();
  let target = '';
  await translateParagraphs(model, [{ id: 'a', source, terms: [] }], {
    beam: 4,
    modelVersion: '',
    turn() {},
    onResult: (r) => {
      target = r.target;
    },
  });
  expect(target).toContain(wanted);
});
