// The interface's texts: both languages, loaded once, and which of them a request is answered in.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'cookie';
import type { Request } from 'express';
import { createInstance, type i18n } from 'i18next';
import { LANGUAGES, type Language, type User } from '../model/user.ts';
import { HOME } from '../workflow/open-deps.ts';

export const LANGUAGE_COOKIE = 'padanan_lang';

/** Loads translations/messages. A key without a message answers the key: the tests look for those. */
export async function loadMessages(): Promise<i18n> {
  const read = (language: Language) =>
    JSON.parse(readFileSync(join(HOME, `translations/messages/${language}.json`), 'utf8')) as object;
  const messages = createInstance();
  await messages.init({
    lng: 'en',
    fallbackLng: false,
    supportedLngs: [...LANGUAGES],
    resources: { en: { translation: read('en') }, id: { translation: read('id') } },
    interpolation: { escapeValue: false },
    returnEmptyString: false,
  });
  return messages;
}

const isLanguage = (value: unknown): value is Language => LANGUAGES.some((language) => language === value);

/** `?lang`, else the person's own choice, else the cookie, else what the browser prefers, else English. */
export function languageOf(req: Request, user: User | null): Language {
  if (isLanguage(req.query.lang)) return req.query.lang;
  if (user?.language) return user.language;
  const chosen = parse(req.headers.cookie ?? '')[LANGUAGE_COOKIE];
  if (isLanguage(chosen)) return chosen;
  const preferred = req.acceptsLanguages([...LANGUAGES]);
  return isLanguage(preferred) ? preferred : 'en';
}
