// Keeping the translation memory in step with what people confirm: in the transaction of the confirmation itself.
import { unitGrams, unitKeys } from '../memory/keys.ts';
import { segmentUnits } from '../memory/segment-units.ts';
import type { DomainEvent } from '../model/event.ts';
import type { MemoryScope } from '../model/memory.ts';
import { isConfirmed } from '../model/segment.ts';
import { readDocument, readDocuments } from '../store/documents.ts';
import { readLayout } from '../store/layout.ts';
import { deleteUnits, insertUnits, type NewUnit, type StoredUnit, segmentUnitRows } from '../store/memory.ts';
import { readSources } from '../store/segments.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import type { Db } from '../store/store.ts';
import type { Deps } from './deps.ts';
import { scopeOf } from './memory-scope.ts';
import { isUntouched, readFacts, type SegmentFact } from './segment-facts.ts';

const FOLLOWED = [
  'segment.confirmed',
  'segment.reviewed',
  'segment.unconfirmed',
  'source.revised',
  'version.approved',
];

/** Segments that an event may have confirmed or unconfirmed. */
function touched(event: DomainEvent): string[] {
  if (event.type !== 'version.approved') return event.segmentId === null ? [] : [event.segmentId];
  const corrections = (event.data.corrections ?? []) as { segmentId: string }[];
  return corrections.map((one) => one.segmentId);
}

/** The hashes that a unit is kept with. */
export function gramsOf(
  unit: Pick<StoredUnit, 'source' | 'target' | 'searched' | keyof MemoryScope>,
): number[] {
  return unitGrams(unit, unit.searched);
}

/**
 * Brings the memory up to what the events did: a confirmed segment's units are those of its current text, an unconfirmed one
 * has none. The events are in the record already.
 */
export async function followConfirmations(
  trx: Db,
  newId: () => string,
  events: readonly DomainEvent[],
  now: number,
): Promise<void> {
  const byDocument = new Map<string, Set<string>>();
  for (const event of events) {
    if (event.documentId === null || !FOLLOWED.includes(event.type)) continue;
    const segments = byDocument.get(event.documentId) ?? new Set();
    for (const segmentId of touched(event)) segments.add(segmentId);
    byDocument.set(event.documentId, segments);
  }
  for (const [documentId, segments] of byDocument) {
    if (segments.size > 0) await rememberSegments(trx, newId, documentId, segments, now);
  }
}

/** Units written at once: their hashes then lie together, as in an import. */
const TOGETHER = 500;

/** Makes the units of these segments those of their current texts, none where they are not confirmed. */
async function rememberSegments(
  trx: Db,
  newId: () => string,
  documentId: string,
  segments: ReadonlySet<string>,
  now: number,
): Promise<void> {
  const document = await readDocument(trx, documentId);
  if (document === null) return;
  const scope = scopeOf(document);
  const order = (await readLayout(trx, { documentId })).map((row) => row.segmentId);
  const placeOf = new Map(order.map((segmentId, at) => [segmentId, at]));
  // One segment is read alone: it is what every confirmation does.
  const whole = segments.size > 1 ? await readFacts(trx, { documentId }) : null;
  const facts = new Map(whole?.map((fact) => [fact.segmentId, fact]));
  const sourceOf = async (at: number) => {
    const segmentId = order[at];
    if (segmentId === undefined) return null;
    if (whole !== null) return facts.get(segmentId)?.source?.text ?? null;
    return (await readSources(trx, { documentId, segmentId })).get(segmentId)?.text ?? null;
  };
  let units: NewUnit[] = [];
  for (const segmentId of segments) {
    await deleteUnits(trx, await segmentUnitRows(trx, segmentId), gramsOf);
    const fact = facts.get(segmentId) ?? (await readFacts(trx, { documentId, segmentId }))[0];
    const at = placeOf.get(segmentId);
    if (fact === undefined || at === undefined || !isConfirmed(fact.state)) continue;
    const neighbours = { before: await sourceOf(at - 1), after: await sourceOf(at + 1) };
    units.push(...unitsOf(fact, scope, neighbours, newId, now));
    if (units.length < TOGETHER) continue;
    await insertUnits(trx, units);
    units = [];
  }
  await insertUnits(trx, units);
}

function unitsOf(
  fact: SegmentFact,
  scope: MemoryScope,
  neighbours: { before: string | null; after: string | null },
  newId: () => string,
  now: number,
): NewUnit[] {
  const { source, target, codes, segmentId } = fact;
  if (source === null || target === null) return [];
  const segment = { source: source.text, target: target.text, codes, ...neighbours };
  return segmentUnits(segment, scope.sourceLang, scope.targetLang).map((unit) => ({
    ...scope,
    ...unit,
    unitId: newId(),
    segmentId,
    revisionId: target.revisionId,
    ...unitKeys(unit),
    origin: target.origin,
    machine: isUntouched(fact),
    author: target.authorName ?? '',
    createdAt: now,
    changedAt: now,
    importId: null,
    grams: gramsOf({ ...scope, ...unit }),
  }));
}

const MARKER = 'memory-kept';

/** Once, for databases from before there was a memory: keeps what was confirmed in them. A transaction a document. */
export async function rememberEarlierWork(deps: Deps): Promise<void> {
  const { db } = deps.store;
  if ((await readSetting(db, MARKER)) !== null) return;
  for (const { documentId } of await readDocuments(db, null)) {
    await deps.store.transaction(async (trx) => {
      const facts = await readFacts(trx, { documentId });
      const confirmed = facts.filter((fact) => isConfirmed(fact.state)).map((fact) => fact.segmentId);
      if (confirmed.length > 0) {
        await rememberSegments(trx, deps.newId, documentId, new Set(confirmed), deps.now());
      }
    });
  }
  await deps.store.transaction((trx) => writeSetting(trx, MARKER, { at: deps.now() }));
}
