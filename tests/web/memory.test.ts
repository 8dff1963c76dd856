// The translation memory over HTTP: the page with its forms, TMX in and out, matches beside a segment and in the API.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { revise } from '../../src/workflow/revise.ts';
import { importArticle, op, paragraph } from '../workflow/world.ts';
import { type Person, type ServedWorld, serveWorld } from './served-world.ts';

let world: ServedWorld;
let editor: Person;
let translator: Person;
let second: { documentId: string; segments: string[] };

const ARTICLE = [paragraph('Kudeta militer gagal.'), paragraph('Warga <b> mengungsi.')];

beforeAll(async () => {
  world = await serveWorld();
  editor = await world.signedIn('Sari', 'editor');
  translator = await world.signedIn('Budi', 'translator');
  const first = await importArticle(world, translator.actor, ARTICLE);
  for (const [at, text] of ['The military coup failed.', 'Residents <b> fled.'].entries()) {
    const input = { segmentId: first.segments[at]!, text, base: 0, confirm: true, operationId: op() };
    await revise(world.deps, translator.actor, input);
  }
  second = await importArticle(world, translator.actor, [...ARTICLE, paragraph('Kudeta sipil gagal.')]);
});
afterAll(() => world.close());

async function upload(
  person: Person,
  name: string,
  bytes: Uint8Array,
): Promise<{ status: number; location: string | null; text: string }> {
  const form = new FormData();
  form.set('file', new Blob([bytes as Uint8Array<ArrayBuffer>]), name);
  form.set('sourceLang', 'id');
  form.set('targetLang', 'en');
  const answer = await fetch(`${world.url}/memory/import`, {
    method: 'POST',
    body: form,
    redirect: 'manual',
    headers: { cookie: person.cookie, origin: world.url, 'accept-language': 'en' },
  });
  return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() };
}

