// The store: transactions that do not mix, history that cannot be rewritten, two processes on one file, kill -9.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openServerLock, ServerLockedError } from '../../src/store/lock.ts';
import { readSetting, writeSetting } from '../../src/store/settings.ts';
import { openStore } from '../../src/store/store.ts';
import { readRow } from '../../src/workflow/desk.ts';
import { startEventPoller } from '../../src/workflow/event-poller.ts';
import { revise } from '../../src/workflow/revise.ts';
import { segmentHistory } from '../../src/workflow/segment-history.ts';
import { createWorld, importArticle, op, type World } from '../workflow/world.ts';

const children: ChildProcess[] = [];

function child(...args: string[]): ChildProcess {
  const script = join(import.meta.dirname, 'child.ts');
  const started = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(started);
  return started;
}

async function kill(one: ChildProcess): Promise<void> {
  if (one.exitCode !== null || one.signalCode !== null) return;
  const exit = once(one, 'exit');
  one.kill('SIGKILL');
  await exit;
}

/** What the child has printed once `enough` says so. */
async function printed(one: ChildProcess, enough: (text: string) => boolean): Promise<string> {
  let text = '';
  for await (const chunk of one.stdout!) {
    text += String(chunk);
    if (enough(text)) return text;
  }
  return text;
}

afterEach(async () => {
  await Promise.all(children.splice(0).map(kill));
});

