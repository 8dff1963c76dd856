// House style of small numbers: three people or 3 people, as the project decided. Units, money, dates, ages and scores keep figures.
import { type Finding, finding, type SegmentCheck } from './check.ts';

const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
/** What figures always stand before, and words that leave it open (3 to 12). */
const KEEPS_FIGURES = new Set(
  `percent per million billion trillion thousand a.m p.m am pm o'clock km kilometer kilometers kilometre kilometres m meter meters metre metres
  cm mm centimeters centimetres mile miles kg kilogram kilograms gram grams ton tons tonne tonnes liter liters litre litres hectare hectares
  degree degrees magnitude point points goal goals percentage megawatt megawatts mw gb mb rupiah dollar dollars euro euros pound pounds yen yuan
  ringgit baht cents of to or and out in on at by for from until through x v vs square cubic nautical inch inches foot feet`.split(
    /\s+/,
  ),
);
/** Before figures that name or measure something. */
const NAMED =
  /(?:\p{N}[.,]?\s|[$€£¥]\s?|\b(?:Rp|IDR|USD?|No|Nos|Number|Article|Articles|Chapter|Page|Level|Group|Phase|Stage|Type|Class|Grade|Section|Part|Version|Session|Terminal|Gate|Platform|Day|Week|Round|Route|Zone|Unit|Block|Season|Episode|Figure|Table|Scope|Act|Vol|Point|aged?|at|magnitude|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?\s)$/iu;
/** Shares: one in five, three out of four. */
const SHARE = /\b(?:one|two|three|four|five|six|seven|eight|nine) (?:in|of|out of)(?: the)? $/iu;
const FIGURE = /(?<![\p{L}\p{N}.,:/$€£¥%#+()"“'’–—-])([2-9])\s(?=(\p{Ll}[\p{Ll}.']*))/gu;
const WORD = /(?<![\p{L}\p{N}-])(two|three|four|five|six|seven|eight|nine)\s(?=(\p{Ll}{2,}s)(?![\p{L}'’]))/gu;

export const styleNumber: SegmentCheck<'style-number'> = {
  id: 'style-number',
  scope: 'segment',
  severity: 'hint',
  run({ target, kind, settings }) {
    const choice = settings['small-numbers'] ?? 'any';
    // Headlines are short of room: either will do.
    if (choice === 'any' || kind === 'headline' || kind === 'heading') return [];
    const found: Finding[] = [];
    const report = (start: number, written: string, right: string) => {
      const span = { start, end: start + written.length };
      found.push(
        finding(choice, { target: span, params: { target: written, right }, fix: { span, text: right } }),
      );
    };
    for (const match of target.matchAll(choice === 'words' ? FIGURE : WORD)) {
      const [, written = '', next = ''] = match;
      const before = target.slice(0, match.index);
      const begins = /(?:^|[.!?]["”’']?\s+|["“]\s?)$/u.test(before);
      if (KEEPS_FIGURES.has(next.replace(/\.+$/, '')) || NAMED.test(before)) continue;
      if (choice === 'figures') {
        if (!begins && !SHARE.test(before)) report(match.index, written, String(WORDS.indexOf(written)));
        continue;
      }
      const word = WORDS[Number(written)]!;
      report(match.index, written, begins ? word[0]!.toUpperCase() + word.slice(1) : word);
    }
    return found;
  },
};
