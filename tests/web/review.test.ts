// Submitting, reviewing, comparing and exporting over HTTP, with plain forms.
import JSZip from 'jszip';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { insertRevisions } from '../../src/store/revisions.ts';
import { importArticle, op } from '../workflow/world.ts';
import { type Person, type ServedWorld, serveWorld } from './served-world.ts';

let world: ServedWorld;
let rani: Person;
let budi: Person;
let documentId: string;
let segments: string[];

beforeAll(async () => {
  world = await serveWorld();
  rani = await world.signedIn('Rani', 'translator');
  budi = await world.signedIn('Budi', 'editor');
});
afterAll(() => world.close());
beforeEach(async () => {
  ({ documentId, segments } = await importArticle(world, rani.actor));
  for (const [index, segmentId] of segments.entries()) await write(segmentId, `English ${index + 1}.`, 0);
});

/** A page's marks without who made them. */
const bare = (html: string) => html.replace(/<(ins|del) [^>]*>/g, '<$1>');

const page = () => `/documents/${documentId}`;

async function write(segmentId: string, text: string, base: number): Promise<void> {
  const body = { text, base, confirm: true, operationId: op() };
  await rani.send('POST', `/api/v1/segments/${segmentId}/revisions`, body);
}

async function submit(note = ''): Promise<string> {
  const { location } = await rani.post(`${page()}/submit`, { note, operationId: op() });
  return location!;
}

/** The hidden fields of the review page's form, as a browser would send them back. */
async function decision(person: Person, path: string): Promise<Record<string, string>> {
  const { text } = await person.get(path);
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)![1]!;
  return { versionId: field('versionId'), hash: field('hash'), operationId: op() };
}

describe('review', () => {
  it('shows a submitted version to an editor and lets them approve it', async () => {
    const path = await submit('Names in 2, please');
    expect(path).toBe(`${page()}/versions/1`);
    const { text } = await budi.get(path);
    expect(text).toContain('Names in 2, please');
    expect(text).toContain('value="approve"');
    await budi.post(path, { ...(await decision(budi, path)), act: 'approve' });
    expect((await rani.get(page())).text).toContain('Approved v1');
  });

  it('tells the submitter who decides, and refuses a forced approval', async () => {
    const path = await submit();
    const { text } = await rani.get(path);
    expect(text).toContain('An editor decides on this version.');
    expect(text).not.toContain('value="approve"');
    const forced = await rani.post(path, { ...(await decision(rani, path)), act: 'approve' });
    expect(forced.status).toBe(403);
    expect((await rani.get(page())).text).not.toContain('Approved v1');
  });

  it('sends a version back with a note and remarks, shown on the document', async () => {
    const path = await submit();
    const form = { ...(await decision(budi, path)), act: 'request', note: 'Mind the names' };
    await budi.post(path, {
      ...form,
      [`remark-${segments[1]}`]: 'Which officers?',
      [`category-${segments[1]}`]: 'accuracy',
      [`severity-${segments[1]}`]: 'major',
    });
    const { text } = await rani.get(page());
    expect(text).toContain('Mind the names');
    expect(text).toContain('Which officers?');
    expect(text).toContain('href="#s-2"');
    expect(text).toContain('<strong>Accuracy, major</strong>');
    const { text: reviewed } = await budi.get(path);
    expect(reviewed).toContain('1 error, 5 penalty points, 625 per 1,000 words');
  });

  it('approves with corrections as a version of their own', async () => {
    const path = await submit();
    const [first, second] = segments;
    const form = {
      ...(await decision(budi, path)),
      act: 'approve',
      [`correct-${first}`]: 'English 1, mended.',
      [`base-${first}`]: '1',
      [`original-${first}`]: 'English 1.',
      [`correct-${second}`]: 'English 2.',
      [`base-${second}`]: '1',
      [`original-${second}`]: 'English 2.',
    };
    await budi.post(path, form);
    const { text } = await rani.get(page());
    expect(text).toContain('Approved v2');
    expect(text).toContain('English 1, mended.');
  });

  it('keeps what was entered when an approval is refused', async () => {
    const path = await submit();
    const stale = {
      ...(await decision(budi, path)),
      hash: 'f'.repeat(64),
      act: 'approve',
      note: 'kept note',
    };
    const { status, text } = await budi.post(path, stale);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(text).toContain('kept note');
    expect(text).toContain('role="alert"');
  });
});

