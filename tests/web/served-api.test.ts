// The engine for other programs: LibreTranslate's API as its clients use it, over HTTP, and keys.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EngineError } from '../../src/engines/engine.ts';
import { createLibreTranslateEngine } from '../../src/engines/online/libretranslate.ts';
import type { Scope } from '../../src/model/permissions.ts';
import { readProject, writeProjectSettings } from '../../src/store/documents.ts';
import { usageSince } from '../../src/store/engine-usage.ts';
import { addKey, listKeys, removeKey } from '../../src/workflow/api-keys.ts';
import { listDocuments } from '../../src/workflow/document-list.ts';
import { addConcept } from '../../src/workflow/edit-concept.ts';
import { setActive } from '../../src/workflow/people.ts';
import { createProject } from '../../src/workflow/projects.ts';
import { importArticle, op, testEngine } from '../workflow/world.ts';
import { type Person, type ServedWorld, serveWorld } from './served-world.ts';

let world: ServedWorld;
let admin: Person;
let translator: Person;
let key: string;
const online = testEngine(2, 'deepl', true);

const keyOf = async (scopes: readonly Scope[], person = admin, days: number | null = null) =>
  (await addKey(world.deps, admin.actor, { name: 'Uji', scopes, days, userId: person.actor.userId })).key;

beforeAll(async () => {
  world = await serveWorld({ others: [online] });
  admin = await world.signedIn('Rani', 'admin');
  translator = await world.signedIn('Budi', 'translator');
  await importArticle(world, admin.actor);
  key = await keyOf(['translate']);
});
afterAll(() => world.close());

type Asked = { path?: string; form?: boolean; body: unknown; headers?: Record<string, string> };

async function ask({ path = '/translate', form = false, body, headers = {} }: Asked) {
  const response = await fetch(world.url + path, {
    method: 'POST',
    headers: form ? headers : { 'content-type': 'application/json', ...headers },
    body: form
      ? new URLSearchParams(body as Record<string, string>)
      : typeof body === 'string'
        ? body
        : JSON.stringify(body),
  });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}
const TIMES = { timeoutMs: 10_000 };
const say = (more: object) => ({
  q: 'Pemerintah menaikkan pajak.',
  source: 'id',
  target: 'en',
  api_key: key,
  ...more,
});

describe('a request', () => {
  it.each<[number, string, () => Asked]>([
    [200, 'one text', () => ({ body: say({}) })],
    [200, 'a list', () => ({ body: say({ q: ['Satu', 'Dua'] }) })],
    [200, 'an empty list', () => ({ body: say({ q: [] }) })],
    [200, 'a form', () => ({ form: true, body: say({}) })],
    [
      200,
      'the key as a bearer',
      () => ({ body: say({ api_key: undefined }), headers: { authorization: `Bearer ${key}` } }),
    ],
    [
      200,
      'the key in the address',
      () => ({ path: `/key/${key}/translate`, body: say({ api_key: undefined }) }),
    ],
    [200, 'Java’s code of Indonesian', () => ({ body: say({ source: 'in', target: 'en-US' }) })],
    [400, 'no text', () => ({ body: say({ q: '' }) })],
    [400, 'no source', () => ({ body: say({ source: undefined }) })],
    [400, 'no target', () => ({ body: say({ target: undefined }) })],
    [400, 'another language', () => ({ body: say({ source: 'fr' }) })],
    [400, 'another target', () => ({ body: say({ target: 'de' }) })],
    [400, 'the other way round', () => ({ body: say({ source: 'en', target: 'id' }) })],
    [400, 'another format', () => ({ body: say({ format: 'pdf' }) })],
    [400, 'too many texts', () => ({ body: say({ q: Array.from({ length: 101 }, () => 'a') }) })],
    [400, 'too long a text', () => ({ body: say({ q: 'a '.repeat(10_001) }) })],
    [400, 'too many alternatives', () => ({ body: say({ alternatives: 6 }) })],
    [400, 'a number for a text', () => ({ body: say({ q: 5 }) })],
    [400, 'broken JSON', () => ({ body: '{"q": ' })],
    [400, 'no key', () => ({ body: say({ api_key: undefined }) })],
    [403, 'a wrong key', () => ({ body: say({ api_key: 'pdn_none', ...TIMES }) })],
    [413, 'more than the server reads', () => ({ body: say({ q: 'a'.repeat(1_100_000) }) })],
  ])('answers %i: %s', async (status, _what, asked) => {
    const answer = await ask(asked());
    expect(answer.status).toBe(status);
    if (status === 200) expect(answer.json).toHaveProperty('translatedText');
    else expect(answer.json).toEqual({ error: expect.stringMatching(/^[A-Z0-9].+\.$/) });
  });

  it.each<[string, readonly Scope[]]>([
    ['reading', ['read']],
    ['writing', ['write']],
  ])('is refused with a key for %s', async (_what, scopes) => {
    expect((await ask({ body: say({ api_key: await keyOf(scopes) }) })).status).toBe(403);
  });
});

