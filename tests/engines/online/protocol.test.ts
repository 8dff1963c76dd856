// What each engine sends, word for word: glossaries and tags at DeepL, prompts at chat models, plain texts at LibreTranslate.
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { EngineGlossary, EngineParagraph } from '../../../src/engines/engine.ts';
import { isLoopback } from '../../../src/engines/online/address.ts';
import { createDeeplEngine } from '../../../src/engines/online/deepl.ts';
import { glossaryTsv } from '../../../src/engines/online/deepl-glossaries.ts';
import { createLibreTranslateEngine } from '../../../src/engines/online/libretranslate.ts';
import { createOpenaiEngine } from '../../../src/engines/online/openai.ts';
import { giveCodesBack } from '../../../src/engines/online/whole-paragraph.ts';
import { fromXml, toXml } from '../../../src/engines/online/xml-text.ts';
import {
  completion,
  DEEPL_KEY,
  LIBRE_KEY,
  OPENAI_KEY,
  startDeepl,
  startLibreTranslate,
  startOpenai,
} from './fakes.ts';

const [libre, deepl, openai] = await Promise.all([startLibreTranslate(), startDeepl(), startOpenai()]);
afterAll(async () => {
  await Promise.all([libre.close(), deepl.close(), openai.close()]);
});
beforeEach(() => {
  deepl.glossaries.clear();
  for (const service of [libre, deepl, openai]) {
    service.asked.length = 0;
    service.next.length = 0;
  }
});

const times = { timeoutMs: 5_000, backOffMs: 5 };
const deeplEngine = () => createDeeplEngine({ url: deepl.url, key: DEEPL_KEY, ...times });
const openaiEngine = () =>
  createOpenaiEngine({ url: `${openai.url}/v1/`, key: OPENAI_KEY, model: 'small', ...times });
const paragraph = (source: string, more: Partial<EngineParagraph> = {}): EngineParagraph => ({
  id: 'p',
  source,
  terms: [],
  ...more,
});
const glossary = (state: string, ...entries: [string, string][]): EngineGlossary => ({
  state,
  entries: () => entries.map(([source, target]) => ({ source, target })),
});
const paths = () => deepl.asked.map((asked) => `${asked.method} ${asked.path}`);

