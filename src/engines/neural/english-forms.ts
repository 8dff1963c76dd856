// The forms that an English glossary entry may take in a sentence: a term base holds `reject`, the sentence wants `rejected`.

/** Past and participle (or plural) of words that do not follow the rules; only those that news glossaries hold. */
const IRREGULAR: Readonly<Record<string, readonly string[]>> = {
  overthrow: ['overthrew', 'overthrown', 'overthrows', 'overthrowing'],
  withdraw: ['withdrew', 'withdrawn', 'withdraws', 'withdrawing'],
  arise: ['arose', 'arisen', 'arises', 'arising'],
  bear: ['bore', 'borne', 'bears', 'bearing'],
  become: ['became', 'becomes', 'becoming'],
  begin: ['began', 'begun', 'begins', 'beginning'],
  bind: ['bound', 'binds', 'binding'],
  break: ['broke', 'broken', 'breaks', 'breaking'],
  bring: ['brought', 'brings', 'bringing'],
  build: ['built', 'builds', 'building'],
  buy: ['bought', 'buys', 'buying'],
  catch: ['caught', 'catches', 'catching'],
  choose: ['chose', 'chosen', 'chooses', 'choosing'],
  come: ['came', 'comes', 'coming'],
  cut: ['cuts', 'cutting'],
  deal: ['dealt', 'deals', 'dealing'],
  draw: ['drew', 'drawn', 'draws', 'drawing'],
  fall: ['fell', 'fallen', 'falls', 'falling'],
  fight: ['fought', 'fights', 'fighting'],
  find: ['found', 'finds', 'finding'],
  flee: ['fled', 'flees', 'fleeing'],
  forbid: ['forbade', 'forbidden', 'forbids', 'forbidding'],
  give: ['gave', 'given', 'gives', 'giving'],
  go: ['went', 'gone', 'goes', 'going'],
  grow: ['grew', 'grown', 'grows', 'growing'],
  have: ['had', 'has', 'having'],
  hit: ['hits', 'hitting'],
  hold: ['held', 'holds', 'holding'],
  hurt: ['hurts', 'hurting'],
  keep: ['kept', 'keeps', 'keeping'],
  know: ['knew', 'known', 'knows', 'knowing'],
  lead: ['led', 'leads', 'leading'],
  leave: ['left', 'leaves', 'leaving'],
  lend: ['lent', 'lends', 'lending'],
  lose: ['lost', 'loses', 'losing'],
  make: ['made', 'makes', 'making'],
  man: ['men'],
  meet: ['met', 'meets', 'meeting'],
  oversee: ['oversaw', 'overseen', 'oversees', 'overseeing'],
  pay: ['paid', 'pays', 'paying'],
  person: ['people'],
  put: ['puts', 'putting'],
  raise: ['raised', 'raises', 'raising'],
  ride: ['rode', 'ridden', 'rides', 'riding'],
  rise: ['rose', 'risen', 'rises', 'rising'],
  run: ['ran', 'runs', 'running'],
  say: ['said', 'says', 'saying'],
  see: ['saw', 'seen', 'sees', 'seeing'],
  seek: ['sought', 'seeks', 'seeking'],
  sell: ['sold', 'sells', 'selling'],
  send: ['sent', 'sends', 'sending'],
  shoot: ['shot', 'shoots', 'shooting'],
  sink: ['sank', 'sunk', 'sinks', 'sinking'],
  speak: ['spoke', 'spoken', 'speaks', 'speaking'],
  spend: ['spent', 'spends', 'spending'],
  spread: ['spreads', 'spreading'],
  stand: ['stood', 'stands', 'standing'],
  steal: ['stole', 'stolen', 'steals', 'stealing'],
  strike: ['struck', 'strikes', 'striking'],
  swear: ['swore', 'sworn', 'swears', 'swearing'],
  take: ['took', 'taken', 'takes', 'taking'],
  teach: ['taught', 'teaches', 'teaching'],
  tell: ['told', 'tells', 'telling'],
  think: ['thought', 'thinks', 'thinking'],
  throw: ['threw', 'thrown', 'throws', 'throwing'],
  uphold: ['upheld', 'upholds', 'upholding'],
  win: ['won', 'wins', 'winning'],
  woman: ['women'],
  write: ['wrote', 'written', 'writes', 'writing'],
};
const PARTICLES = new Set([
  'a',
  'an',
  'the',
  'up',
  'down',
  'out',
  'off',
  'on',
  'over',
  'in',
  'into',
  'to',
  'away',
  'back',
  'for',
  'with',
]);
/** Nouns that news uses without a plural, alone or as the last word of a phrase; some whole phrases. */
const UNCOUNTABLE = new Set(
  (
    'advice aid air airspace ammunition anger asylum awareness badminton baggage beef blood bribery bullying cannabis cash cassation ' +
    'censorship childcare clemency clothing coal coffee compensation conscription consent copper corruption coverage cyberbullying ' +
    'damage data debris deforestation democracy deradicalisation deradicalization detention diplomacy drinking drought electricity ' +
    'employment enforcement equality equipment espionage eviction evidence extortion extremism feedback fertiliser fishing flooding food ' +
    'football forestry fraud freedom fuel funding furniture gas gold governance graft growth harassment hardship haze health help ' +
    'homework hospitality housing humanity hunger immigration immunity independence inequality inflation information infrastructure ' +
    'injustice insulation integrity intelligence interference journalism justice knowledge labour labor land legislation ' +
    'liquidity livestock logging luggage machinery management maintenance malnutrition meat media misconduct money music negligence news ' +
    'nickel oil oxygen peace petrol piracy police pollution poverty power privacy progress propaganda prosperity prostitution rain rainfall ' +
    'research resilience rice rubbish rubble safety sand sanitation security shipping slavery smog smoke smuggling software sovereignty ' +
    'staff steel stigma sugar surveillance terrorism timber tourism trade traffic trafficking transparency transport treason trust unemployment ' +
    'unrest upbringing vandalism violence waste water wealth weather welfare wildlife wood'
  ).split(' '),
);
const UNCOUNTABLE_PHRASES = /^(?:foreign exchange|military service|purchasing power|public order)$/;
const DOUBLING = /^[^aeiou]*[aeiou][bdgklmnprt]$/;

