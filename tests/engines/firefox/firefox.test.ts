// The engine `firefox` on a generated model of the same format, run by the real WebAssembly: its answers are known word for word.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ChildEngine } from '../../../src/engines/child-engine.ts';
import { createFirefoxEngine } from '../../../src/engines/firefox.ts';
import { tinyEngines } from '../tiny/installed.ts';

const installed = tinyEngines();
const scratch = mkdtempSync(join(tmpdir(), 'padanan-firefox-'));
const MODEL = installed.firefox;
const opened: ChildEngine[] = [];
const open = (dir = MODEL) => {
  const engine = createFirefoxEngine(dir);
  opened.push(engine);
  return engine;
};
afterAll(async () => {
  for (const engine of opened) await engine.close();
  installed.remove();
  rmSync(scratch, { recursive: true });
});

const engine = open();
const translate = async (source: string, terms: [string, ...string[]][] = []) => {
  const spans = terms.map(([term, ...targets]) => {
    const start = source.indexOf(term);
    return { span: { start, end: start + term.length }, targets };
  });
  return (await engine.translate([{ id: 'x', source, terms: spans }]))[0]!;
};

describe('firefox', () => {
  it.each([
    ['Presiden Maduro menolak sanksi baru.', 'President Maduro rejects sanctions new.'],
    ['Harga beras naik <10 persen & AT&T.', 'Price rice rises <10 persen & AT&T.'],
    ['  - Ya.  Ia marah! ', '  - Yes.  He fumes! '],
    ['5 &amp; 6 dari para pejabat', '5 &amp; 6 from the officials'],
  ])('translates %j to %j', async (source, target) => {
    expect((await translate(source)).target).toBe(target);
  });

  it('links each word to the one that it became', async () => {
    const source = 'Ia marah. Presiden menolak sanksi.';
    const { target, sentences } = await translate(source);
    const pairs = sentences.flatMap((s) =>
      s.alignment.map((l) => [
        source.slice(l.source.start, l.source.end),
        target.slice(l.target.start, l.target.end),
      ]),
    );
    expect(pairs).toEqual([
      ['Ia', 'He'],
      ['marah', 'fumes'],
      ['Presiden', 'President'],
      ['menolak', 'rejects'],
      ['sanksi', 'sanctions'],
    ]);
  });

  it('keeps inline codes at their words', async () => {
    const { target } = await translate('Presiden \uE000menolak\uE001 sanksi.');
    expect(target).toBe('President \uE000rejects\uE001 sanctions.');
  });

  it.each<[string, [string, ...string[]][], string]>([
    ['Para pejabat membahas kudeta.', [['kudeta', 'takeover']], 'The officials discuss takeover.'],
    ['Kudeta baru.', [['Kudeta', 'takeover']], 'Takeover new.'],
    ['Rencana kudeta presiden.', [['Rencana kudeta', 'plot']], 'Plot president.'],
    ['Para pejabat marah.', [['pejabat', 'civil servant', 'official']], 'The officials fumes.'],
    ['Ia dari bank sentral.', [['bank sentral', 'U.S. Fed.']], 'He from U.S. Fed.'],
  ])('puts the glossary in its place: %j', async (source, terms, target) => {
    expect((await translate(source, terms)).target).toBe(target);
  });

  it('hands over long texts in order and stops when told', async () => {
    const paragraphs = Array.from({ length: 200 }, (_, n) => ({
      id: `p${n}`,
      source: 'Ia marah. Ya.',
      terms: [],
    }));
    const seen: string[] = [];
    const stop = new AbortController();
    const running = engine.translate(paragraphs, {
      signal: stop.signal,
      onResult: (r) => seen.push(r.id) === 5 && stop.abort(),
    });
    await expect(running).rejects.toMatchObject({ kind: 'cancelled' });
    expect(seen.slice(0, 5)).toEqual(['p0', 'p1', 'p2', 'p3', 'p4']);
    expect((await translate('Ya.')).target).toBe('Yes.');
  });

  it('goes on after its process was killed', async () => {
    await translate('Ya.');
    process.kill(engine.pid()!, 'SIGKILL');
    expect((await translate('Ya.')).target).toBe('Yes.');
  });
});

describe('firefox without a model that works', () => {
  const damaged = (name: string, damage: (dir: string) => void) => {
    const dir = join(scratch, name);
    cpSync(MODEL, dir, { recursive: true });
    damage(dir);
    return dir;
  };

  it.each<[string, (dir: string) => void]>([
    ['lacks a file', (dir) => rmSync(join(dir, 'lex.bin'))],
    ['has half a model', (dir) => truncateSync(join(dir, 'model.bin'), 100_000)],
    [
      'has something else for a model',
      (dir) => writeFileSync(join(dir, 'model.bin'), '<!doctype html>'.repeat(99)),
    ],
    [
      'has something else for a vocabulary',
      (dir) => writeFileSync(join(dir, 'vocab.spm'), 'version https://git-lfs'),
    ],
    [
      'has something else for a lexicon',
      (dir) => writeFileSync(join(dir, 'lex.bin'), readFileSync(join(dir, 'vocab.spm'))),
    ],
    [
      'does not have what was installed',
      (dir) =>
        writeFileSync(
          join(dir, '.installed.json'),
          JSON.stringify({ from: 'x', files: { 'lex.bin': { size: 1, sha256: '0' } } }),
        ),
    ],
  ])('says model-missing: it %s', async (name, damage) => {
    const broken = open(damaged(name.replaceAll(' ', '-'), damage));
    const running = broken.translate([{ id: 'x', source: 'Ya.', terms: [] }]);
    await expect(running).rejects.toMatchObject({ kind: 'model-missing', retry: false });
  });

  it('says so in its status, and is ready once the model is there', async () => {
    const dir = join(scratch, 'later');
    const waiting = open(dir);
    expect(await waiting.status()).toMatchObject({ ready: false, reason: 'model-missing' });
    mkdirSync(dir);
    cpSync(MODEL, dir, { recursive: true });
    expect(await waiting.status()).toMatchObject({ ready: true });
    const [result] = await waiting.translate([{ id: 'x', source: 'Ya.', terms: [] }]);
    expect(result!.target).toBe('Yes.');
  });
});
