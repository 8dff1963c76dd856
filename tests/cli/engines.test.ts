// Engines from the shell: what is ready, what one says of a sentence, and translations as JSON.
import { execFileSync, spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import type { TranslationJson } from '../../src/cli/translation-json.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const BIN = join(ROOT, 'bin/padanan.js');
const env = { ...process.env, DEEPL_KEY: '', OPENAI_URL: '', LIBRETRANSLATE_URL: '' };

it('lists every engine with its state, and shows no key', () => {
  const key = 'secret-key-4711';
  const args = [BIN, 'engine', 'list'];
  const out = execFileSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...env, LIBRETRANSLATE_KEY: key },
  });
  expect(out).toMatch(/^bundled\tready\toffline\t\w+$/m);
  expect(out).toMatch(/^deepl\tnot-configured\tonline\t$/m);
  expect(out).not.toContain(key);
});

it('tries engines, and fails where one of them does', () => {
  const args = [BIN, 'engine', 'test', 'deepl', 'nonsense'];
  const unknown = spawnSync(process.execPath, args, { encoding: 'utf8', env });
  expect([unknown.status, unknown.stdout]).toEqual([1, '']);
  expect(unknown.stderr).toContain('nonsense');
  const one = spawnSync(process.execPath, args.slice(0, 4), { encoding: 'utf8', env });
  expect(one.status).toBe(1);
  expect(one.stdout).toMatch(/^deepl\t\d+ ms\tnot-configured$/m);
});

it('never shows a wrong key', () => {
  const wrong = spawnSync(process.execPath, [BIN, 'engine', 'list'], {
    encoding: 'utf8',
    env: { ...env, DEEPL_KEY: 'a key with spaces' },
  });
  expect(wrong.status).toBe(1);
  expect(wrong.stderr).toContain('DEEPL_KEY');
  expect(wrong.stderr).not.toContain('with spaces"');
});

it('translates as JSON: sentences, alternatives, links, confidence, terms', () => {
  const input = 'Para pejabat membahas rencana kudeta. Ia marah.\n';
  const args = [BIN, 'translate', '-', '--json', '--beam', '1', '--alternatives', '2'];
  const out = execFileSync(process.execPath, args, { encoding: 'utf8', input, env });
  const [paragraph] = JSON.parse(out) as TranslationJson[];
  expect(paragraph).toMatchObject({ source: input.trim(), engine: 'bundled' });
  expect(paragraph!.sentences.map((one) => one.source)).toEqual(input.trim().split(/(?<=\.) /));
  expect(paragraph!.sentences[0]!.alternatives).toHaveLength(2);
  expect(paragraph!.sentences[0]!.alignment.length).toBeGreaterThan(2);
  expect(paragraph!.sentences[0]!.confidence.length).toBeGreaterThan(3);
  expect(paragraph!.terms).toContainEqual(expect.objectContaining({ form: 'rencana kudeta', present: true }));
});
