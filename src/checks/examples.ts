// An example of each check, as the page of help shows it: the source, an English that is flagged, one that is right.
import type { CheckId } from './index.ts';

export const EXAMPLES: Readonly<Record<CheckId, readonly [source: string, flagged: string, right: string]>> =
  {
    empty: ['Harga emas naik.', '', 'Gold prices rose.'],
    'same-as-source': ['Listrik padam.', 'Listrik padam.', 'The power went out.'],
    number: ['Sebanyak 1.234 warga', '1.234 residents', '1,234 residents'],
    date: ['Selasa (6/8)', 'Tuesday, June 8', 'Tuesday, August 6'],
    time: ['pukul 16.10', '6:10 p.m.', '4:10 p.m.'],
    currency: ['Rp1,5 miliar', '$1.5 billion', 'Rp 1.5 billion'],
    unit: ['45 km', '45 miles', '45 kilometers'],
    name: ['Jusuf Kalla', 'Jusuf Kala', 'Jusuf Kalla'],
    acronym: ['Presiden AS', 'The AS president', 'The US president'],
    'term-missing': ['Upaya kudeta itu gagal.', 'The power grab failed.', 'The coup attempt failed.'],
    'term-deprecated': ['Duta besar itu tiba.', 'The big envoy arrived.', 'The ambassador arrived.'],
    untranslated: ['menabrak pejalan kaki', 'hitting a pejalan kaki', 'hitting a pedestrian'],
    'sentence-count': [
      'Para pedagang mengeluh kepada wali kota. Mereka merugi besar.',
      'The traders complained to the mayor.',
      'The traders complained to the mayor. They are losing a lot of money.',
    ],
    length: [
      'Para pedagang mengaku kesulitan mendapatkan pasokan.',
      'Traders struggle.',
      'Traders say they are struggling to obtain supplies.',
    ],
    brackets: ['Menteri (kanan) hadir.', 'The minister right) attended.', 'The minister (right) attended.'],
    quotes: [
      '"Kami kecewa," kata Lestari.',
      '"We are disappointed, Lestari said.',
      '"We are disappointed," Lestari said.',
    ],
    'terminal-punctuation': [
      'Mungkinkah perdamaian tercapai?',
      'Can peace be achieved.',
      'Can peace be achieved?',
    ],
    'double-word': ['Menteri berjanji.', 'The the minister promised.', 'The minister promised.'],
    'double-space': ['Ketua panitia', 'The  chairman', 'The chairman'],
    capital: ['Banjir surut pada bulan Juni.', 'The flood receded in june.', 'The flood receded in June.'],
    'headline-style': ['Ekspor Nikel Anjlok', 'Nickel Exports plunge.', 'Nickel Exports Plunge'],
    url: ['Lihat www.contoh.id/a', 'See www.contoh.id/b', 'See www.contoh.id/a'],
    'inline-codes': ['[b]partai[/b]', '[b]party', '[b]party[/b]'],
    spelling: ['berwarna merah', 'red in colour', 'red in color'],
    artefact: ['Kopi petani', 'Farmers&#39; coffee', "Farmers' coffee"],
    'style-date': ['6 Januari 2026', 'January 6, 2026', '6 January 2026'],
    'style-number': ['tiga warga', '3 residents', 'three residents'],
    'style-thousands': ['3.400 rumah', '3400 houses', '3,400 houses'],
    'style-percent': ['naik 5 persen', 'rose 5%', 'rose 5 percent'],
    'style-title': [
      'Presiden Joko Widodo tiba.',
      'On Monday president Joko Widodo came.',
      'On Monday President Joko Widodo came.',
    ],
    'style-honorific': ['kata Pak Budi', 'Pak Budi said', 'Budi said'],
    inconsistent: ['Baca juga berita lain.', 'Read also … / See also …', 'Read also …'],
  };
