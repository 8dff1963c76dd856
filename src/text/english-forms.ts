// English inflection: every form that a word of a glossary may take in a sentence.

/** Base → past, past participle (one form where both are the same); from any school grammar's list of irregular verbs. */
const IRREGULAR_VERBS: Record<string, string> = {
  be: 'am is are was were been being',
  become: 'became',
  begin: 'began begun',
  bend: 'bent',
  bet: '',
  bind: 'bound',
  bite: 'bit bitten',
  bleed: 'bled',
  blow: 'blew blown',
  break: 'broke broken',
  breed: 'bred',
  bring: 'brought',
  broadcast: '',
  build: 'built',
  burst: '',
  buy: 'bought',
  catch: 'caught',
  choose: 'chose chosen',
  cling: 'clung',
  come: 'came',
  cost: '',
  creep: 'crept',
  cut: '',
  deal: 'dealt',
  dig: 'dug',
  do: 'does did done',
  draw: 'drew drawn',
  drink: 'drank drunk',
  drive: 'drove driven',
  eat: 'ate eaten',
  fall: 'fell fallen',
  feed: 'fed',
  feel: 'felt',
  fight: 'fought',
  find: 'found',
  flee: 'fled',
  fly: 'flew flown flies',
  forbid: 'forbade forbidden',
  forecast: '',
  foresee: 'foresaw foreseen',
  forget: 'forgot forgotten',
  forgive: 'forgave forgiven',
  freeze: 'froze frozen',
  get: 'got gotten',
  give: 'gave given',
  go: 'goes went gone',
  grow: 'grew grown',
  hang: 'hung',
  have: 'has had having',
  hear: 'heard',
  hide: 'hid hidden',
  hit: '',
  hold: 'held',
  hurt: '',
  keep: 'kept',
  know: 'knew known',
  lay: 'laid',
  lead: 'led',
  leave: 'left',
  lend: 'lent',
  let: '',
  lie: 'lay lain lying',
  lose: 'lost',
  make: 'made',
  mean: 'meant',
  meet: 'met',
  mislead: 'misled',
  overcome: 'overcame',
  oversee: 'oversaw overseen',
  overthrow: 'overthrew overthrown',
  pay: 'paid',
  prove: 'proven',
  put: '',
  quit: '',
  read: '',
  ride: 'rode ridden',
  ring: 'rang rung',
  rise: 'rose risen',
  run: 'ran',
  say: 'said',
  see: 'saw seen',
  seek: 'sought',
  sell: 'sold',
  send: 'sent',
  set: '',
  shake: 'shook shaken',
  shed: '',
  shine: 'shone',
  shoot: 'shot',
  show: 'shown',
  shrink: 'shrank shrunk',
  shut: '',
  sing: 'sang sung',
  sink: 'sank sunk',
  sit: 'sat',
  slay: 'slew slain',
  sleep: 'slept',
  speak: 'spoke spoken',
  spend: 'spent',
  split: '',
  spread: '',
  stand: 'stood',
  steal: 'stole stolen',
  stick: 'stuck',
  strike: 'struck stricken',
  sue: 'suing sued sues',
  swear: 'swore sworn',
  sweep: 'swept',
  swim: 'swam swum',
  take: 'took taken',
  teach: 'taught',
  tear: 'tore torn',
  tell: 'told',
  think: 'thought',
  throw: 'threw thrown',
  undergo: 'undergoes underwent undergone',
  understand: 'understood',
  uphold: 'upheld',
  wake: 'woke woken',
  wear: 'wore worn',
  weep: 'wept',
  win: 'won',
  withdraw: 'withdrew withdrawn',
  withstand: 'withstood',
  write: 'wrote written',
};

const IRREGULAR_NOUNS: Record<string, string> = {
  man: 'men',
  woman: 'women',
  child: 'children',
  person: 'people persons',
  foot: 'feet',
  tooth: 'teeth',
  mouse: 'mice',
  goose: 'geese',
  criterion: 'criteria',
  medium: 'media',
  phenomenon: 'phenomena',
  datum: 'data',
  memorandum: 'memoranda',
  referendum: 'referenda',
  wife: 'wives',
  life: 'lives',
  knife: 'knives',
  thief: 'thieves',
  leaf: 'leaves',
  half: 'halves',
  self: 'selves',
  wolf: 'wolves',
  analysis: 'analyses',
  crisis: 'crises',
  basis: 'bases',
  thesis: 'theses',
  hypothesis: 'hypotheses',
  diagnosis: 'diagnoses',
};

