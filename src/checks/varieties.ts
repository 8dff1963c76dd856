// British and American spellings of one word, which the dictionaries of both let pass too often (theatre, kilometer).
import type { Variety } from '../model/project.ts';

/** British stem → American stem; both take the endings below. */
const STEMS: readonly (readonly [british: string, american: string])[] = [
  ['colour', 'color'],
  ['honour', 'honor'],
  ['labour', 'labor'],
  ['harbour', 'harbor'],
  ['neighbour', 'neighbor'],
  ['favour', 'favor'],
  ['favourit', 'favorit'],
  ['rumour', 'rumor'],
  ['armour', 'armor'],
  ['behaviour', 'behavior'],
  ['humour', 'humor'],
  ['endeavour', 'endeavor'],
  ['flavour', 'flavor'],
  ['vapour', 'vapor'],
  ['odour', 'odor'],
  ['parlour', 'parlor'],
  ['saviour', 'savior'],
  ['tumour', 'tumor'],
  ['vigour', 'vigor'],
  ['centr', 'center'],
  ['theatr', 'theater'],
  ['kilometr', 'kilometer'],
  ['centimetr', 'centimeter'],
  ['millimetr', 'millimeter'],
  ['metr', 'meter'],
  ['litr', 'liter'],
  ['millilitr', 'milliliter'],
  ['fibr', 'fiber'],
  ['calibr', 'caliber'],
  ['sombr', 'somber'],
  ['spectr', 'specter'],
  ['lustr', 'luster'],
  ['defenc', 'defens'],
  ['offenc', 'offens'],
  ['pretenc', 'pretens'],
  ['travell', 'travel'],
  ['cancell', 'cancel'],
  ['labell', 'label'],
  ['fuell', 'fuel'],
  ['modell', 'model'],
  ['signall', 'signal'],
  ['counsell', 'counsel'],
  ['programm', 'program'],
  ['catalogu', 'catalog'],
  ['dialogu', 'dialog'],
  ['grey', 'gray'],
  ['tyr', 'tir'],
  ['plough', 'plow'],
  ['mould', 'mold'],
  ['sceptic', 'skeptic'],
  ['storey', 'story'],
  ['aluminium', 'aluminum'],
  ['aeroplan', 'airplan'],
  ['jewellery', 'jewelry'],
  ['manoeuvr', 'maneuver'],
  ['paediatric', 'pediatric'],
  ['anaemi', 'anemi'],
  ['haemorrhag', 'hemorrhag'],
  ['foetus', 'fetus'],
  ['oestrogen', 'estrogen'],
  ['encyclopaedia', 'encyclopedia'],
  ['analys', 'analyz'],
  ['paralys', 'paralyz'],
  ['skilful', 'skillful'],
  ['wilful', 'willful'],
  ['fulfil', 'fulfill'],
  ['enrol', 'enroll'],
  ['instalment', 'installment'],
  ['cheque', 'check'],
  ['moustach', 'mustach'],
  ['pyjama', 'pajama'],
  ['cosy', 'cozy'],
];

/** Words that only one variety spells so; derived once from the stems that differ in sure ways. */
const BRITISH = new Map<string, string>();
const AMERICAN = new Map<string, string>();

function pair(british: string, american: string): void {
  if (!BRITISH.has(british)) BRITISH.set(british, american);
  if (!AMERICAN.has(american)) AMERICAN.set(american, british);
}