/** The hidden fields of the form that goes to `action`. */
function fields(page: string, action: string): Record<string, string> {
  const form = page.slice(page.indexOf(`action="${action}"`)).split('</form>')[0]!;
  return Object.fromEntries(
    [...form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map((match) => [
      match[1]!,
      match[2]!.replaceAll('&amp;', '&'),
    ]),
  );
}

describe('matches', () => {
  it('stand in the details of a segment, with score, source difference, and a button that carries the English', async () => {
    const { text } = await translator.get(`/documents/${second.documentId}/inspector/${second.segments[2]}`);
    expect(text).toMatch(/<strong class="match-score">73<\/strong>/);
    expect(text).toContain('<del>militer</del><ins>sipil</ins>');
    expect(text).toContain('−2 not approved');
    expect(text).toContain('data-text="The military coup failed." data-whole="true"');
    const other = await translator.get(`/documents/${second.documentId}/inspector/${second.segments[1]}`);
    expect(other.text).toContain('data-text="Residents &lt;b&gt; fled."');
    expect(other.text).not.toContain('<b> fled');
  });

  it('come as JSON, for a segment and for any text', async () => {
    const { matches } = (await translator.get(`/api/v1/segments/${second.segments[0]}/matches`)).json<{
      matches: { kind: string; score: number; target: string }[];
    }>();
    expect(matches[0]).toMatchObject({ kind: 'context', score: 99, target: 'The military coup failed.' });
    const found = await translator.get(
      `/api/v1/memory/matches?text=${encodeURIComponent('Kudeta militer gagal.')}`,
    );
    expect(found.json<{ matches: unknown[] }>().matches[0]).toMatchObject({ kind: 'exact', score: 98 });
    expect((await world.stranger.get('/api/v1/memory/matches?text=x')).status).toBe(401);
  });
});

describe('the page', () => {
  it('searches both languages, marks what was found, and escapes it', async () => {
    const found = await translator.get('/memory?q=coup');
    expect(found.text).toContain('The military <mark>coup</mark> failed.');
    expect(found.text).toContain('1 unit<');
    const none = await translator.get('/memory?q=%3Cscript%3E');
    expect(none.text).toContain('Nothing says “&lt;script&gt;”');
    const part = await translator.get('/memory?q=kudeta&part=list');
    expect(part.text).not.toContain('<html');
    expect(part.text).toContain('data-insert="The military coup failed."');
  });

  it('leads to the article that a unit comes from', async () => {
    const { text } = await translator.get('/memory?q=coup');
    const link = /href="(\/memory\/segments\/[^"]+)"/.exec(text)![1]!;
    expect((await translator.get(link)).location).toMatch(/^\/documents\/[\w-]+\?edit=[\w-]+#s-1$/);
  });

  it('shows upkeep to editors only, and refuses it to others', async () => {
    expect((await translator.get('/memory')).text).not.toContain('/memory/duplicates');
    expect((await translator.post('/memory/duplicates', { operationId: op() })).status).toBe(403);
    expect((await upload(translator, 'a.tmx', new Uint8Array())).status).toBe(403);
    expect((await translator.post('/memory/x/remove', { operationId: op() })).status).toBe(403);
  });

  it('changes, removes and brings back a unit', async () => {
    const page = (await editor.get('/memory?q=coup')).text;
    const unitId = /id="unit-([\w-]+)"/.exec(page)![1]!;
    const edit = {
      source: 'Kudeta militer gagal.',
      target: 'The putsch failed.',
      ...fields(page, `/memory/${unitId}`),
    };
    const done = await editor.post(`/memory/${unitId}`, edit);
    expect(done.location).toBe(`/memory?q=coup&edited=${unitId}#unit-${unitId}`);
    expect((await editor.get('/memory?q=putsch')).text).toContain('The <mark>putsch</mark> failed.');
    const undo = `/memory/${unitId}/undo`;
    await editor.post(undo, fields((await editor.get(`/memory?edited=${unitId}`)).text, undo));
    expect((await editor.get('/memory?q=putsch')).text).toContain('Nothing says');

    const removed = await editor.post(`/memory/${unitId}/remove`, { operationId: op(), back: 'q=coup' });
    const after = (await editor.get(removed.location!)).text;
    expect(after).toContain('1 unit was removed.');
    const back = /action="(\/memory\/removals\/[^"]+)"/.exec(after)![1]!;
    await editor.post(back, fields(after, back));
    expect((await editor.get('/memory?q=coup')).text).toContain('1 unit<');

    const refused = await editor.post(`/memory/${unitId}`, { ...edit, target: '', operationId: op() });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('A unit needs a source and a translation.');
    expect(refused.text).toMatch(/<details class="unit-edit" open>/);
  });

  it('removes the ticked units as one act', async () => {
    const page = (await editor.get('/memory')).text;
    const ids = [...page.matchAll(/form="ticked" name="unit" value="([\w-]+)"/g)].map((match) => match[1]!);
    expect(ids).toHaveLength(2);
    const body = new URLSearchParams(fields(page, '/memory/remove'));
    for (const id of ids) body.append('unit', id);
    const done = await editor.post('/memory/remove', body);
    const after = (await editor.get(done.location!)).text;
    expect(after).toContain('2 units were removed.');
    const back = /action="(\/memory\/removals\/[^"]+)"/.exec(after)![1]!;
    await editor.post(back, fields(after, back));
    expect((await editor.get('/memory')).text).toContain('2 units<');
    expect((await editor.post('/memory/remove', { operationId: op() })).status).toBe(400);
  });

  it('takes TMX in, says what it did or where the file is at fault, and gives it out', async () => {
    const file = readFileSync(join(import.meta.dirname, '../data/tmx/many-languages.tmx'));
    const done = await upload(editor, 'many.tmx', file);
    expect(done.location).toMatch(/^\/memory\?added=3&known=0&other=0&imported=[\w-]+$/);
    expect((await editor.get(done.location!)).text).toContain('3 units were added');
    const broken = await upload(editor, 'many.tmx', file.subarray(0, 900));
    expect(broken.status).toBe(400);
    expect(broken.text).toContain('The file ends too early');
    const out = await translator.get('/memory/export');
    expect(out.text.match(/<tu /g)).toHaveLength(5);
    expect(out.text).toContain('<seg>The military coup failed.</seg>');
    expect(out.text.endsWith('</tmx>\n')).toBe(true);
    const shown = (await editor.get(done.location!)).text;
    const undo = /action="(\/memory\/imports\/[^"]+)"/.exec(shown)![1]!;
    const undone = await editor.post(undo, fields(shown, undo));
    expect((await editor.get(undone.location!)).text).toContain('3 units were removed.');
    expect((await editor.get('/memory')).text).toContain('2 units<');
  });
});

describe('the same source elsewhere', () => {
  it('is a page of ticks without scripts, and can be taken back there', async () => {
    const path = `/segments/${second.segments[0]}/same`;
    const input = { segmentId: second.segments[0]!, text: 'The army coup failed.', base: 0, confirm: false };
    await revise(world.deps, translator.actor, { ...input, operationId: op() });
    expect((await translator.get(`/api/v1${path}`)).json()).toEqual({ count: 1 });
    const { text } = await translator.get(path);
    expect(text).toContain('<del>military</del><ins>army</ins>');
    expect(text).not.toContain('checked');
    const pick = /name="pick" value="([^"]+)"/.exec(text)![1]!;
    const done = await translator.post(path, { ...fields(text, path), pick });
    const after = (await translator.get(done.location!)).text;
    expect(after).toContain('1 segment was changed.');
    const undo = /action="(\/propagations\/[^"]+)"/.exec(after)![1]!;
    const undone = await translator.post(undo, fields(after, undo));
    expect((await translator.get(undone.location!)).text).toContain('Undone in 1 segment.');
    expect((await translator.post(path, { operationId: op() })).status).toBe(400);
  });
});

describe('the memory first', () => {
  it('is a switch on the draft menu for editors, and said to translators', async () => {
    const path = `/documents/${second.documentId}`;
    expect((await translator.get(path)).text).toContain('is taken before the machine drafts.');
    expect((await translator.post(`${path}/memory-first`, { on: 'false' })).status).toBe(403);
    expect((await editor.get(path)).text).toContain('aria-pressed="true"');
    await editor.post(`${path}/memory-first`, { on: 'false' });
    expect((await editor.get(path)).text).toContain('aria-pressed="false"');
    expect((await translator.get(path)).text).toContain('The memory is not used for drafts');
  });
});
