// House style: how a project writes its English. The checks hold texts to it, engines that take instructions are told of it.

/** Which English a project writes. */
export const VARIETIES = ['US', 'GB'] as const;
export type Variety = (typeof VARIETIES)[number];

/** What may be decided beside the variety; `any`: either way will do. */
export const STYLE_CHOICES = {
  /** January 6, 2026 or 6 January 2026. */
  dates: ['any', 'month-first', 'day-first'],
  /** Two to nine (and one, where it counts) in words or in figures. */
  'small-numbers': ['any', 'words', 'figures'],
  /** 1,234 or 1234; from 10,000 on there is always a comma. */
  thousands: ['any', 'comma', 'plain'],
  percent: ['any', 'percent', 'per cent', '%'],
  /** President Joko Widodo or president Joko Widodo. */
  titles: ['any', 'upper', 'lower'],
  /** Pak, Bu, Haji before a name: kept, left out, or Mr. and Ms. for Pak and Bu. */
  honorifics: ['any', 'keep', 'drop', 'english'],
} as const;
export type StyleRule = keyof typeof STYLE_CHOICES;
export type StyleRules = { readonly [Rule in StyleRule]: (typeof STYLE_CHOICES)[Rule][number] };
export const STYLE_RULES = Object.keys(STYLE_CHOICES) as readonly StyleRule[];

/** What the checks go by; a rule that is missing is `any`. */
export type CheckStyle = { readonly variety: Variety } & Partial<StyleRules>;
/** `instructions`: what else is to be said, in the project's own words. */
export type HouseStyle = CheckStyle & { readonly instructions: string };

/** Equal for styles under which the checks find the same. */
export function styleKey(style: CheckStyle): string {
  const rules = STYLE_RULES.flatMap((rule) => {
    const choice = style[rule] ?? 'any';
    return choice === 'any' ? [] : [`${rule}=${choice}`];
  });
  return [style.variety, ...rules].join(' ');
}

const SAID: { readonly [Rule in StyleRule]: Readonly<Record<string, string>> } = {
  dates: {
    'month-first': 'Write dates as January 6, 2026.',
    'day-first': 'Write dates as 6 January 2026.',
  },
  'small-numbers': {
    words: 'Spell out one to nine, but not with units, money, percentages, ages and scores.',
    figures: 'Write all numbers from two on in figures, but not at the beginning of a sentence.',
  },
  thousands: {
    comma: 'Write 1,234 with a comma.',
    plain: 'Write 1234 without a comma; from 10,000 on with one.',
  },
  percent: {
    percent: 'Write percent, not %.',
    'per cent': 'Write per cent, not %.',
    '%': 'Write % after figures.',
  },
  titles: {
    upper: 'Write titles directly before names with capitals: President Joko Widodo.',
    lower: 'Write titles before names with small letters: president Joko Widodo.',
  },
  honorifics: {
    keep: 'Keep Indonesian honorifics before names (Pak, Bu, Haji).',
    drop: 'Leave out Indonesian honorifics before names (Pak, Bu, Haji).',
    english: 'Write Mr. and Ms. for Pak and Bu before names; leave out other Indonesian honorifics.',
  },
};

/** The style as sentences for an engine that takes instructions. */
export function instructionsOf(style: HouseStyle): string {
  const rules = STYLE_RULES.flatMap((rule) => SAID[rule][style[rule] ?? 'any'] ?? []);
  const variety = `Write ${style.variety === 'US' ? 'American' : 'British'} English.`;
  return [variety, ...rules, style.instructions.trim()].filter((one) => one !== '').join('\n');
}
