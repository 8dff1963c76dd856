// Headlines: no full stop, not all in capitals, title case or sentence case throughout.
import { finding, type SegmentCheck } from './check.ts';
import { englishWords, isEnglish, sourceWords } from './target-words.ts';

/** Words that title case leaves small. */
const SMALL = new Set(
  `a an the and but or nor for yet so in on at to of by as from with over into after amid under than that upon about between during
  before against through without within toward towards until since near across along among via per vs off out up onto if`
    .trim()
    .split(/\s+/),
);

/** Months that are other words too, so that the dictionary has them small. */
const MONTHS = new Set(['march', 'may', 'august']);

/** Offices and institutions that a newsroom may write with a capital in a sentence. */
const TITLES = new Set(
  'president minister governor regent mayor parliament congress senate house court cabinet police army navy islamic muslim bank state'.split(
    ' ',
  ),
);

/** Nouns that end or hold the names of institutions, places and occasions: the Press Council, Global Forest Watch. */
const PART_OF_NAME = new Set(
  `council court ministry agency party bank university institute hospital island islands river mosque church temple palace
  commission house committee street road mount sea bay strait province office board authority union league cup airport port
  station bridge square park stadium museum school college academy act law bill prize award awards festival day summit forum
  conference agreement treaty accord war games olympics championship championships open series trophy regency district village
  city town army navy air force corps association federation foundation group company corporation club fund dam highway forest
  lake valley beach cape peninsula coast monument nations states kingdom republic watch network times post news tribunal chamber
  assembly senate congress parliament police north south east west central new great big old saint global world national
  international grand prix black red white golden blue green`
    .trim()
    .split(/\s+/),
);

export const headlineStyle: SegmentCheck<'headline-style'> = {
  id: 'headline-style',
  scope: 'segment',
  severity: 'warning',
  run(input) {
    const { target, kind } = input;
    if (kind !== 'headline' && kind !== 'heading') return [];
    const found = [];
    const end = target.trimEnd().length;
    const stop =
      /(?<!\.)\.$/u.test(target.trimEnd()) &&
      !/\b(?:Inc|Ltd|Co|Jr|Sr|etc)\.$|\p{L}\.\p{L}\.$/u.test(target.trimEnd());
    if (stop) {
      const span = { start: end - 1, end };
      found.push(finding('stop', { target: span, fix: { span, text: '' } }));
    }
    const words = englishWords(target);
    const letters = target.replace(/[^\p{L}]/gu, '');
    if (letters.length > 8 && letters === letters.toUpperCase() && words.length > 1) {
      return [...found, finding('shouted', { target: { start: 0, end } })];
    }
    const inSource = sourceWords(input.source);
    const isOwn = (at: number) => {
      const word = words[at];
      return (
        word?.capital === true &&
        (inSource.has(word.lower) || word.acronym || MONTHS.has(word.lower) || !isEnglish(input, word.lower))
      );
    };
    const isBeside = (at: number) =>
      words[at]?.capital === true &&
      words[at + 1]?.capital === true &&
      words[at + 1]!.start - words[at]!.end === 1;
    /** In a run of capitals that holds an institution's noun, or that "the" brings in. */
    const isInName = (at: number) => {
      if (words[at]?.capital !== true) return false;
      let [from, to] = [at, at];
      while (isBeside(from - 1)) from -= 1;
      while (isBeside(to)) to += 1;
      if (from === to) return words[from - 1]?.text === 'the' && !mostlyBig;
      return (
        !mostlyBig && words.slice(Math.max(from, 1), to + 1).some(({ lower }) => PART_OF_NAME.has(lower))
      );
    };
    const longer = words.filter(({ lower, initial }) => !SMALL.has(lower) && lower.length > 2 && !initial);
    const mostlyBig = longer.filter(({ capital }) => capital).length > 0.6 * longer.length;
    const isProper = (at: number) => isOwn(at) || isInName(at);
    // Words that tell the style: not the first, not small ones, not names or what stands beside one (East Nusa Tenggara).
    const telling = words.filter(
      (word, at) =>
        at > 0 &&
        !/^\[[^\]]*\]\s*["“‘']?$/.test(target.slice(0, word.start)) &&
        !word.acronym &&
        !SMALL.has(word.lower) &&
        word.lower.length > 2 &&
        !isProper(at) &&
        !(word.capital && (isProper(at + 1) || isProper(at - 1))) &&
        target[word.start - 1] !== '-' &&
        !word.initial,
    );
    const small = telling.filter(({ capital }) => !capital);
    const big = telling.length - small.length;
    // In sentence case, two capitals in a row may be a name (Supreme Court); a lone one is a slip unless it is a title.
    const stray = telling.find(
      (word) =>
        word.capital &&
        !TITLES.has(word.lower) &&
        !words.some(
          (one) =>
            one.capital && Math.min(Math.abs(one.start - word.end), Math.abs(word.start - one.end)) === 1,
        ),
    );
    if (small.length > 0 && big > 0 && (big / telling.length >= 0.3 || stray !== undefined)) {
      const word = big / telling.length >= 0.3 ? small[0]! : stray!;
      found.push(
        finding('mixed', { target: { start: word.start, end: word.end }, params: { target: word.text } }),
      );
    }
    return found;
  },
};