export type EnglishForm = { wording: string; kind: 'base' | 'plural' | 'verb' };

/**
 * `target` itself, then the forms that it may have: of a word its plural and verb forms, right or not (`army` →
 * `armied`), so ask a word list; of a phrase the plural of its last word, or the forms of its first where a particle or
 * article follows. Nouns that have no plural get none.
 */
export function englishForms(target: string): EnglishForm[] {
  const words = target.split(' ');
  const base = { wording: target, kind: 'base' } as const;
  if (words.length === 1) return [base, ...wordForms(target)];
  if (PARTICLES.has(words[1]!))
    return [
      base,
      ...wordForms(words[0]!).map((form) => ({
        ...form,
        wording: [form.wording, ...words.slice(1)].join(' '),
      })),
    ];
  const last = words.at(-1)!;
  if (!isCountable(last) || UNCOUNTABLE_PHRASES.test(target.toLowerCase())) return [base];
  const plural = IRREGULAR[last]?.length === 1 ? IRREGULAR[last]![0]! : withS(last);
  return [base, { wording: [...words.slice(0, -1), plural].join(' '), kind: 'plural' }];
}

function wordForms(word: string): EnglishForm[] {
  const irregular = IRREGULAR[word];
  const verbs = (forms: readonly string[]) => forms.map((wording) => ({ wording, kind: 'verb' }) as const);
  if (irregular !== undefined)
    return irregular.length === 1 ? [{ wording: irregular[0]!, kind: 'plural' }] : verbs(irregular);
  // The -s of a verb looks like a plural and is taken for one: few glossary words are verbs alone.
  const plural = isCountable(word) ? [{ wording: withS(word), kind: 'plural' } as const] : [];
  if (!/^[a-z]{3,}$/.test(word)) return /^[A-Z]{2,}$/.test(word) ? [] : plural;
  const stem = word.replace(/e$/, '');
  if (/[^aeiou]y$/.test(word)) return [...plural, ...verbs([`${word.slice(0, -1)}ied`, `${word}ing`])];
  const doubled = DOUBLING.test(word) ? word + word.at(-1)! : stem;
  return [...plural, ...verbs([`${doubled}ed`, `${/[eoy]e$/.test(word) ? word : doubled}ing`])];
}

function isCountable(word: string): boolean {
  return !UNCOUNTABLE.has(word.toLowerCase()) && !/(?:ness|ism)$/.test(word);
}

function withS(word: string): string {
  if (/[^aeiou]y$/i.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/i.test(word) ? `${word}es` : `${word}s`;
}
