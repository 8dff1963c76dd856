// Projects and the list of documents: made, named, documents moved with their memory and back, searched, narrowed, sorted.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchMemory } from '../../src/workflow/memory-search.ts';
import { setMember } from '../../src/workflow/project-people.ts';
import { createProject, listProjects, moveDocuments } from '../../src/workflow/projects.ts';
import { revise } from '../../src/workflow/revise.ts';
import { importArticle, op } from '../workflow/world.ts';
import { type Person, type ServedWorld, serveWorld } from './served-world.ts';

let world: ServedWorld;
let rani: Person;
let edi: Person;
let first: { documentId: string; segments: string[] };
let sport: string;

beforeAll(async () => {
  world = await serveWorld();
  rani = await world.signedIn('Rani', 'translator');
  edi = await world.signedIn('Edi', 'editor');
  first = await importArticle(world, rani.actor);
  await importArticle(world, rani.actor);
  const confirmed = { base: 0, confirm: true, operationId: op() };
  await revise(world.deps, rani.actor, { segmentId: first.segments[0]!, text: 'Officers', ...confirmed });
  ({ projectId: sport } = await createProject(world.deps, edi.actor, {
    name: 'Olahraga',
    operationId: op(),
  }));
});
afterAll(() => world.close());

const memory = async (projectId: string) =>
  (await searchMemory(world.deps, rani.actor, { projectId, text: '', side: 'both' })).units.length;

describe('projects', () => {
  it.each([
    ['no name', '  ', 400, 'Give the project a name'],
    ['a name that is taken', 'OLAHRAGA', 400, 'already'],
    ['a name that is too long', 'a'.repeat(101), 400, 'too long'],
  ])('keeps what was typed and says what is wrong with %s', async (_what, name, status, said) => {
    const answer = await edi.post('/projects', { name, operationId: op() });
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(said);
    expect(answer.text).toContain(`value="${name}"`);
  });

  it('renames one, and is an editor’s business', async () => {
    const renamed = await edi.post(`/projects/${sport}`, { name: 'Olahraga & gaya', operationId: op() });
    expect(renamed.status).toBe(303);
    const { projects } = await listProjects(world.deps, rani.actor);
    expect(projects.map(({ name }) => name)).toContain('Olahraga & gaya');
    const refused = await rani.post('/projects', { name: 'Punya saya', operationId: op() });
    expect(refused.status).toBe(403);
  });

  it('moves documents with what the memory learnt of them, and back', async () => {
    const { projects } = await listProjects(world.deps, rani.actor);
    const home = projects[0]!.projectId;
    const learnt = await memory(home);
    expect(learnt).toBeGreaterThan(0);
    const form = { pick: first.documentId, project: sport, back: 'order=title', operationId: op() };
    const moved = await rani.post('/documents/move', form);
    expect(moved.status).toBe(303);
    expect(moved.location).toContain('order=title');
    expect([await memory(home), await memory(sport)]).toEqual([0, learnt]);
    const listed = async (project: string) => (await rani.get(`/memory?project=${project}`)).text;
    expect(await listed(sport)).toContain('Officers');
    expect(await listed(home)).not.toContain('Officers');
    expect((await rani.get(`/memory/export?project=${sport}`)).text).toContain('Officers');
    expect((await rani.get(`/memory/export?project=${home}`)).text).not.toContain('Officers');
    const { text } = await rani.get(moved.location!);
    expect(text).toContain('1 document was moved.');
    const changed = /name="changed" value="([^"]+)"/.exec(text)![1]!;
    expect((await rani.post('/documents/move/undo', { changed, operationId: op() })).status).toBe(303);
    expect([await memory(home), await memory(sport)]).toEqual([learnt, 0]);
  });

  it('refuses a move to nowhere and moves nothing', async () => {
    const moves = [{ documentId: first.documentId, projectId: 'nowhere' }];
    await expect(moveDocuments(world.deps, rani.actor, { moves, operationId: op() })).rejects.toMatchObject({
      key: 'not-found',
    });
    const none = await rani.post('/documents/move', { project: sport, operationId: op() });
    expect(none.status).toBe(400);
  });
});

describe('a project’s own terms', () => {
  const found = async (projectId: string) =>
    (await world.deps.termbase.forProject(projectId)).find('Mereka membahas kudeta.', 'id');
  const add = (person: Person, english: string, projectId: string) =>
    person.post('/glossary/new', { indonesian: 'kudeta', preferred: english, projectId, operationId: op() });

  it('are added, shown and looked through under the project’s name', async () => {
    expect((await add(edi, 'coup', '')).status).toBe(303);
    const own = await add(edi, 'hat-trick', sport);
    expect(own.status).toBe(303);
    expect((await edi.get(own.location!)).text).toContain('Olahraga &amp; gaya only');
    const listed = async (project: string) => {
      const { text } = await rani.get(`/glossary?project=${project}`);
      return [text.includes('>coup<'), text.includes('hat-trick')];
    };
    expect([await listed(''), await listed('shared'), await listed(sport)]).toEqual([
      [true, true],
      [true, false],
      [false, true],
    ]);
  });

  it('take the place of the shared ones there, and nowhere else', async () => {
    const { projects } = await listProjects(world.deps, rani.actor);
    expect((await found(sport)).map(({ targets }) => targets)).toEqual([['hat-trick']]);
    expect((await found(projects[0]!.projectId)).map(({ targets }) => targets)).toEqual([['coup']]);
  });

  it('are an editor’s of that project', async () => {
    expect((await add(rani, 'mine', sport)).status).toBe(403);
    await setMember(world.deps, edi.actor, { projectId: sport, userId: rani.actor.userId, role: 'editor' });
    expect((await add(rani, 'mine', '')).status).toBe(403);
    const own = await add(rani, 'treble', sport);
    expect(own.status).toBe(303);
    const form = { domain: '', definition: '', note: '', projectId: '', operationId: op() };
    expect((await rani.post(own.location!, form)).status).toBe(403);
    expect((await edi.post(own.location!, { ...form, operationId: op() })).status).toBe(303);
    expect((await edi.get(own.location!)).text).toContain('<del>Olahraga &amp; gaya</del>');
  });
});

describe('the list', () => {
  it.each([
    ['q=tidakada', 0],
    ['status=drafting', 1],
    ['status=new', 1],
    ['project=nowhere', 0],
    ['order=progress', 2],
  ])('%s shows %i documents', async (query, count) => {
    const { text } = await rani.get(`/?${query}`);
    expect(text.match(/class="document-title"/g) ?? []).toHaveLength(count);
  });
});
