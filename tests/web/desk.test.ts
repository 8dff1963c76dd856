// The document page over HTTP: what it shows, its plain forms, and the API that its script uses.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { JobJson, ProgressJson, RowJson } from '../../src/model/desk-json.ts';
import { newestTarget } from '../../src/store/revisions.ts';
import { startJobRunner } from '../../src/workflow/draft-runner.ts';
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
});

const page = () => `/documents/${documentId}`;
const api = (segmentId: string, act: string) => `/api/v1/segments/${segmentId}/${act}`;

describe('the page', () => {
  it('shows every row with its source, number and mark, in both languages', async () => {
    const { status, text } = await rani.get(page());
    expect(status).toBe(200);
    expect(text.match(/<li class="row"/g)).toHaveLength(4);
    expect(text).toContain('Jakarta - Para perwira bertemu pejabat.');
    const indonesian = await rani.get(`${page()}?lang=id`);
    expect(indonesian.text).toContain('Belum diterjemahkan');
    for (const answer of [text, indonesian.text])
      expect(answer).not.toMatch(/(desk|errors|review)\.[a-z-]+\.?[a-z-]*</);
  });

  it('escapes what an article says', async () => {
    const evil = '</script><script>alert(1)</script><b onclick="x">"\'&';
    const made = await importArticle(world, rani.actor, [
      { kind: 'paragraph', included: true, dateline: null, source: evil, target: evil, notes: [evil] },
    ]);
    const { text } = await rani.get(`/documents/${made.documentId}?edit=${made.segments[0]}`);
    expect(text).not.toContain('<script>alert');
    expect(text).not.toContain('<b onclick');
  });

  it('hides the rows that a filter leaves out, and counts them all', async () => {
    await rani.send('POST', api(segments[0]!, 'revisions'), revision('Officers Plan Coup'));
    const { text } = await rani.get(`${page()}?filter=empty`);
    expect(text.match(/<li class="row"[^>]* hidden/g)).toHaveLength(1);
  });

  it('asks strangers to sign in, and answers 404 for what is not there', async () => {
    const stranger = await world.stranger.get(page());
    expect([stranger.status, stranger.location]).toEqual([
      303,
      `/sign-in?next=${encodeURIComponent(page())}`,
    ]);
    expect((await rani.get('/documents/none')).status).toBe(404);
  });

  it('suggests drafting while nothing is translated', async () => {
    expect((await rani.get(page())).text).toContain('id="suggest"');
    await rani.send('POST', api(segments[0]!, 'revisions'), revision('Officers Plan Coup'));
    expect((await rani.get(page())).text).not.toContain('id="suggest"');
  });
});

const revision = (text: string, base = 0, confirm = true) => ({ text, base, confirm, operationId: op() });
type Revised = { row: RowJson; progress: ProgressJson };

describe('without scripts', () => {
  it('edits, confirms and goes on to the next row', async () => {
    const [first, second] = segments;
    const form = await rani.get(`${page()}?edit=${first}`);
    expect(form.text).toContain('<textarea class="text"');
    const sent = { text: 'Officers\r\nPlan', base: '0', operationId: op(), act: 'confirm-next' };
    const { status, location } = await rani.post(`${page()}/segments/${first}`, sent);
    expect([status, location]).toEqual([303, `${page()}?edit=${second}#s-2`]);
    const { row } = (await rani.get(`/api/v1/segments/${first}`)).json<Revised>();
    expect(row).toMatchObject({ text: 'Officers\nPlan', confirmed: true, base: 1 });
  });

  it('shows a conflict with both texts and saves over it only when asked again', async () => {
    const [first] = segments;
    await budi.send('POST', api(first!, 'revisions'), revision('Budi wrote this'));
    const sent = { text: 'Rani wrote that', base: '0', operationId: op(), act: 'save' };
    const { status, text } = await rani.post(`${page()}/segments/${first}`, sent);
    expect(status).toBe(409);
    expect(text).toContain('Rani wrote that</textarea>');
    expect(text).toContain('<del>Budi</del><ins>Rani</ins>');
    expect(text).toContain('name="base" value="1"');
    await rani.post(`${page()}/segments/${first}`, { ...sent, base: '1', operationId: op() });
    const { row } = (await rani.get(`/api/v1/segments/${first}`)).json<Revised>();
    expect(row).toMatchObject({ text: 'Rani wrote that', base: 2 });
  });

  it('adds an English headline, changes a kind, leaves a row out', async () => {
    const added = await rani.post(`${page()}/paragraphs`, { kind: 'headline', operationId: op() });
    expect(added.location).toMatch(/\?edit=/);
    const { text } = await rani.get(page());
    const paragraphId = /data-paragraph="([^"]+)" data-number="3"/.exec(text)![1]!;
    await rani.post(`${page()}/paragraphs/${paragraphId}`, { kind: 'caption', operationId: op() });
    expect((await rani.get(page())).text).toMatch(
      /data-number="3"[^>]*data-kind="caption" data-included="false"/,
    );
  });
});

