// Bringing a translated file back over HTTP, as a browser without scripts does.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exportDocument } from '../../src/workflow/export-document.ts';
import { importArticle, paragraph } from '../workflow/world.ts';
import { fieldsOf, sendForm } from './page-form.ts';
import { type Person, type ServedWorld, serveWorld } from './served-world.ts';

let world: ServedWorld;
let rani: Person;
let documentId: string;
beforeAll(async () => {
  world = await serveWorld();
  rani = await world.signedIn('Rani', 'translator');
  ({ documentId } = await importArticle(world, rani.actor, [
    paragraph('Satu <b>.', { target: 'One <b>.' }),
    paragraph('Dua.', { target: 'Two.' }),
  ]));
});
afterAll(() => world.close());

it('shows the changes, takes the ticked ones and takes them back', async () => {
  const path = `/documents/${documentId}/return`;
  expect((await rani.get(`/documents/${documentId}`)).text).toContain(`href="${path}"`);
  const { bytes } = await exportDocument(world.deps, rani.actor, {
    documentId,
    format: 'csv',
    version: 'draft',
  });
  const file = Buffer.from(bytes).toString().replace('Two.', 'Second.').replace('One', 'First');
  const form = fieldsOf((await rani.get(path)).text);
  form.set('file', new Blob([file]), 'pulang.csv');
  const page = await sendForm(world, rani, `${path}/preview`, form);
  expect(page.text).toContain('What pulang.csv would change');
  expect(page.text).toContain('<del>Two</del><ins>Second</ins>');
  const chosen = fieldsOf(page.text);
  const [first] = chosen.getAll('take');
  chosen.delete('take');
  const nothing = await sendForm(world, rani, path, chosen);
  expect(nothing.status).toBe(400);
  expect(nothing.text).toContain('Nothing was ticked');
  chosen.set('take', first!);
  const done = await sendForm(world, rani, path, chosen);
  const after = (await rani.get(done.location!)).text;
  expect(after).toContain('pulang.csv changed 1 segment.');
  expect((await rani.get(`/documents/${documentId}`)).text).toContain('First &lt;b&gt;.');
  const undo = /action="([^"]+\/undo)"/.exec(after)![1]!;
  expect((await rani.post(undo, { operationId: 'undo-return-1' })).status).toBe(303);
  expect((await rani.get(path)).text).toContain('undone');
  expect((await rani.get(`/documents/${documentId}`)).text).toContain('One &lt;b&gt;.');
});

it('says what a file without originals lacks', async () => {
  const path = `/documents/${documentId}/return`;
  const form = fieldsOf((await rani.get(path)).text);
  form.set('file', new Blob(['Hanya teks.\n']), 'teks.txt');
  const page = await sendForm(world, rani, `${path}/preview`, form);
  expect(page.status).toBe(400);
  expect(page.text).toContain('no translations beside their originals');
});
