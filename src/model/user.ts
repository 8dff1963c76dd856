// Users: the people of an installation.
import type { Role, Scope } from './permissions.ts';

export const LANGUAGES = ['en', 'id'] as const;
export type Language = (typeof LANGUAGES)[number];

export const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];

export type User = {
  userId: string;
  login: string;
  name: string;
  role: Role;
  language: Language | null;
  theme: Theme;
  active: boolean;
};

/** Who does something: handed to every workflow verb. `scopes`: through a key that allows only these; absent for people. */
export type Actor = { userId: string; role: Role; scopes?: readonly Scope[] };

/** At most two letters that stand for a name: "Budi Kurnia" is BK. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0]!, words.at(-1)!] : words;
  return letters.map((word) => [...word][0]?.toUpperCase() ?? '').join('');
}
