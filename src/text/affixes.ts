// Indonesian affixes: how each prefix joins its stem, and which may stand together.

/** A way to take an affix off: its base form and the stem that would be left. */
export type Peeled = { affix: string; stem: string };

const VOWEL = /^[aiueo]/;
const ONE_SYLLABLE = /^[^aiueo]+[aiueo]+[^aiueo]*$/;

/**
 * me- and pe- before a stem (Tata Bahasa Baku: the nasal takes the place of k, p, s, t): meng+udeta ← kudeta,
 * mem+ukul ← pukul, meny+anksi ← sanksi, pen+ulis ← tulis; menge-/penge- before one syllable: mengebom ← bom.
 */
function peelNasal(word: string, head: 'm' | 'p'): Peeled[] {
  const affix = `${head}e-`;
  const found: Peeled[] = [];
  const add = (stem: string) => found.push({ affix, stem });
  if (!word.startsWith(`${head}e`)) return found;
  const rest = word.slice(2);
  if (rest.startsWith('ng')) {
    const stem = rest.slice(2);
    if (stem.startsWith('e') && ONE_SYLLABLE.test(stem.slice(1))) add(stem.slice(1));
    if (VOWEL.test(stem)) add(`k${stem}`);
    if (/^[aiueoghkqx]/.test(stem)) add(stem);
  }
  if (rest.startsWith('ny')) add(`s${rest.slice(2)}`);
  if (rest.startsWith('m')) {
    const stem = rest.slice(1);
    if (/^[aiueorl]/.test(stem)) add(`p${stem}`);
    if (/^[bfpv]/.test(stem)) add(stem);
  }
  if (rest.startsWith('n') && !/^n[gy]/.test(rest)) {
    const stem = rest.slice(1);
    if (VOWEL.test(stem)) add(`t${stem}`);
    if (/^[cdjzst]/.test(stem)) add(stem);
  }
  if (/^[lmnrwy]/.test(rest)) add(rest);
  return found;
}

/** ber-, ter- and per- lose their r before r and before a first syllable in -er-: beternak, bekerja; bel-/pel- in belajar. */
function peelRhotic(word: string, head: 'be' | 'te' | 'pe'): Peeled[] {
  const affix = `${head}r-`;
  const found: Peeled[] = [];
  if (word.startsWith(`${head}r`)) found.push({ affix, stem: word.slice(3) });
  if (word.startsWith(`${head}l`)) found.push({ affix, stem: word.slice(3) });
  if (word.startsWith(head) && /^(r|[^aiueo]{1,2}er)/.test(word.slice(2)))
    found.push({ affix, stem: word.slice(2) });
  return found;
}

const PLAIN_PREFIXES = ['di', 'se', 'ke', 'memper', 'diper'] as const;

/** Bound forms of learned origin; taken off only before a known stem of four letters or more. */
const BOUND_PREFIXES = [
  'anti',
  'antar',
  'pasca',
  'pra',
  'non',
  'tuna',
  'multi',
  'sub',
  'super',
  'semi',
  'ultra',
  'eks',
  'swa',
  'dwi',
  'nir',
  'maha',
  'mono',
  'mikro',
  'makro',
  'intra',
  'infra',
  'hiper',
  'ekstra',
  'kontra',
  'purna',
  'tri',
] as const;

/** Every way to take one prefix off `word`. */
export function peelPrefix(word: string): Peeled[] {
  const found: Peeled[] = [];
  for (const prefix of PLAIN_PREFIXES) {
    if (word.startsWith(prefix)) found.push({ affix: `${prefix}-`, stem: word.slice(prefix.length) });
  }
  for (const outer of ['mem', 'di'] as const) {
    if (!word.startsWith(outer)) continue;
    // memper- and diper- are one mark: mempelajari, mempekerjakan.
    for (const { stem } of peelRhotic(word.slice(outer.length), 'pe')) {
      if (!word.startsWith(`${outer}per`)) found.push({ affix: `${outer}per-`, stem });
    }
  }
  found.push(...peelNasal(word, 'm'), ...peelNasal(word, 'p'));
  for (const head of ['be', 'te', 'pe'] as const) found.push(...peelRhotic(word, head));
  if (word.startsWith('pe')) found.push({ affix: 'pe-', stem: word.slice(2) });
  return found;
}

