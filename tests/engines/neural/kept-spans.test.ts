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
  ['Presiden Nicolas Maduro (foto: UPI)', ['(photo: UPI)']],
  ['Banjir di Demak (Foto: ANTARA/Aji, 2024)', ['(Photo: ANTARA/Aji, 2024)']],
  ['Warga mengungsi (ANTARA FOTO/Aji Styawan).', ['(ANTARA FOTO/Aji Styawan)']],
  ['Gol dicetak Zulkhifar Wrangbumi kemarin.', ['Zulkhifar Wrangbumi']],
])('%s keeps %j', async (text, wanted) => {
  const { lexicon } = await bundledModel();
  expect(keptSpans(text, lexicon).map((kept) => kept.targets[0])).toEqual(wanted);
});

it.each([
  ['Pemerintah mengalokasikan Rp1,5 miliar untuk sekolah.', 'Rp1.5 billion'],
  ['Rapat dimulai pukul 14.30 WIB.', '2:30 p.m. WIB'],
  ['Presiden Venezuela, Nicolas Maduro (foto: UPI)', '(photo: UPI)'],
  ['Warga mengungsi akibat banjir di Demak. (Foto: Antara/Aji Styawan)', '(Photo: Antara/Aji Styawan)'],
  ['Ilustrasi beras (Foto: Dok. Bulog)', '(Photo: Dok. Bulog)'],
  ['(ANTARA FOTO/Sigid Kurniawan)', '(ANTARA FOTO/Sigid Kurniawan)'],
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
