// Whether a segment's English goes with the rest of its document and with the memory.
import { inconsistencies, inconsistent, indexNeighbours, type Neighbours } from '../checks/inconsistent.ts';
import type { Issue } from '../checks/index.ts';
import { sourceKey } from '../memory/keys.ts';
import type { DocumentRecord } from '../model/document.ts';
import type { Text } from '../model/text.ts';
import { chunks } from '../store/chunks.ts';
import { newestEvent } from '../store/events.ts';
import { unitsBySource } from '../store/memory.ts';
import { lastUnitNumber } from '../store/memory-walk.ts';
import { readSources, readTargets } from '../store/segments.ts';
import type { Db, Store } from '../store/store.ts';
import { type BoundedCache, createBoundedCache } from './bounded-cache.ts';
import { scopeOf } from './memory-scope.ts';

/** Documents whose neighbours are held: 2,000 segments take about a megabyte. */
const HELD = 20;
/** Units read for a few hundred sources. */
const MOST_UNITS = 2_000;

type Remembered = { segmentId: string | null; source: Text; target: Text };
type Known = {
  neighbours: Neighbours;
  remembered: ReadonlyMap<number, readonly Remembered[]>;
  /** Targets as they stand, and what was found of them. */
  targets: ReadonlyMap<string, Text>;
  found: Map<string, Issue[]>;
};
const heldOf = new WeakMap<Store, BoundedCache<Promise<Known>>>();

/** What says how a segment goes with the rest; its text may be one that is still being typed. */
export type Consistency = (segment: { segmentId: string; source: Text | null; target: Text }) => Issue[];

/** The document as it is now; read again only after something was recorded of it, or the memory grew. */
export async function consistencyOf(
  store: Store,
  document: Pick<DocumentRecord, 'documentId' | 'projectId' | 'sourceLang' | 'targetLang'>,
): Promise<Consistency> {
  const { documentId } = document;
  let held = heldOf.get(store);
  if (held === undefined) {
    held = createBoundedCache(HELD);
    heldOf.set(store, held);
  }
  const key = `${documentId} ${await newestEvent(store.db, documentId)} ${await lastUnitNumber(store.db)}`;
  const known = await held.of(key, () => readKnown(store.db, document));
  const { neighbours, remembered, targets, found } = known;
  const find: Consistency = ({ segmentId, source, target }) => {
    if (source === null) return [];
    const units = remembered.get(sourceKey(source)) ?? [];
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
  const remembered = new Map<number, Remembered[]>();
  const keys = [...new Set([...sources.values()].map(({ text }) => sourceKey(text)))];
  for (const some of chunks(keys)) {
    for (const unit of await unitsBySource(db, scopeOf(document), some, MOST_UNITS)) {
      // The document's own units say what it said when they were confirmed.
      if (unit.segmentId !== null && sources.has(unit.segmentId)) continue;
      const { segmentId, source, target } = unit;
      const alike = remembered.get(unit.sourceKey);
      if (alike === undefined) remembered.set(unit.sourceKey, [{ segmentId, source, target }]);
      else alike.push({ segmentId, source, target });
    }
  }
  const standing = new Map(segments.map(({ segmentId, target }) => [segmentId, target]));
  return { neighbours: indexNeighbours(segments), remembered, targets: standing, found: new Map() };
}
