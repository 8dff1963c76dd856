// Which engine a text goes through: only enabled ones, never from offline to online; kept answers and counted use.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Engine, EngineError } from '../../src/engines/engine.ts';
import { createOpenaiEngine } from '../../src/engines/online/openai.ts';
import type { EnginePolicy } from '../../src/model/engine-policy.ts';
import type { Actor } from '../../src/model/user.ts';
import { readProject, writeProjectSettings } from '../../src/store/documents.ts';
import { usageSince } from '../../src/store/engine-usage.ts';
import { countKept, keepTranslations } from '../../src/store/kept-translations.ts';
import { approveVersion } from '../../src/workflow/decide.ts';
import { readDesk } from '../../src/workflow/desk.ts';
import { type JobView, readJob, startDraft } from '../../src/workflow/draft.ts';
import { startJobRunner } from '../../src/workflow/draft-runner.ts';
import { chooseEngine } from '../../src/workflow/engine-choice.ts';
import { revise } from '../../src/workflow/revise.ts';
import { submitVersion } from '../../src/workflow/submit.ts';
import { translateWith } from '../../src/workflow/translate-with.ts';
import { OPENAI_KEY, startOpenai } from '../engines/online/fakes.ts';
import {
  createWorld,
  importArticle,
  op,
  paragraph,
  type TestEngine,
  testEngine,
  type World,
} from './world.ts';

let world: World;
let ani: Actor;
let documentId: string;
let near: TestEngine;
let far: TestEngine;
let farther: TestEngine;
let runner: { stop(): Promise<void> } | null;

beforeEach(async () => {
  [near, far, farther] = [testEngine(2, 'opus'), testEngine(2, 'cloud', true), testEngine(2, 'sky', true)];
  world = await createWorld({ others: [near, far, farther] });
  runner = null;
  ani = await world.person('Ani', 'translator');
  const sources = ['Satu.', 'Dua.', 'Tiga.'];
  ({ documentId } = await importArticle(
    world,
    ani,
    sources.map((source) => paragraph(source)),
  ));
});
afterEach(async () => {
  await runner?.stop();
  await world.close();
});

async function policy(enabled: string[], preferred = enabled[0]!, order = enabled): Promise<void> {
  const project = (await readProject(world.store.db))!;
  const engines: EnginePolicy = { enabled, preferred, order };
  await writeProjectSettings(world.store.db, project.projectId, { ...project.settings, engines });
}
const start = (engine?: string) =>
  startDraft(world.deps, ani, { documentId, scope: 'empty', operationId: op(), ...(engine && { engine }) });
async function drafted(job: JobView): Promise<JobView & { origins: (string | null)[] }> {
  runner ??= startJobRunner(world.deps, { pollMs: 20, backOffMs: 1, attempts: 3 });
  const view = await vi.waitFor(
    async () => {
      const now = await readJob(world.deps, ani, job.jobId);
      expect(['queued', 'running']).not.toContain(now.status);
      return now;
    },
    { timeout: 5000, interval: 10 },
  );
  const { rows } = await readDesk(world.deps, ani, documentId);
  return { ...view, origins: rows.map((row) => row.origin) };
}
const breaks = (engine: TestEngine, kind: 'network' | 'quota' | 'bad-answer' = 'quota') => {
  engine.before = () => {
    throw new EngineError(kind, kind === 'network');
  };
};

describe('which engine', () => {
  it('is the one that ships until an administrator decides', async () => {
    expect(await drafted(await start())).toMatchObject({ engine: 'bundled', status: 'done' });
    await expect(start('cloud')).rejects.toMatchObject({ key: 'draft.engine-off' });
    await expect(start('none')).rejects.toMatchObject({ key: 'draft.engine' });
    expect([near, far, farther].flatMap((engine) => engine.calls)).toEqual([]);
  });

  it('is the project’s, or the document’s own while that is enabled', async () => {
    await policy(['bundled', 'opus', 'cloud'], 'opus');
    await expect(chooseEngine(world.deps, ani, { documentId, engine: 'sky' })).rejects.toMatchObject({
      key: 'draft.engine-off',
    });
    expect(await chooseEngine(world.deps, ani, { documentId, engine: 'cloud' })).toEqual({
      engine: 'cloud',
      enabled: [
        { id: 'bundled', online: false },
        { id: 'opus', online: false },
        { id: 'cloud', online: true },
      ],
    });
    expect((await drafted(await start())).origins).toEqual(['mt:cloud', 'mt:cloud', 'mt:cloud']);
    await policy(['bundled', 'opus'], 'opus');
    expect((await readDesk(world.deps, ani, documentId)).rows).toHaveLength(3);
    await expect(start()).rejects.toMatchObject({ key: 'draft.nothing' });
  });

  it('is none where the project has none', async () => {
    await policy([], '');
    await expect(start()).rejects.toMatchObject({ key: 'draft.no-engine' });
  });
});

