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

/** Offices and institutions that a newsroom may write with a capital in a sentence. */
const TITLES = new Set(
  'president minister governor regent mayor parliament congress senate house court cabinet police army navy islamic muslim bank state'.split(
    ' ',
  ),
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
    const isProper = (at: number) => {
      const word = words[at];
      return (
        word?.capital === true && (inSource.has(word.lower) || word.acronym || !isEnglish(input, word.lower))
      );
    };
    // Words that tell the style: not the first, not small ones, not names or what stands beside one (East Nusa Tenggara).
    const telling = words.filter(
      (word, at) =>
        at > 0 &&
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
