// The checks over HTTP: a project's spelling, dismissing and taking back, the document's list.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readProject } from '../../src/store/documents.ts';
import { segmentEvents } from '../../src/store/events.ts';
import { deskPage } from '../../src/web/desk-view.ts';
import type { Reader } from '../../src/web/row-view.ts';
import { readDesk } from '../../src/workflow/desk.ts';
import { revise } from '../../src/workflow/revise.ts';
import { importArticle, op, paragraph } from '../workflow/world.ts';
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
    return person.post('/settings/style', { projectId, spelling });
  };

  it('is for editors', async () => {
    expect((await translator.get('/settings/style')).status).toBe(403);
    expect((await choose(translator, 'GB')).status).toBe(403);
    expect((await choose(editor, 'XX')).status).toBe(400);
  });

  it('decides what is flagged', async () => {
    const [boat] = segments;
    expect((await check(boat!, 'The boat has a red colour.')).issues).toMatchObject([
      { check: 'spelling', fix: { text: 'color' } },
    ]);
    expect((await choose(editor, 'GB')).location).toContain('saved=1');
    expect((await check(boat!, 'The boat has a red colour.')).issues).toEqual([]);
    expect((await check(boat!, 'The boat has a red color.')).issues).toMatchObject([{ check: 'spelling' }]);
    await choose(editor, 'US');
  });
});

describe('the house style of a project', () => {
  it('is chosen on its page and decides what is flagged', async () => {
    const { projectId } = (await readProject(world.store.db))!;
    const form = { projectId, spelling: 'US', percent: 'percent', instructions: 'No puns.' };
    const text = 'Prices rose 5%.';
    expect((await check(segments[2]!, text)).issues.map((one) => one.check)).not.toContain('style-percent');
    expect((await editor.post('/settings/style', { ...form, percent: 'promille' })).status).toBe(400);
    const long = await editor.post('/settings/style', { ...form, instructions: 'x'.repeat(2001) });
    expect([long.status, long.text.includes('too long'), long.text.includes('xxx')]).toEqual([
      400,
      true,
      true,
    ]);
    expect((await editor.post('/settings/style', form)).status).toBe(303);
    expect((await check(segments[2]!, text)).issues).toContainEqual(
      expect.objectContaining({ check: 'style-percent', fix: expect.objectContaining({ text: ' percent' }) }),
    );
    const page = (await editor.get('/settings/style')).text;
    expect(page).toContain('No puns.</textarea>');
    expect(page).toMatch(/name="percent" value="percent" checked/);
  });
});

describe('an issue that is none', () => {
  type Found = { check: string; about: string; dismissed: { by: string } | null };
  const found = async (text: string) => {
    const { issues } = (
      await translator.send('POST', `/api/v1/segments/${segments[1]}/check`, { text })
    ).json<{ issues: Found[] }>();
    return issues;
  };
  const text = 'Some 1.234 residents fled their homes on the night of the flood.';
  const judge = (about: string, rest: object, person = translator) =>
    person.send('POST', `/api/v1/segments/${segments[1]}/dismissals`, {
      check: 'number',
      about,
      text,
      operationId: `judge-${about.slice(0, 8)}-${JSON.stringify(rest)}`.slice(0, 60),
      ...rest,
    });

  it('stays dismissed while the words around stay, and comes back when they change', async () => {
    const [issue] = await found(text);
    const { issues } = (await judge(issue!.about, {})).json<{ issues: Found[] }>();
    expect(issues[0]!.dismissed!.by).toContain('Budi');
    expect((await found(text.replace('night', 'evening')))[0]!.dismissed).not.toBeNull();
    expect((await found(text.replace('residents', 'people')))[0]!.dismissed).toBeNull();
    expect(
      (await judge(issue!.about, { undo: true })).json<{ issues: Found[] }>().issues[0]!.dismissed,
    ).toBeNull();
  });

  it('is refused where the text has no such issue', async () => {
    const answer = await judge('0'.repeat(32), {});
    expect(answer.status).toBe(409);
  });

  it('is kept in the record, and works as a plain form', async () => {
    const edit = `/documents/${documentId}?edit=${segments[1]}`;
    const page = (await translator.get(edit)).text;
    const about = /name="about" value="(\w+)"/.exec(page)![1]!;
    const form = { check: 'number', about, operationId: 'plain-form-1' };
    const path = `/documents/${documentId}/segments/${segments[1]}/issues`;
    const answer = await translator.post(path, { ...form, act: 'dismiss' });
    expect(answer.location).toBe(`/documents/${documentId}?edit=${segments[1]}&panel=checks#s-2`);
    expect((await translator.get(edit)).text).toContain('value="undo"');
    await editor.post(path, { ...form, act: 'undo', operationId: 'plain-form-2' });
    const events = await segmentEvents(world.store.db, segments[1]!);
    expect(
      events.filter(({ type }) => type.startsWith('issue.')).map(({ type, actorName }) => [type, actorName]),
    ).toEqual([
      ['issue.dismissed', 'Budi'],
      ['issue.restored', 'Budi'],
      ['issue.dismissed', 'Budi'],
      ['issue.restored', 'Rani'],
    ]);
    await translator.post(path, { ...form, act: 'fix', operationId: 'plain-form-3' });
    const { row } = (await translator.get(`/api/v1/segments/${segments[1]}`)).json<{
      row: { text: string; issues: number };
    }>();
    expect(row).toMatchObject({ text: 'Some 1,234 residents fled.', issues: 0 });
  });
});

