// A real database in a temporary folder with people, a small article and a tiny engine: what the workflow's tests start from.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Engine,
  EngineError,
  type EngineParagraph,
  type EngineResult,
} from '../../src/engines/engine.ts';
import type { Role } from '../../src/model/permissions.ts';
import type { Concept, TermMatch } from '../../src/model/term.ts';
import type { Actor } from '../../src/model/user.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { insertUser } from '../../src/store/users.ts';
import { createDeps, type Deps, type Termbase } from '../../src/workflow/deps.ts';
import { readDesk } from '../../src/workflow/desk.ts';
import { type ImportParagraph, importDocument } from '../../src/workflow/import-document.ts';

export const SILENT = { debug() {}, info() {}, warn() {}, error() {} } as unknown as Deps['log'];

/** Finds terms by their letters: enough to see that the verbs ask for and keep what the termbase says. */
export function plainTermbase(concepts: readonly Concept[]): Termbase {
  return {
    state: JSON.stringify(concepts).length.toString(),
    find: (source) =>
      concepts.flatMap((concept): TermMatch[] => {
        const term = concept.terms.find((one) => one.lang === 'id')!;
        const start = source.toLowerCase().indexOf(term.text);
        const targets = concept.terms.filter((one) => one.lang === 'en').map((one) => one.text);
        if (start < 0) return [];
        const span = { start, end: start + term.text.length };
        const { conceptId } = concept;
        const english = concept.terms.filter((one) => one.lang === 'en');
        const plain = { english, targets, deprecated: [], forbidden: [], note: '', also: [] };
        return [{ conceptId, span, form: term.text, term: term.text, ...plain }];
      }),
    traces: () => () => true,
    entries: () => [],
    check: (matches, target) =>
      matches.map((match) => ({
        match,
        status: match.targets.some((one) => target.includes(one)) ? 'present' : 'missing',
        spans: [],
      })),
  };
}

export type TestEngine = Engine & {
  /** Ids of the paragraphs asked for, call by call. */
  calls: string[][];
  /** Asked before each paragraph; throw an EngineError in it to fail. */
  before: (paragraph: EngineParagraph) => Promise<void> | void;
  say: (paragraph: EngineParagraph) => string;
  /** Version of its model. */
  version: string;
};

/** An engine that answers at once with the source in brackets. */
export function testEngine(batchSize = 2, id = 'bundled', online = false): TestEngine {
  const engine: TestEngine = {
    id,
    capabilities: {
      glossary: true,
      prefix: false,
      alternatives: false,
      alignment: true,
      batchSize,
      maxLength: 5000,
      online,
    },
    calls: [],
    version: 'test-1',
    before: () => {},
    say: (paragraph) => `[${paragraph.source}]`,
    async translate(paragraphs, options = {}) {
      engine.calls.push(paragraphs.map((one) => one.id));
      const results: EngineResult[] = [];
      for (const paragraph of paragraphs) {
        if (options.signal?.aborted) throw new EngineError('cancelled', false);
        await engine.before(paragraph);
        if (options.signal?.aborted) throw new EngineError('cancelled', false);
        const target = engine.say(paragraph);
        const source = { start: 0, end: paragraph.source.length };
        const whole = { start: 0, end: target.length };
        const result = {
          id: paragraph.id,
          target,
          sentences: [
            {
              source,
              target: whole,
              alignment: [{ source: { start: 0, end: 3 }, target: { start: 1, end: 4 } }],
              confidence: [{ target: whole, probability: 0.5 }],
            },
          ],
          modelVersion: engine.version,
        };
        results.push(result);
        options.onResult?.(result);
      }
      return results;
    },
    status: async () => ({ ready: true, modelVersion: engine.version }),
    close: async () => {},
  };
  return engine;
}

export type World = {
  deps: Deps;
  store: Store;
  folder: string;
  file: string;
  engine: TestEngine;
  clock: { now: number };
  /** Makes a person. */
  person(name: string, role: Role): Promise<Actor>;
  close(): Promise<void>;
};

export async function createWorld(
  options: { engine?: TestEngine; others?: readonly TestEngine[]; folder?: string } = {},
): Promise<World> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'padanan-'));
  const file = join(folder, 'padanan.db');
  const store = await openStore(`file:${file}`);
  const engine = options.engine ?? testEngine();
  const clock = { now: Date.UTC(2026, 10, 28, 9) };
  const deps = createDeps({
    store,
    engines: new Map([engine, ...(options.others ?? [])].map((one) => [one.id, one])),
    createTermbase: plainTermbase,
    log: SILENT,
    now: () => ++clock.now,
  });
  return {
    deps,
    store,
    folder,
    file,
    engine,
    clock,
    async person(name, role) {
      const userId = deps.newId();
      await insertUser(store.db, {
        userId,
        login: name.toLowerCase(),
        name,
        role,
        language: null,
        theme: 'system',
        active: true,
        passwordHash: null,
        createdAt: deps.now(),
      });
      return { userId, role };
    },
    async close() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const paragraph = (source: string | null, more: Partial<ImportParagraph> = {}): ImportParagraph => ({
  kind: 'paragraph',
  included: true,
  dateline: null,
  source,
  ...more,
});

const ARTICLE: readonly ImportParagraph[] = [
  paragraph('Perwira Rencanakan Kudeta', { kind: 'headline' }),
  paragraph('Jakarta - Para perwira bertemu pejabat. Mereka membahas kudeta.', {
    dateline: { start: 0, end: 10 },
  }),
  paragraph('Pemerintah menjatuhkan sanksi.'),
  paragraph('Baca juga: Sanksi baru', { kind: 'related', included: false }),
];

let operations = 0;
/** A new operation id. */
export const op = (): string => `operation-${++operations}`;

/** Imports an article; answers its id and its segments' ids in order. */
export async function importArticle(
  world: World,
  actor: Actor,
  paragraphs: readonly ImportParagraph[] = ARTICLE,
): Promise<{ documentId: string; segments: string[] }> {
  const { documentId } = await importDocument(world.deps, actor, {
    details: { title: 'Perwira Rencanakan Kudeta', outlet: 'Harian Uji', date: '2018-09-09' },
    paragraphs,
    original: { name: 'article.txt', bytes: new TextEncoder().encode('asli'), format: 'txt' },
    operationId: op(),
  });
  const desk = await readDesk(world.deps, actor, documentId);
  return { documentId, segments: desk.rows.map((row) => row.segmentId) };
}
