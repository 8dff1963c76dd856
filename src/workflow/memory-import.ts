// Importing a TMX file into the translation memory: read whole once before a unit is kept, then kept in short transactions.

import { badInput } from '../errors.ts';
import { readTmx } from '../formats/tmx/read-tmx.ts';
import { pairTexts, type TmxUnit, type TmxVariant } from '../formats/tmx/tmx-unit.ts';
import { contextKey, unitKeys } from '../memory/keys.ts';
import { primaryLang } from '../model/language-tag.ts';
import type { MemoryScope } from '../model/memory.ts';
import type { Origin } from '../model/revision.ts';
import { cleanText } from '../model/text.ts';
import type { Actor } from '../model/user.ts';
import { deleteUnits, insertUnits, type NewUnit, unitsBySource } from '../store/memory.ts';
import { importedUnits, lastUnitNumber } from '../store/memory-walk.ts';
import { permitInProject } from './access.ts';
import type { Deps } from './deps.ts';
import { gramsOf } from './memory-keeping.ts';
import { requireScope } from './memory-scope.ts';
import { write } from './write.ts';

/** Units of one transaction: some 50 ms, during which others wait. */
const BATCH = 500;

export type TmxInput = {
  /** Opens the file's bytes; called twice. */
  open: () => AsyncIterable<Uint8Array>;
  name: string;
  projectId?: string;
  sourceLang?: string;
  targetLang?: string;
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
};

/** `units`: in the file; `other`: without a pair of the two languages; `known`: in the memory already, or twice in the file. */
export type TmxResult = { importId: string; units: number; added: number; known: number; other: number };

type Pair = Omit<NewUnit, 'unitId' | 'grams' | 'importId'>;

/** Neighbours as memoQ and MateCat (x-context-pre/post), OmegaT (prev/next) and this tool (keys) write them. */
function contextOf(props: ReadonlyMap<string, string>): { before: number; after: number } {
  const own = /^(\d{1,16}) (\d{1,16})$/.exec(props.get('x-padanan-context') ?? '');
  if (own !== null) return { before: Number(own[1]), after: Number(own[2]) };
  const plain = (text: string | undefined) => contextKey(text?.replace(/<[^>]*>/g, ''));
  return {
    before: plain(props.get('x-context-pre') ?? props.get('prev')),
    after: plain(props.get('x-context-post') ?? props.get('next')),
  };
}

/** A machine's text, as MateCat and OmegaT ("MT!"), Trados and this tool say it. */
function originOf(unit: TmxUnit): Origin {
  const own = unit.props.get('x-padanan-origin');
  if (own !== undefined && /^mt:[\w-]{1,40}$/.test(own)) return own as Origin;
  return /^(?:MT!?|machine.*)$/i.test(unit.author) ? 'mt:import' : 'import';
}

/** The unit's first texts in the two languages; null where one is missing or blank. */
function variantsOf(unit: TmxUnit, scope: MemoryScope): { source: TmxVariant; target: TmxVariant } | null {
  const find = (lang: string) => unit.variants.find((one) => primaryLang(one.lang) === lang);
  const source = find(scope.sourceLang);
  const target = find(scope.targetLang);
  if (source === undefined || target === undefined) return null;
  return source.text.trim() === '' || target.text.trim() === '' ? null : { source, target };
}

function pairOf(unit: TmxUnit, scope: MemoryScope, now: number): Pair | null {
  const variants = variantsOf(unit, scope);
  if (variants === null) return null;
  const texts = pairTexts(variants.source, variants.target);
  const origin = originOf(unit);
  const createdAt = unit.createdAt ?? unit.changedAt ?? now;
  return {
    ...scope,
    ...contextOf(unit.props),
    source: cleanText(texts.source),
    target: cleanText(texts.target),
    codes: texts.codes,
    segmentId: null,
    revisionId: null,
    part: 0,
    searched: true,
    ...unitKeys(texts),
    origin,
    machine: origin.startsWith('mt:'),
    author: origin === 'mt:import' ? '' : unit.author,
    createdAt,
    changedAt: unit.changedAt ?? createdAt,
  };
}

