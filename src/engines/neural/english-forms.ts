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
const DOUBLING = /^[^aeiou]*[aeiou][bdgklmnprt]$/;

/**
 * `target` itself, then the forms that it may have: of a word its plural and verb forms, right or not (`army` →
 * `armied`), so ask a word list; of a phrase the plural of its last word, or the forms of its first where a particle or article follows.
 */
export function englishForms(target: string): string[] {
  const words = target.split(' ');
  if (words.length === 1) return [target, ...wordForms(target)];
  if (PARTICLES.has(words[1]!))
    return [target, ...wordForms(words[0]!).map((w) => [w, ...words.slice(1)].join(' '))];
  const last = words.at(-1)!;
  const plural = IRREGULAR[last]?.length === 1 ? IRREGULAR[last]![0]! : withS(last);
  return [target, [...words.slice(0, -1), plural].join(' ')];
}

function wordForms(word: string): readonly string[] {
  const irregular = IRREGULAR[word];
  if (irregular !== undefined) return irregular;
  if (!/^[a-z]{3,}$/.test(word)) return /^[A-Z]{2,}$/.test(word) ? [] : [withS(word)];
  const stem = word.replace(/e$/, '');
  if (/[^aeiou]y$/.test(word)) return [withS(word), `${word.slice(0, -1)}ied`, `${word}ing`];
  const doubled = DOUBLING.test(word) ? word + word.at(-1)! : stem;
  return [withS(word), `${doubled}ed`, `${/[eoy]e$/.test(word) ? word : doubled}ing`];
}

function withS(word: string): string {
  if (/[^aeiou]y$/i.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/i.test(word) ? `${word}es` : `${word}s`;
}