describe('a store', () => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld();
  });
  afterEach(() => world.close());

  it('runs with WAL, synchronous=FULL and foreign keys', async () => {
    const pragma = async (name: string) => {
      const { rows } = await sql.raw<Record<string, unknown>>(`PRAGMA ${name}`).execute(world.store.db);
      return Object.values(rows[0]!)[0];
    };
    expect(await pragma('journal_mode')).toBe('wal');
    expect(await pragma('synchronous')).toBe(2);
    expect(await pragma('foreign_keys')).toBe(1);
  });

  it('never lets two transactions of one process mix, nor a query into another’s transaction', async () => {
    const { store } = world;
    const order: string[] = [];
    const count = (name: string) =>
      store.transaction(async (trx) => {
        order.push(`${name} begins`);
        const before = Number((await readSetting(trx, 'count')) ?? 0);
        for (let i = 0; i < 5; i++) await readSetting(trx, 'count');
        await writeSetting(trx, 'count', before + 1);
        order.push(`${name} ends`);
      });
    const failing = store
      .transaction(async (trx) => {
        await writeSetting(trx, 'stray', true);
        throw new Error('no');
      })
      .catch(() => {});
    await Promise.all([
      ...Array.from({ length: 20 }, (_, i) => count(`t${i}`)),
      failing,
      ...Array.from({ length: 20 }, () => readSetting(store.db, 'count')),
    ]);
    expect(await readSetting(store.db, 'count')).toBe(20);
    expect(await readSetting(store.db, 'stray')).toBeNull();
    for (let i = 0; i < order.length; i += 2) {
      expect(order[i + 1]).toBe(order[i]!.replace('begins', 'ends'));
    }
  });

  it('cuts no text off at a NUL', async () => {
    await world.store.db.insertInto('settings').values({ key: 'a', value: 'x\0y\ud800' }).execute();
    const { value } = await world.store.db.selectFrom('settings').selectAll().executeTakeFirstOrThrow();
    expect(value).toBe('x\ufffdy\ufffd');
  });

  it('goes on after a refused statement', async () => {
    const { db } = world.store;
    const insert = () => db.insertInto('settings').values({ key: 'a', value: '1' }).execute();
    await insert();
    await expect(insert()).rejects.toMatchObject({ code: expect.stringContaining('CONSTRAINT') });
    await db.deleteFrom('settings').execute();
    await insert();
  });

  it.each(['revisions', 'events', 'versionItems', 'originals'])(
    'does not let %s be rewritten',
    async (table) => {
      const ani = await world.person('Ani', 'translator');
      const { documentId, segments } = await importArticle(world, ani);
      const segmentId = segments[0]!;
      await revise(world.deps, ani, { segmentId, text: 'x', base: 0, confirm: false, operationId: op() });
      if (table === 'versionItems') {
        await sql`INSERT INTO "versions" VALUES ('v', ${documentId}, 1, 'submitted', 'h', '', ${ani.userId}, 1, NULL, NULL, '', 0, NULL)`.execute(
          world.store.db,
        );
        await sql`INSERT INTO "versionItems" VALUES ('v', 0, 1, 'paragraph', 'p', ${segmentId}, NULL, NULL)`.execute(
          world.store.db,
        );
      }
      await expect(sql`DELETE FROM ${sql.table(table)}`.execute(world.store.db)).rejects.toThrow(
        /append-only/,
      );
      const column = { revisions: 'text', events: 'data', versionItems: 'kind', originals: 'name' }[table]!;
      await expect(
        sql`UPDATE ${sql.table(table)} SET ${sql.id(column)} = 'x'`.execute(world.store.db),
      ).rejects.toThrow(/append-only/);
    },
  );

  it('refuses a second revision with the same number', async () => {
    const ani = await world.person('Ani', 'translator');
    const { segments } = await importArticle(world, ani);
    const values = {
      segmentId: segments[0]!,
      side: 'target' as const,
      number: 1,
      text: 'x',
      origin: 'human' as const,
      machine: 0 as const,
      words: 1,
      authorId: ani.userId,
      basedOn: 0,
      createdAt: 1,
    };
    const insert = (revisionId: string) =>
      world.store.db
        .insertInto('revisions')
        .values({ ...values, revisionId })
        .execute();
    await insert('a');
    await expect(insert('b')).rejects.toMatchObject({ code: expect.stringContaining('CONSTRAINT') });
  });

  it('shares its file with a shell command, whose changes pages are told of', async () => {
    const ani = await world.person('Ani', 'translator');
    const { documentId, segments } = await importArticle(world, ani);
    const seen: unknown[] = [];
    world.deps.bus.subscribe(documentId, (change) => seen.push(change));
    const poller = startEventPoller(world.deps, 10);
    const other = child('save', world.file, ani.userId, segments[0]!, 'shell');
    await printed(other, (text) => text.includes('shell 8'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await kill(other);
    poller.stop();
    expect(seen).toContainEqual({ type: 'segment', segmentId: segments[0] });
    const before = seen.length;
    const own = { segmentId: segments[1]!, text: 'x', base: 0, confirm: true, operationId: op() };
    const again = startEventPoller(world.deps, 5);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await revise(world.deps, ani, own);
    await new Promise((resolve) => setTimeout(resolve, 40));
    again.stop();
    expect(seen).toHaveLength(before + 1);
  });

  it('keeps through kill -9 whatever it had acknowledged', async () => {
    const ani = await world.person('Ani', 'translator');
    const { segments } = await importArticle(world, ani);
    for (const [round, segmentId] of segments.entries()) {
      const one = child('save', world.file, ani.userId, segmentId, `putaran${round}`);
      const text = await printed(one, (all) => all.split('\n').length > 20 + round * 7);
      await kill(one);
      const acknowledged = text.split('\n').slice(0, -1);
      const history = await segmentHistory(world.deps, ani, segmentId);
      const revisions = history.revisions.map((revision) => revision.text);
      for (const [i, line] of acknowledged.entries()) if (i % 3 === 2) expect(revisions).toContain(line);
      expect(new Set(revisions).size).toBe(revisions.length);
      const { row } = await readRow(world.deps, ani, segmentId);
      const kept = [row.working?.text, row.target].map((one) => Number(one?.split(' ')[1] ?? -1));
      expect(Math.max(...kept)).toBeGreaterThanOrEqual(acknowledged.length - 1);
      const { rows } = await sql
        .raw<{ integrity_check: string }>('PRAGMA integrity_check')
        .execute(world.store.db);
      expect(rows[0]!.integrity_check).toBe('ok');
    }
  }, 60_000);
});

describe('the server’s lock', () => {
  const folder = mkdtempSync(join(tmpdir(), 'padanan-lock-'));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is held by one process at a time and goes with it', async () => {
    const first = child('lock', folder);
    expect(await printed(first, (text) => text.includes('held'))).toContain('held');
    expect(() => openServerLock(folder)).toThrow(ServerLockedError);
    const second = child('lock', folder);
    expect(await printed(second, (text) => text.includes('\n'))).toContain('ServerLockedError');
    await kill(first);
    const lock = openServerLock(folder);
    const store = await openStore(`file:${join(folder, 'padanan.db')}`);
    await store.close();
    lock.release();
    openServerLock(folder).release();
  });
});
