// Which language a text is in: Indonesian, English or another, from its function words, endings and letters.
import { ENGLISH_WORDS, INDONESIAN_WORDS } from './function-words.ts';
import { tokens } from './tokens.ts';

export type DetectedLanguage = 'id' | 'en' | 'other';

/** `confidence` 0…1; the three of a text add up to 1. Malay cannot be told from Indonesian this way and counts as it. */
export type Detection = { language: DetectedLanguage; confidence: number };

type WordKind = 'indonesian' | 'affixed' | 'english' | 'foreign' | 'plain';

/**
 * How often each kind of word stands in a text, names left out: for Indonesian and English as counted in the articles of tests/data,
 * with a little for what none of them had; for other languages (Dutch "dan", Italian "di", French "a") a guess on the wide side.
 */
const SHARES: Record<DetectedLanguage, Record<WordKind, number>> = {
  id: { indonesian: 0.29, affixed: 0.18, english: 0.004, foreign: 0.004, plain: 0.522 },
  en: { indonesian: 0.004, affixed: 0.004, english: 0.5, foreign: 0.004, plain: 0.488 },
  other: { indonesian: 0.04, affixed: 0.01, english: 0.05, foreign: 0.15, plain: 0.75 },
};
/** Before a word is read: a newsroom's texts are mostly in its two languages. */
const BEFOREHAND: Record<DetectedLanguage, number> = { id: 0.45, en: 0.4, other: 0.15 };
/** Words of a sentence are no independent witnesses: each counts less than whole. */
const WEIGHT = 0.6;
const MOST_WORDS = 400;

/** Prefix and ending together, or -nya: menjatuhkan, pemerintahan, katanya. */
const AFFIXED =
  /^(?:(?:me|pe|be|te|di|ke|se)\p{L}{3,}(?:kan|an|i)|\p{L}{3,}nya|(?:meng|meny|mem|ber)\p{L}{3,})$/u;

function kindOf(word: string): WordKind {
  const lower = word.toLowerCase();
  if (INDONESIAN_WORDS.has(lower)) return 'indonesian';
  if (ENGLISH_WORDS.has(lower)) return 'english';
  if (/[^\p{ASCII}’-]/u.test(lower)) return 'foreign';
  return AFFIXED.test(lower) ? 'affixed' : 'plain';
}

/** The three languages, likeliest first. A text without a word is as likely any as before it was read. */
export function detectLanguage(text: string): Detection[] {
  const words = tokens(text, 'id').filter(({ kind }) => kind === 'word');
  const logs = Object.keys(BEFOREHAND).map((language) => ({
    language: language as DetectedLanguage,
    log: Math.log(BEFOREHAND[language as DetectedLanguage]),
  }));
  for (const [at, { text: word }] of words.slice(0, MOST_WORDS).entries()) {
    // Names are the same in every language.
    if (at > 0 && /^\p{Lu}/u.test(word) && kindOf(word) === 'plain') continue;
    const kind = kindOf(word);
    for (const one of logs) one.log += WEIGHT * Math.log(SHARES[one.language][kind]);
  }
  const most = Math.max(...logs.map(({ log }) => log));
  const sum = logs.reduce((total, { log }) => total + Math.exp(log - most), 0);
  return logs
    .map(({ language, log }) => ({ language, confidence: Math.exp(log - most) / sum }))
    .sort((a, b) => b.confidence - a.confidence);
}
