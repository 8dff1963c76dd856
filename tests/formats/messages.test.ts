// Every error and warning of the formats has its text in both languages.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const sources = readdirSync('src/formats', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join('src/formats', name), 'utf8'))
  .join('\n');

const keys = [
  ...[...sources.matchAll(/'((?:xliff|xml|zip|import|subtitles|po|json)\.[\w-]+)'/g)].map(
    ([, key]) => `errors.${key}`,
  ),
  ...[...sources.matchAll(/warnings\.push\(\{ key: '([\w-]+)'/g)].map(([, key]) => `formats.warnings.${key}`),
];

it.each(['en', 'id'])('in %s', (lang) => {
  const messages: unknown = JSON.parse(readFileSync(`translations/messages/${lang}.json`, 'utf8'));
  const said = (key: string) =>
    typeof key.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown>)?.[name], messages) ===
    'string';
  const lacking = keys.filter((key) => !said(key) && !said(`${key}_other`));
  expect(keys.length).toBeGreaterThan(12);
  expect(lacking).toEqual([]);
});
