// The profile page, over HTTP: name, language, theme, password; and the header's language button.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readUserAgent } from '../../src/web/user-agent.ts';
import { sessionUser, signIn } from '../../src/workflow/sessions.ts';
import { type Person, type ServedWorld, serveWorld } from './served-world.ts';

let world: ServedWorld;
let person: Person;

beforeAll(async () => {
  world = await serveWorld();
  person = await world.signedIn('Rani', 'translator');
});
afterAll(() => world.close());

const user = async () => sessionUser(world.deps, person.cookie.slice('padanan_session='.length));

describe('the profile', () => {
  it('asks strangers to sign in', async () => {
    expect((await world.stranger.get('/profile')).location).toBe('/sign-in?next=%2Fprofile');
    expect((await world.stranger.post('/profile', { name: 'X', theme: 'dark' })).status).toBe(401);
  });

  it('keeps name, language and theme, and the page wears them', async () => {
    const form = { name: 'Rani Putri', language: 'id', theme: 'contrast' };
    expect((await person.post('/profile', form)).location).toBe('/profile?saved=profile');
    expect(await user()).toMatchObject(form);
    const page = await person.get('/profile?saved=profile');
    expect(page.text).toContain('<html lang="id" data-theme="contrast">');
    expect(page.text).toContain('Tersimpan.');
    await person.post('/profile', { name: 'Rani', language: '', theme: 'system' });
    expect(await user()).toMatchObject({ name: 'Rani', language: null });
  });

  it('keeps what was typed where the name is empty', async () => {
    const answer = await person.post('/profile', { name: '  ', language: 'en', theme: 'dark' });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('Enter a name.');
    expect(answer.text).toMatch(/value="dark" checked/);
    expect(await user()).toMatchObject({ name: 'Rani', theme: 'system' });
  });

  it('changes the password with the current one only, and never shows one', async () => {
    const wrong = await person.post('/profile/password', {
      current: 'not this one',
      password: 'another secret',
    });
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain('The current password is wrong.');
    expect(wrong.text).not.toContain('another secret');
    const right = { current: 'a long enough secret', password: 'another long secret' };
    expect((await person.post('/profile/password', right)).location).toBe('/profile?saved=password');
    expect((await person.get('/profile')).status).toBe(200);
  });

  it.each([
    ['/glossary?q=kudeta', '/glossary?q=kudeta'],
    ['/glossary?lang=en&q=a', '/glossary?q=a'],
    ['//elsewhere.example/x', '/'],
    ['/\\elsewhere.example', '/'],
    ['/\t/elsewhere.example', '/'],
    ['https://elsewhere.example', '/'],
    ['', '/'],
  ])('changes the language and goes on from %j to %s', async (next, location) => {
    const answer = await person.post('/profile/language', { language: 'id', next });
    expect(answer.status).toBe(303);
    expect(answer.location).toBe(location);
    expect(await user()).toMatchObject({ language: 'id' });
  });
});

describe('sessions', () => {
  const open = async () => {
    const { sessionToken } = await signIn(world.deps, {
      login: 'joko',
      password: 'a long enough secret',
      userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0',
    });
    return sessionToken;
  };

  it('are listed on the profile, and each can be ended, and all but one’s own', async () => {
    const joko = await world.signedIn('Joko', 'translator');
    const [first, second, third] = [await open(), await open(), await open()];
    const page = (await joko.get('/profile')).text;
    expect(page.match(/Firefox on Windows<\/strong>/g)).toHaveLength(3);
    expect(page.match(/>This one</g)).toHaveLength(1);
    const ids = [...page.matchAll(/name="session" value="(\w+)"/g)].map((match) => match[1]!);
    expect(ids).toHaveLength(3);
    expect((await joko.post('/profile/sessions', { session: ids[0]! })).location).toBe(
      '/profile?saved=sessions#sessions',
    );
    const left = async () =>
      (await Promise.all([first, second, third].map((token) => sessionUser(world.deps, token)))).filter(
        (one) => one !== null,
      ).length;
    expect(await left()).toBe(2);
    expect((await person.post('/profile/sessions', { session: ids[1]! })).status).toBe(404);
    await joko.post('/profile/sessions', {});
    expect(await left()).toBe(0);
    expect((await joko.get('/profile')).status).toBe(200);
  });

  it.each([
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36',
      'Chrome',
      'Linux',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0',
      'Edge',
      'Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1',
      'Safari',
      'iOS',
    ],
    [
      'Mozilla/5.0 (Linux; Android 14; SM-A546E) AppleWebKit/537.36 SamsungBrowser/25.0 Chrome/121.0 Mobile Safari/537.36',
      'Samsung Internet',
      'Android',
    ],
    ['curl/8.5.0', '', ''],
  ])('%s', (userAgent, browser, system) => {
    expect(readUserAgent(userAgent)).toEqual({ browser, system });
  });
});
