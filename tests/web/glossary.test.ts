// The glossary's pages, over HTTP: searching, a concept's page, and the forms of those who may edit it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addConcept } from '../../src/workflow/edit-concept.ts';
import { readConcept } from '../../src/workflow/glossary.ts';
import { importArticle, op } from '../workflow/world.ts';
import { type Person, type ServedWorld, serveWorld } from './served-world.ts';

let world: ServedWorld;
let editor: Person;
let translator: Person;
let coup: string;

const NOUN = { partOfSpeech: 'noun', status: 'preferred' } as const;

beforeAll(async () => {
  world = await serveWorld();
  editor = await world.signedIn('Sari', 'editor');
  translator = await world.signedIn('Budi', 'translator');
  const add = (indonesian: string, english: string, domain: string) =>
    addConcept(world.deps, editor.actor, {
      domain,
      terms: [
        { lang: 'id', text: indonesian, ...NOUN },
        { lang: 'en', text: english, ...NOUN },
      ],
      operationId: op(),
    });
  coup = (await add('kudeta', "coup d'état", 'politics')).conceptId;
  await add('sanksi', 'sanctions', 'diplomacy');
  for (let at = 0; at < 120; at++) await add(`banjir ${at}`, `flood ${at}`, 'disasters');
});
afterAll(() => world.close());

const terms = async () => (await readConcept(world.deps, editor.actor, coup)).concept.terms;
const titles = (page: string): string[] =>
  [...page.matchAll(/<h2 lang="id"><a [^>]*>(.*?)<\/a>/g)].map((match) =>
    match[1]!.replace(/<\/?mark>/g, ''),
  );

describe('the glossary', () => {
  it('asks strangers to sign in', async () => {
    expect((await world.stranger.get('/glossary')).location).toBe('/sign-in?next=%2Fglossary');
  });

  it.each([
    ['?q=kudeta', ['kudeta']],
    ['?q=ETAT', ['kudeta']],
    ['?q=sanctions', ['sanksi']],
    ['?letter=s', ['sanksi']],
    ['?domain=politics', ['kudeta']],
    ['?q=nothing+like+it', []],
  ])('%s finds %j', async (query, found) => {
    expect(titles((await translator.get(`/glossary${query}`)).text)).toEqual(found);
  });

  it.each([
    ['preferred', ['kudeta']],
    ['forbidden', []],
  ])('narrows to concepts with a term that is %s', async (status, found) => {
    expect(titles((await translator.get(`/glossary?letter=k&status=${status}`)).text)).toEqual(found);
  });

  it('puts the term itself before those that only have it inside', async () => {
    const found = titles((await translator.get('/glossary?q=flood+1')).text);
    expect(found[0]).toBe('banjir 1');
    expect(found.length).toBeGreaterThan(10);
  });

  it('comes in pages, each with the way to the next', async () => {
    const first = await translator.get('/glossary');
    expect(titles(first.text)).toHaveLength(100);
    expect(first.text).toContain('href="/glossary?page=2"');
    expect(titles((await translator.get('/glossary?page=2')).text)).toHaveLength(22);
  });

  it('answers a search as one types with the list alone', async () => {
    const { text } = await translator.get('/glossary?q=kudeta&part=list');
    expect(titles(text)).toEqual(['kudeta']);
    expect(text).not.toContain('<html');
  });

  it('escapes what is searched for', async () => {
    const { text } = await translator.get('/glossary?q=%3Cscript%3E');
    expect(text).not.toContain('<script>');
  });
});

