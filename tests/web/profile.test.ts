// The profile page, over HTTP: name, language, theme, password; and the header's language button.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sessionUser } from '../../src/workflow/sessions.ts';
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
