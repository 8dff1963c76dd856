// Whether a segment's English goes with the rest of its document and with the memory.
import {
  inconsistencies,
  inconsistent,
  indexNeighbours,
  type Neighbours,
  type RememberedPairs,
} from '../checks/inconsistent.ts';
import type { Issue } from '../checks/index.ts';
import { sourceKey, targetKey } from '../memory/keys.ts';
import type { DocumentRecord } from '../model/document.ts';
import type { MemoryScope } from '../model/memory.ts';
import type { Text } from '../model/text.ts';
import { chunks } from '../store/chunks.ts';
import { newestEvent } from '../store/events.ts';
import { unitsBySource } from '../store/memory.ts';
import { unitsByTarget } from '../store/memory-targets.ts';
import { lastUnitNumber } from '../store/memory-walk.ts';
import { readSources, readTargets } from '../store/segments.ts';
import type { Db, Store } from '../store/store.ts';
import { type BoundedCache, createBoundedCache } from './bounded-cache.ts';
import { scopeOf } from './memory-scope.ts';

/** Documents whose neighbours are held: 2,000 segments take about a megabyte. */
const HELD = 20;
/** Units read for a few hundred sources, or targets. */
const MOST_UNITS = 2_000;

type Known = {
  neighbours: Neighbours;
  remembered: Remembered;
  /** The document's own segments: its units say what they said when they were confirmed. */
  own: ReadonlySet<string>;
  /** Targets as they stand, and what was found of them. */
  targets: ReadonlyMap<string, Text>;
  found: Map<string, Issue[]>;
};
/** Pairs of the memory by the keys of their sources and of their targets. */
type Remembered = Readonly<Record<'source' | 'target', Map<number, RememberedPairs['source'][number][]>>>;
const heldOf = new WeakMap<Store, BoundedCache<Promise<Known>>>();

/** What says how a segment goes with the rest; its text may be one that is still being typed. */
export type Consistency = (segment: { segmentId: string; source: Text | null; target: Text }) => Issue[];

/**
 * The document as it is now; read again only after something was recorded of it, or the memory grew. `typed`: a text that is
 * asked about though it is no target yet.
 */
export async function consistencyOf(
  store: Store,
  document: Pick<DocumentRecord, 'documentId' | 'projectId' | 'sourceLang' | 'targetLang'>,
  typed?: Text,
): Promise<Consistency> {
  const { documentId } = document;
  let held = heldOf.get(store);
  if (held === undefined) {
    held = createBoundedCache(HELD);
    heldOf.set(store, held);
  }
  const key = `${documentId} ${await newestEvent(store.db, documentId)} ${await lastUnitNumber(store.db)}`;
  const known = await held.of(key, () => readKnown(store.db, document));
  const { neighbours, remembered, targets, found, own } = known;
  const typedKey = typed === undefined ? null : targetKey(typed);
  if (typedKey !== null && !remembered.target.has(typedKey))
    await rememberTargets(store.db, document, [typedKey], own, remembered);
  const find: Consistency = ({ segmentId, source, target }) => {
    if (source === null) return [];
    const key = targetKey(target);
    const units = {
      source: remembered.source.get(sourceKey(source)) ?? [],
      target: (key === null ? null : remembered.target.get(key)) ?? [],
    };
    return inconsistencies({ segmentId, source, target }, neighbours, units).map((one) => ({
      severity: inconsistent.severity,
      ...one,
      check: inconsistent.id,
    }));
  };
  return (segment) => {
    const { segmentId, target } = segment;
    if (targets.get(segmentId) !== target) return find(segment);
    let issues = found.get(segmentId);
    if (issues === undefined) {
      issues = find(segment);
      found.set(segmentId, issues);
    }
    return issues;
  };
}

async function readKnown(
  db: Db,
  document: Pick<DocumentRecord, 'documentId' | 'projectId' | 'sourceLang' | 'targetLang'>,
): Promise<Known> {
  const { documentId } = document;
  const sources = await readSources(db, { documentId });
  const targets = await readTargets(db, { documentId });
  const segments = [...sources.values()].flatMap(({ segmentId, text: source }) => {
    const target = targets.get(segmentId)?.text;
    return target === undefined ? [] : [{ segmentId, source, target }];
  });
  const own = new Set(sources.keys());
  const remembered: Remembered = { source: new Map(), target: new Map() };
  const keys = [...new Set([...sources.values()].map(({ text }) => sourceKey(text)))];
  for (const some of chunks(keys)) {
    for (const unit of await unitsBySource(db, scopeOf(document), some, MOST_UNITS)) {
      if (unit.segmentId === null || !own.has(unit.segmentId)) add(remembered.source, unit.sourceKey, unit);
    }
  }
  const targetKeys = [...new Set(segments.flatMap(({ target }) => targetKey(target) ?? []))];
  await rememberTargets(db, document, targetKeys, own, remembered);
  const standing = new Map(segments.map(({ segmentId, target }) => [segmentId, target]));
  return { neighbours: indexNeighbours(segments), remembered, own, targets: standing, found: new Map() };
}

async function rememberTargets(
  db: Db,
  document: MemoryScope,
  keys: readonly number[],
  own: ReadonlySet<string>,
  remembered: Remembered,
): Promise<void> {
  for (const some of chunks(keys)) {
    for (const key of some) remembered.target.set(key, []);
    for (const unit of await unitsByTarget(db, scopeOf(document), some, MOST_UNITS)) {
      if (unit.segmentId === null || !own.has(unit.segmentId)) add(remembered.target, unit.targetKey, unit);
    }
  }
}

function add(
  pairs: Remembered['source'],
  key: number,
  { source, target }: RememberedPairs['source'][number],
): void {
  const alike = pairs.get(key);
  if (alike === undefined) pairs.set(key, [{ source, target }]);
  else alike.push({ source, target });
}
