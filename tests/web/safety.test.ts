// What keeps other sites and strangers out: cross-site requests, headers, redirects, body sizes, attempts to sign in.
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localPath } from '../../src/web/sign-in.ts';
import { type Person, type ServedWorld, serveWorld } from './served-world.ts';

let world: ServedWorld;
let rani: Person;

beforeAll(async () => {
  world = await serveWorld();
  rani = await world.signedIn('Rani', 'translator');
});
afterAll(() => world.close());

/** A bare request: fetch sets headers of its own, and would refuse to lie about Host. */
function raw(method: string, path: string, headers: Record<string, string>, body = ''): Promise<number> {
  const { port, host } = new URL(world.url);
  const lines = { host, 'content-length': `${Buffer.byteLength(body)}`, connection: 'close', ...headers };
  const head = Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`);
  return new Promise((done, fail) => {
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.write(`${method} ${path} HTTP/1.1\r\n${head.join('')}\r\n${body}`);
    });
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString();
    });
    socket.on('close', () => done(Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1])));
    socket.on('error', fail);
  });
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const HERE = 'HERE';

describe('a request that changes something', () => {
  it.each<[string, Record<string, string>, number]>([
    ['from the same origin', { 'sec-fetch-site': 'same-origin' }, 303],
    ['typed by the person', { 'sec-fetch-site': 'none' }, 303],
    ['from another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['from another host of the same site', { 'sec-fetch-site': 'same-site' }, 403],
    ['from another site that forges Origin', { 'sec-fetch-site': 'cross-site', origin: HERE }, 403],
    ['of an older browser, from here', { origin: HERE }, 303],
    ['of an older browser, from elsewhere', { origin: 'http://evil.example' }, 403],
    ['of an older browser, from this host on another port', { origin: 'http://127.0.0.1:1' }, 403],
    ['of an older browser, from a sandboxed page', { origin: 'null' }, 403],
    ['with a cookie and no word of where it is from', {}, 403],
    ['from an origin that is none', { origin: 'nonsense' }, 403],
    ['from a host that only begins like this one', { origin: `${HERE}.evil.example` }, 403],
  ])('%s', async (_name, headers, status) => {
    const origin = headers.origin?.replace(HERE, world.url);
    const sent = { ...FORM, cookie: rani.cookie, ...headers, ...(origin === undefined ? {} : { origin }) };
    expect(await raw('POST', '/profile/language', sent, 'language=en&next=/')).toBe(status);
  });

  it('without a cookie comes from no browser, and has to sign in', async () => {
    expect(await raw('POST', '/profile/language', FORM, 'language=en')).toBe(401);
  });

  it('under /api is held to the same rule', async () => {
    const json = { 'content-type': 'application/json', cookie: rani.cookie, 'sec-fetch-site': 'cross-site' };
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      expect(await raw(method, '/api/v1/segments/none/working-text', json, '{}')).toBe(403);
    }
  });

  it('never is a GET: one from elsewhere only reads', async () => {
    expect(await raw('GET', '/', { cookie: rani.cookie, 'sec-fetch-site': 'cross-site' })).toBe(200);
  });
});

describe('every answer', () => {
  it.each(['/', '/sign-in', '/nothing-here', '/api/v1/segments/none'])(
    '%s has its safe headers',
    async (path) => {
      const { headers } = await fetch(world.url + path, {
        redirect: 'manual',
        headers: { cookie: rani.cookie },
      });
      const policy = headers.get('content-security-policy')!.split(';');
      expect(policy).toEqual(
        expect.arrayContaining([
          "default-src 'self'",
          "object-src 'none'",
          "base-uri 'none'",
          "form-action 'self'",
          "frame-ancestors 'none'",
        ]),
      );
      expect(policy.join()).not.toMatch(/unsafe|\*/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      // Without HTTPS the header would lock people out of their own installation.
      expect(headers.get('strict-transport-security')).toBeNull();
    },
  );

  it('holds no script or style in the page itself', async () => {
    for (const path of ['/', '/sign-in', '/search', '/glossary', '/import']) {
      const { text } = await rani.get(path);
      expect(text).not.toMatch(
        /<script(?![^>]*(?:src=|type="application\/json"))[^>]*>|<style|\sstyle="|\son\w+="/,
      );
    }
  });
});

describe('where one is led after signing in', () => {
  it.each([
    ['/glossary?q=a', '/glossary?q=a'],
    ['/', '/'],
    ['', '/'],
    ['https://evil.example/', '/'],
    ['//evil.example/', '/'],
    ['/\\evil.example', '/'],
    ['\\\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['/\n/evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/a/..//evil.example', '/a/..//evil.example'],
    ['glossary', '/'],
  ])('%j leads to %j', (next, path) => {
    expect(localPath(next)).toBe(path);
    const there = new URL(localPath(next), world.url);
    expect(there.origin).toBe(new URL(world.url).origin);
  });

  it('holds for who is signed in already, and for the language form', async () => {
    expect((await rani.get('/sign-in?next=//evil.example')).location).toBe('/');
    const form = { language: 'en', next: '//evil.example' };
    expect((await rani.post('/profile/language', form)).location).toBe('/');
  });
});

describe('what is too large', () => {
  it.each<[string, boolean, number, number]>([
    ['a form of 150 kB from a stranger', false, 150, 401],
    ['a form of 300 kB from a stranger', false, 300, 413],
    ['a form of 300 kB from somebody signed in', true, 300, 303],
    ['a form of 4 MB from somebody signed in', true, 4000, 413],
  ])('%s', async (_name, signedIn, kilobytes, status) => {
    const headers = { ...FORM, origin: world.url, ...(signedIn ? { cookie: rani.cookie } : {}) };
    const body = `language=en&next=/&filler=${'a'.repeat(kilobytes * 1000)}`;
    const answer = await fetch(`${world.url}/profile/language`, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
    });
    expect(answer.status).toBe(status);
  });

  it('is said in JSON under /api', async () => {
    const answer = await rani.send('POST', '/api/v1/segments/none/working-text', {
      text: 'a'.repeat(5_000_000),
    });
    expect(answer.status).toBe(413);
    expect(answer.json<{ error: { key: string } }>().error.key).toBe('too-large');
  });
});

describe('attempts to sign in', () => {
  it('are counted when they fail, and stopped after thirty', async () => {
    const attempt = (password: string) =>
      world.stranger.post('/sign-in', { login: 'nobody', password, next: '/' });
    const first = await attempt('wrong');
    expect(first.status).toBe(401);
    const answers = await Promise.all(Array.from({ length: 29 }, () => attempt('wrong')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
    const refused = await attempt('wrong');
    expect(refused.status).toBe(429);
    expect(refused.text).toContain('Too many attempts');
    // Who is in stays in.
    expect((await rani.get('/')).status).toBe(200);
  });
});
