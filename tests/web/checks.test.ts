// The checks over HTTP: a project's spelling, dismissing and taking back, the document's list.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readProject } from '../../src/store/documents.ts';
import { importArticle, paragraph } from '../workflow/world.ts';
import { type Person, type ServedWorld, serveWorld } from './served-world.ts';

let world: ServedWorld;
let editor: Person;
let translator: Person;
let documentId: string;
let segments: string[];

beforeAll(async () => {
  world = await serveWorld();
  editor = await world.signedIn('Rani', 'editor');
  translator = await world.signedIn('Budi', 'translator');
  ({ documentId, segments } = await importArticle(world, translator.actor, [
    paragraph('Perahu itu berwarna merah.', { target: 'The boat has a red colour.', state: 'initial' }),
    paragraph('Sebanyak 1.234 warga mengungsi.', { target: 'Some 1.234 residents fled.' }),
    paragraph('Mereka tiba kemarin.', { target: 'They arrived yesterday.' }),
  ]));
});
afterAll(() => world.close());

const check = async (segmentId: string, text: string) =>
  (await translator.send('POST', `/api/v1/segments/${segmentId}/check`, { text })).json<{
    issues: { check: string; fix: { text: string } | null }[];
  }>();

describe('the spelling of a project', () => {
  const choose = async (person: Person, spelling: string) => {
    const { projectId } = (await readProject(world.store.db))!;
    return person.post('/settings/checks', { projectId, spelling });
  };

  it('is for editors', async () => {
    expect((await translator.get('/settings/checks')).status).toBe(403);
    expect((await choose(translator, 'GB')).status).toBe(403);
    expect((await choose(editor, 'XX')).status).toBe(400);
  });

  it('decides what is flagged', async () => {
    const [boat] = segments;
    expect((await check(boat!, 'The boat has a red colour.')).issues).toMatchObject([
      { check: 'spelling', fix: { text: 'color' } },
    ]);
    expect((await choose(editor, 'GB')).location).toContain('/settings/checks?changed=');
    expect((await check(boat!, 'The boat has a red colour.')).issues).toEqual([]);
    expect((await check(boat!, 'The boat has a red color.')).issues).toMatchObject([{ check: 'spelling' }]);
    await choose(editor, 'US');
  });
});