describe('the API', () => {
  it('keeps a working text, shows it to its writer only, and revises it', async () => {
    const [first] = segments;
    const body = { text: 'Officers plan', base: 0, operationId: op() };
    expect((await rani.send('PUT', api(first!, 'working-text'), body)).json()).toMatchObject({ base: 0 });
    expect((await rani.get(`/api/v1/segments/${first}`)).json<Revised>().row).toMatchObject({
      text: 'Officers plan',
      mark: 'typed',
      base: 0,
    });
    expect((await budi.get(`/api/v1/segments/${first}`)).json<Revised>().row.text).toBe('');
    const revised = (
      await rani.send('POST', api(first!, 'revisions'), revision('Officers Plan Coup'))
    ).json<Revised>();
    expect(revised.row).toMatchObject({ base: 1, mark: 'translated', confirmed: true });
    expect(revised.progress.confirmed).toBe(1);
  });

  it('records what a person took from the memory as it stands as the memory’s', async () => {
    const [first] = segments;
    const save = (text: string, fromMemory?: boolean) =>
      rani.send('POST', api(first!, 'revisions'), { ...revision(text), fromMemory });
    await save('Officers Plan Coup', true);
    expect(await newestTarget(world.store.db, first!)).toMatchObject({
      origin: 'tm',
      authorId: rani.actor.userId,
    });
    await rani.send('POST', api(first!, 'revisions'), { ...revision('Officers Plot Coup'), base: 1 });
    expect(await newestTarget(world.store.db, first!)).toMatchObject({ origin: 'human' });
  });

  it('answers a repeated operation the same without writing twice', async () => {
    const body = revision('Officers Plan Coup');
    const answers = [
      await rani.send('POST', api(segments[0]!, 'revisions'), body),
      await rani.send('POST', api(segments[0]!, 'revisions'), body),
    ];
    expect(answers.map((answer) => answer.json<Revised>().row.base)).toEqual([1, 1]);
  });

  it('answers 409 with the newer revision, and lets it be discarded for', async () => {
    const [first] = segments;
    await budi.send('POST', api(first!, 'revisions'), revision('Budi wrote this'));
    const refused = await rani.send('PUT', api(first!, 'working-text'), {
      text: 'mine',
      base: 0,
      operationId: op(),
    });
    expect(refused.status).toBe(409);
    expect(refused.json()).toMatchObject({
      error: { key: 'conflict' },
      current: { number: 1, text: 'Budi wrote this', authorName: 'Budi' },
    });
    const kept = (await rani.send('POST', api(first!, 'discard'), { operationId: op() })).json<Revised>();
    expect(kept.row.text).toBe('Budi wrote this');
  });

  it('takes a confirmation back, restores, and says how terms are used', async () => {
    const [first] = segments;
    await rani.send('POST', api(first!, 'revisions'), revision('one'));
    await rani.send('POST', api(first!, 'revisions'), revision('two', 1));
    const open = (
      await rani.send('POST', api(first!, 'unconfirm'), { base: 2, operationId: op() })
    ).json<Revised>();
    expect(open.row.confirmed).toBe(false);
    const restored = await rani.send('POST', api(first!, 'restore'), {
      base: 2,
      number: 1,
      operationId: op(),
    });
    expect(restored.json<Revised>().row).toMatchObject({ base: 3, text: 'one' });
    expect((await rani.send('POST', api(first!, 'check'), { text: 'a coup' })).json()).toMatchObject({
      uses: [],
    });
  });

  it.each([
    ['a text that is no text', { text: 1, base: 0, operationId: 'operation-x' }],
    ['a base below nothing', { text: 'a', base: -1, operationId: 'operation-x' }],
    ['no operation id', { text: 'a', base: 0 }],
    ['a text without end', { text: 'a'.repeat(100_001), base: 0, operationId: 'operation-x' }],
  ])('refuses %s with 400 and a sentence', async (_name, body) => {
    const { status, json } = await rani.send('PUT', api(segments[0]!, 'working-text'), body);
    expect(status).toBe(400);
    expect(json<{ error: { message: string } }>().error.message).not.toMatch(/^errors\./);
  });

  it('refuses what comes from another site, and people who are not signed in', async () => {
    const body = JSON.stringify({ text: 'a', base: 0, operationId: op() });
    const headers = {
      cookie: rani.cookie,
      origin: 'https://evil.example',
      'content-type': 'application/json',
    };
    const crossed = await fetch(world.url + api(segments[0]!, 'working-text'), {
      method: 'PUT',
      body,
      headers,
    });
    expect(crossed.status).toBe(403);
    const stranger = await world.stranger.send('PUT', api(segments[0]!, 'working-text'), JSON.parse(body));
    expect(stranger.status).toBe(401);
  });
});

