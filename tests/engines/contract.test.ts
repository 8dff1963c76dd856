// What every engine promises (src/engines/engine.ts), held against each engine of the list.
import { afterAll, describe, expect, it } from 'vitest';
import {
  type Engine,
  EngineError,
  type EngineParagraph,
  type EngineResult,
} from '../../src/engines/engine.ts';
import { createEngines } from '../../src/engines/index.ts';
import { MODEL_DIR } from './model.ts';
import {
  DEEPL_KEY,
  LIBRE_KEY,
  OPENAI_KEY,
  startDeepl,
  startLibreTranslate,
  startOpenai,
} from './online/fakes.ts';
import { tinyEngines } from './tiny/installed.ts';

const [libre, deepl, openai] = await Promise.all([startLibreTranslate(), startDeepl(), startOpenai()]);
const installed = tinyEngines();
const timeoutMs = 5_000;
const engines = createEngines({
  bundled: { modelDir: MODEL_DIR, threads: 1, beam: 2 },
  firefox: { modelDir: installed.firefox },
  opusMt: { modelDir: installed.opus, threads: 1, beam: 2 },
  libretranslate: { url: libre.url, key: LIBRE_KEY, timeoutMs },
  deepl: { url: deepl.url, key: DEEPL_KEY, timeoutMs },
  openai: { url: `${openai.url}/v1`, key: OPENAI_KEY, model: 'small', timeoutMs },
});
afterAll(async () => {
  for (const engine of engines.values()) await engine.close();
  await Promise.all([libre.close(), deepl.close(), openai.close()]);
  installed.remove();
});

const paragraph = (id: string, source: string, terms: EngineParagraph['terms'] = []): EngineParagraph => ({
  id,
  source,
  terms,
});
const article = [
  paragraph('a', 'Presiden Nicolas Maduro menolak sanksi baru. Ia marah.'),
  paragraph('b', 'Harga beras di Jakarta naik Rp 1.500 per kilogram.'),
  paragraph('c', '  Ya. \n Para pejabat membahas rencana kudeta pada bulan Agustus.  '),
];
const one = async (engine: Engine, source: string) => (await engine.translate([paragraph('x', source)]))[0]!;

