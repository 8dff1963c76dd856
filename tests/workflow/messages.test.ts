// Every error that a verb may end with has a message in both languages.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { ENGINE_ERROR_KINDS } from '../../src/engines/engine.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const ROOMS = ['src/workflow', 'src/model', 'src/errors.ts'];

function sources(path: string): string[] {
  const full = join(ROOT, path);
  if (path.endsWith('.ts')) return [readFileSync(full, 'utf8')];
  return readdirSync(full).flatMap((name) => sources(join(path, name)));
}

const CALL = /(?:badInput|forbidden|notFound|tooLarge|AppError\(\d+,)\(?\s*'([a-z.-]+)'/g;
const text = ROOMS.flatMap(sources).join('\n');
const keys = new Set([
  ...[...text.matchAll(CALL)].map((match) => match[1]!),
  ...[...text.matchAll(/'(approval\.[a-z]+)'/g)].map((match) => match[1]!),
  ...ENGINE_ERROR_KINDS.map((kind) => `engine.${kind}`),
  ...['forbidden', 'not-found', 'signed-out', 'conflict', 'draft.running', 'version.not-open'],
]);

function find(tree: unknown, key: string): unknown {
  const parts = `errors.${key}`.split('.');
  return parts.reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], tree);
}

it.each(['en', 'id'])('finds every error message in %s', (lang) => {
  const messages: unknown = JSON.parse(
    readFileSync(join(ROOT, `translations/messages/${lang}.json`), 'utf8'),
  );
  const missing = [...keys].filter(
    (key) => typeof find(messages, key) !== 'string' && typeof find(messages, `${key}_other`) !== 'string',
  );
  expect(missing).toEqual([]);
  expect(keys.size).toBeGreaterThan(40);
});