describe('drafting', () => {
  it('forgets a page that leaves before its stream has begun', async () => {
    const { bus } = world.deps;
    const subscribe = bus.subscribe;
    let following = 0;
    let asked = 0;
    let answered = 0;
    bus.subscribe = (...given) => {
      following += 1;
      const unsubscribe = subscribe(...given);
      return () => {
        following -= 1;
        unsubscribe();
      };
    };
    const read = world.deps.termbase.forProject;
    world.deps.termbase.forProject = async (projectId) => {
      asked += 1;
      await new Promise((done) => setTimeout(done, 50));
      return read(projectId).finally(() => {
        answered += 1;
      });
    };
    try {
      const streams = Array.from({ length: 5 }, () => {
        const left = new AbortController();
        const url = `${world.url}/api/v1${page()}/events`;
        const ended = fetch(url, { headers: { cookie: rani.cookie }, signal: left.signal }).catch(() => null);
        return { left, ended };
      });
      await expect.poll(() => asked).toBeGreaterThanOrEqual(5);
      for (const { left } of streams) left.abort();
      await Promise.all(streams.map(({ ended }) => ended));
      // The server hears of it in its own time; a stream that nothing ends would be followed for ever.
      await expect.poll(() => answered).toBeGreaterThanOrEqual(5);
      await new Promise((done) => setTimeout(done, 100));
      await expect.poll(() => following).toBe(0);
    } finally {
      bus.subscribe = subscribe;
      world.deps.termbase.forProject = read;
    }
  });

  it('drafts the empty segments, tells of it as events, and can be asked about', async () => {
    const runner = startJobRunner(world.deps, { pollMs: 20 });
    const events = await fetch(`${world.url}/api/v1${page()}/events`, { headers: { cookie: rani.cookie } });
    const reader = events.body!.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    const body = { scope: 'empty', operationId: op() };
    const started = await rani.send('POST', `/api/v1${page()}/drafts`, body);
    expect(started.status).toBe(202);
    while (!heard.includes('"status":"done"')) {
      const { value, done } = await reader.read();
      if (done) break;
      heard += value;
    }
    await reader.cancel();
    await runner.stop();
    expect(heard).toContain('event: row');
    expect(heard).toContain('[Pemerintah menjatuhkan sanksi.]');
    const { job } = started.json<{ job: JobJson }>();
    const later = (await rani.get(`/api/v1/jobs/${job.jobId}`)).json<{ job: JobJson }>().job;
    expect(later).toMatchObject({ status: 'done', done: later.total });
    expect((await rani.get(page())).text).toMatch(/data-mark="draft"/);
  });

  it('starts and cancels from plain forms', async () => {
    const started = await rani.post(`${page()}/drafts`, { scope: 'empty', operationId: op() });
    expect(started.status).toBe(303);
    const jobId = /\/jobs\/([^/]+)\/cancel/.exec((await rani.get(page())).text)![1]!;
    expect((await rani.post(`${page()}/jobs/${jobId}/cancel`, {})).status).toBe(303);
    const { job } = (await rani.get(`/api/v1/jobs/${jobId}`)).json<{ job: JobJson }>();
    expect(job.status).toBe('cancelled');
  });
});
