// Names: a person, place or thing of the source that stands otherwise written, or as another, in the English.
import { BORROWED } from './borrowed.ts';
import { type Finding, finding, type SegmentCheck } from './check.ts';
import { isInBrackets } from './explained.ts';
import { isAlike, isCognate, isDerivedName, isOneSlip, isTransliterated, modern } from './name-letters.ts';
import { EXONYMS, TWO_WAYS } from './names.ts';
import {
  englishWords,
  isEnglish,
  isIndonesian,
  isListed,
  sourceWords,
  type TargetWord,
} from './target-words.ts';

/** Places of Indonesia that English dictionaries have. */
const PLACES = new Set(
  'Jakarta Surabaya Bandung Medan Semarang Makassar Palembang Denpasar Yogyakarta Borneo Java Sumatra Celebes Timor Bali Lombok Aceh Papua Bogor Malang Padang Solo Ambon Krakatoa'.split(
    ' ',
  ),
);
/** Other words of the source that name a place: Polda Metro Jaya is the Jakarta police. */
const PLACE_PHRASES: Readonly<Record<string, RegExp>> = {
  jakarta: /metro jaya|ibu ?kota|\bDKI\b|\bjabo\p{L}+/iu,
};
/** Baltik, Atlantik: Baltic, Atlantic. */
const isLoan = (lower: string, english: string) => lower.replace(/ik$/, 'ic') === english;
const isPlace = (word: string) => PLACES.has(word);

/** Names that English writes so though no dictionary of its own has them. */
const ENGLISH_NAMES = new Set(
  'eid quran koran ramadan sharia ulema waisak vesak nyepi maulid isra javanese ibn mpu sunanate'.split(' '),
);

/** Short names of people whom English calls in full: Bung Karno, Pak Harto, Gus Dur. */
const FULL_NAMES: Readonly<Record<string, string>> = {
  karno: 'sukarno',
  harto: 'suharto',
  dur: 'wahid',
  jokowi: 'widodo',
  jogja: 'yogyakarta',
  yogya: 'yogyakarta',
  solo: 'surakarta',
};

/** The name as English writes it: by a list, or letter for letter. */
const isOtherWay = (source: string, english: string) =>
  source !== english && (TWO_WAYS[source]?.includes(english) === true || isTransliterated(source, english));