it('translates texts, lists and HTML, and detects', async () => {
  expect((await ask({ body: say({}) })).json).toEqual({ translatedText: '[Pemerintah menaikkan pajak.]' });
  expect((await ask({ body: say({ q: ['Satu\n\n  Dua ', 'Tiga'] }) })).json).toEqual({
    translatedText: ['[Satu]\n\n  [Dua] ', '[Tiga]'],
  });
  const html = say({ q: '<h1>Judul</h1><p>Dua <b>kata</b> &amp; satu</p>', format: 'html' });
  expect((await ask({ body: html })).json.translatedText).toBe(
    '<h1>[Judul]</h1><p>[Dua <b>kata</b> &amp; satu]</p>',
  );
  const auto = say({
    q: ['Gubernur mengatakan bahwa itu benar.', 'The governor said that it was true.'],
    source: 'auto',
  });
  expect((await ask({ body: auto })).json).toEqual({
    translatedText: ['[Gubernur mengatakan bahwa itu benar.]', 'The governor said that it was true.'],
    detectedLanguage: [
      { language: 'id', confidence: expect.any(Number) },
      { language: 'en', confidence: expect.any(Number) },
    ],
  });
  const french = say({ q: 'Le gouvernement a décidé hier de ne pas augmenter les impôts.', source: 'auto' });
  expect((await ask({ body: french })).status).toBe(400);
  const detected = await ask({ path: '/detect', body: { q: 'Itu tidak benar, kata dia.', api_key: key } });
  expect(detected.json).toMatchObject([{ language: 'id' }, {}, {}]);
});

it('is what the engine for LibreTranslate takes for one', async () => {
  const client = createLibreTranslateEngine({ url: world.url, key, ...TIMES });
  expect(await client.status()).toMatchObject({ ready: true });
  const paragraphs = ['Satu kalimat.', 'Dua kalimat.'].map((source, at) => ({
    id: String(at),
    source,
    terms: [],
  }));
  const results = await client.translate(paragraphs);
  expect(results.map(({ target }) => target)).toEqual(['[Satu kalimat.]', '[Dua kalimat.]']);
  const wrong = createLibreTranslateEngine({ url: world.url, key: 'pdn_none', ...TIMES });
  await expect(wrong.translate(paragraphs)).rejects.toMatchObject({ kind: 'auth' });
  const none = createLibreTranslateEngine({ url: world.url, key: '', ...TIMES });
  await expect(none.translate(paragraphs)).rejects.toMatchObject({ kind: 'auth' });
});

it('says which languages and limits there are, without a key', async () => {
  const get = async (path: string) => (await fetch(world.url + path)).json();
  expect(await get('/languages')).toContainEqual({ code: 'id', name: 'Indonesian', targets: ['en', 'id'] });
  expect(await get('/frontend/settings')).toMatchObject({ keyRequired: true, charLimit: 20_000 });
});

it('counts what it translates, and gives the project’s terms to the engine', async () => {
  await addConcept(world.deps, admin.actor, {
    terms: [
      { lang: 'id', text: 'kudeta', status: 'preferred', partOfSpeech: 'noun' },
      { lang: 'en', text: 'coup', status: 'preferred', partOfSpeech: 'noun' },
    ],
    operationId: op(),
  });
  const before = (await usageSince(world.store.db, '0000')).get('bundled')!;
  let terms = 0;
  world.engine.before = (paragraph) => {
    terms += paragraph.terms.length;
  };
  await ask({ body: say({ q: 'Ada kudeta lain.' }) });
  world.engine.before = () => {};
  const after = (await usageSince(world.store.db, '0000')).get('bundled')!;
  expect(after.requests).toBe(before.requests + 1);
  expect(after.characters).toBe(before.characters + 'Ada kudeta lain.'.length);
  expect(terms).toBe(1);
});

