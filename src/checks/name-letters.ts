// How alike two names are written: misspelt, in an older spelling, or in the other language's letters.

/** Letters that must be typed, dropped or changed to make one the other (Levenshtein), at most `most`. */
function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const change = row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[other.length]!;
}

/** Close enough to be the same name misspelt: one letter in three, two at least for longer names. */
export const isAlike = (one: string, other: string) => {
  const most = Math.max(1, Math.floor(Math.max(one.length, other.length) / 3));
  return one !== other && distance(one, other, most) <= most;
};

/** Spelling before 1972, accents and letters of other scripts: Soekarno, Djakarta, Tjokro; not what tells two surnames apart. */
export const modern = (lower: string) =>
  lower
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('oe', 'u')
    .replaceAll('dj', 'j')
    .replaceAll('tj', 'c')
    .replaceAll('sj', 'sy')
    .replaceAll('sh', 'sy');

/** Letters that Greek, Latin and Arabic names change between the languages: Kaspia is Caspian, Polinesia Polynesia. */
const cognate = (lower: string) =>
  lower
    .replaceAll('ph', 'f')
    .replaceAll('ch', 'k')
    .replaceAll('ck', 'k')
    .replaceAll('ks', 'x')
    .replaceAll('ae', 'e')
    .replaceAll('ts', 's')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/[cq]/g, 'k')
    .replace(/[yj]/g, 'i')
    .replace(/o(?=n)/g, 'u')
    .replace(/h/g, '')
    .replace(/(\p{L})\1/gu, '$1');

/** A letter too many, too few, another, or two that changed places. */
export function isOneSlip(one: string, other: string): boolean {
  if (distance(one, other, 1) <= 1) return one !== other;
  if (one.length !== other.length) return false;
  const at = [...one].findIndex((letter, place) => letter !== other[place]);
  return one.slice(0, at) + one[at + 1] + one[at] + one.slice(at + 2) === other;
}

/** Letters in which Indonesian spells the sounds of Arabic, Greek or Persian names: Mujahidin, Kirgiz, Sawu, Zelensky. */
const transliterated = (lower: string) =>
  modern(lower)
    .replaceAll('ph', 'f')
    .replaceAll('th', 't')
    .replaceAll('x', 'ks')
    .replaceAll('w', 'v')
    .replaceAll('ee', 'i')
    .replaceAll('oo', 'u')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/(?:[cq]|ck|ch|kh)(?!h)/g, 'k')
    .replace(/g(?=[ei])/g, 'j')
    .replace(/(?<=sk)(?:[iy]{1,2}|ij)$/, 'y')
    .replace(/y(?!\p{L}?$)/gu, 'i');

/** Whether an English name is the source's, letter for letter, in English spelling. */
export const isTransliterated = (source: string, english: string) =>
  transliterated(source) === transliterated(english);

/** Papuan, Acehnese, Madurese, Bahamians: the name with an English ending. */
export function isDerivedName(name: string, english: string): boolean {
  return [name, name.replace(/[aeiou]h?$/, '')].some(
    (stem) =>
      stem.length >= 3 &&
      english.startsWith(stem) &&
      new RegExp(
        `^.{${stem.length}}(?:(?<=[aeiou])ns?|ans?|nese|ese|ians?|(?<!i)is?|(?<!s)s|es|ites?)$`,
      ).test(english) &&
      (stem === name || english.length > name.length),
  );
}

/** Whether an English name is the source's in English letters: the same stem but for its ending. */
export function isCognate(source: string, english: string): boolean {
  const [one, other] = [cognate(source), cognate(english)];
  const shorter = Math.min(one.length, other.length);
  let same = 0;
  while (same < shorter && one[same] === other[same]) same += 1;
  return same >= 4 && same >= shorter - 2;
}