describe('versions', () => {
  it('lists every version with its state, notes and hash, and compares any two', async () => {
    const path = await submit('First try');
    await budi.post(path, { ...(await decision(budi, path)), act: 'request', note: 'Mind the names' });
    await write(segments[1]!, 'English two.', 1);
    await submit();
    const { text } = await rani.get(`${page()}/versions`);
    for (const said of ['Version 2', 'Awaits review', 'Changes requested', 'First try', 'Mind the names']) {
      expect(text).toContain(said);
    }
    expect(text.match(/title="[0-9a-f]{64}"/g)).toHaveLength(2);
    const between = await rani.get(`${page()}/changes?from=1&to=2`);
    expect(bare(between.text)).toContain('<del>2</del><ins>two</ins>');
    expect((await rani.get(`${page()}/changes?from=1&to=9`)).status).toBe(404);
  });

  it('lets an administrator make the rule of who may approve strict', async () => {
    const root = await world.signedIn('Tuti', 'admin');
    expect((await budi.get('/settings/approval')).status).toBe(403);
    const settings = await root.get('/settings/approval');
    const projectId = /name="projectId" value="([^"]*)"/.exec(settings.text)![1]!;
    const body = { text: 'English two.', base: 1, confirm: false, operationId: op() };
    await budi.send('POST', `/api/v1/segments/${segments[1]}/revisions`, body);
    const path = await submit();
    await root.post('/settings/approval', { projectId, strict: 'true' });
    const refused = await budi.post(path, { ...(await decision(budi, path)), act: 'approve' });
    expect(refused.status).toBe(403);
    await root.post('/settings/approval', { projectId, strict: 'false' });
    const { text } = await budi.get(path);
    expect(text).toContain('value="approve"');
  });
});

describe('comparing', () => {
  it('shows what changed since the approved version, and only that', async () => {
    const path = await submit();
    await budi.post(path, { ...(await decision(budi, path)), act: 'approve' });
    await write(segments[2]!, 'English three.', 1);
    const { text } = await rani.get(`${page()}/changes?from=approved`);
    expect(bare(text)).toContain('<del>3</del><ins>three</ins>');
    expect(text.match(/<li class="change"/g)).toHaveLength(1);
  });

  it('compares any two revisions of a segment and restores one as a new revision', async () => {
    const [first] = segments;
    await write(first!, 'English one.', 1);
    await write(first!, 'English uno.', 2);
    const path = `${page()}/history/${first}`;
    const { text } = await rani.get(`${path}?older=1&newer=3`);
    expect(text).toContain('<del>1</del><ins>uno</ins>');
    await rani.post(`${path}/restore`, { number: '1', base: '3', operationId: op() });
    expect((await rani.get(path)).text).toContain('id="r-4"');
    expect((await rani.get(page())).text).toContain('English 1.');
  });
});

