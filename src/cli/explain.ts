// What a check's issue says, in each language of the interface.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import i18next from 'i18next';
import type { Issue } from '../checks/index.ts';

const MESSAGES = join(import.meta.dirname, '../../translations/messages');
const LANGUAGES = ['en', 'id'] as const;

export type Explanation = Record<(typeof LANGUAGES)[number], string>;

/** Reads the messages once; what comes back tells an issue in both languages. */
export async function explainer(): Promise<(issue: Issue) => Explanation> {
  const resources = Object.fromEntries(
    LANGUAGES.map((lang) => [
      lang,
      { translation: JSON.parse(readFileSync(join(MESSAGES, `${lang}.json`), 'utf8')) as object },
    ]),
  );
  const messages = i18next.createInstance();
  await messages.init({ lng: 'en', resources, interpolation: { escapeValue: false } });
  const tell = (lang: (typeof LANGUAGES)[number], { check, message, params }: Issue) =>
    messages.getFixedT(lang)(`checks.of.${check}.message.${message}`, params);
  return (issue) => ({ en: tell('en', issue), id: tell('id', issue) });
}