it('gives other translations of one piece of text, in HTML inside its markup', async () => {
  world.engine.alternatives = async () => ['The first.', 'The second.', 'The third.'];
  const others = async (more: object) =>
    (await ask({ body: say({ alternatives: 2, ...more }) })).json.alternatives;
  expect(await others({ q: ' Ada kudeta. ' })).toEqual([' The first. ', ' The second. ']);
  expect(await others({ q: '<p>Ada kudeta.</p>', format: 'html' })).toEqual([
    '<p>The first.</p>',
    '<p>The second.</p>',
  ]);
  expect(await others({ q: '<p>Ada <b>kudeta</b>.</p>', format: 'html' })).toEqual([]);
  delete world.engine.alternatives;
});

it('asks no engine that the project was not allowed', async () => {
  online.calls.length = 0;
  world.engine.before = () => {
    throw new Error('broken');
  };
  expect((await ask({ body: say({ q: 'Tidak dikirim keluar.' }) })).status).toBe(500);
  world.engine.before = () => {};
  expect(online.calls).toEqual([]);
  const project = (await readProject(world.store.db))!;
  const none = { enabled: [], preferred: '', order: [] };
  await writeProjectSettings(world.store.db, project.projectId, { ...project.settings, engines: none });
  expect((await ask({ body: say({ q: 'Tanpa mesin.' }) })).status).toBe(400);
  await writeProjectSettings(world.store.db, project.projectId, project.settings);
});

it('stops the engine when the client leaves', async () => {
  const left = new AbortController();
  const { translate } = world.engine;
  let begin = () => {};
  const begun = new Promise<void>((done) => {
    begin = done;
  });
  const stopped = new Promise<void>((done) => {
    world.engine.translate = (_paragraphs, options) =>
      new Promise((_, fail) => {
        options?.signal?.addEventListener('abort', () => {
          done();
          fail(new EngineError('cancelled', false));
        });
        begin();
      });
  });
  const request = fetch(`${world.url}/translate`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(say({ q: 'Tidak ditunggu.' })),
    signal: left.signal,
  });
  const refused = expect(request).rejects.toThrow();
  await begun;
  left.abort();
  await refused;
  await stopped;
  world.engine.translate = translate;
});