describe('the list of a document’s issues', () => {
  const list = async (filter = '') => (await translator.get(`/documents/${documentId}/checks${filter}`)).text;
  const shown = (page: string) =>
    [...page.matchAll(/class="check-group" data-severity="(\w+)"/g)].map((match) => match[1]);

  it('groups them by how grave they are, each with its place', async () => {
    await revise(world.deps, translator.actor, {
      segmentId: segments[2]!,
      text: 'They arived yesterday',
      base: 1,
      confirm: false,
      operationId: op(),
    });
    const page = await list();
    expect(shown(page)).toEqual(['warning', 'warning']);
    expect(page).toContain(`?edit=${segments[2]}&amp;panel=checks&amp;issue=`);
    expect(page).toContain('<mark>arived</mark>');
    expect(shown(await list('?check=spelling'))).toHaveLength(1);
    expect(shown(await list('?severity=hint'))).toEqual([]);
    expect(page).not.toContain('checks-progress');
  });

  it('dismisses one, keeping the list as it was narrowed', async () => {
    const page = await list('?check=spelling');
    const field = (name: string) =>
      new RegExp(`name="${name}" value="([^"]+)"`).exec(page)![1]!.replaceAll('&amp;', '&');
    const form = {
      check: 'spelling',
      about: field('about'),
      back: 'checks',
      filter: field('filter'),
      operationId: 'from-list-1',
    };
    const answer = await translator.post(
      `/documents/${documentId}/segments/${/segments\/([\w-]+)\/issues/.exec(page)![1]}/issues`,
      { ...form, act: 'dismiss' },
    );
    expect(answer.location).toBe(`/documents/${documentId}/checks?severity=&check=spelling`);
    const after = await list();
    expect(after).toContain('value="undo"');
    expect(after).toContain('Budi');
  });

  it('tells the desk how many there are, and who submits how many errors', async () => {
    const desk = async () => (await translator.get(`/documents/${documentId}`)).text;
    expect(await desk()).toMatch(/data-checks-label>0 errors, \d warnings?</);
    await revise(world.deps, translator.actor, {
      segmentId: segments[1]!,
      text: 'Some 4,321 residents fled.',
      base: 2,
      confirm: false,
      operationId: op(),
    });
    expect(await desk()).toContain('The checks find 1 error.');
  });

  it('shows the desk no counts before every segment has been checked', async () => {
    const desk = await readDesk(world.deps, translator.actor, documentId);
    const reader = { t: (key: string) => key, language: 'en', now: 0, userId: '' } as unknown as Reader;
    expect(deskPage(desk, reader, 'all').checks.shown.errors).toBe('1');
    const unchecked = { ...desk, rows: desk.rows.map((row) => ({ ...row, issues: null })) };
    expect(deskPage(unchecked, reader, 'all').checks).toMatchObject({
      shown: { errors: '…', warnings: '…' },
      label: 'desk.checks.waiting',
    });
  });
});
