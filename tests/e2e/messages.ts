// The interface's texts for the tests: what a button is called in the language at hand.
import { readFileSync } from 'node:fs';

export type Language = 'en' | 'id';

const read = (language: Language) =>
  JSON.parse(
    readFileSync(new URL(`../../translations/messages/${language}.json`, import.meta.url), 'utf8'),
  ) as Record<string, unknown>;
const MESSAGES = { en: read('en'), id: read('id') };

/** The message of a dotted key, parameters filled in. Throws where it is missing. */
export function message(
  language: Language,
  key: string,
  params: Record<string, string | number> = {},
): string {
  const found = key
    .split('.')
    .reduce<unknown>(
      (node, part) => (node as Record<string, unknown> | undefined)?.[part],
      MESSAGES[language],
    );
  if (typeof found !== 'string') throw new Error(`no message ${key} in ${language}`);
  return found.replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => String(params[name] ?? ''));
}
