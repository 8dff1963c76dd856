// House style of titles directly before names: President Joko Widodo or president Joko Widodo, as the project decided.
import { type Finding, finding, type SegmentCheck } from './check.ts';

const TITLE =
  '(?:vice president|prime minister|deputy governor|deputy minister|deputy mayor|president|minister|governor|regent|mayor|senator|ambassador|professor|general|colonel|major general|brigadier general|chief justice|justice|judge|sultan|king|queen|prince|princess|pope|bishop|archbishop|imam)';
const CAPITAL = TITLE.replace(/(?<=[:| ])\p{Ll}/gu, (letter) => letter.toUpperCase());
const NAME = "(?=\\s(\\p{Lu}[\\p{Ll}’']+))";
const SMALL = new RegExp(`(?<![\\p{L}\\p{N}-])${TITLE}${NAME}`, 'gu');
const BIG = new RegExp(`(?<![\\p{L}\\p{N}-])${CAPITAL}${NAME}`, 'gu');
/** Before a title that stands for itself, with the name beside it: the governor, Ganjar; his minister. */
const ARTICLE = /\b(?:the|a|an|as|his|her|their|its|our|my|\p{L}+[’']s?)\s(?:\p{Ll}+\s)*$/iu;
const PLAIN_WORD =
  /(?:^|\s)(?:and|or|with|by|to|of|from|for|that|than|when|while|but|said|former|then|late|led|told|met|replaced)\s$/iu;

export const styleTitle: SegmentCheck<'style-title'> = {
  id: 'style-title',
  scope: 'segment',
  severity: 'hint',
  run({ source, target, kind, settings }) {
    const { titles = 'any' } = settings;
    if (titles === 'any' || kind === 'headline' || kind === 'heading') return [];
    return [...target.matchAll(titles === 'upper' ? SMALL : BIG)].flatMap((match): Finding[] => {
      const { 0: written, 1: name = '', index } = match;
      const before = target.slice(0, index);
      const begins = /(?:^|[.!?:]["”’']?\s+|["“])$/u.test(before);
      // Only before a name that the source has as well: no month, no place named after an office.
      if (ARTICLE.test(before) || !source.includes(name)) return [];
      if (titles === 'lower' && begins) return [];
      const text =
        titles === 'upper'
          ? written.replace(/(?<=^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase())
          : written.toLowerCase();
      const span = { start: index, end: index + written.length };
      // Finance Minister Sri Mulyani: what else belongs to the title is for people to say.
      const alone = before === '' || begins || PLAIN_WORD.test(before) || /[,;(–—-]\s?$/u.test(before);
      const params = { target: written, right: text };
      return [finding(titles, { target: span, params, fix: alone ? { span, text } : null })];
    });
  },
};