/** Final consonant that doubles before -ed and -ing: plot → plotted; two-syllable verbs that stress the end are listed. */
const DOUBLES =
  /^(?:[^aeiou]*[aeiou][bdgklmnprtvz]|(?:ad|com|o|per|sub|trans|e|re)mit|re(?:fer|gret|but|bel)|(?:pre|con|de|in|trans)fer|(?:oc|in|con)cur|com?pel|ex?pel|re?pel|dis?pel|propel|control|patrol|(?:ab|de)ter|equip|kidnap|handicap|begin|upset|program|format)$/;

function inflect(word: string): string[] {
  const forms: string[] = [];
  const noFinalE = word.endsWith('e') ? word.slice(0, -1) : null;
  if (/(?:s|x|z|ch|sh)$/.test(word)) forms.push(`${word}es`);
  else if (/[^aeiou]y$/.test(word)) forms.push(`${word.slice(0, -1)}ies`);
  else forms.push(`${word}s`);
  if (/[^aeiou]o$/.test(word)) forms.push(`${word}es`);
  const doubled = word + word.at(-1);
  if (noFinalE !== null) forms.push(`${word}d`, word.endsWith('ee') ? `${word}ing` : `${noFinalE}ing`);
  else if (/[^aeiou]y$/.test(word)) forms.push(`${word.slice(0, -1)}ied`, `${word}ing`);
  else if (DOUBLES.test(word)) forms.push(`${doubled}ed`, `${doubled}ing`);
  else forms.push(`${word}ed`, `${word}ing`);
  // travel: traveled in American, travelled in British English.
  if (/[ae]l$/.test(word)) forms.push(`${doubled}ed`, `${doubled}ing`);
  if (word.endsWith('ie')) forms.push(`${word.slice(0, -2)}ying`);
  return forms;
}

/** The other spelling of British and American English, where there is one. */
function otherSpelling(word: string): string[] {
  const others: string[] = [];
  if (/i[sz](?:e[sd]?|ing|ations?|er|ers)$/.test(word) && word.length > 5) {
    others.push(
      word.replace(/i([sz])(?=(?:e[sd]?|ing|ations?|er|ers)$)/, (_match, letter: string) =>
        letter === 's' ? 'iz' : 'is',
      ),
    );
  }
  if (/our(?:s|ed|ing)?$/.test(word) && word.length > 5)
    others.push(word.replace(/our(?=(?:s|ed|ing)?$)/, 'or'));
  if (
    /[^aeiou]or(?:s|ed|ing)?$/.test(word) &&
    /^(?:labor|harbor|honor|favor|neighbor|armor|rumor|color|behavior)/.test(word)
  ) {
    others.push(word.replace(/or(?=(?:s|ed|ing)?$)/, 'our'));
  }
  if (/(?:defen|offen|licen)[cs]e/.test(word))
    others.push(word.replace(/([cs])e/, (_match, letter: string) => (letter === 'c' ? 'se' : 'ce')));
  if (/^(?:centre|center|theatre|theater)/.test(word))
    others.push(word.replace(/(re|er)(?=s?$)/, (end) => (end === 're' ? 'er' : 're')));
  return others;
}

const remembered = new Map<string, ReadonlySet<string>>();
const MOST_REMEMBERED = 20_000;

/**
 * The forms of one English word, lower case, itself included: coup, coups; sanction, sanctions, sanctioned, sanctioning.
 * Over-generates rather than misses (every word is treated as noun and verb): it answers "may this be that word?".
 * A plural given as the base (sanctions) also gets its singular's forms.
 */
export function englishForms(word: string): ReadonlySet<string> {
  const base = word.toLowerCase();
  const known = remembered.get(base);
  if (known !== undefined) return known;
  const bases = [base];
  if (/[^s]s$/.test(base) && base.length > 3) bases.push(base.slice(0, -1));
  if (base.endsWith('ies') && base.length > 4) bases.push(`${base.slice(0, -3)}y`);
  if (/(?:s|x|z|ch|sh)es$/.test(base)) bases.push(base.slice(0, -2));
  const forms = new Set<string>();
  for (const one of bases) {
    const irregular = `${IRREGULAR_VERBS[one] ?? ''} ${IRREGULAR_NOUNS[one] ?? ''}`.trim();
    for (const form of [one, ...inflect(one), ...irregular.split(' ')]) {
      if (form === '') continue;
      forms.add(form);
      for (const other of otherSpelling(form)) forms.add(other);
    }
  }
  for (const [single, plural] of Object.entries(IRREGULAR_NOUNS)) {
    if (plural.split(' ').includes(base)) forms.add(single);
  }
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(base, forms);
  return forms;
}