describe('tracked changes', () => {
  const revise = (person: Person, text: string, base: number) =>
    person.send('POST', `/api/v1/segments/${segments[0]}/revisions`, {
      text,
      base,
      confirm: false,
      operationId: op(),
    });
  const judge = (act: Record<string, string>, base: number) =>
    budi.post(`${page()}/changes`, {
      segmentId: segments[0]!,
      base: String(base),
      operationId: op(),
      ...act,
    });
  const since = (more = '') => budi.get(`${page()}/changes?segment=${segments[0]}&since=2000-01-01${more}`);

  it('tells the editor from the translator, by whom, and mere spacing from words', async () => {
    await revise(rani, 'The plot of the officers failed.', 1);
    await revise(budi, 'The plot of  the officers collapsed.', 2);
    const { text } = await since();
    expect(text).toMatch(/<ins class="by-editor" title="Inserted by Budi, [^"]*">collapsed<\/ins>/);
    expect(text).toMatch(/<ins class="by-translator" title="Inserted by Rani, /);
    const words = await since('&filtered=1&punctuation=1');
    expect(words.text).not.toContain('<span class="flag">spacing</span>');
    expect(text).toContain('<span class="flag">spacing</span>');
    const his = await since(`&by=${budi.actor.userId}`);
    expect(his.text).not.toContain('class="by-translator" title');
    expect((await since('&until=2000-01-02')).text).toContain('Nothing differs.');
  });

  it('rejects a change as a new revision that is undone, and accepts one', async () => {
    await revise(rani, 'The plan failed.', 1);
    await revise(budi, 'The plot collapsed.', 2);
    const changes = `${page()}/changes?from=machine`;
    expect((await budi.get(changes)).text).toContain('name="reject" value="3.1"');
    const { location } = await judge({ reject: '3.1' }, 3);
    expect((await budi.get(page())).text).toContain('The plan failed.');
    expect((await judge({ reject: '2.1' }, 3)).status).toBe(409);
    const { text } = await budi.get(location!);
    const undo = /name="base" value="(\d+)">[\s\S]*?name="restore" value="(\d+)"/.exec(text)!;
    expect(undo.slice(1)).toEqual(['4', '3']);
    await judge({ restore: '3' }, 4);
    expect((await budi.get(page())).text).toContain('The plot collapsed.');
    await judge({ accept: '3.1' }, 5);
    expect((await budi.get(changes)).text).not.toContain('value="3.1"');
    expect((await budi.get(`${changes}&filtered=1&accepted=1`)).text).toContain('name="reopen" value="3.1"');
    expect((await judge({ reject: '9.9' }, 5)).status).toBe(404);
  });

  it('gives the changes as a Word file with w:ins and w:del, and as HTML with ins and del', async () => {
    await revise(rani, 'The plan failed.', 1);
    await revise(budi, 'The plot failed.', 2);
    const file = await budi.get(`${page()}/changes/file?from=machine&format=html`);
    expect(file.text).toMatch(/<ins class="editor" datetime="[^"]+" title="Budi, [^"]+">plot<\/ins>/);
    const address = `${world.url}${page()}/changes/file?from=machine&format=docx`;
    const word = await fetch(address, { headers: { cookie: budi.cookie } });
    const zip = await JSZip.loadAsync(await word.arrayBuffer());
    const xml = await zip.file('word/document.xml')!.async('string');
    expect(xml).toMatch(/<w:ins w:id="\d+" w:author="Budi" w:date="[\d-]+T[\d:]+Z"><w:r>.*?plot/);
    expect(xml).toMatch(/<w:ins [^>]*w:author="Rani"[^>]*><w:del [^>]*w:author="Budi"[^>]*>.*?plan/);
  });
});

describe('effort', () => {
  it('counts edits against the machine draft, and tells reviewed and unchanged from never looked at', async () => {
    const drafted = await importArticle(world, rani.actor);
    const [first, second] = drafted.segments;
    for (const [index, segmentId] of drafted.segments.slice(0, 3).entries()) {
      await insertRevisions(world.store.db, [
        {
          revisionId: `draft-${index}`,
          segmentId,
          side: 'target',
          number: 1,
          text: 'the officers met in Caracas yesterday',
          origin: 'mt:bundled',
          authorId: null,
          basedOn: 0,
          createdAt: 1,
        },
      ]);
    }
    const send = (segmentId: string, text: string) =>
      rani.send('POST', `/api/v1/segments/${segmentId}/revisions`, {
        text,
        base: 1,
        confirm: true,
        operationId: op(),
      });
    await send(first!, 'in Caracas yesterday the officers met');
    await send(second!, 'the officers met in Caracas yesterday');
    const typed = (spent: number) =>
      rani.send('PUT', `/api/v1/segments/${first}/working-text`, {
        text: 'in Caracas yesterday the officers met',
        base: 2,
        operationId: op(),
        spent,
      });
    await typed(45_000);
    await typed(15_000);
    const csv = (by: string) => rani.get(`/effort/csv?by=${by}&document=${drafted.documentId}`);
    const rows = (await csv('segment')).text.trim().split('\r\n').slice(1);
    const counts = rows.map((row) => row.split(',').slice(4).join(','));
    expect(counts).toEqual([
      '6,1,0.166667,6,1,0,0,0,0,1,180',
      '6,0,0,0,0,1,0,0,0,0,',
      '6,0,0,0,0,0,1,0,0,0,',
    ]);
    expect((await csv('engine')).text).toContain('bundled,');
    const { text } = await rani.get(`/effort?by=translator&document=${drafted.documentId}`);
    expect(text).toContain('<th scope="row">Rani</th>');
    expect(text).not.toContain('<th scope="row">Nobody yet</th>');
    expect((await budi.get('/effort?by=month')).status).toBe(200);
    const narrowed = async (more: string) => {
      const lines = (await csv(`day&${more}`)).text.trim().split('\r\n');
      return lines.slice(1).map((line) => line.split(',')[0]);
    };
    const [day = ''] = await narrowed('');
    expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$|^$/);
    expect(await narrowed('from=2031-01-01')).toEqual([]);
    expect(await narrowed('until=2001-01-01')).toEqual([]);
    expect(await narrowed('engine=none')).toEqual([]);
    expect((await narrowed(`person=${rani.actor.userId}&from=2001-01-01`)).every((one) => one !== '')).toBe(
      true,
    );
  });
});