/** Islands, provinces and the capital are added for readers abroad: Meulaboh, in Aceh; Jakarta's Istiqlal Mosque. */
const REGIONS = new Set('Jakarta Borneo Java Sumatra Celebes Timor Bali Lombok Aceh Papua'.split(' '));
function isGloss({ text, start, end }: TargetWord, target: string): boolean {
  if (!REGIONS.has(text)) return false;
  return (
    /(?:\b(?:in|near|on|of|outside|south|east|west|north|central)|,) $/i.test(target.slice(0, start)) ||
    /^(?:['’]s| (?:time|administration|police))\b/.test(target.slice(end))
  );
}

export const name: SegmentCheck<'name'> = {
  id: 'name',
  scope: 'segment',
  severity: 'error',
  run(input) {
    const inSource = sourceWords(input.source);
    const inTarget = englishWords(input.target);
    const written = new Set(inTarget.map(({ lower }) => lower));
    const isAnswered = (lower: string) =>
      written.has(lower.replace(/(?:nya|lah|kah|pun)$/, '')) ||
      inTarget.some(
        (word) => word.capital && (isDerivedName(lower, word.lower) || isOtherWay(lower, word.lower)),
      );
    const isTitle = input.kind === 'headline' || input.kind === 'heading' || input.kind === 'related';
    /** Names of the source that the target does not have: not words of Indonesian, not ones that English writes otherwise. */
    const capitals = [...inSource].filter(([lower, word]) => {
      if (!word.capital || lower.length < 3 || word.text === word.text.toUpperCase() || /\d/.test(lower))
        return false;
      return (word.inside && !isTitle) || !isIndonesian(input, lower);
    });
    const lost = capitals.filter(
      ([lower]) => !EXONYMS.has(lower) && !written.has(lower) && !isAnswered(lower),
    );
    // Inggris is not missed; India is, where a word of no dictionary looks like it. So is a name that is right elsewhere.
    const shared = capitals.filter(([lower, { text }]) =>
      EXONYMS.has(lower) ? isEnglish(input, text) : written.has(lower),
    );
    // Bekasi and Belawan could be affixed words, but no dictionary has them.
    const names = lost.filter(
      ([lower, { inside }]) =>
        !isIndonesian(input, lower) || (inside && !isTitle && !isListed(input.language, lower)),
    );
    if (lost.length === 0 && shared.length === 0) return [];
    const found: Finding[] = [];
    const taken = new Set<string>();
    const isFree = (lower: string) => !taken.has(lower);
    const report = (word: TargetWord, lower: string) => {
      const source = inSource.get(lower)!;
      taken.add(lower);
      found.push(
        finding('differs', {
          source: { start: source.start, end: source.end },
          target: { start: word.start, end: word.end },
          params: { source: source.text, target: word.text },
          fix: { span: { start: word.start, end: word.end }, text: source.text },
        }),
      );
    };
    const inOrder = [...input.source.toLowerCase().matchAll(/[\p{L}\p{M}]+/gu)].map(([word]) => word);
    // Nay Pyi Taw is Naypyitaw.
    const joined = new Set(
      inOrder.flatMap((word, at) => {
        const two = word + (inOrder[at + 1] ?? '');
        return [two, two + (inOrder[at + 2] ?? '')];
      }),
    );
    const sharedBeside = (word: TargetWord) =>
      inTarget.filter(
        (one) =>
          one.capital &&
          inSource.has(one.lower) &&
          (one.end + 1 === word.start || word.end + 1 === one.start),
      );
    /** The source's own name, written together (Hamengkubuwono), in full (Sukarno for Karno), by today's spelling or as English does. */
    const isSourceName = (word: TargetWord) => {
      const { lower, text } = word;
      // Anna Lindqvist keeps her letters; the Caspian Sea does not.
      const isBesideShared = sharedBeside(word).length > 0;
      return (
        BORROWED.has(lower) ||
        ENGLISH_NAMES.has(lower) ||
        joined.has(lower) ||
        // J.Huxley
        inSource.has(lower.split('.').findLast((part) => part !== '') ?? lower) ||
        [...inSource.keys()].some((one) => modern(one) === modern(lower) || isOtherWay(one, lower)) ||
        lost.some(
          ([one]) =>
            isLoan(one, lower) ||
            FULL_NAMES[one] === lower ||
            (one.length > 3 && lower.startsWith(one) && lower.length > one.length + 2) ||
            (!isBesideShared && isEnglish(input, text) && isCognate(one, lower)),
        )
      );
    };
    const strange = inTarget.filter(
      (word) =>
        word.capital &&
        !word.acronym &&
        word.lower.length >= 3 &&
        !inSource.has(word.lower) &&
        !/\d/.test(word.lower) &&
        PLACE_PHRASES[word.lower]?.test(input.source) !== true &&
        !isSourceName(word),
    );
    /** Iwan Falls for Iwan Fals: the other part of the name stands beside it on both sides. */
    const isInFull = (word: TargetWord, lower: string) =>
      sharedBeside(word).some((one) =>
        joined.has(one.end < word.start ? one.lower + lower : lower + one.lower),
      );
    for (const word of strange) {
      const known = isEnglish(input, word.text);
      // Giuliani for Guiliani: what the dictionary has is right, whatever the source writes.
      const alike = known
        ? names.find(
            ([lower, { text }]) =>
              isFree(lower) &&
              isAlike(lower, word.lower) &&
              (isEnglish(input, text) || isInFull(word, lower)),
          )
        : (lost.find(([lower]) => isFree(lower) && isAlike(lower, word.lower)) ??
          shared.find(
            ([lower]) =>
              isFree(lower) &&
              lower.length > 4 &&
              isOneSlip(lower, word.lower) &&
              !isDerivedName(lower, word.lower),
          ));
      if (alike !== undefined && (!word.initial || !isEnglish(input, word.lower))) report(word, alike[0]);
    }
    // Another name altogether.
    const others = strange.filter(
      (word) =>
        (isPlace(word.text) || !isEnglish(input, word.text)) &&
        // MPs, MoNE; Belizeans, Timorese.
        !/\p{Lu}.*\p{Lu}|.{3}(?:ans|ese|ites)$/u.test(word.text) &&
        !found.some(({ target }) => target?.start === word.start),
    );
    const left = names.filter(([lower]) => !taken.has(lower));
    /** Of several, the one that stands at the same part of its text. */
    const nearest = (word: TargetWord, free: typeof left) => {
      const off = ([, { start }]: (typeof left)[number]) =>
        Math.abs(start / input.source.length - word.start / input.target.length);
      return [...free].sort((a, b) => off(a) - off(b))[0];
    };
    for (const word of others) {
      // Insp. Gen. and other titles are shortened; Jakarta is said for readers abroad.
      const isShort =
        input.target[word.end] === '.' &&
        word.lower.length < 6 &&
        word.end < input.target.trimEnd().length - 1;
      if (isShort || isInBrackets(input.target, word)) continue;
      // Undip is Diponegoro University.
      if (/^ University/.test(input.target.slice(word.end)) && /\bU[nip]\p{Ll}+/u.test(input.source))
        continue;
      const free = left.filter(
        ([lower, { text }]) => !taken.has(lower) && (!isGloss(word, input.target) || isPlace(text)),
      );
      // Beside the same name (Budi Santoso, Budi Hartono), or where the target has one or two that the source lacks.
      const beside = sharedBeside(word);
      const replaced = free.find(([lower]) =>
        beside.some((one) => joined.has(one.lower + lower) || joined.has(lower + one.lower)),
      );
      // Prabowo Subianto is Prabowo in full.
      const isFull = beside.some((one) => one.end + 1 === word.start);
      const fits = others.length <= 2 && others.length <= left.length && !isFull;
      const only = fits ? nearest(word, free) : undefined;
      const other = replaced ?? only;
      if (other === undefined) continue;
      report(word, other[0]);
      found.push({ ...found.pop()!, fix: null });
    }
    return found;
  },
};
