// Reduplication in Indonesian: whole (anak-anak), affixed (berlari-lari, tarik-menarik), with changed sounds, partial.
import { peelPrefix } from './affixes.ts';

/**
 * `base`: the word without the copy; `place` puts `R` among the base's affixes; `weight`: how likely, beside other
 * readings; `sound`: the halves differ in sounds, so that dictionaries list the whole as a word.
 */
export type Reduplication = {
  base: string;
  weight: number;
  place(affixes: readonly string[]): string[];
  sound?: true;
};

const first = (affixes: readonly string[]) => ['R', ...affixes];
const last = (affixes: readonly string[]) => [...affixes, 'R'];
/** After the prefixes, before the suffixes: berlari-lari `ber- R`, buah-buahan `R -an`. */
const inside = (affixes: readonly string[]) => {
  const at = affixes.findIndex((affix) => affix.startsWith('-'));
  return at < 0 ? [...affixes, 'R'] : [...affixes.slice(0, at), 'R', ...affixes.slice(at)];
};

/** Whether two halves differ in sounds only, as in sayur-mayur, gerak-gerik, warna-warni, bolak-balik. */
function soundCopy(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1 || one.length < 4) return false;
  const skeleton = (word: string) => word.replace(/[aiueo]+/g, '.');
  return (
    skeleton(one) === skeleton(other) ||
    one.slice(1) === other.slice(1) ||
    one.slice(0, -1) === other.slice(0, -1)
  );
}

/** Copies with a hyphen between the halves. */
function hyphened(one: string, other: string): Reduplication[] {
  if (one === other) return [{ base: one, weight: 20, place: last }];
  const found: Reduplication[] = [];
  // berlari-lari, mengamat-amati: prefix outside the copy, suffix at the end of the second half.
  for (const suffix of ['', 'kan', 'an', 'i']) {
    const root = suffix === '' ? other : other.slice(0, -suffix.length);
    if (other.endsWith(suffix) && root.length >= 2 && one.endsWith(root)) {
      found.push({ base: one + suffix, weight: 20, place: inside });
    }
  }
  // tarik-menarik: the second half carries the prefix; buah-buahan is covered above.
  // hormat-menghormati: with a suffix after it.
  for (const suffix of ['', 'kan', 'i']) {
    if (!other.endsWith(suffix)) continue;
    const bare = suffix === '' ? other : other.slice(0, -suffix.length);
    if (peelPrefix(bare).some(({ stem }) => stem === one))
      found.push({ base: other, weight: 20, place: first });
  }
  // gilang-gemilang, turun-temurun: the second half carries the infix -em- after its first sound.
  if (other === `${one.slice(0, 1)}em${one.slice(1)}`)
    found.push({ base: one, weight: 100, place: (affixes) => [...affixes, 'R', '-em-'] });
  if (soundCopy(one, other)) {
    found.push(
      { base: one, weight: -20, place: inside, sound: true },
      { base: other, weight: -20, place: inside, sound: true },
    );
  }
  return found;
}

/** Every way to read `word` as a copy. */
export function peelReduplication(word: string): Reduplication[] {
  const parts = word.split('-');
  if (parts.length === 2 && parts[0]!.length >= 2 && parts[1]!.length >= 2)
    return hyphened(parts[0]!, parts[1]!);
  // dedaunan, leluhur, tetamu: the first consonant comes twice with e between (m, p and s look like me-, pe- and se-).
  const partial = /^([bcdfghjklnrtw])e(\1.+)$/.exec(word);
  return partial === null ? [] : [{ base: partial[2]!, weight: 0, place: first }];
}
