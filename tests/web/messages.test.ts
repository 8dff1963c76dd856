// The interface's texts: both languages say the same things, every one that is asked for is there, and none is in a view.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EVENT_TYPES } from '../../src/model/event.ts';

const ROOT = resolve(import.meta.dirname, '../..');

function messages(language: string): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (tree: object, path: string): void => {
    for (const [key, value] of Object.entries(tree)) {
      if (typeof value === 'string') found.set(path + key, value);
      else walk(value, `${path}${key}.`);
    }
  };
  walk(JSON.parse(readFileSync(join(ROOT, `translations/messages/${language}.json`), 'utf8')), '');
  return found;
}

function files(folder: string, ending: string): { name: string; text: string }[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ name: relative(ROOT, path), text: readFileSync(path, 'utf8') }));
}

const en = messages('en');
const id = messages('id');
const views = files('views', '.ejs');
const sources = [...files('src/web', '.ts'), ...files('src/client', '.ts')];

const unplural = (key: string): string => key.replace(/_(one|other)$/, '');
const parameters = (message: string): string[] =>
  [...new Set([...message.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]!))].sort();

describe('messages', () => {
  it('have the same keys in English and Indonesian', () => {
    const keys = (all: Map<string, string>) => [...new Set([...all.keys()].map(unplural))].sort();
    expect(keys(id)).toEqual(keys(en));
  });

  it('have the plural forms of their language', () => {
    const forms = (all: Map<string, string>, ending: string) =>
      [...all.keys()].filter((key) => key.endsWith(ending)).map(unplural);
    expect(forms(id, '_one')).toEqual([]);
    expect(forms(en, '_one').filter((key) => !en.has(`${key}_other`))).toEqual([]);
    expect(forms(en, '_other').filter((key) => !en.has(`${key}_one`))).toEqual([]);
  });

  it('are not empty, and take the same parameters in both languages', () => {
    const wrong = [...id].filter(([key, message]) => {
      const english = en.get(key);
      if (english === undefined) return true;
      return message.trim() === '' || `${parameters(english)}` !== `${parameters(message)}`;
    });
    expect(wrong.filter(([key]) => key !== 'desk.save.none')).toEqual([]);
  });

  it('are there for every key that a page asks for', () => {
    const asked = [...views, ...sources].flatMap(({ name, text }) =>
      [...text.matchAll(/(?<![\w.])(?:res\.locals\.|reader\.)?t\(\s*'([\w.-]+)'\s*([,)+])/g)].map(
        (match) => ({
          name,
          key: match[1]!,
          whole: match[2] !== '+',
        }),
      ),
    );
    const known = (key: string) => en.has(key) || en.has(`${key}_other`);
    const begun = (start: string) => [...en.keys()].some((key) => key.startsWith(start));
    const missing = asked.filter(({ key, whole }) => !(whole ? known(key) : begun(key)));
    expect(missing).toEqual([]);
    expect(asked.length).toBeGreaterThan(150);
  });

  it('say each type of event, as the audit page needs them: audit.type.… and audit.kind.…', () => {
    const missing = EVENT_TYPES.flatMap((type) => [`audit.type.${type}`, `audit.kind.${type.split('.')[0]}`]);
    expect(missing.filter((key) => !en.has(key))).toEqual([]);
  });
});

/** The tool's name, and keys as they are written on the keyboard. */
const SAME_EVERYWHERE = /^(Padanan|\(?((Ctrl|Shift|Alt|Enter|Esc)\+?)+\)?)$/;

describe('views', () => {
  /** What is left of a view for a reader: without code, comments, scripts and what an attribute does not show. */
  function visible(text: string): string[] {
    const bare = text.replace(/<%[\s\S]*?%>/g, '').replace(/<(script|style)[\s\S]*?<\/\1>/g, '');
    const shown = [...bare.matchAll(/\b(?:aria-label|title|placeholder|alt)="([^"]*)"/g)].map(
      (match) => match[1]!,
    );
    return [...bare.replace(/<[^>]*>/g, '\n').split('\n'), ...shown]
      .map((piece) => piece.replace(/&\w+;/g, '').trim())
      .filter((piece) => /\p{L}/u.test(piece));
  }

  it.each(views.map(({ name, text }) => [name, text]))('%s has no text of its own', (_name, text) => {
    expect(visible(text).filter((piece) => !SAME_EVERYWHERE.test(piece))).toEqual([]);
  });
});
