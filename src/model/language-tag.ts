// Language tags (BCP 47), as far as we look into them.

/** `id-ID` and `ID` are `id`: texts of one language help each other (the primary subtag). */
export function primaryLang(lang: string): string {
  return lang.trim().toLowerCase().split(/[-_]/)[0] ?? '';
}