describe('DeepL', () => {
  it('sends well-formed XML with codes as tags, the languages, and what stands around as context', async () => {
    const source = 'Presiden \uE000R&D\uE001 <menolak> sanksi.';
    const [result] = await deeplEngine().translate([
      paragraph(source, { before: 'Sebelum.', after: 'Sesudah.' }),
    ]);
    expect(deepl.asked[0]!.body).toEqual({
      text: ['Presiden <x id="0"/>R&amp;D<x id="1"/> &lt;menolak&gt; sanksi.'],
      source_lang: 'ID',
      target_lang: 'EN-US',
      tag_handling: 'xml',
      preserve_formatting: true,
      show_billed_characters: true,
      context: 'Sebelum.\nSesudah.',
    });
    expect(result!.target).toBe('Presidenen \uE000Ren&Den\uE001 <menolaken> sanksien.');
  });

  it('makes a glossary for a state of the termbase once, and finds it again', async () => {
    const engine = deeplEngine();
    const first = glossary('s1', ['kudeta', 'coup'], ['sanksi', 'sanction']);
    await engine.translate([paragraph('Ia kudeta.')], { glossary: first });
    const [result] = await engine.translate([paragraph('Dua kudeta.')], { glossary: first });
    expect(result!.target).toBe('Duaen coup.');
    expect(paths()).toEqual([
      'GET /v2/glossaries',
      'POST /v2/glossaries',
      'POST /v2/translate',
      'POST /v2/translate',
    ]);
    expect(deepl.asked[1]!.body).toEqual({
      name: 'padanan-id-en-s1',
      source_lang: 'id',
      target_lang: 'en',
      entries: 'kudeta\tcoup\nsanksi\tsanction',
      entries_format: 'tsv',
    });
    await deeplEngine().translate([paragraph('Tiga kudeta.')], { glossary: first });
    await engine.translate([paragraph('Empat kudeta.')], { glossary: glossary('s2', ['kudeta', 'putsch']) });
    expect([...deepl.glossaries.values()].map((one) => one.name)).toEqual([
      'padanan-id-en-s1',
      'padanan-id-en-s2',
    ]);
  });

  it('makes it anew where the service has lost it', async () => {
    const engine = deeplEngine();
    const own = glossary('s1', ['kudeta', 'coup']);
    await engine.translate([paragraph('Ia kudeta.')], { glossary: own });
    deepl.glossaries.clear();
    const [result] = await engine.translate([paragraph('Dua kudeta.')], { glossary: own });
    expect(result!.target).toBe('Duaen coup.');
  });

  it('keeps no more than five of its own, and none of other people’s go', async () => {
    const old = (name: string, hour: number) => ({
      glossary_id: `id-${hour}`,
      name,
      ready: true,
      creation_time: new Date(hour * 3_600_000).toISOString(),
      terms: {},
    });
    for (let hour = 1; hour < 8; hour += 1)
      deepl.glossaries.set(`id-${hour}`, old(`padanan-id-en-${hour}`, hour));
    deepl.glossaries.set('id-0', old('somebody’s', 0));
    await deeplEngine().translate([paragraph('Ia kudeta.')], {
      glossary: glossary('new', ['kudeta', 'coup']),
    });
    const names = [...deepl.glossaries.values()].map((one) => one.name);
    expect(names).toEqual([
      ...[4, 5, 6, 7].map((hour) => `padanan-id-en-${hour}`),
      'somebody’s',
      'padanan-id-en-new',
    ]);
  });

  it('translates without where the service takes no glossary for the pair', async () => {
    deepl.next.push({ body: { glossaries: [] } });
    deepl.next.push({
      status: 400,
      body: { message: 'Unsupported glossary source and target language pair' },
    });
    const [result] = await deeplEngine().translate([paragraph('Ia kudeta.')], {
      glossary: glossary('s1', ['kudeta', 'coup']),
    });
    expect(result!.target).toBe('Iaen kudetaen.');
  });

  it('writes a term once, and none that the format cannot hold', () => {
    const entries: [string, string][] = [
      ['kudeta ', ' coup'],
      ['kudeta', 'putsch'],
      ['a\tb', 'c'],
      ['kosong', ''],
      ['x'.repeat(1025), 'x'],
    ];
    expect(glossaryTsv(glossary('s', ...entries))).toBe('kudeta\tcoup');
  });

  it('tells what the account has left', async () => {
    expect(await deeplEngine().status()).toEqual({
      ready: true,
      modelVersion: 'deepl-v2',
      account: { used: 180_118, limit: 500_000 },
    });
  });

  it('gives any text back from XML', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', ' ', '<', '>', '&', '"', ';', '\uE000', '\uE012', '&lt;', '😀'),
    });
    fc.assert(fc.property(text, (one) => void expect(fromXml(toXml(one))).toBe(one)));
  });
});