describe('another engine steps in', () => {
  it('where one fails, and what was drafted stays', async () => {
    await policy(['cloud', 'bundled']);
    far.before = ({ source }) => {
      if (source !== 'Satu.') throw new EngineError('quota', false);
    };
    const job = await drafted(await start());
    expect(job).toMatchObject({ status: 'done', engine: 'bundled', errorKey: null });
    expect(job.origins).toEqual(['mt:cloud', 'mt:bundled', 'mt:bundled']);
  });

  it('after a failure that may pass, only when it has not', async () => {
    await policy(['cloud', 'bundled']);
    let failures = 0;
    far.before = () => {
      if (failures++ < 1) throw new EngineError('network', true);
    };
    expect((await drafted(await start())).origins).toEqual(['mt:cloud', 'mt:cloud', 'mt:cloud']);
  });

  it('for the texts that one refuses', async () => {
    await policy(['cloud', 'bundled']);
    far.before = ({ source }) => {
      if (source === 'Dua.') throw new EngineError('bad-answer', false);
    };
    const job = await drafted(await start());
    expect(job.origins).toEqual(['mt:cloud', 'mt:bundled', 'mt:cloud']);
    expect(job.status).toBe('done');
  });

  it.each([
    ['from offline to online: never', ['bundled', 'cloud'], ['bundled'], null],
    ['from offline past online to offline', ['bundled', 'cloud', 'opus'], ['bundled'], 'mt:opus'],
    ['from online by offline to online: never', ['cloud', 'bundled', 'sky'], ['cloud', 'bundled'], null],
    ['from online to online', ['cloud', 'sky'], ['cloud'], 'mt:sky'],
  ])('%s', async (_what, enabled, broken, origin) => {
    await policy(enabled);
    for (const engine of [world.engine, near, far, farther]) if (broken.includes(engine.id)) breaks(engine);
    const job = await drafted(await start());
    expect(job.status).toBe(origin === null ? 'failed' : 'done');
    expect(job.origins).toEqual([origin, origin, origin]);
    const sent = (engine: TestEngine) => engine.calls.length > 0;
    expect([sent(far), sent(farther)]).toEqual([enabled[0] === 'cloud', origin === 'mt:sky']);
  });

  it('but not through an engine that was taken from the project meanwhile', async () => {
    await policy(['cloud', 'sky']);
    const job = await start();
    await policy(['bundled']);
    expect(await drafted(job)).toMatchObject({ status: 'failed', errorKey: 'draft.engine-off', done: 0 });
    expect([...far.calls, ...farther.calls]).toEqual([]);
  });
});

