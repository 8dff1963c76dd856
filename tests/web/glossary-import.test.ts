// Importing a glossary over HTTP: upload, preview with other columns, import, undo; and the glossary as a file.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readGlossaryFile } from '../../src/formats/glossary/read-glossary.ts';
import { addConcept } from '../../src/workflow/edit-concept.ts';
import { setMember } from '../../src/workflow/project-people.ts';
import { createProject } from '../../src/workflow/projects.ts';
import { op } from '../workflow/world.ts';
import { type Person, type ServedWorld, serveWorld } from './served-world.ts';

let world: ServedWorld;
let editor: Person;
let translator: Person;
beforeAll(async () => {
  world = await serveWorld();
  editor = await world.signedIn('Sari', 'editor');
  translator = await world.signedIn('Budi', 'translator');
  const noun = { partOfSpeech: 'noun', status: 'preferred' } as const;
  const terms = [
    { lang: 'id', text: 'kudeta', ...noun },
    { lang: 'en', text: 'coup', ...noun },
  ];
  await addConcept(world.deps, editor.actor, { domain: '', terms, operationId: op() });
});
afterAll(() => world.close());

async function upload(
  person: Person,
  name: string,
  text: string,
  projectId = '',
): Promise<{ status: number; text: string; location: string }> {
  const form = new FormData();
  form.set('projectId', projectId);
  form.set('file', new Blob([text]), name);
  const answer = await fetch(`${world.url}/glossary/import`, {
    method: 'POST',
    body: form,
    redirect: 'manual',
    headers: { cookie: person.cookie, origin: world.url, 'accept-language': 'en' },
  });
  return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') ?? '' };
}

it('shows a file, follows what its columns are said to hold, imports it and takes it back', async () => {
  const sent = await upload(editor, 'meja.csv', 'kudeta,putsch\ngempa,earthquake\n<b>,\n');
  expect(sent.status).toBe(303);
  const page = (await editor.get(sent.location)).text;
  expect(page).toContain('1 new concept, 1 different, 0 the same.');
  expect(page).toContain('Import: add 1, change 1');
  expect(page).toContain('Line 3: “&lt;b&gt;” has no English term; passed over.');
  const turned = await editor.get(`${sent.location}?mapped=1&c0=term:en&c1=term:id&mode=merge&part=plan`);
  expect(turned.text).toContain('2 new concepts, 0 different, 0 the same.');
  expect(turned.text).not.toContain('<html');
  const none = await editor.get(`${sent.location}?mapped=1&c0=note&c1=ignore&mode=merge`);
  expect(none.text).toContain('Nothing would change');
  const refused = await editor.post(sent.location, {
    mapped: '1',
    c0: 'note',
    c1: 'ignore',
    mode: 'merge',
    operationId: op(),
  });
  expect(refused.status).toBe(400);
  expect(refused.text).toContain('No column holds terms.');
  const done = await editor.post(sent.location, { mode: 'merge', d0: 'keep', operationId: op() });
  const list = await editor.get(done.location!);
  expect(list.text).toContain('meja.csv was imported. Concepts added: 1, changed: 0.');
  expect((await translator.get('/glossary?q=gempa')).text).toContain('earthquake');
  const undone = await editor.post(`${sent.location}/undo`, { operationId: op() });
  expect((await editor.get(undone.location!)).text).toContain('The import of meja.csv was undone.');
  expect((await translator.get('/glossary?q=gempa')).text).not.toContain('earthquake');
  const again = await editor.post(`${sent.location}/undo`, { operationId: op() });
  expect(again.text).toContain('has been undone already');
});

it('says where a file is at fault and keeps the page', async () => {
  const sent = await upload(editor, 'a.tbx', '<martif type="TBX">\n<text><body></text>');
  expect(sent.status).toBe(400);
  expect(sent.text).toContain('faulty at line 2');
  expect(sent.text).toContain('id="glossary-file"');
});

it('is for editors; everybody may take the glossary with them', async () => {
  expect((await upload(translator, 'a.csv', 'id,en\na,b\n')).status).toBe(403);
  expect((await translator.get('/glossary/import')).status).toBe(403);
  expect((await translator.get('/glossary')).text).not.toContain('href="/glossary/import"');
  for (const format of ['tbx', 'csv']) {
    const { text } = await translator.get(`/glossary/export?format=${format}`);
    const terms = readGlossaryFile(Buffer.from(text)).concepts.flatMap((one) =>
      one.terms.map((term) => term.text),
    );
    expect(terms).toEqual(['kudeta', 'coup']);
  }
  expect((await translator.get('/glossary/export?format=docx')).status).toBe(400);
});

it("goes into a project's own terms for whoever edits those, and nowhere else", async () => {
  const make = (name: string) => createProject(world.deps, editor.actor, { name, operationId: op() });
  const { projectId } = await make('Olahraga');
  const other = await make('Kota');
  await setMember(world.deps, editor.actor, { projectId, userId: translator.actor.userId, role: 'editor' });
  expect((await upload(translator, 'a.csv', 'kudeta,putsch\n', other.projectId)).status).toBe(403);
  expect((await upload(translator, 'a.csv', 'kudeta,putsch\n')).status).toBe(403);
  const form = (await translator.get(`/glossary/import?project=${projectId}`)).text;
  expect(form).toContain(`<option value="${projectId}" selected>Olahraga only</option>`);
  expect(form).not.toContain(other.projectId);
  const sent = await upload(translator, 'a.csv', 'kudeta,putsch\n', projectId);
  // The shared concept of the same word is another one.
  const preview = (await translator.get(sent.location)).text;
  expect(preview).toContain('1 new concept, 0 different');
  expect(preview).toContain('Olahraga only');
  const done = await translator.post(sent.location, { mode: 'merge', operationId: op() });
  expect((await translator.get(done.location!)).text).toContain('Concepts added: 1');
  const exported = async (project: string) =>
    (await translator.get(`/glossary/export?format=csv&project=${project}`)).text;
  expect(await exported(projectId)).toContain('putsch');
  expect(await exported('shared')).not.toContain('putsch');
  expect((await editor.get('/glossary/import')).text).toContain('Olahraga only');
  await translator.post(`${sent.location}/undo`, { operationId: op() });
  expect(await exported(projectId)).not.toContain('putsch');
});