describe('a key', () => {
  it('stands in place of a session under /api/v1, as far as its scopes go', async () => {
    const segment = async () => {
      const row = await sql<{ segmentId: string }>`select "segmentId" from segments`.execute(world.store.db);
      return row.rows[0]!.segmentId;
    };
    const path = `/api/v1/segments/${await segment()}`;
    const with_ = async (scopes: readonly Scope[], method = 'GET') => {
      const headers = { authorization: `Bearer ${await keyOf(scopes)}`, 'content-type': 'application/json' };
      const body = { text: 'Coup', base: 0, operationId: `op-${scopes.join('-')}-1` };
      const put = method === 'GET' ? {} : { body: JSON.stringify(body) };
      return (
        await fetch(world.url + path + (method === 'GET' ? '' : '/working-text'), { method, headers, ...put })
      ).status;
    };
    expect(await with_(['read'])).toBe(200);
    expect(await with_(['translate'])).toBe(403);
    expect(await with_(['read'], 'PUT')).toBe(403);
    expect(await with_(['write'])).toBe(200);
    expect(await with_(['write'], 'PUT')).toBe(200);
    const wrong = await fetch(world.url + path, { headers: { authorization: 'Bearer pdn_x' } });
    expect(wrong.status).toBe(401);
    const page = await fetch(`${world.url}/people`, {
      headers: { authorization: `Bearer ${key}` },
      redirect: 'manual',
    });
    expect(page.status).toBe(303);
  });

  it('imports, lists and exports documents for a script', async () => {
    const headers = { authorization: `Bearer ${await keyOf(['write'])}`, 'content-type': 'application/json' };
    const call = (path: string, body?: object) =>
      fetch(`${world.url}/api/v1/documents${path}`, {
        headers,
        ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      });
    const text = 'Harga Beras Naik\n\nHarga beras naik 1,5 persen.';
    const made = await call('', { title: 'Harga Beras', text, operationId: 'import-by-script-1' });
    expect(made.status).toBe(201);
    const { documentId } = (await made.json()) as { documentId: string };
    const again = await call('', { title: 'Harga Beras', text, operationId: 'import-by-script-1' });
    expect(await again.json()).toEqual({ documentId });
    const { documents } = (await (await call('')).json()) as {
      documents: { documentId: string; status: string }[];
    };
    expect(documents.find((one) => one.documentId === documentId)).toMatchObject({
      status: 'new',
      segments: 2,
    });
    expect((await call(`/${documentId}/export`)).status).toBe(409);
    expect(
      (await call(`/${documentId}/export?version=draft&format=html`)).headers.get('content-type'),
    ).toContain('text/html');
    expect((await call('', { title: 'Tanpa teks' })).status).toBe(400);
  });

  it('is only its hash in the database, and works no more once it expired, was removed, or its person left', async () => {
    const short = await keyOf(['translate'], translator, 1);
    const all = await sql<{
      dump: string;
    }>`select group_concat("tokenHash" || "start" || "name") as dump from "apiKeys"`.execute(world.store.db);
    expect(all.rows[0]!.dump).not.toContain(short);
    expect((await ask({ body: say({ api_key: short }) })).status).toBe(200);
    await setActive(world.deps, admin.actor, { userId: translator.actor.userId, active: false });
    expect((await ask({ body: say({ api_key: short }) })).status).toBe(403);
    await setActive(world.deps, admin.actor, { userId: translator.actor.userId, active: true });
    const now = world.clock.now;
    world.clock.now += 25 * 3_600_000;
    expect((await ask({ body: say({ api_key: short }) })).status).toBe(403);
    world.clock.now = now;
    const { keyId, lastUsedAt } = (await listKeys(world.deps, admin.actor)).find(({ start }) =>
      short.startsWith(start),
    )!;
    expect(lastUsedAt).not.toBeNull();
    await removeKey(world.deps, admin.actor, keyId);
    expect((await ask({ body: say({ api_key: short }) })).status).toBe(403);
  });

  it('is made on a page for administrators, shown once, and removed there', async () => {
    const other = await world.signedIn('Joko', 'translator');
    expect((await other.get('/settings/keys')).status).toBe(403);
    const form = { name: 'Weblate', scope: 'translate', days: '90', userId: admin.actor.userId };
    expect((await other.post('/settings/keys', form)).status).toBe(403);
    const made = await admin.post('/settings/keys', form);
    const shown = /value="(pdn_[^"]+)"/.exec(made.text)![1]!;
    expect((await ask({ body: say({ api_key: shown }) })).status).toBe(200);
    const page = await admin.get('/settings/keys');
    expect(page.text).toContain('Weblate');
    expect(page.text).not.toContain(shown);
    const path = /\/settings\/keys\/[\w-]+\/remove/.exec(page.text)![0];
    expect((await admin.post(path, {})).location).toBe('/settings/keys?removed=1');
    expect((await ask({ body: say({ api_key: shown }) })).status).toBe(403);
    const nothing = await admin.post('/settings/keys', { name: 'x', userId: admin.actor.userId });
    expect(nothing.text).toContain('Choose at least one thing');
  });

  it('belongs to the project that was chosen, and what it imports goes there', async () => {
    const { projectId } = await createProject(world.deps, admin.actor, {
      name: 'Olahraga',
      operationId: op(),
    });
    const form = { name: 'Skrip', scope: 'write', days: '30', userId: admin.actor.userId, projectId };
    const key = /value="(pdn_[^"]+)"/.exec((await admin.post('/settings/keys', form)).text)![1]!;
    expect((await admin.get('/settings/keys')).text).toMatch(/Skrip[\s\S]*? · Olahraga · /);
    const answer = await fetch(`${world.url}/api/v1/documents`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ title: 'Gol', text: 'Harga beras naik.' }),
    });
    const { documentId } = (await answer.json()) as { documentId: string };
    const rows = (await listDocuments(world.deps, admin.actor)).filter(
      (row) => row.documentId === documentId,
    );
    expect(rows).toMatchObject([{ projectId }]);
  });
});

it('answers 429 to a key that asks too often, and no other key pays for it', async () => {
  const busy = await serveWorld({ servedPerMinute: 2 });
  const boss = await busy.signedIn('Rani', 'admin');
  await importArticle(busy, boss.actor);
  const made = async () =>
    (
      await addKey(busy.deps, boss.actor, {
        name: 'x',
        scopes: ['translate'],
        days: null,
        userId: boss.actor.userId,
      })
    ).key;
  const [one, two] = [await made(), await made()];
  const status = async (api_key: string) => {
    const body = JSON.stringify({ q: 'Satu', source: 'id', target: 'en', api_key });
    const headers = { 'content-type': 'application/json' };
    return (await fetch(`${busy.url}/translate`, { method: 'POST', headers, body })).status;
  };
  expect([await status(one), await status(one), await status(one)]).toEqual([200, 200, 429]);
  expect(await status(two)).toBe(200);
  await busy.close();
});
