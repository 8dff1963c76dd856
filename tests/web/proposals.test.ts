// Terms added from a document, over HTTP: editors' at once, translators' through the queue; and the dictionary.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listConcepts, readConcept } from '../../src/workflow/glossary.ts';
import { listProposals } from '../../src/workflow/propose-term.ts';
import { importArticle, op } from '../workflow/world.ts';
import { type Person, type ServedWorld, serveWorld } from './served-world.ts';

let world: ServedWorld;
let editor: Person;
let translator: Person;
let documentId: string;

beforeAll(async () => {
  world = await serveWorld();
  editor = await world.signedIn('Sari', 'editor');
  translator = await world.signedIn('Budi', 'translator');
  ({ documentId } = await importArticle(world, editor.actor));
});
afterAll(() => world.close());

const pair = (indonesian: string, english: string) => ({
  indonesian,
  english,
  partOfSpeech: 'noun',
  note: '',
  context: 'Para perwira bertemu.',
  operationId: op(),
});
const found = async (search: string) =>
  (await listConcepts(world.deps, editor.actor, { search })).concepts.map((concept) =>
    concept.terms.map((term) => `${term.lang} ${term.text} ${term.status}`),
  );

it('is proposed from the glossary too, where a search finds nothing', async () => {
  expect((await translator.get('/glossary?q=zzz')).text).toContain('/glossary/propose?indonesian=zzz');
  expect((await editor.get('/glossary?q=zzz')).text).not.toContain('/glossary/propose');
  expect((await translator.get('/glossary/propose?indonesian=zzz')).text).toContain('value="zzz"');
  const sent = await translator.post('/glossary/propose', pair('laskar', 'militia'));
  expect(sent.location).toBe('/glossary/proposals');
  const queue = (await editor.get('/glossary/proposals')).text;
  expect(queue).toContain('value="militia"');
  const [proposal] = await listProposals(world.deps, editor.actor);
  const decision = { ...pair('laskar', 'militia'), act: 'accept' };
  await editor.post(`/glossary/proposals/${proposal!.proposalId}`, decision);
  expect(await found('laskar')).toEqual([['id laskar preferred', 'en militia preferred']]);
});

describe('a term added from a document', () => {
  it('is entered at once for an editor, also into the concept that has the Indonesian already', async () => {
    const path = `/api/v1/documents/${documentId}/terms`;
    const added = await editor.send('POST', path, pair('perwira', 'officer'));
    expect(added.json()).toEqual({ conceptId: expect.any(String) });
    await editor.send('POST', path, pair('perwira', 'military officer'));
    expect(await found('perwira')).toEqual([
      ['id perwira preferred', 'en officer preferred', 'en military officer admitted'],
    ]);
    const again = await editor.send('POST', path, pair('perwira', 'officer'));
    expect([again.status, again.json<{ error: { key: string } }>().error.key]).toEqual([400, 'term.twice']);
    const { conceptId } = added.json<{ conceptId: string }>();
    const { concept } = await readConcept(world.deps, editor.actor, conceptId);
    expect(concept.terms[0]!.context).toBe('Para perwira bertemu.');
  });

  it('is proposed by a translator and accepted, mended, by an editor', async () => {
    const form = pair('pejabat', 'offcial');
    const page = await translator.get(
      `/documents/${documentId}/terms/new?indonesian=pejabat&english=offcial`,
    );
    expect(page.text).toContain('value="offcial"');
    expect(page.text).toContain('Propose');
    const sent = await translator.post(`/documents/${documentId}/terms/new`, form);
    expect(sent.location).toBe('/glossary/proposals');
    expect((await translator.get('/glossary/proposals')).text).toContain('offcial');
    expect(await found('pejabat')).toEqual([]);
    expect((await editor.get('/glossary')).text).toContain('1 proposal');
    const [proposal] = await listProposals(world.deps, editor.actor);
    expect(proposal).toMatchObject({ proposerName: 'Budi', context: 'Para perwira bertemu.' });
    const path = `/glossary/proposals/${proposal!.proposalId}`;
    const decision = { act: 'accept', indonesian: 'pejabat', english: 'official', partOfSpeech: 'noun' };
    expect((await translator.post(path, { ...decision, operationId: op() })).status).toBe(403);
    const empty = await editor.post(path, { ...decision, english: '', operationId: op() });
    expect([empty.status, empty.text.includes('Enter the term.')]).toEqual([400, true]);
    expect((await editor.post(path, { ...decision, operationId: op() })).location).toBe(
      '/glossary/proposals',
    );
    expect(await found('pejabat')).toEqual([['id pejabat preferred', 'en official preferred']]);
    expect((await editor.post(path, { ...decision, operationId: op() })).status).toBe(404);
    expect(await listProposals(world.deps, editor.actor)).toEqual([]);
  });

  it('is declined without a trace in the glossary', async () => {
    await translator.post(`/documents/${documentId}/terms/new`, pair('meja', 'table'));
    const [proposal] = await listProposals(world.deps, editor.actor);
    await editor.post(`/glossary/proposals/${proposal!.proposalId}`, { act: 'decline', operationId: op() });
    expect(await found('meja')).toEqual([]);
    expect(await listProposals(world.deps, editor.actor)).toEqual([]);
  });

  it('needs both sides and a document that is there', async () => {
    const refused = await translator.post(`/documents/${documentId}/terms/new`, pair('sesuatu', ' '));
    expect([refused.status, refused.text.includes('value="sesuatu"')]).toEqual([400, true]);
    const path = '/api/v1/documents/none/terms';
    expect((await translator.send('POST', path, pair('sesuatu', 'something'))).status).toBe(404);
  });
});

it('shows what a document suggests, with the way to add it', async () => {
  const page = await translator.get(`/documents/${documentId}/terms`);
  expect(page.status).toBe(200);
  expect(page.text).toContain('Suggested terms');
  expect((await translator.get('/documents/none/terms')).status).toBe(404);
});

it('looks words up for those who are signed in', async () => {
  expect((await translator.get('/api/v1/dictionary?word=kudeta')).json()).toMatchObject({ word: 'kudeta' });
  expect((await translator.get('/api/v1/dictionary?word=')).status).toBe(400);
  expect((await world.stranger.get('/api/v1/dictionary?word=kudeta')).status).toBe(401);
});
