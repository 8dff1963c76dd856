// The engines page over HTTP, and the choice in a document's Draft menu.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EngineError } from '../../src/engines/engine.ts';
import { policyOf } from '../../src/model/engine-policy.ts';
import { readProject } from '../../src/store/documents.ts';
import { importArticle, testEngine } from '../workflow/world.ts';
import { type Person, type ServedWorld, serveWorld } from './served-world.ts';

const cloud = testEngine(2, 'deepl', true);
const local = testEngine(2, 'opus-mt');
let world: ServedWorld;
let admin: Person;
let translator: Person;
let documentId: string;
let projectId: string;

beforeAll(async () => {
  local.status = async () => ({ ready: false, reason: 'model-missing', modelVersion: '' });
  world = await serveWorld({ others: [cloud, local] });
  admin = await world.signedIn('Rani', 'admin');
  translator = await world.signedIn('Budi', 'translator');
  ({ documentId } = await importArticle(world, translator.actor));
  projectId = (await readProject(world.store.db))!.projectId;
});
afterAll(() => world.close());

const act = (engine: string, name: string, person = admin) =>
  person.post(`/settings/engines/${engine}`, { projectId, act: name });
const policy = async () => policyOf((await readProject(world.store.db))!.settings);
const trial = (text: string, engine: string) =>
  admin.post('/settings/engines/try', { projectId, text, engine });

describe('the engines page', () => {
  it('is for administrators', async () => {
    expect((await translator.get('/settings/engines')).status).toBe(403);
    expect((await act('deepl', 'enable', translator)).status).toBe(403);
    const form = { projectId, text: 'Ya.', engine: 'bundled' };
    expect((await translator.post('/settings/engines/try', form)).status).toBe(403);
    expect((await policy()).enabled).toEqual(['bundled']);
  });

  it('says what each engine is, where text goes, and what one that is not ready needs', async () => {
    const { text } = await admin.get('/settings/engines');
    expect(text).toContain('Text leaves this machine.');
    expect(text).toContain('padanan engine install opus-mt');
  });

  it('sends no text to a service that is not enabled, not even to try it', async () => {
    const answer = await trial('Ya, rahasia.', 'deepl');
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('Ya, rahasia.');
    expect(cloud.calls).toEqual([]);
    expect((await admin.get(`/documents/${documentId}`)).text).not.toContain('value="deepl"');
    expect((await translator.post(`/documents/${documentId}/engine`, { engine: 'deepl' })).status).toBe(400);
  });

  it('enables, prefers, moves and disables', async () => {
    expect((await act('deepl', 'enable')).location).toContain('changed=deepl#engine-deepl');
    expect(await policy()).toEqual({
      enabled: ['bundled', 'deepl'],
      preferred: 'bundled',
      order: ['bundled', 'deepl'],
    });
    await act('deepl', 'prefer');
    await act('deepl', 'up');
    expect(await policy()).toMatchObject({ preferred: 'deepl', order: ['deepl', 'bundled'] });
    await act('deepl', 'disable');
    expect(await policy()).toEqual({ enabled: ['bundled'], preferred: 'bundled', order: ['bundled'] });
    expect((await act('nonsense', 'enable')).status).toBe(400);
    expect((await act('deepl', 'explode')).status).toBe(400);
  });

  it('tries a sentence on several engines; one that fails says why', async () => {
    await act('deepl', 'enable');
    cloud.before = () => {
      throw new EngineError('quota', false);
    };
    const form = new URLSearchParams({ projectId, text: 'Ya <b>.' });
    form.append('engine', 'bundled');
    form.append('engine', 'deepl');
    const response = await fetch(`${world.url}/settings/engines/try`, {
      method: 'POST',
      body: form,
      headers: { cookie: admin.cookie, origin: world.url, 'accept-language': 'en' },
    });
    const text = await response.text();
    expect(text).toContain('[Ya &lt;b&gt;.]');
    expect(text).toContain('The engine&#39;s quota is used up.');
    cloud.before = () => {};
  });
});

describe('a document', () => {
  it('chooses its engine among those enabled, and says that the text leaves', async () => {
    const desk = `/documents/${documentId}`;
    expect((await translator.get(desk)).text).not.toContain('sends this document’s text');
    expect((await translator.post(`${desk}/engine`, { engine: 'deepl' })).location).toBe(desk);
    expect((await translator.get(desk)).text).toContain('sends this document’s text');
  });
});