describe('a concept', () => {
  it('is read by everybody and edited by editors', async () => {
    const term = (await terms())[0]!;
    const page = await translator.get(`/glossary/${coup}`);
    expect(page.status).toBe(200);
    expect(page.text).not.toContain(`/terms/${term.termId}`);
    const form = { lang: 'en', text: 'putsch', ...NOUN, operationId: op() };
    expect((await translator.post(`/glossary/${coup}/terms`, form)).status).toBe(403);
    expect((await translator.post(`/glossary/${coup}/terms/${term.termId}`, form)).status).toBe(403);
    expect((await translator.post(`/glossary/${coup}/terms/${term.termId}/remove`, form)).status).toBe(403);
    expect((await translator.get('/glossary/new')).status).toBe(403);
    expect((await translator.get('/glossary/no-such-concept')).status).toBe(404);
    expect(await terms()).toHaveLength(2);
  });

  it('gains, changes and loses a term, which can be put back; all of it is in its history', async () => {
    const form = { lang: 'en', text: 'coup', partOfSpeech: 'noun', status: 'admitted', note: 'Usual.' };
    await editor.post(`/glossary/${coup}/terms`, { ...form, operationId: op() });
    const { termId } = (await terms()).find((term) => term.text === 'coup')!;
    const change = { ...form, status: 'preferred', operationId: op() };
    expect((await editor.post(`/glossary/${coup}/terms/${termId}`, change)).location).toBe(
      `/glossary/${coup}?changed=1#term-${termId}`,
    );
    const removed = await editor.post(`/glossary/${coup}/terms/${termId}/remove`, { operationId: op() });
    expect(removed.location).toBe(`/glossary/${coup}?changed=1&removed=${termId}`);
    const page = await editor.get(removed.location!);
    expect(page.text).toContain('“coup” was removed.');
    const back = /<form[^>]*class="put-back">(.*?)<\/form>/.exec(page.text)![1]!;
    const hidden = [...back.matchAll(/name="(\w+)" value="([^"]*)"/g)].map((match) => [match[1], match[2]]);
    await editor.post(`/glossary/${coup}/terms`, Object.fromEntries(hidden));
    expect((await terms()).find((term) => term.text === 'coup')).toMatchObject({
      status: 'preferred',
      note: 'Usual.',
    });
    const after = await editor.get(removed.location!);
    expect(after.text).not.toContain('was removed.');
    expect(after.text.replace(/\s+/g, ' ')).toMatch(/Sari added.*Sari removed.*Sari changed.*Sari added/);
  });

  it('takes what else is said of it, shows it, and after a save where the documents miss it', async () => {
    const { documentId, segments } = await importArticle(world, editor.actor);
    await editor.send('POST', `/api/v1/segments/${segments[0]}/revisions`, {
      text: 'Officers plan takeover',
      base: 0,
      confirm: false,
      operationId: op(),
    });
    const fields = { domain: 'politics', definition: 'Taking <power> by force', note: '', operationId: op() };
    const saved = await editor.post(`/glossary/${coup}`, fields);
    const page = (await editor.get(saved.location!)).text;
    expect(page).toContain('Taking &lt;power&gt; by force');
    expect(page).toContain('In 1 document the English misses it');
    expect(page).toContain(`/documents/${documentId}#s-1`);
    const { termId } = (await terms())[0]!;
    const more = { forms: 'mengkudeta\nkup', caseRule: 'exact', context: 'Kudeta gagal.', source: 'Kompas' };
    const form = { lang: 'id', text: 'kudeta', ...NOUN, note: '', ...more, operationId: op() };
    await editor.post(`/glossary/${coup}/terms/${termId}`, form);
    expect((await terms())[0]).toMatchObject({ ...more, forms: ['mengkudeta', 'kup'], forbidden: false });
    const after = (await editor.get(`/glossary/${coup}`)).text.replace(/\s+/g, ' ');
    expect(after).toMatch(/Also counts: <span lang="id">mengkudeta, kup/);
    expect(after).toMatch(/Other forms<\/span> <ins>mengkudeta, kup/);
    expect(after).toContain('Check the documents');
    expect((await translator.post(`/glossary/${coup}`, { ...fields, operationId: op() })).status).toBe(403);
  });

  it('shows the form again with what was typed where a term is refused', async () => {
    const form = { lang: 'en', text: 'coup', ...NOUN, note: 'Again & again', operationId: op() };
    const answer = await editor.post(`/glossary/${coup}/terms`, form);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('This term is already there.');
    expect(answer.text).toContain('value="Again &amp; again"');
    expect(answer.text).toMatch(/<details class="term-edit term-add" open>/);
  });

  it('is added by an editor, and typed lines come back where a side is missing', async () => {
    const form = {
      indonesian: 'gempa bumi\ngempa',
      preferred: '',
      admitted: 'quake',
      deprecated: '',
      partOfSpeech: 'noun',
      domain: 'disasters',
      note: '',
    };
    const refused = await editor.post('/glossary/new', {
      ...form,
      preferred: '',
      admitted: '',
      operationId: op(),
    });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('gempa bumi\ngempa</textarea>');
    const answer = await editor.post('/glossary/new', {
      ...form,
      preferred: 'earthquake',
      operationId: op(),
    });
    expect(answer.status).toBe(303);
    const { concept } = await readConcept(world.deps, editor.actor, answer.location!.split('/').at(-1)!);
    expect(concept.terms.map(({ lang, text, status }) => `${lang} ${text} ${status}`)).toEqual([
      'id gempa bumi preferred',
      'id gempa admitted',
      'en earthquake preferred',
      'en quake admitted',
    ]);
  });

  it('is taken out as a whole and put back as it was, from the notice or days later from the list', async () => {
    const form = { indonesian: 'salah ketik', preferred: 'typo', partOfSpeech: 'noun', operationId: op() };
    const address = (await editor.post('/glossary/new', form)).location!;
    expect((await translator.post(`${address}/remove`, { operationId: op() })).status).toBe(403);
    const removed = await editor.post(`${address}/remove`, { operationId: op() });
    const page = (await editor.get(removed.location!)).text;
    expect(page).toContain('“salah ketik – typo” was removed.');
    expect((await editor.get('/glossary?q=salah')).text).toContain('The glossary has no');
    expect((await editor.get(address)).status).toBe(404);
    expect((await translator.get('/glossary/removed')).text).toContain('Sari removed');
    expect((await translator.post(`${address}/restore`, { operationId: op() })).status).toBe(403);
    const back = await editor.post(`${address}/restore`, { operationId: op() });
    const concept = (await editor.get(back.location!)).text.replace(/\s+/g, ' ');
    expect(concept).toMatch(
      /Sari put back <strong>the concept.*Sari removed <strong>the concept.*Sari added/,
    );
    expect((await editor.get('/glossary/removed')).text).toContain('No concept has been removed.');
  });
});
