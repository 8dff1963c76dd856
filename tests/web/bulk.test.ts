// Acts on several documents of the list: each changes what is ticked, says how much, and can be taken back.
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readClaims } from '../../src/store/claims.ts';
import { claimSegments } from '../../src/workflow/claim.ts';
import { listDocuments } from '../../src/workflow/document-list.ts';
import { importArticle, op } from '../workflow/world.ts';
import { type Person, type ServedWorld, serveWorld } from './served-world.ts';

let world: ServedWorld;
let rani: Person;
let edi: Person;
let first: string;
let second: string;

beforeAll(async () => {
  world = await serveWorld();
  rani = await world.signedIn('Rani', 'translator');
  edi = await world.signedIn('Edi', 'editor');
  first = (await importArticle(world, edi.actor)).documentId;
  second = (await importArticle(world, edi.actor)).documentId;
});
afterAll(() => world.close());

const form = (fields: Record<string, string>, picks = [first, second]) => {
  const body = new URLSearchParams({ operationId: op(), back: 'order=title', ...fields });
  for (const pick of picks) body.append('pick', pick);
  return body;
};
/** Does an act, answers what the list says of it and the way back that it offers. */
async function act(person: Person, name: string, fields: Record<string, string> = {}) {
  const { status, location } = await person.post(`/documents/${name}`, form(fields));
  expect([name, status]).toEqual([name, 303]);
  expect(location).toContain('order=title');
  const { text } = await person.get(location!);
  const changed = /name="changed" value="([^"]+)"/.exec(text)?.[1] ?? '';
  const undo = () => person.post(`/documents/${name}/undo`, { changed, operationId: op() });
  return { text, undo };
}
const dues = async () => (await listDocuments(world.deps, edi.actor)).map(({ due }) => due).sort();
const taken = async (documentId: string) =>
  [...(await readClaims(world.store.db, { documentId })).values()].map(({ name }) => name);

describe('what is ticked', () => {
  it('gets a day, and what each had before', async () => {
    await edi.post(`/documents/${first}/due`, { due: '2026-12-01' });
    const { text, undo } = await act(edi, 'due', { due: '2026-12-24' });
    expect(text).toContain('2 documents have another day.');
    expect(await dues()).toEqual(['2026-12-24', '2026-12-24']);
    await undo();
    expect(await dues()).toEqual(['', '2026-12-01']);
    expect((await edi.post('/documents/due', form({ due: 'tomorrow' }))).status).toBe(400);
  });

  it('is given to somebody but for what others have taken', async () => {
    const claim = { documentId: first, from: 1, to: 1, userId: edi.actor.userId };
    await claimSegments(world.deps, edi.actor, { ...claim, operationId: op() });
    const { text, undo } = await act(edi, 'give', { userId: rani.actor.userId });
    expect(text).toContain('of 2 documents was given out');
    expect(await taken(first)).toEqual(['Edi', 'Rani', 'Rani', 'Rani']);
    await undo();
    expect([await taken(first), await taken(second)]).toEqual([['Edi'], []]);
    expect((await rani.post('/documents/give', form({ userId: edi.actor.userId }))).status).toBe(403);
  });

  it('goes into the bin, all or nothing, and comes back', async () => {
    expect((await rani.post('/documents/delete', form({}))).status).toBe(403);
    expect(await dues()).toHaveLength(2);
    const { text, undo } = await act(edi, 'delete');
    expect(text).toContain('2 documents are in the bin.');
    expect(await dues()).toHaveLength(0);
    await undo();
    expect(await dues()).toHaveLength(2);
  });

  it('is packed as files of their own', async () => {
    const answer = await fetch(`${world.url}/documents/pack`, {
      method: 'POST',
      headers: { cookie: rani.cookie, origin: world.url },
      body: form({ format: 'txt' }),
    });
    expect(answer.headers.get('content-type')).toBe('application/zip');
    const zip = await JSZip.loadAsync(await answer.arrayBuffer());
    expect(Object.keys(zip.files).sort()).toEqual([
      '2018-09-09_perwira-rencanakan-kudeta_DRAFT.txt',
      '2018-09-09_perwira-rencanakan-kudeta_DRAFT_2.txt',
    ]);
    expect((await rani.post('/documents/pack', form({ format: 'nothing' }))).status).toBe(400);
  });

  it.each(['due', 'give', 'delete', 'pack', 'move'])('is something: %s of nothing says so', async (name) => {
    const fields = { userId: rani.actor.userId, format: 'txt', due: '' };
    const { status, text } = await edi.post(`/documents/${name}`, form(fields, []));
    expect([status, text.includes('Tick the documents first')]).toEqual([400, true]);
  });
});