/** Every way to take one learned bound form off `word`: pascaperang → pasca- perang. */
export function peelBoundPrefix(word: string): Peeled[] {
  return BOUND_PREFIXES.filter((prefix) => word.startsWith(prefix)).map((prefix) => ({
    affix: `${prefix}-`,
    stem: word.slice(prefix.length).replace(/^-/, ''),
  }));
}

/** Every way to take one suffix off, the empty way first. */
export function peelSuffix(word: string): Peeled[] {
  const found: Peeled[] = [{ affix: '', stem: word }];
  for (const suffix of ['kan', 'an', 'i'] as const) {
    if (word.endsWith(suffix)) found.push({ affix: `-${suffix}`, stem: word.slice(0, -suffix.length) });
  }
  return found;
}

/** A word without its clitics, and the clitics in the order of the word: rumah|=nya, ku=|ambil. */
export type Uncliticised = { stem: string; before: readonly string[]; after: readonly string[] };

/** Every way to take clitics off, fewest first. A hyphen before one (TNI-nya) goes with it. */
export function peelClitics(word: string): Uncliticised[] {
  const found: Uncliticised[] = [{ stem: word, before: [], after: [] }];
  const cut = (stem: string, ending: string) => stem.slice(0, -ending.length).replace(/-$/, '');
  for (const particle of ['', 'lah', 'kah', 'pun', 'tah']) {
    if (!word.endsWith(particle)) continue;
    const bare = particle === '' ? word : cut(word, particle);
    const particles = particle === '' ? [] : [`=${particle}`];
    if (particle !== '') found.push({ stem: bare, before: [], after: particles });
    for (const pronoun of ['nya', 'ku', 'mu']) {
      if (bare.endsWith(pronoun))
        found.push({ stem: cut(bare, pronoun), before: [], after: [`=${pronoun}`, ...particles] });
    }
  }
  for (const proclitic of ['ku', 'kau']) {
    if (word.startsWith(proclitic))
      found.push({ stem: word.slice(proclitic.length), before: [`${proclitic}=`], after: [] });
  }
  return found.filter((one) => one.stem.length >= 2);
}

/** Prefix and suffix that never stand together round one stem (after Nazief and Adriani's list for Indonesian stemming). */
export function clash(prefix: string, suffix: string): boolean {
  if (suffix === '-an') return ['di-', 'me-', 'ter-', 'memper-', 'diper-'].includes(prefix);
  if (suffix === '-i') return ['ber-', 'ke-', 'se-', 'pe-'].includes(prefix);
  if (suffix === '-kan') return ['ke-', 'se-', 'pe-'].includes(prefix);
  return false;
}

/** A word whose affixes are set off by hyphens because its stem is an acronym, a number or foreign: mem-PHK, ke-18, TNI-nya. */
export function peelHyphens(word: string): { root: string; affixes: string[] } | null {
  const match =
    /^(?:(di|mem|men|meng|me|ber|ter|ke|se|pe|non)-)?(.+?)(?:-(kan|i|an))?(?:-(nya|ku|mu))?(?:-(lah|kah|pun))?$/.exec(
      word,
    );
  if (match === null || match[2] === word || match[2]!.includes('-')) return null;
  const [, prefix, root, suffix, ...clitics] = match;
  const base = prefix === undefined ? [] : [`${prefix.startsWith('me') ? 'me' : prefix}-`];
  const tail = clitics.filter((clitic) => clitic !== undefined).map((clitic) => `=${clitic}`);
  return { root: root!, affixes: [...base, ...(suffix === undefined ? [] : [`-${suffix}`]), ...tail] };
}
