// Indonesian words that the rules of affixation misread, and roots that a dictionary of word forms lacks.

/**
 * Form → root and affixes, where sound and spelling mislead: sebelas is se- belas and no se- before as, mengelas comes
 * from las and not from kelas. Copies whose halves share no sounds (kacau-balau) are listed under the half that is a
 * word. After Kamus Besar Bahasa Indonesia's headwords.
 */
const READINGS: Readonly<Record<string, string>> = {
  setelah: 'telah se-',
  sebelum: 'belum se-',
  sesudah: 'sudah se-',
  selama: 'lama se-',
  sebelas: 'belas se-',
  sepuluh: 'puluh se-',
  seratus: 'ratus se-',
  seribu: 'ribu se-',
  sejuta: 'juta se-',
  sesepuh: 'sepuh R',
  telanjur: 'lanjur ter-',
  telantar: 'lantar ter-',
  telanjang: 'telanjang',
  mengelas: 'las me-',
  pengelas: 'las pe-',
  pengelasan: 'las pe- -an',
  'masing-masing': 'masing R',
  'mondar-mandir': 'mandir R',
  'kacau-balau': 'kacau R',
  'beras-petas': 'beras R',
  'tunggang-langgang': 'tunggang R',
  'hiruk-pikuk': 'hiruk R',
  'hingar-bingar': 'hingar R',
  'ingar-bingar': 'ingar R',
  'simpang-siur': 'simpang R',
  'gelap-gulita': 'gelap R',
  'kaya-raya': 'kaya R',
  'sunyi-senyap': 'sunyi R',
  'tua-renta': 'tua R',
  'muda-belia': 'muda R',
  'terang-benderang': 'terang R',
  'gegap-gempita': 'gegap R',
  'suka-ria': 'suka R',
  'cantik-jelita': 'cantik R',
  'basah-kuyup': 'basah R',
  'kering-kerontang': 'kering R',
  'haru-biru': 'haru R',
  'carut-marut': 'carut R',
  'asal-usul': 'asal R',
  'gonjang-ganjing': 'ganjing R',
};

export type ExceptionalReading = { root: string; affixes: readonly string[] };

/** The reading that is listed for a form (lower case), or null. */
export function exceptionalReading(form: string): ExceptionalReading | null {
  const listed = Object.hasOwn(READINGS, form) ? READINGS[form]! : null;
  if (listed === null) return null;
  const [root, ...affixes] = listed.split(' ') as [string, ...string[]];
  return { root, affixes };
}

/** Names that take affixes as common words do: keindonesiaan, mengislamkan, kejawaan. */
const NAMES =
  'indonesia nusantara islam kristen katolik hindu buddha jawa sunda minang melayu tionghoa bugis aceh batak bali betawi papua arab cina jepang inggris belanda eropa amerika asia barat timur pancasila';
/** Roots of several parts that stand only in affixed forms: memorak-porandakan. */
const BOUND_ROOTS = 'porak-poranda hiruk-pikuk lintang-pukang';

const MORE_ROOTS: ReadonlySet<string> = new Set(`${NAMES} ${BOUND_ROOTS}`.split(' '));

/** Whether `word` is a root that the dictionary need not list. */
export function isExtraRoot(word: string): boolean {
  return MORE_ROOTS.has(word);
}

/** Words that begin like a bound prefix before a root and are roots themselves: prakarsa is no pra- karsa. */
const OPAQUE: ReadonlySet<string> = new Set(
  'prakarsa prasangka prasaja prasasti pramuka antariksa subsidi subjek mahasiswa maharaja swadaya dwifungsional'.split(
    ' ',
  ),
);

export function isOpaque(word: string): boolean {
  return OPAQUE.has(word);
}

/**
 * Phrases that affixes on both sides write as one word (pertanggungjawaban) and that stand apart without them (Ejaan
 * yang Disempurnakan, "gabungan kata"); dictionaries of word forms often list the joined spelling as a root.
 */
const PHRASES: ReadonlySet<string> = new Set(
  (
    'beri tahu,tanggung jawab,salah paham,salah guna,salah tafsir,salah artikan,tindak lanjut,kerja sama,lalu lintas,' +
    'surat kabar,terima kasih,tanda tangan,unjuk rasa,titik berat,putar balik,sumber daya,sepak bola,bulu tangkis,' +
    'juru bicara,cita rasa,batu bara,jati diri,dini hari,warga negara,tiga belas,lipat ganda,kambing hitam,anak emas,' +
    'tata negara,latar belakang,bebas tugas,bumi hangus,ambil alih,alih bahasa,alih fungsi,serah terima,uji coba,' +
    'campur aduk,jungkir balik,luluh lantak,sebar luas,sama rata,ikut serta,ikut sertakan,turut serta,hancur lebur,' +
    'satu padu,temu kembali,garis bawah,nomor satu,nomor dua,pindah tangan,daya guna,tepat guna,hak milik'
  )
    .split(',')
    .map((phrase) => phrase.replace(' ', '')),
);

/** Whether the joined spelling of a compound stands for a phrase of two words. */
export function isPhrase(joined: string): boolean {
  return PHRASES.has(joined);
}
