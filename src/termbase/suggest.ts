// New terms that a document suggests: words it keeps using that the glossary lacks, with the English its own pairs point to.
import type { TermMatch } from '../model/term.ts';
import type { Span } from '../model/text.ts';
import { englishForms } from '../text/english-forms.ts';
import { areOfOneFamily } from '../text/english-stem.ts';
import { words } from '../text/tokens.ts';
import type { WordForms } from '../text/word-forms.ts';

/** `terms`: what the glossary has found in the source. */
export type SuggestionSegment = { source: string; target: string; terms: readonly TermMatch[] };

/** `count`: segments that hold it; `english` '' where the pairs do not tell; `context`: the first source that holds it. */
export type TermSuggestion = { indonesian: string; english: string; count: number; context: string };

const LONGEST_PHRASE = 4;
const LEAST = 2;
const MOST = 40;
/** How surely English has to go with the Indonesian (Dice coefficient over segments) to be offered. */
const SURE = 0.6;

/** Every run of words in `text` of up to four words, once, as written, with where it first stands. */
function phrases(text: string, lang: string): Map<string, Span> {
  const spans = words(text, lang).filter(({ start, end }) => /\p{L}/u.test(text.slice(start, end)));
  const found = new Map<string, Span>();
  spans.forEach(({ start }, at) => {
    for (let length = 1; length <= LONGEST_PHRASE && at + length <= spans.length; length += 1) {
      const run = spans.slice(at, at + length);
      const together = run.every(
        (span, nth) => nth === 0 || text.slice(run[nth - 1]!.end, span.start) === ' ',
      );
      if (!together) break;
      const end = run.at(-1)!.end;
      const phrase = text.slice(start, end);
      if (!found.has(phrase)) found.set(phrase, { start, end });
    }
  });
  return found;
}

/** Months and days are no terms. */
const CALENDAR =
  /^(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|senin|selasa|rabu|kamis|jumat|sabtu|minggu)$/i;

const isName = (phrase: string): boolean => phrase.split(' ').every((word) => /^\p{Lu}/u.test(word));

/** Segments by each phrase that may be a term: names, and single nouns that the dictionary calls so. */
function candidates(segments: readonly SuggestionSegment[], dictionary: WordForms): Map<string, Set<number>> {
  const byPhrase = new Map<string, Set<number>>();
  segments.forEach(({ source, terms }, at) => {
    for (const [phrase, span] of phrases(source, 'id')) {
      if (terms.some((term) => term.span.start < span.end && span.start < term.span.end)) continue;
      const rows = dictionary.lookUp(phrase.toLowerCase());
      // A word of the dictionary with a capital opens a sentence, or a title.
      const name = isName(phrase) && (phrase.includes(' ') || rows.length === 0);
      const noun = !phrase.includes(' ') && phrase.length > 4 && rows.some((row) => row.partOfSpeech === 'n');
      if ((!name && !noun) || CALENDAR.test(phrase)) continue;
      const key = name ? phrase : phrase.toLowerCase();
      byPhrase.set(key, (byPhrase.get(key) ?? new Set()).add(at));
    }
  });
  return byPhrase;
}

/** Terms that the document suggests, the most frequent first, 40 at most; parts of a longer one with the same count are left out. */
export function suggestTerms(
  segments: readonly SuggestionSegment[],
  dictionary: WordForms,
): TermSuggestion[] {
  const frequent = [...candidates(segments, dictionary)].filter(([, held]) => held.size >= LEAST);
  const whole = frequent.filter(
    ([phrase, held]) =>
      !frequent.some(
        ([longer, other]) =>
          longer.length > phrase.length && ` ${longer} `.includes(` ${phrase} `) && other.size === held.size,
      ),
  );
  whole.sort(([one, a], [other, b]) => b.size - a.size || other.length - one.length);
  const english = new Map<string, Set<number>>();
  segments.forEach(({ target }, at) => {
    for (const phrase of phrases(target, 'en').keys()) {
      english.set(phrase, (english.get(phrase) ?? new Set()).add(at));
    }
  });
  return whole.slice(0, MOST).map(([indonesian, held]) => {
    const context = segments[[...held][0]!]!.source;
    const glosses = dictionary.lookUp(indonesian).flatMap((row) => row.english);
    return {
      indonesian,
      english: bestEnglish(indonesian, held, english, glosses),
      count: held.size,
      context,
    };
  });
}

type Held = ReadonlySet<number>;
type English = ReadonlyMap<string, Held>;

/**
 * The English phrase that stands in the same segments most exactly: of a name, one in capitals; of a noun, a form of what the
 * dictionary says. Of equals the longest name, and what the dictionary says first.
 */
function bestEnglish(indonesian: string, held: Held, english: English, glosses: readonly string[]): string {
  let best = { phrase: '', score: SURE };
  // In a short document much goes together by chance: of a common noun, the dictionary has the last word.
  const name = isName(indonesian);
  const groups = name
    ? [...english].filter(([phrase]) => isName(phrase)).map((one) => [one])
    : [...new Set(glosses)].map((gloss) => formsOf(gloss, english));
  for (const group of groups) {
    const others = new Set(group.flatMap(([, segments]) => [...segments]));
    const shared = sharedBy(held, others);
    const dice = (2 * shared) / (held.size + others.size);
    if (shared < LEAST || dice < SURE) continue;
    const [phrase] = group.reduce((one, other) =>
      sharedBy(held, other[1]) > sharedBy(held, one[1]) ? other : one,
    );
    const score = dice + (phrase === indonesian ? 0.1 : 0) + (name ? phrase.length / 10_000 : 0);
    if (score > best.score) best = { phrase, score };
  }
  return best.phrase;
}

const sharedBy = (held: Held, others: Held) => [...held].filter((at) => others.has(at)).length;

/** The English that a gloss may be there, its own forms first: secret, secrets, then secretly. */
function formsOf(gloss: string, english: English): (readonly [string, Held])[] {
  const forms = englishForms(gloss);
  const family = [...english].filter(([phrase]) => {
    const word = phrase.toLowerCase();
    return forms.has(word) || (!gloss.includes(' ') && !word.includes(' ') && areOfOneFamily(gloss, word));
  });
  const isForm = ([phrase]: readonly [string, Held]) => Number(forms.has(phrase.toLowerCase()));
  return family.sort((one, other) => isForm(other) - isForm(one));
}