describe('kept answers', () => {
  const ask = (source: string, more: object = {}, options: object = {}, engine: TestEngine = far) =>
    translateWith(world.deps, engine, [{ id: 'x', source, terms: [], ...more }], options);

  it('are not asked for again', async () => {
    const first = await ask('Satu.');
    const handed: string[] = [];
    const again = await ask(
      'Satu.',
      {},
      { onResult: (result: { target: string }) => handed.push(result.target) },
    );
    expect(again).toEqual(first);
    expect(handed).toEqual(['[Satu.]']);
    expect(far.calls).toHaveLength(1);
    expect(await countKept(world.store.db)).toEqual({ kept: 1, hits: 1 });
  });

  it.each<[string, object, object]>([
    ['text', { source: 'Dua.' }, {}],
    ['terms', { terms: [{ span: { start: 0, end: 4 }, targets: ['One'] }] }, {}],
    ['approved matches', { matches: [{ source: 'a', target: 'b', score: 1 }] }, {}],
    ['glossary', {}, { glossary: { state: 's2', entries: () => [] } }],
    ['beam', {}, { beam: 1 }],
  ])('hold for another %s no longer', async (_what, more, options) => {
    await ask('Satu.', {}, {});
    await ask('Satu.', more, options);
    expect(far.calls).toHaveLength(2);
  });

  it('hold for another engine, model version or month no longer; neighbours and instructions count where they are read', async () => {
    await ask('Satu.');
    await ask('Satu.', {}, {}, farther);
    expect(farther.calls).toHaveLength(1);
    await ask('Satu.', { before: 'Nol.' }, { instructions: 'No puns.' });
    expect(far.calls).toHaveLength(1);
    far.version = 'test-2';
    await ask('Satu.');
    expect(far.calls).toHaveLength(2);
    world.clock.now += 31 * 86_400_000;
    await ask('Satu.');
    expect(far.calls).toHaveLength(3);
  });

  it('mix with new ones in the order asked, also for two paragraphs of one id', async () => {
    await ask('Dua.');
    const results = await translateWith(
      world.deps,
      far,
      ['Satu.', 'Dua.', 'Tiga.'].map((source) => ({ id: 'same', source, terms: [] })),
    );
    expect(results.map((result) => [result.id, result.target])).toEqual([
      ['same', '[Satu.]'],
      ['same', '[Dua.]'],
      ['same', '[Tiga.]'],
    ]);
  });

  it('are bounded: the longest unused go', async () => {
    const row = (key: string) => ({ key, engine: 'e', modelVersion: '1', target: '', sentences: '[]' });
    await keepTranslations(world.store.db, [row('a'), row('b')], { now: 1, limit: 10 });
    await keepTranslations(world.store.db, [row('c')], { now: 2, limit: 2 });
    const keys = await world.store.db.selectFrom('keptTranslations').select('key').orderBy('key').execute();
    expect(keys.map((one) => one.key)).toEqual(['b', 'c']);
  });

  it('and asked ones are counted by engine and day, also where the engine fails half-way', async () => {
    await ask('Satu.', {}, {}, near);
    await ask('Satu.', {}, {}, near);
    near.before = ({ source }) => {
      if (source === 'Tiga.') throw new EngineError('crashed', true);
    };
    const two = ['Dua.', 'Tiga.'].map((source) => ({ id: source, source, terms: [] }));
    await expect(translateWith(world.deps, near, two)).rejects.toMatchObject({ kind: 'crashed' });
    expect((await usageSince(world.store.db, '2026-11-28')).get('opus')).toEqual({
      requests: 2,
      characters: 9,
      inputTokens: 0,
      outputTokens: 0,
      cacheHits: 1,
    });
    expect((await usageSince(world.store.db, '2026-11-29')).size).toBe(0);
  });
});

it('gives an engine that reads context the approved matches of a text, and no others', async () => {
  const service = await startOpenai();
  try {
    const settings = { url: `${service.url}/v1`, key: OPENAI_KEY, model: 'small', timeoutMs: 20_000 };
    (world.deps.engines as Map<string, Engine>).set('openai', createOpenaiEngine(settings));
    await policy(['openai']);
    const chief = await world.person('Sari', 'editor');
    const earlier = await importArticle(world, ani, [paragraph('Harga beras naik tajam pekan ini.')]);
    const waiting = await importArticle(world, ani, [paragraph('Harga beras turun tajam pekan ini.')]);
    const confirm = (segmentId: string, text: string) =>
      revise(world.deps, ani, { segmentId, text, base: 0, confirm: true, operationId: op() });
    await confirm(earlier.segments[0]!, 'Rice prices rose sharply this week.');
    await confirm(waiting.segments[0]!, 'Rice prices fell sharply this week.');
    const { versionId, hash } = await submitVersion(world.deps, ani, {
      documentId: earlier.documentId,
      operationId: op(),
    });
    await approveVersion(world.deps, chief, { versionId, hash });
    ({ documentId } = await importArticle(world, ani, [paragraph('Harga beras naik tajam bulan ini.')]));
    expect(await drafted(await start('openai'))).toMatchObject({ status: 'done' });
    const { messages } = service.asked.at(-1)!.body as { messages: { content: string }[] };
    const { paragraphs } = JSON.parse(messages[1]!.content) as { paragraphs: { approved: unknown }[] };
    expect(paragraphs[0]!.approved).toEqual([
      { source: 'Harga beras naik tajam pekan ini.', target: 'Rice prices rose sharply this week.' },
    ]);
  } finally {
    await service.close();
  }
});
