// The people page, over HTTP: who may open it, inviting, changing and shutting out.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listUsers } from '../../src/workflow/people.ts';
import { type Person, type ServedWorld, serveWorld } from './served-world.ts';

let world: ServedWorld;
let admin: Person;
let translator: Person;

beforeAll(async () => {
  world = await serveWorld();
  admin = await world.signedIn('Rani', 'admin');
  translator = await world.signedIn('Budi', 'translator');
});
afterAll(() => world.close());

const linkIn = (page: string): string => /value="(http[^"]+\/invite\/[^"]+)"/.exec(page)![1]!;
const userOf = async (login: string) =>
  (await listUsers(world.deps, admin.actor)).find((user) => user.login === login);

describe('the people page', () => {
  it('is for administrators', async () => {
    expect((await translator.get('/people')).status).toBe(403);
    const form = { login: 'eka', name: 'Eka', role: 'admin' };
    expect((await translator.post('/people', form)).status).toBe(403);
    expect((await translator.post(`/people/${admin.actor.userId}/role`, { role: 'editor' })).status).toBe(
      403,
    );
    expect((await world.stranger.get('/people')).location).toBe('/sign-in?next=%2Fpeople');
    expect(await userOf('eka')).toBeUndefined();
  });

  it('shows an invitation’s full link once, and the link works', async () => {
    const answer = await admin.post('/people', { login: 'sari', name: 'Sari', role: 'editor' });
    expect(answer.status).toBe(200);
    const link = linkIn(answer.text);
    expect(link.startsWith(`${world.url}/invite/`)).toBe(true);
    expect((await admin.get('/people')).text).not.toContain(link);
    expect(await userOf('sari')).toMatchObject({ role: 'editor', invited: true });
    const path = link.slice(world.url.length);
    expect((await world.stranger.get(path)).text).toContain('Sari');
    expect((await world.stranger.post(path, { password: 'a long enough secret' })).status).toBe(303);
    expect((await world.stranger.get(path)).status).toBe(403);
  });

  it('makes a new link that ends the one before', async () => {
    const first = linkIn(
      (await admin.post('/people', { login: 'joko', name: 'Joko', role: 'translator' })).text,
    );
    const { userId } = (await userOf('joko'))!;
    const second = linkIn((await admin.post(`/people/${userId}/link`, {})).text);
    expect((await world.stranger.get(first.slice(world.url.length))).status).toBe(403);
    expect((await world.stranger.get(second.slice(world.url.length))).status).toBe(200);
  });

  it('keeps what was typed where the sign-in name is taken', async () => {
    const answer = await admin.post('/people', { login: 'budi', name: 'Budi "Bin" Amir', role: 'editor' });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('The sign-in name budi is taken.');
    expect(answer.text).toContain('value="Budi &#34;Bin&#34; Amir"');
    expect(answer.text).toMatch(/value="editor" checked/);
  });

  it('changes a role, and shuts a person out and lets them in again', async () => {
    const { userId } = translator.actor;
    expect((await admin.post(`/people/${userId}/role`, { role: 'editor' })).location).toBe(
      `/people?changed=${userId}`,
    );
    expect(await userOf('budi')).toMatchObject({ role: 'editor' });
    await admin.post(`/people/${userId}/active`, { active: 'no' });
    expect((await translator.get('/')).location).toBe('/sign-in?next=%2F');
    const page = await admin.get(`/people?changed=${userId}`);
    expect(page.text).toContain('Budi is deactivated');
    expect(page.text).toContain('Undo');
    await admin.post(`/people/${userId}/active`, { active: 'yes' });
    expect(await userOf('budi')).toMatchObject({ active: true });
  });

  it('keeps the last administrator', async () => {
    await admin.post(`/people/${(await userOf('tata'))!.userId}/active`, { active: 'no' });
    const answer = await admin.post(`/people/${admin.actor.userId}/role`, { role: 'translator' });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('This is the last active administrator.');
  });

  it('answers an address that only takes forms with the page', async () => {
    expect((await admin.get('/people/somebody/role')).location).toBe('/people');
  });
});
