// A project that only its members see: every page and call is closed to others, and roles in it count instead of elsewhere.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addComment, mentionable } from '../../src/workflow/comments.ts';
import { setRoleOn } from '../../src/workflow/document-roles.ts';
import { searchMemory } from '../../src/workflow/memory-search.ts';
import { countUnread } from '../../src/workflow/notices.ts';
import { setMember } from '../../src/workflow/project-people.ts';
import { createProject, moveDocuments } from '../../src/workflow/projects.ts';
import { revise } from '../../src/workflow/revise.ts';
import { submitVersion } from '../../src/workflow/submit.ts';
import { importArticle, op } from '../workflow/world.ts';
import { type Person, type ServedWorld, serveWorld } from './served-world.ts';

let world: ServedWorld;
let boss: Person;
let edi: Person;
let rani: Person;
let joko: Person;
let projectId: string;
let documentId: string;
let segments: string[];

const TITLE = 'Perwira Rencanakan Kudeta';

beforeAll(async () => {
  world = await serveWorld();
  boss = await world.signedIn('Ketua', 'admin');
  edi = await world.signedIn('Edi', 'editor');
  rani = await world.signedIn('Rani', 'translator');
  joko = await world.signedIn('Joko', 'editor');
  ({ documentId, segments } = await importArticle(world, rani.actor));
  const typed = { base: 0, confirm: true, operationId: op() };
  await revise(world.deps, rani.actor, { segmentId: segments[0]!, text: 'Officers', ...typed });
  await submitVersion(world.deps, rani.actor, { documentId, operationId: op() });
  const note = { segmentId: segments[0]!, threadId: null, anchor: null, operationId: op() };
  await addComment(world.deps, rani.actor, { ...note, text: '@joko lihat ini' });
  ({ projectId } = await createProject(world.deps, edi.actor, { name: 'Investigasi', operationId: op() }));
  const moves = [{ documentId, projectId }];
  await moveDocuments(world.deps, edi.actor, { moves, operationId: op() });
});
afterAll(() => world.close());

const people = () => `/projects/${projectId}/people`;
const make = (by: Person, who: Person, role: string) => by.post(people(), { userId: who.actor.userId, role });