async function countPairs(input: TmxInput, scope: MemoryScope): Promise<{ units: number; pairs: number }> {
  let units = 0;
  let pairs = 0;
  for await (const unit of readTmx(input.open())) {
    units += 1;
    if (variantsOf(unit, scope) !== null) pairs += 1;
    if (units % BATCH === 0) await turn(input.signal);
  }
  return { units, pairs };
}

/** Lets others have their turn; throws where the import was cancelled. */
async function turn(signal: AbortSignal | undefined): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  signal?.throwIfAborted();
}

const identity = (unit: Pick<Pair, 'source' | 'target' | 'before' | 'after'>): string =>
  JSON.stringify([unit.source, unit.target, unit.before, unit.after]);

/**
 * Adds a file's units in the two languages that are not there yet. All of it or nothing: where it fails or is cancelled, what
 * was added is taken out again. Throws badInput `tmx.*` (the reader's, and `tmx.languages` where no unit has both languages).
 */
export async function importTmx(deps: Deps, actor: Actor, input: TmxInput): Promise<TmxResult> {
  const scope = await requireScope(deps.store.db, actor, input);
  await permitInProject(deps.store.db, actor, 'memory.edit', scope.projectId);
  const { units, pairs } = await countPairs(input, scope);
  if (pairs === 0) {
    const { sourceLang, targetLang } = scope;
    throw badInput('tmx.languages', { units, source: sourceLang, target: targetLang });
  }
  const importId = deps.newId();
  const result = { importId, units, added: 0, known: 0, other: units - pairs };
  const first = await lastUnitNumber(deps.store.db);
  try {
    let batch: Pair[] = [];
    const keep = async () => {
      const added = await keepBatch(deps, scope, batch, importId);
      result.added += added;
      result.known += batch.length - added;
      batch = [];
      input.onProgress?.(result.added + result.known, pairs);
      await turn(input.signal);
    };
    const now = deps.now();
    for await (const unit of readTmx(input.open())) {
      const pair = pairOf(unit, scope, now);
      if (pair !== null) batch.push(pair);
      if (batch.length >= BATCH) await keep();
    }
    await keep();
  } catch (error) {
    await takeOut(deps, importId, first);
    throw error;
  }
  await write(deps, async (unit) => {
    const { name } = input;
    unit.record('memory.imported', {
      actorId: actor.userId,
      data: { ...result, name, projectId: scope.projectId },
    });
  });
  return result;
}

/** Keeps the pairs that the memory lacks, in one transaction; answers how many. */
async function keepBatch(
  deps: Deps,
  scope: MemoryScope,
  batch: readonly Pair[],
  importId: string,
): Promise<number> {
  if (batch.length === 0) return 0;
  const prepared = batch.map(
    (pair): NewUnit => ({ ...pair, importId, unitId: deps.newId(), grams: gramsOf(pair) }),
  );
  return deps.store.transaction(async (trx) => {
    const keys = [...new Set(batch.map((pair) => pair.sourceKey))];
    const known = new Set((await unitsBySource(trx, scope, keys, 20 * BATCH)).map(identity));
    const fresh = prepared.filter((pair) => {
      const key = identity(pair);
      if (known.has(key)) return false;
      known.add(key);
      return true;
    });
    await insertUnits(trx, fresh);
    return fresh.length;
  });
}

/** Removes for good what an import has added so far. */
async function takeOut(deps: Deps, importId: string, after: number): Promise<void> {
  for (;;) {
    const units = await importedUnits(deps.store.db, importId, after, BATCH);
    if (units.length === 0) return;
    await deps.store.transaction((trx) => deleteUnits(trx, units, gramsOf));
  }
}
