// What the engines make of services that refuse, stall, break off or talk nonsense: one table over all three.
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type Engine, EngineError } from '../../../src/engines/engine.ts';
import { createDeeplEngine } from '../../../src/engines/online/deepl.ts';
import { createLibreTranslateEngine } from '../../../src/engines/online/libretranslate.ts';
import { createOpenaiEngine } from '../../../src/engines/online/openai.ts';
import {
  completion,
  DEEPL_KEY,
  LIBRE_KEY,
  OPENAI_KEY,
  startDeepl,
  startLibreTranslate,
  startOpenai,
} from './fakes.ts';
import type { Reply } from './service.ts';

const [libre, deepl, openai] = await Promise.all([startLibreTranslate(), startDeepl(), startOpenai()]);
const services = { libretranslate: libre, deepl, openai };
afterAll(async () => {
  for (const service of Object.values(services)) await service.close();
});

const make: Record<keyof typeof services, (timeoutMs: number, key?: string, url?: string) => Engine> = {
  libretranslate: (timeoutMs, key = LIBRE_KEY, url = libre.url) =>
    createLibreTranslateEngine({ url, key, timeoutMs, backOffMs: 5 }),
  deepl: (timeoutMs, key = DEEPL_KEY, url = deepl.url) =>
    createDeeplEngine({ url, key, timeoutMs, backOffMs: 5 }),
  openai: (timeoutMs, key = OPENAI_KEY, url = `${openai.url}/v1`) =>
    createOpenaiEngine({ url, key, model: 'small', timeoutMs, backOffMs: 5 }),
};
const IDS = Object.keys(services) as (keyof typeof services)[];
const SOURCE = 'Ia marah.';
const article = [{ id: 'a', source: SOURCE, terms: [] }];
const failure = (work: Promise<unknown>): Promise<EngineError> =>
  work.then(
    () => expect.fail('it did not fail'),
    (error: unknown) => {
      expect(error).toBeInstanceOf(EngineError);
      return error as EngineError;
    },
  );

beforeEach(() => {
  for (const service of Object.values(services)) {
    service.next.length = 0;
    service.asked.length = 0;
  }
});

describe.each(IDS)('%s', (id) => {
  const service = services[id];

  it.each<[string, Reply, string, number]>([
    ['401', { status: 401, body: { message: 'no' } }, 'auth', 1],
    ['403', { status: 403, body: { error: 'no' } }, 'auth', 1],
    ['413', { status: 413 }, 'too-long', 1],
    ['400', { status: 400, body: { error: 'xx is not supported' } }, 'unsupported', 1],
    ['429', { status: 429, headers: { 'retry-after': '0' } }, 'rate-limit', 3],
    ['529', { status: 529, headers: { 'retry-after': '0' } }, 'rate-limit', 3],
    ['429 with a long wait', { status: 429, headers: { 'retry-after': '3600' } }, 'rate-limit', 1],
    ['a server error', { status: 500, headers: { 'retry-after': '0' }, body: '<html>' }, 'network', 3],
    ['a proxy without a server', { status: 503, headers: { 'retry-after': '0' } }, 'network', 3],
    ['a page instead of JSON', { body: '<!doctype html><p>Welcome' }, 'bad-answer', 1],
    ['half an answer', { body: '{"translations": [' }, 'bad-answer', 1],
    ['another JSON', { body: { hello: 'world' } }, 'bad-answer', 1],
    ['a list of nothing', { body: { translations: [], translatedText: [], choices: [] } }, 'bad-answer', 1],
    ['a redirect', { status: 302, headers: { location: 'http://127.0.0.1:1/' } }, 'network', 3],
    ['a broken connection', { hangUp: true }, 'network', 3],
  ])(
    'on %s rejects with the right kind, after as many attempts as help',
    async (_what, reply, kind, attempts) => {
      for (let n = 0; n < attempts; n += 1) service.next.push(reply);
      const error = await failure(make[id](5_000).translate(article));
      expect(error).toMatchObject({ kind, retry: attempts > 1 || kind === 'rate-limit' });
      expect(service.asked).toHaveLength(attempts);
    },
  );

  it('tries again after a short failure and answers', async () => {
    service.next.push({ status: 503, headers: { 'retry-after': '0' } });
    const [result] = await make[id](5_000).translate(article);
    expect(result!.target).toBe('Iaen marahen.');
  });

  it('gives a slow service up at its time limit', async () => {
    for (let n = 0; n < 3; n += 1) service.next.push({ delayMs: 2_000 });
    const start = performance.now();
    expect(await failure(make[id](50).translate(article))).toMatchObject({ kind: 'timeout', retry: true });
    expect(performance.now() - start).toBeLessThan(4_000);
  });

  it('gives a slow service up when the call’s budget is over, with no further attempt', async () => {
    service.next.push({ delayMs: 2_000 });
    const error = await failure(make[id](5_000).translate(article, { timeBudget: 80 }));
    expect(error.kind).toBe('timeout');
    expect(service.asked).toHaveLength(1);
  });

  it('ends the request when cancelled', async () => {
    service.next.push({ delayMs: 400 });
    const before = service.givenUp();
    const stop = new AbortController();
    const running = failure(make[id](5_000).translate(article, { signal: stop.signal }));
    setTimeout(() => stop.abort(), 50);
    expect((await running).kind).toBe('cancelled');
    await expect.poll(() => service.givenUp()).toBe(before + 1);
  });

  it('stops waiting for the next attempt when cancelled', async () => {
    service.next.push({ status: 429, headers: { 'retry-after': '20' } });
    const stop = new AbortController();
    const running = failure(make[id](5_000).translate(article, { signal: stop.signal }));
    setTimeout(() => stop.abort(), 80);
    expect((await running).kind).toBe('cancelled');
  });

  it('says that nobody listens at the address', async () => {
    const error = await failure(make[id](1_000, 'k', 'http://127.0.0.1:9/v1').translate(article));
    expect(error).toMatchObject({ kind: 'network', retry: true });
  });

  it('never shows its key, even where the service repeats it', async () => {
    const key = 'wrong-key-abcdef';
    for (const status of [400, 403, 500]) {
      const body = { error: { message: `bad key ${key}` }, message: `bad key ${key}`, detail: key };
      service.next.push({ status, headers: { 'retry-after': '0' }, body });
      const error = await failure(make[id](1_000, key).translate(article, { timeBudget: 300 }));
      expect(JSON.stringify([error.message, error.stack, error, String(error.cause)])).not.toContain(key);
      service.next.length = 0;
    }
  });

  it('counts what it used', async () => {
    const used: number[] = [];
    await make[id](5_000).translate(article, { onUsage: (usage) => used.push(usage.characters) });
    expect(used).toEqual([SOURCE.length]);
  });

  it('says why it is not ready', async () => {
    service.next.push({ status: 403, body: { message: 'no' } });
    expect(await make[id](1_000).status()).toMatchObject({ ready: false, reason: 'auth', modelVersion: '' });
    const silent = make[id](1_000, 'k', 'http://127.0.0.1:9');
    expect(await silent.status()).toMatchObject({ ready: false, reason: 'network' });
    const bare = id === 'deepl' ? make[id](1_000, '') : make[id](1_000, '', '');
    expect(await bare.status()).toMatchObject({ ready: false, reason: 'not-configured' });
    expect((await failure(bare.translate(article))).kind).toBe('not-configured');
  });
});

