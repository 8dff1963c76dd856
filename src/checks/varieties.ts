// British and American spellings of one word, which the dictionaries of both let pass too often (theatre, kilometer).
import type { Variety } from '../model/house-style.ts';

const words = (text: string) => text.trim().split(/\s+/);
const NOUN = ['', 's'];

/** What British English doubles or keeps before an ending, American does not: travelled, traveled. */
const DOUBLED = words('travel cancel label fuel model signal counsel');
const DOUBLED_ENDINGS = ['ed', 'ing', 'er', 'ers'];

/** -our, -or. */
const OUR = words('col hon lab harb neighb fav rum arm behavi hum endeav flav vap od parl savi tum vig');
const OUR_ENDINGS = words('s ed ing er ers able ful less hood hoods al ism ist ists');

/** -re, -er. */
const RE = words('cent theat kilomet centimet millimet met lit millilit fib calib somb spect lust');

/** Others: British, American, endings of both. */
const OTHERS: readonly (readonly [british: string, american: string, endings: readonly string[]])[] = [
  ['centred', 'centered', ['']],
  ['favourit', 'favorit', ['e', 'es', 'ism']],
  ['defenc', 'defens', ['e', 'es', 'eless']],
  ['offenc', 'offens', ['e', 'es']],
  ['pretenc', 'pretens', ['e', 'es']],
  ['programme', 'program', NOUN],
  ['grey', 'gray', ['', 's', 'ed', 'ing', 'er']],
  ['plough', 'plow', ['', 's', 'ed', 'ing']],
  ['sceptic', 'skeptic', ['', 's', 'al', 'ally', 'ism']],
  ['aluminium', 'aluminum', ['']],
  ['aeroplane', 'airplane', NOUN],
  ['jewellery', 'jewelry', ['']],
  ['manoeuvre', 'maneuver', NOUN],
  ['manoeuvr', 'maneuver', ['ed', 'ing']],
  ['paediatric', 'pediatric', NOUN],
  ['anaemia', 'anemia', ['']],
  ['anaemic', 'anemic', ['']],
  ['haemorrhage', 'hemorrhage', ['', 's', 'd']],
  ['foetus', 'fetus', ['', 'es']],
  ['oestrogen', 'estrogen', ['']],
  ['encyclopaedia', 'encyclopedia', NOUN],
  ['analys', 'analyz', ['e', 'ed', 'ing']],
  ['paralys', 'paralyz', ['e', 'ed', 'ing']],
  ['skilful', 'skillful', ['', 'ly']],
  ['wilful', 'willful', ['', 'ly']],
  ['fulfil', 'fulfill', ['', 's', 'ment']],
  ['enrol', 'enroll', ['', 's', 'ment']],
  ['instalment', 'installment', NOUN],
  ['moustache', 'mustache', NOUN],
  ['pyjamas', 'pajamas', ['']],
  ['cosy', 'cozy', ['']],
];

/** British words whose American spelling is a British word too, in another sense or as a variant: wrong in American text alone. */
const BRITISH_ONLY: readonly (readonly [british: string, american: string, endings: readonly string[]])[] = [
  ['labour', 'labor', ['']],
  ['mould', 'mold', ['', 's', 'ed', 'ing']],
  ['catalogue', 'catalog', NOUN],
  ['cheque', 'check', NOUN],
  ['storeys', 'stories', ['']],
  ['tyre', 'tire', NOUN],
  ['licence', 'license', NOUN],
  ['practis', 'practic', ['e', 'ed', 'ing']],
];

const AMERICAN_OF = new Map<string, string>();
const BRITISH_OF = new Map<string, string>();
for (const [british, american, endings] of BRITISH_ONLY)
  for (const end of endings) AMERICAN_OF.set(british + end, american + end);
for (const [british, american] of bothWays()) {
  if (!AMERICAN_OF.has(british)) BRITISH_OF.set(american, british);
  AMERICAN_OF.set(british, american);
}

function* bothWays(): Generator<readonly [british: string, american: string]> {
  for (const stem of OUR)
    for (const end of ['', ...OUR_ENDINGS]) yield [`${stem}our${end}`, `${stem}or${end}`];
  for (const stem of RE) for (const end of NOUN) yield [`${stem}re${end}`, `${stem}er${end}`];
  for (const stem of DOUBLED) for (const end of DOUBLED_ENDINGS) yield [`${stem}l${end}`, stem + end];
  for (const [british, american, endings] of OTHERS)
    for (const end of endings) yield [british + end, american + end];
}

/** -ise is British in American eyes; British English takes -ize as well (Oxford). */
const ISE = /^(\p{L}{3,}?)is(e[sd]?|ing|ations?|ers?|able)$/u;

/** How the wanted variety spells a word (lower case) that is written as in the other; null where it is right or unknown. */
export function otherVariety(lower: string, wanted: Variety): string | null {
  if (wanted === 'GB') return BRITISH_OF.get(lower) ?? null;
  const [, stem = '', ending] = ISE.exec(lower) ?? [];
  return AMERICAN_OF.get(lower) ?? (ISE_STEMS.has(stem) ? `${stem}iz${ending}` : null);
}

/** Stems that take -ize in American English. */
const ISE_STEMS = new Set(
  words(`organ real recogn critic modern national international author mobil emphas apolog civil capital central character commercial crystal
  democrat economic equal final general global hospital human ideal immun industrial legal liberal local maxim memor minim monopol
  national neutral normal optim patron penal popular priorit privat public rad radical ration regular revital scrutin social
  special stabil standard steril subsid summar symbol sympath system terror util vandal victim visual antagon agon bapt colon cannib
  decentral demil demobil demoral destabil disorgan dramat energ extern fantas fertil formal galvan harmon homogen hypnot
  institutional internal jeopard magnet marginal material mechan mesmer monet motor natural neutral ostrac oxid personal plagiar polar
  polit pressur pulver random reorgan romantic sanit satir sensat sensit serial sexual stigmat strateg synchron tantal theor traumat
  trivial tyrann urban vapor verbal weapon western categor custom digit amort anal fratern final authoris computer familiar`),
);