const ENDINGS = [
  '',
  's',
  'ed',
  'ing',
  'er',
  'ers',
  'able',
  'ful',
  'less',
  'hood',
  'hoods',
  'al',
  'ism',
  'ist',
  'ists',
];
for (const [british, american] of STEMS) {
  if (/our$/.test(british)) for (const end of ENDINGS) pair(british + end, american + end);
  else if (/(?:met|lit|cent|theat|fib|calib|somb|spect|lust)r$/.test(british)) {
    pair(`${british}e`, american);
    pair(`${british}es`, `${american}s`);
    if (british === 'centr') pair('centred', 'centered');
  } else if (/enc$/.test(british))
    for (const end of ['e', 'es', 'eless']) pair(british + end, american + end);
  else if (/[ai]?ell$|uell$|all$/.test(british) && british !== american)
    for (const end of ['ed', 'ing', 'er', 'ers']) pair(british + end, american + end);
  else if (british === 'programm') {
    pair('programme', 'program');
    pair('programmes', 'programs');
  } else if (/^(?:catalogu|dialogu)$/.test(british)) pair(`${british}e`, american);
  else if (/^(?:analys|paralys)$/.test(british))
    for (const end of ['e', 'ed', 'ing']) pair(british + end, american + end);
  else if (british === 'cheque') for (const end of ['', 's']) BRITISH.set(british + end, american + end);
  else if (british === 'storey') BRITISH.set('storeys', 'stories');
  else if (british === 'tyr') for (const end of ['e', 'es']) BRITISH.set(british + end, american + end);
  else if (british === 'fulfil' || british === 'enrol') {
    pair(british, american);
    pair(`${british}s`, `${american}s`);
    pair(`${british}ment`, `${american}ment`);
  } else if (/[aeiou]?[bcdfghjklmnpqrstvwxyz]$/.test(british) && /(?:plan|hag|ach|emi|rit)$/.test(british))
    for (const end of ['e', 'es']) pair(british + end, american + end);
  else for (const end of ['', 's', 'ed', 'ing']) pair(british + end, american + end);
}
// British English has the other spelling too, for the verb or the noun: only these are one variety's.
for (const [british, american] of [
  ['licence', 'license'],
  ['licences', 'licenses'],
  ['practise', 'practice'],
  ['practised', 'practiced'],
  ['practising', 'practicing'],
] as const)
  BRITISH.set(british, american);
/** American words that are also British words in another sense: only the British one is a slip there. */
for (const word of [
  'program',
  'programs',
  'meter',
  'meters',
  'check',
  'checks',
  'catalog',
  'dialog',
  'story',
  'stories',
  'mold',
  'labor',
  'tire',
]) {
  if (word === 'program' || word === 'meter' || word === 'meters' || word === 'programs') continue;
  AMERICAN.delete(word);
}

/** -ise and -yse are British only in American eyes; British English takes -ize as well (Oxford). */
const ISE = /^(\p{L}{3,}?)is(e[sd]?|ing|ations?|ers?|able)$/u;
const ISE_ALWAYS =
  /(?:adv|superv|rev|telev|surpr|compr|dev|exerc|disgu|franch|improv|merchand|comprom|enterpr|prem|prom|desp|dem|exc|chast|circumc|inc|prec|conc|r|w|adverti|pra|ra|no|poi|cru|bru|rai|prai|appra|mali|treat|expert|parad|prom|prec|v)is(?:e[sd]?|ing|ations?|ers?|able)$/u;

/** How the wanted variety spells a word (lower case) that is written as in the other; null where it is right or unknown. */
export function otherVariety(lower: string, wanted: Variety): string | null {
  const known = (wanted === 'US' ? BRITISH : AMERICAN).get(lower);
  if (known !== undefined && known !== lower) return known;
  if (wanted === 'US') {
    const match = ISE.exec(lower);
    if (match !== null && ISE_STEMS.has(match[1]!) && !ISE_ALWAYS.test(lower))
      return `${match[1]}iz${match[2]}`;
  }
  return null;
}

/** Stems that take -ize in American English. */
const ISE_STEMS = new Set(
  `organ real recogn critic modern national international author mobil emphas apolog civil capital central character commercial crystal
  democrat economic equal final general global hospital human ideal immun industrial legal liberal local maxim memor minim monopol
  national neutral normal optim patron penal popular priorit privat public rad radical ration regular revital sabotag scrutin social
  special stabil standard steril subsid summar symbol sympath system terror util vandal victim visual antagon agon bapt colon cannib
  decentral demil demobil demoral destabil disorgan dramat energ extern fantas fertil formal galvan harmon homogen hypnot improvis
  institutional internal jeopard magnet marginal material mechan mesmer monet motor natural neutral ostrac oxid personal plagiar polar
  polit pressur pulver random reorgan romantic sanit satir sensat sensit serial sexual stigmat strateg synchron tantal theor traumat
  trivial tyrann urban vapor verbal weapon western categor custom digit amort anal fraternal finalis authoris computer familiar`
    .trim()
    .split(/\s+/),
);