describe('a project for members only', () => {
  it('is seen by everybody before', async () => {
    expect((await joko.get('/')).text).toContain(TITLE);
    expect(await countUnread(world.deps, joko.actor)).toBe(1);
  });

  it('is closed by an editor, who becomes a member, and lists its people', async () => {
    expect((await rani.post(`/projects/${projectId}/seen`, { membersOnly: 'true' })).status).toBe(403);
    expect((await edi.post(`/projects/${projectId}/seen`, { membersOnly: 'true' })).status).toBe(303);
    expect((await make(edi, rani, 'translator')).status).toBe(303);
    const { text } = await edi.get(people());
    expect(text).toContain('Only its members see');
    expect(text).toMatch(/Edi[\s\S]*Rani/);
    expect((await make(edi, edi, 'reader')).status).toBe(403);
    expect((await make(edi, boss, 'reader')).status).toBe(400);
  });

  const OF_DOCUMENT = [
    '',
    '/details',
    '/changes',
    '/versions',
    '/versions/1',
    '/checks',
    '/claims',
    '/published',
  ];
  it.each([
    ...[...OF_DOCUMENT, '/export', '/terms', '/original'].map((page) => `/documents/DOC${page}`),
    '/documents/DOC/segments/SEG/history',
    '/effort?by=segment&document=DOC',
    '/search?q=a&document=DOC',
    '/projects/PRO/people',
    '/lessons?project=PRO',
    '/api/v1/documents/DOC/export',
    '/api/v1/documents/DOC/events',
    '/api/v1/segments/SEG',
    '/api/v1/segments/SEG/comments',
    '/api/v1/segments/SEG/memory',
  ])('is not there for others: %s', async (path) => {
    const address = path.replace('DOC', documentId).replace('SEG', segments[0]!).replace('PRO', projectId);
    const { status, text } = await joko.get(address);
    expect(status).toBe(404);
    expect(text).not.toContain('Officers');
    expect(text).not.toContain('Investigasi');
  });

  it('is in no list, choice or count of others', async () => {
    for (const path of [
      '/',
      '/search?q=Officers',
      '/effort',
      '/audit',
      '/inbox',
      '/projects',
      '/import',
      '/bin',
      `/memory?project=${projectId}`,
    ]) {
      const { status, text } = await joko.get(path);
      expect([path, status]).toEqual([path, 200]);
      expect([path, text.includes(TITLE), text.includes('Investigasi')]).toEqual([path, false, false]);
    }
    expect(await countUnread(world.deps, joko.actor)).toBe(0);
    expect((await joko.get('/api/v1/documents')).text).not.toContain(documentId);
  });

  it.each([
    [() => `/documents/${documentId}/submit`, {}],
    [() => `/documents/${documentId}/delete`, {}],
    [() => `/documents/${documentId}/due`, { due: '2026-12-01' }],
    [() => `/projects/${projectId}`, { name: 'Milik saya' }],
    [() => `/projects/${projectId}/seen`, { membersOnly: 'false' }],
    [() => people(), { userId: 'x', role: 'editor' }],
  ])('takes nothing from others (%#)', async (path, form) => {
    expect((await joko.post(path(), { ...form, operationId: op() })).status).toBe(404);
  });

  it('takes no comment from others, and none that names them', async () => {
    const about = { segmentId: segments[0]!, threadId: null, anchor: null };
    const say = (by: Person, text: string) =>
      addComment(world.deps, by.actor, { ...about, text, operationId: op() });
    await expect(say(joko, 'Halo')).rejects.toMatchObject({ status: 404 });
    await expect(say(rani, '@joko')).rejects.toMatchObject({ key: 'comment.outsider' });
    const offered = (await mentionable(world.deps, rani.actor, segments[0]!)).map(({ login }) => login);
    expect(offered.length).toBeGreaterThan(0);
    expect(offered).not.toContain('joko');
  });

  it('takes no document from others, nor an import', async () => {
    const own = await importArticle(world, joko.actor);
    const moves = [{ documentId: own.documentId, projectId }];
    await expect(moveDocuments(world.deps, joko.actor, { moves, operationId: op() })).rejects.toMatchObject({
      status: 404,
    });
    const form = { title: 'Milik', text: 'Harga naik.', projectId };
    expect((await joko.send('POST', '/api/v1/documents', form)).status).toBe(404);
  });
});

describe('members', () => {
  it('see it, and do what their role there lets them', async () => {
    expect((await rani.get(`/documents/${documentId}`)).status).toBe(200);
    expect((await make(edi, rani, 'reader')).status).toBe(303);
    const write = () =>
      revise(world.deps, rani.actor, {
        segmentId: segments[1]!,
        text: 'Jakarta',
        base: 0,
        confirm: true,
        operationId: op(),
      });
    await expect(write()).rejects.toMatchObject({ status: 403 });
    expect((await rani.get(`/documents/${documentId}`)).status).toBe(200);
    expect((await make(edi, rani, 'editor')).status).toBe(303);
    expect(
      (await rani.post(`/projects/${projectId}`, { name: 'Investigasi 2', operationId: op() })).status,
    ).toBe(303);
    expect((await rani.post('/projects', { name: 'Lain', operationId: op() })).status).toBe(403);
    await write();
    expect((await searchMemory(world.deps, rani.actor, { projectId, text: '' })).units.length).toBe(2);
  });

  it('may be of a single document: its guests see that one alone', async () => {
    const grant = { documentId, userId: joko.actor.userId, role: 'reader' as const };
    await setRoleOn(world.deps, boss.actor, grant);
    expect((await joko.get(`/documents/${documentId}`)).status).toBe(200);
    expect((await joko.get('/')).text).toContain(TITLE);
    expect((await joko.get(people())).status).toBe(404);
    await setRoleOn(world.deps, boss.actor, { ...grant, role: null });
    expect((await joko.get(`/documents/${documentId}`)).status).toBe(404);
  });

  it('are no more so once they were taken out', async () => {
    await setMember(world.deps, boss.actor, { projectId, userId: rani.actor.userId, role: null });
    expect((await rani.get(`/documents/${documentId}`)).status).toBe(404);
    expect((await boss.post(`/projects/${projectId}/seen`, { membersOnly: 'false' })).status).toBe(303);
    expect((await rani.get(`/documents/${documentId}`)).status).toBe(200);
  });
});