describe.each([...engines])('engine %s', (_, engine) => {
  it('is ready and names its model version', async () => {
    const status = await engine.status();
    expect(status.ready).toBe(true);
    expect(status.modelVersion).not.toBe('');
  });

  it('resolves with the results in the order given, each handed to onResult once', async () => {
    const handed: EngineResult[] = [];
    const results = await engine.translate(article, { onResult: (r) => handed.push(r) });
    expect(results.map((r) => r.id)).toEqual(['a', 'b', 'c']);
    expect(new Set(handed)).toEqual(new Set(results));
    expect(handed).toHaveLength(3);
    const { modelVersion } = await engine.status();
    for (const r of results) expect(r).toMatchObject({ target: expect.stringMatching(/\w/), modelVersion });
  });

  it('gives the same for the same', async () => {
    expect(await engine.translate(article)).toEqual(await engine.translate(article));
  });

  it('takes two paragraphs of one id apart', async () => {
    const results = await engine.translate([paragraph('x', 'Ya.'), paragraph('x', 'Ia marah.')]);
    expect(results.map((r) => r.id)).toEqual(['x', 'x']);
    expect(results[0]!.target).not.toBe(results[1]!.target);
  });

  it('keeps every span inside its text, sentences in order', async () => {
    const results = await engine.translate(article);
    results.forEach((result, n) => {
      const source = article[n]!.source;
      let [from, to] = [0, 0];
      for (const s of result.sentences) {
        expect(s.source.start).toBeGreaterThanOrEqual(from);
        expect(s.target.start).toBeGreaterThanOrEqual(to);
        [from, to] = [s.source.end, s.target.end];
        for (const span of [...s.alignment.map((l) => l.source)])
          expect(source.slice(span.start, span.end)).toMatch(/^[\p{L}\p{N}].*[\p{L}\p{N}]$|^[\p{L}\p{N}]$/u);
        for (const { start, end } of [
          ...s.alignment.map((l) => l.target),
          ...s.confidence.map((c) => c.target),
        ]) {
          expect(start).toBeGreaterThanOrEqual(s.target.start);
          expect(end).toBeLessThanOrEqual(s.target.end);
          expect(result.target.slice(start, end)).toMatch(/^\S+$/);
        }
        for (const c of s.confidence) expect(c.probability > 0 && c.probability <= 1).toBe(true);
      }
      expect(from).toBeLessThanOrEqual(source.length);
      expect(to).toBeLessThanOrEqual(result.target.length);
    });
  });

  it('keeps white space around and between sentences', async () => {
    const { target, sentences } = await one(engine, '  Ya.  Ia marah. ');
    expect(target).toMatch(/^ {2}\S.* $/);
    expect(target.slice(sentences[0]!.target.end, sentences[1]!.target.start)).toBe('  ');
  });

  it.each([
    'Presiden \uE000Maduro\uE001 menolak \uE002sanksi\uE003 baru.\uE004',
    '\uE000\uE001',
    '\uE001Ya\uE000',
    'Ia\uE000 ma\uE001rah. Ya\uE002.',
  ])('gives each inline code back once: %j', async (source) => {
    const codes = (text: string) => [...text.replace(/[^\uE000-\uF8FF]/g, '')].sort();
    const result = await one(engine, source);
    expect(codes(result.target)).toEqual(codes(source));
  });

  it.each([
    ['empty', ''],
    ['only white space', ' \n\t '],
    ['emoji', '😀 👩‍👩‍👧 🇮🇩'],
    ['half a surrogate pair', 'Ya \uD83D ya \uDE00.'],
    ['control characters', 'Presiden\u0000 \u0007menolak\u200B.\u202E'],
    ['Chinese', '中国政府宣布了新的制裁措施。'],
    ['Arabic', 'أعلنت الحكومة عقوبات جديدة.'],
    ['English', 'The president has rejected the new sanctions.'],
    ['only punctuation', '*** --- ...'],
    ['markers of the model', 'Ini <t0>kudeta<t1>coup<t2> dan <t1>.'],
    ['one endless word', 'x'.repeat(5_000)],
    ['an address', `https://contoh.id/${'a/'.repeat(300)}`],
    ['a sentence of 200 words', `Pemerintah ${'dan polisi serta tentara '.repeat(50)}menolak.`],
  ])('answers, or says why not: %s', async (_name, source) => {
    const result = await one(engine, source);
    if (source.trim() === '') expect(result.target.trim()).toBe('');
    else expect(result.target.length).toBeGreaterThan(0);
  });

  it('refuses a paragraph beyond its length with too-long', async () => {
    const source = 'a '.repeat(engine.capabilities.maxLength / 2 + 1);
    await expect(one(engine, source)).rejects.toMatchObject({ kind: 'too-long' });
  });

  it('takes 100,000 characters, or as many as it says, and can be cancelled in the middle of them', async () => {
    const stop = new AbortController();
    const length = Math.min(100_000, engine.capabilities.maxLength);
    const source = 'Presiden menolak sanksi baru dari Amerika Serikat. '.repeat(2_000).slice(0, length);
    const running = engine.translate([...article, paragraph('long', source)], {
      signal: stop.signal,
      onResult: () => stop.abort(),
    });
    await expect(running).rejects.toMatchObject({ name: 'EngineError', kind: 'cancelled' });
    await expect(one(engine, 'Ya.')).resolves.toMatchObject({ id: 'x' });
  });

  it('rejects with timeout when its time is over', async () => {
    const running = engine.translate(article, { timeBudget: 1 });
    await expect(running).rejects.toMatchObject({ kind: 'timeout', retry: true });
  });

  it.each(['https://contoh.id/berita?id=12', 'redaksi@contoh.id', '中国政府宣布。', '12.500'])(
    'leaves %s as it is',
    async (source) => {
      expect((await one(engine, source)).target).toBe(source);
    },
  );

  it('rejects at once where it is cancelled beforehand', async () => {
    const running = engine.translate(article, { signal: AbortSignal.abort() });
    await expect(running).rejects.toBeInstanceOf(EngineError);
  });

  it.runIf(engine.capabilities.glossary)('uses the glossary', async () => {
    const source = 'Para pejabat membahas rencana kudeta pada bulan Agustus.';
    const start = source.indexOf('kudeta');
    const terms = [{ span: { start, end: start + 6 }, targets: ['takeover'] }];
    const glossary = { state: 'takeover', entries: () => [{ source: 'kudeta', target: 'takeover' }] };
    const [result] = await engine.translate([paragraph('t', source, terms)], { glossary });
    expect(result!.target).toMatch(/takeover/i);
  });

  it.runIf(engine.capabilities.prefix).each([
    ['', 'The central'],
    ['The central bank ', 'The central bank '],
    ['The central ba', 'The central bank'],
    ['Inter', 'Inter'],
    ['  Bank «Indonesia» zqx', '  Bank «Indonesia» zqx'],
  ])('completes %j to the letter', async (prefix, start) => {
    const sentence = paragraph('s', 'Bank sentral menaikkan suku bunga menjadi 5,75 persen.');
    const target = await engine.complete!(sentence, prefix);
    expect(target.startsWith(prefix)).toBe(true);
    expect(target).toMatch(new RegExp(`^${start}`));
    const few = await engine.complete!(sentence, prefix, { words: 1 });
    expect(few.slice(prefix.length).trim().split(/\s+/).length).toBeLessThanOrEqual(2);
  });

  it.runIf(engine.capabilities.pairs)('links the words of texts that it did not write', async () => {
    const source = 'Dua \uE000kapal\uE001 nelayan karam akibat cuaca buruk.';
    const target = 'Bad weather sank two fishing \uE000boats\uE001.';
    const stop = new AbortController();
    const [pair, empty] = await engine.align!([
      { source, target },
      { source: '', target: '' },
    ]);
    const words = pair!.alignment.map((l) => [
      source.slice(l.source.start, l.source.end),
      target.slice(l.target.start, l.target.end),
    ]);
    expect(words).toEqual(
      expect.arrayContaining([
        ['kapal', 'boats'],
        ['Dua', 'two'],
        ['cuaca', 'weather'],
      ]),
    );
    expect(pair!.confidence).toHaveLength(6);
    for (const { probability } of pair!.confidence) expect(probability > 0 && probability <= 1).toBe(true);
    expect(empty).toEqual({ alignment: [], confidence: [] });
    const running = engine.align!(Array(200).fill({ source, target }), { signal: stop.signal });
    stop.abort();
    await expect(running).rejects.toMatchObject({ kind: 'cancelled' });
  });

  it.runIf(engine.capabilities.rephrase)('has other wordings for some words of a sentence', async () => {
    const sentence = paragraph('s', 'Bank sentral menaikkan suku bunga.');
    const target = 'The central bank raised interest rates.';
    const span = { start: target.indexOf('raised'), end: target.indexOf('raised') + 6 };
    const found = await engine.rephrase!(sentence, target, span, 4);
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThanOrEqual(4);
    for (const { span: place, text } of found) {
      expect(place.start).toBe(span.start);
      expect([span.end, target.length]).toContain(place.end);
      expect(text).not.toBe('raised');
      expect(text.trim()).toBe(text);
    }
    expect(new Set(found.map((one) => one.text)).size).toBe(found.length);
  });

  it.runIf(engine.capabilities.alternatives)('gives different alternatives, best first', async () => {
    const sentence = paragraph('s', 'Bank sentral menaikkan suku bunga.');
    const texts = await engine.alternatives!(sentence, 4);
    expect(texts.length).toBeGreaterThan(1);
    expect(new Set(texts).size).toBe(texts.length);
  });
});
