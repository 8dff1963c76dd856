// The audit page: who reads it, what it can be narrowed to, its files, and how fast it is with a long record.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVENT_TYPES } from '../../src/model/event.ts';
import { appendEvents } from '../../src/store/events.ts';
import { auditFacts } from '../../src/web/audit-facts.ts';
import { auditPage } from '../../src/workflow/audit.ts';
import { revise } from '../../src/workflow/revise.ts';
import { importArticle, op } from '../workflow/world.ts';
import { type Person, type ServedWorld, serveWorld } from './served-world.ts';

let world: ServedWorld;
let admin: Person;
let editor: Person;
let translator: Person;
let documentId: string;

beforeAll(async () => {
  world = await serveWorld();
  admin = await world.signedIn('Rani', 'admin');
  editor = await world.signedIn('Edi', 'editor');
  translator = await world.signedIn('Budi', 'translator');
  const article = await importArticle(world, translator.actor);
  documentId = article.documentId;
  const segmentId = article.segments[0]!;
  await revise(world.deps, editor.actor, {
    segmentId,
    text: '=1+1',
    base: 0,
    confirm: true,
    operationId: op(),
  });
});
afterAll(() => world.close());

const names = (page: string) => [...page.matchAll(/audit-said"><strong>([^<]*)/g)].map((match) => match[1]);

describe('the audit page', () => {
  it('is for administrators and, but for accounts and settings, editors', async () => {
    expect((await translator.get('/audit')).status).toBe(403);
    expect((await translator.get('/audit/csv')).status).toBe(403);
    expect((await admin.get('/audit')).text).toContain('added a person');
    const page = (await editor.get('/audit')).text;
    expect(page).toContain('confirmed a segment of');
    expect(page).not.toContain('added a person');
  });

  it.each([
    ['a person', () => `person=${editor.actor.userId}`, ['Edi', 'Edi']],
    ['a document and a kind', () => `document=${documentId}&kind=document`, ['Budi']],
    ['a day', () => 'from=2026-11-28&to=2026-11-28&kind=segment', ['Edi', 'Edi']],
    ['a day on which nothing was', () => 'to=2020-01-01', []],
    ['a time to come', () => 'from=2030-01-01', []],
  ])('is narrowed to %s', async (_what, query, expected) => {
    expect(names((await admin.get(`/audit?${query()}`)).text)).toEqual(expected);
  });

  it('goes out as CSV, where nothing is a formula, and as JSON', async () => {
    const csv = (await admin.get(`/audit/csv?document=${documentId}`)).text;
    expect(csv.split('\r\n')[0]).toContain('time,person,login,type,document');
    expect(csv).toContain(',edi,segment.confirmed,');
    const json = (await admin.get(`/audit/json?document=${documentId}`)).json<
      { type: string; data: object }[]
    >();
    expect(json.map(({ type }) => type)).toEqual([
      'segment.confirmed',
      'segment.revised',
      'document.imported',
    ]);
    expect((await admin.get('/audit/json?to=2020-01-01')).json()).toEqual([]);
  });

  it('stays as it was written: no code changes or removes an event', () => {
    const store = resolve(import.meta.dirname, '../../src/store');
    const texts = readdirSync(store).filter((name) => name.endsWith('.ts'));
    const wrong = texts.filter((name) =>
      /(?:deleteFrom|updateTable)\('events'\)/.test(readFileSync(join(store, name), 'utf8')),
    );
    expect(wrong).toEqual([]);
  });
});

/** AUDIT_EVENTS=100000 for the figure in the README. */
const MANY = Number(process.env.AUDIT_EVENTS ?? 20_000);

it('answers quickly from a long record, whatever it is narrowed to', async () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, n) => ({
      eventId: world.deps.newId(),
      type: EVENT_TYPES[n % EVENT_TYPES.length]!,
      documentId: n % 3 === 0 ? documentId : null,
      segmentId: null,
      revisionId: null,
      versionId: null,
      actorId: n % 7 === 0 ? editor.actor.userId : admin.actor.userId,
      createdAt: world.clock.now + n,
      data: {},
    }));
  await world.store.transaction((trx) => appendEvents(trx, many(MANY)));
  const middle = world.clock.now + MANY / 2;
  const queries = [
    {},
    { actorId: editor.actor.userId },
    { documentId },
    { kind: 'key' },
    { actorId: editor.actor.userId, documentId, kind: 'version' },
    { from: middle, until: middle + 1000 },
  ];
  for (const query of queries) {
    const start = performance.now();
    const { events } = await auditPage(world.deps, admin.actor, query, { before: null, limit: 100 });
    const took = performance.now() - start;
    expect(events.length).toBeGreaterThan(0);
    // Some milliseconds on a quiet machine; a scan with a sort of all of them takes far longer under load as well.
    expect(took).toBeLessThan(1500);
    if (process.env.AUDIT_EVENTS !== undefined) console.log(JSON.stringify(query), Math.round(took));
  }
}, 60_000);

it('says the facts of an event in the reader’s language, and nothing that only the files need', () => {
  const data = { number: 2, origin: 'mt:bundled', hash: 'abc', userId: 'u1', role: 'editor', note: '' };
  const t = (key: string) => `<${key}>`;
  expect(auditFacts(data, t)).toBe(
    '<audit.fact.number>: 2 · <audit.fact.origin>: <history.origin.mt> · <audit.fact.role>: <role.editor>',
  );
});
