// What a confirmed translation teaches: the English that each source word has in it, and whether the machine's draft had another.
import type { LessonPair } from '../model/lesson.ts';
import { wordDiff } from './diff.ts';
import { phraseStem } from './english-stem.ts';
import { englishOf, type WordLink } from './linked-words.ts';
import { words } from './tokens.ts';

/** Words of the source that say nothing alone. */
const INDONESIAN_SMALL = new Set(
  (
    'yang dan di ke dari pada untuk dengan oleh dalam sebagai adalah ialah itu ini tersebut akan telah sudah sedang masih juga ' +
    'tidak bukan atau tetapi namun karena agar bahwa saat ketika ia dia mereka kami kita para sang si'
  ).split(' '),
);

type Linked = { text: string; links: readonly WordLink[] };

/**
 * Pairs that confirming `confirmed` in the place of `draft` (the machine's) teaches about `source`, each form once. Links are of words
 * of the source and of the text. Names that stay as they are, figures and small words teach nothing.
 */
export function lessonPairs(source: string, draft: Linked, confirmed: Linked): LessonPair[] {
  const pairs = new Map<string, LessonPair>();
  for (const word of words(source, 'id')) {
    const form = source.slice(word.start, word.end);
    if (/\d/.test(form) || INDONESIAN_SMALL.has(form.toLowerCase())) continue;
    const span = englishOf(word, confirmed.text, confirmed.links);
    if (span === null) continue;
    const put = confirmed.text.slice(span.start, span.end);
    if (/\d/.test(put) || put === form) continue;
    const before = englishOf(word, draft.text, draft.links);
    const was = before === null ? null : draft.text.slice(before.start, before.end);
    const corrected = was === null || phraseStem(was) !== phraseStem(put);
    // A capital that only the start of the sentence asked for is not the word's own.
    const atStart = /(?:^|[.!?]["”’)]*\s*)["“‘(]?$/.test(confirmed.text.slice(0, span.start));
    const isName = /^\p{Lu}/u.test(form) && word.start > 0;
    const capital = atStart && !isName && /^\p{Lu}\p{Ll}/u.test(put);
    const target = capital ? put[0]!.toLowerCase() + put.slice(1) : put;
    const key = form.toLowerCase();
    if (!pairs.get(key)?.corrected) pairs.set(key, { source: key, target, corrected });
  }
  return [...pairs.values()];
}

/** The share of the draft's words that the confirmed text keeps. */
export function keptShare(draft: string, confirmed: string, lang = 'en'): number {
  const kept = wordDiff(draft, confirmed, lang)
    .filter((part) => part.kind === 'same')
    .reduce((sum, part) => sum + words(part.text, lang).length, 0);
  return kept / Math.max(1, words(draft, lang).length);
}