describe('what only one service says', () => {
  it.each<[keyof typeof services, Reply, string]>([
    ['deepl', { status: 456, body: { message: 'Quota exceeded' } }, 'quota'],
    [
      'openai',
      { status: 429, body: { error: { code: 'insufficient_quota', message: 'You exceeded' } } },
      'quota',
    ],
    [
      'openai',
      { status: 400, body: { error: { code: 'context_length_exceeded', message: 'max' } } },
      'too-long',
    ],
    ['openai', { status: 404, body: { error: { code: 'model_not_found', message: 'no' } } }, 'model-missing'],
    ['openai', { body: completion('{"translations":[', 'length') }, 'too-long'],
    ['libretranslate', { status: 400, body: { error: 'request (9) exceeds text limit (5)' } }, 'too-long'],
    ['libretranslate', { status: 403, body: { error: 'Too many request limits violations' } }, 'quota'],
  ])('%s: %j is %s', async (id, reply, kind) => {
    services[id].next.push(reply);
    expect(await failure(make[id](5_000).translate(article))).toMatchObject({ kind, retry: false });
  });

  it.each([
    ['prose', 'Here is your translation: He is angry.'],
    ['JSON in a fence', '```json\n{"translations":[{"n":1,"target":"He is angry."}]}\n```'],
    ['a field too many', '{"translations":[{"n":1,"target":"He is angry.","note":"!"}]}'],
    ['a number too many', '{"translations":[{"n":1,"target":"A."},{"n":2,"target":"B."}]}'],
    ['one number twice', '{"translations":[{"n":1,"target":"A."},{"n":1,"target":"B."}]}'],
    ['another number', '{"translations":[{"n":7,"target":"A."}]}'],
    ['an empty text', '{"translations":[{"n":1,"target":" "}]}'],
    ['an endless text', JSON.stringify({ translations: [{ n: 1, target: 'He is angry. '.repeat(100) }] })],
    ['a list', '["He is angry."]'],
  ])('refuses a chat model’s answer: %s', async (_what, content) => {
    openai.next.push({ body: completion(content) });
    expect(await failure(make.openai(5_000).translate(article))).toMatchObject({
      kind: 'bad-answer',
      retry: false,
    });
  });
});
