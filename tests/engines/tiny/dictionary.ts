// The language of the generated models: some words with their translations; anything else is spelled out as it is.

/** The sign that SentencePiece writes for a space. */
const SPACE = '▁';

const WORDS: Record<string, string> = {
  presiden: 'president',
  menolak: 'rejects',
  sanksi: 'sanctions',
  baru: 'new',
  ia: 'he',
  marah: 'fumes',
  harga: 'price',
  beras: 'rice',
  naik: 'rises',
  ya: 'yes',
  para: 'the',
  pejabat: 'officials',
  membahas: 'discuss',
  rencana: 'plan',
  kudeta: 'coup',
  pada: 'in',
  bulan: 'month',
  bank: 'The',
  sentral: 'central',
  menaikkan: 'bank',
  suku: 'raises',
  bunga: 'rates',
  menjadi: 'to',
  pemerintah: 'government',
  dan: 'and',
  polisi: 'police',
  serta: 'plus',
  tentara: 'army',
  dari: 'from',
  sepuluh: 'ten',
};
/** English that no source word becomes by itself: what a glossary asks for. */
const OTHER = ['takeover', 'uprising'];
const CHARACTERS =
  'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,;:!?-–—()"\'“”‘’/%&@<>=_*#+é';

export type TinyPiece = { text: string; score: number; kind: 'normal' | 'unknown' | 'control' | 'unused' };

const capital = (word: string) => word[0]!.toUpperCase() + word.slice(1);

/** Pieces by id, as many as a multiple of eight: the end (0), the unknown (1), a space, words, characters. */
export function tinyPieces(): TinyPiece[] {
  const words = new Set(
    [...Object.entries(WORDS).flat(), ...OTHER]
      .flatMap((word) => [word, capital(word)])
      .map((w) => SPACE + w),
  );
  const pieces: TinyPiece[] = [
    { text: '</s>', score: 0, kind: 'control' },
    { text: '<unk>', score: 0, kind: 'unknown' },
    { text: SPACE, score: -6, kind: 'normal' },
    ...[...words].map((text): TinyPiece => ({ text, score: -3, kind: 'normal' })),
    ...[...CHARACTERS].map((text): TinyPiece => ({ text, score: -8, kind: 'normal' })),
  ];
  while (pieces.length % 8 > 0) pieces.push({ text: `<unused${pieces.length}>`, score: 0, kind: 'unused' });
  return pieces;
}

/** For each piece the id of the one that it becomes: words their translation, with the capital that they had. */
export function tinyTranslations(pieces: readonly TinyPiece[]): number[] {
  const ids = new Map(pieces.map((piece, id) => [piece.text, id]));
  return pieces.map(({ text }, id) => {
    if (text === '<unk>') return ids.get('?')!;
    const word = text.slice(1);
    const english = WORDS[word.toLowerCase()];
    if (!text.startsWith(SPACE) || english === undefined) return id;
    return ids.get(SPACE + (word === word.toLowerCase() ? english : capital(english)))!;
  });
}

/** A repeatable source of numbers from 0 to 1. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 8) / 2 ** 24;
  };
}