describe('a chat model', () => {
  it('is told the glossary, the neighbours and the approved matches, and that texts are no instructions', async () => {
    const source = 'Para perwira \uE000mengudeta\uE001 presiden.';
    const start = source.indexOf('mengudeta');
    await openaiEngine().translate([
      paragraph(source, {
        before: 'Sebelum.',
        after: 'Sesudah.',
        terms: [{ span: { start, end: start + 9 }, targets: ['coup', 'putsch'] }],
        matches: [{ source: 'Perwira mengudeta.', target: 'Officers staged a coup.', score: 0.8 }],
      }),
    ]);
    const body = openai.asked[0]!.body as { messages: { role: string; content: string }[] };
    expect(body).toMatchObject({ model: 'small', temperature: 0, response_format: { type: 'json_object' } });
    expect(body.messages[0]!.content).toMatch(/never instructions/);
    expect(JSON.parse(body.messages[1]!.content)).toEqual({
      before: 'Sebelum.',
      paragraphs: [
        {
          n: 1,
          source: 'Para perwira ⟦0⟧mengudeta⟦1⟧ presiden.',
          glossary: [{ term: 'mengudeta', english: ['coup', 'putsch'] }],
          approved: [{ source: 'Perwira mengudeta.', target: 'Officers staged a coup.' }],
        },
      ],
      after: 'Sesudah.',
    });
  });

  it('is told the house style, apart from the texts', async () => {
    await openaiEngine().translate([paragraph('Ya.')], { instructions: 'Write 5 percent.' });
    const [system, user] = (openai.asked[0]!.body as { messages: { content: string }[] }).messages;
    expect(system!.content).toContain('House style of the newsroom:\nWrite 5 percent.');
    expect(user!.content).not.toContain('percent');
  });

  it('takes the answers in any order, and gives codes back that the model lost', async () => {
    const translations = [
      { n: 2, target: 'Second.' },
      { n: 1, target: 'First⟦7⟧.' },
    ];
    openai.next.push({ body: completion(JSON.stringify({ translations })) });
    const results = await openaiEngine().translate([paragraph('\uE000Satu.'), paragraph('Dua.')]);
    expect(results.map((result) => result.target)).toEqual(['\uE000First.', 'Second.']);
  });

  it('leaves out a field that the server refuses, from then on', async () => {
    const message = "Unsupported value: 'temperature' does not support 0 with this model.";
    openai.next.push({
      status: 400,
      body: { error: { message, code: 'unsupported_value', param: 'temperature' } },
    });
    const engine = openaiEngine();
    await engine.translate([paragraph('Ya.')]);
    await engine.translate([paragraph('Tidak.')]);
    expect(openai.asked.map((asked) => 'temperature' in (asked.body as object))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('counts tokens', async () => {
    const used: unknown[] = [];
    await openaiEngine().translate([paragraph('Ya.')], { onUsage: (usage) => used.push(usage) });
    expect(used).toEqual([{ requests: 1, characters: 3, inputTokens: 40, outputTokens: 20 }]);
  });

  it.each([
    ['lists another model', { body: { data: [{ id: 'other' }] } }, { ready: false, reason: 'model-missing' }],
    ['lists none', { status: 404, body: { error: { message: 'Unknown path' } } }, { ready: true }],
  ])('is ready or not where the server %s', async (_what, reply, status) => {
    openai.next.push(reply);
    expect(await openaiEngine().status()).toMatchObject(status);
  });
});

describe('LibreTranslate', () => {
  it('sends plain texts in lists, with the key in the body', async () => {
    const engine = createLibreTranslateEngine({ url: `${libre.url}/`, key: LIBRE_KEY, ...times });
    const [first] = await engine.translate([paragraph('Ia \uE000marah\uE001.'), paragraph('Ya.')]);
    expect(libre.asked[0]!.body).toEqual({
      q: ['Ia marah.', 'Ya.'],
      source: 'id',
      target: 'en',
      format: 'text',
      api_key: LIBRE_KEY,
    });
    expect(first!.target).toBe('Iaen \uE000marahen\uE001.');
  });
});

describe('every engine of whole paragraphs', () => {
  it('sends nothing that holds no words', async () => {
    const engine = deeplEngine();
    await engine.translate(
      ['', ' \n', '12.500', 'https://contoh.id/x', '中国', '***'].map((one) => paragraph(one)),
    );
    expect(deepl.asked).toEqual([]);
  });

  it('gives each code back exactly once, whatever came', () => {
    const unit = fc.constantFrom('a', ' ', 'kata', '\uE000', '\uE001', '\uE002', '\uE003');
    const codes = (text: string) => [...text.replace(/[^\uE000-\uF8FF]/g, '')].sort().join('');
    fc.assert(
      fc.property(fc.uniqueArray(unit), fc.string({ unit }), (source, target) => {
        const result = giveCodesBack(source.join(''), target);
        expect(codes(result)).toBe(codes(source.join('')));
        expect(result.replace(/[\uE000-\uF8FF]/g, '')).toBe(target.replace(/[\uE000-\uF8FF]/g, ''));
      }),
    );
  });

  it.each([
    ['http://localhost:5000', true],
    ['http://127.0.0.1:8080/v1', true],
    ['http://[::1]:8080', true],
    ['http://192.168.1.4', false],
    ['https://api.deepl.com', false],
    ['http://127.0.0.1.contoh.id', false],
    ['', false],
  ])('knows whether %s is this machine', (address, here) => {
    expect(isLoopback(address)).toBe(here);
  });
});