describe('export', () => {
  it('previews tables with both languages, names them so, and prints the article', async () => {
    const shown = (await rani.get(`${page()}/export?format=xlsx&version=draft`)).text;
    expect(shown).toContain('<table class="bilingual">');
    expect(shown).not.toContain('Mark for Excel');
    const csv = (
      await rani.get(`${page()}/export?format=csv&version=draft&chosen=true&include=headline&bom=true`)
    ).text;
    expect(csv).toContain('Mark for Excel');
    const file = /href="([^"]+export\/file[^"]+)"/.exec(csv)![1]!.replaceAll('&amp;', '&');
    expect((await rani.get(file)).text).toMatch(/^\uFEFF?number,kind,source,target,state,note\r\n/);
    const print = await rani.get(`${page()}/export/print?version=draft`);
    expect(print.text).toMatch(/<div class="print-sheet" lang="en"><article>[\s\S]*DRAFT: not approved/);
  });

  it('says plainly that a draft is a draft, and has no approved text to give', async () => {
    expect((await rani.get(`${page()}/export`)).text).toContain('Draft: not approved');
    const refused = await rani.get(`${page()}/export/file?format=txt&version=approved`);
    expect(refused.status).toBe(409);
  });

  it('gives the approved text even after later edits', async () => {
    const path = await submit();
    await budi.post(path, { ...(await decision(budi, path)), act: 'approve' });
    await write(segments[0]!, 'Later.', 1);
    const { text } = await rani.get(`${page()}/export/file?format=txt`);
    expect(text).toContain('English 1.');
    expect(text).not.toContain('Later.');
    const copied = (await rani.get(`/api/v1${page()}/english`)).json<{ text: string; version: number }>();
    expect(copied.version).toBe(1);
    expect(copied.text).toContain('English 1.');
    expect((await rani.get(`${page()}/export`)).text).toContain('1 segment has changed since');
  });
});
