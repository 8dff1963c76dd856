// Language tags (BCP 47), as far as we look into them.

/** Some files name their languages instead. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['indonesian', 'id'],
  ['indonesia', 'id'],
  ['bahasa indonesia', 'id'],
  ['english', 'en'],
  ['inggris', 'en'],
  ['bahasa inggris', 'en'],
]);

const known = new Map<string, string>();

function canonical(subtag: string): string {
  try {
    return new Intl.Locale(subtag).language;
  } catch {
    return subtag;
  }
}

/**
 * `id-ID`, `ID`, `ind`, and `in` as older systems write it, are `id`: texts of one language help each other (the primary subtag,
 * by RFC 5646 section 4.5 and CLDR's aliases).
 */
export function primaryLang(lang: string): string {
  const written = lang.trim().toLowerCase();
  const subtag = NAMES.get(written.replace(/\s*\(.*$/, '')) ?? written.split(/[-_]/)[0] ?? '';
  const before = known.get(subtag);
  if (before !== undefined) return before;
  const found = canonical(subtag);
  // What a hostile file calls a language is not kept.
  if (subtag.length <= 3) known.set(subtag, found);
  return found;
}
