// Adding to a segment's source: the one place that makes source revisions of a living document.
import { currentSense, senseOfNumber } from '../model/source.ts';
import type { Text } from '../model/text.ts';
import type { Actor } from '../model/user.ts';
import { setDateline } from '../store/documents.ts';
import { allSources, insertRevisions } from '../store/revisions.ts';
import { insertSourceChange, readSourceHistories } from '../store/source-changes.ts';
import { deleteSourceKeys } from '../store/source-keys.ts';
import { datelineOf } from '../text/dateline.ts';
import type { Deps } from './deps.ts';
import type { SegmentFact } from './segment-facts.ts';
import { keepSources } from './source-keeping.ts';
import type { Unit } from './write.ts';

export type WrittenSource = {
  text: Text;
  authorId: string;
  /** The English is as right for this source as for the one before. */
  unaffected: boolean;
  origin: 'human' | 'import' | 'restore';
  /** Further facts for the record. */
  data?: Record<string, unknown>;
};

/**
 * The next source revision of a segment, with its event; what was said of the English stands on only where it is unaffected or
 * the source is again what an earlier one was. `fact`: as read in the same transaction.
 */
export async function addSource(
  deps: Deps,
  unit: Unit,
  sourceLang: string,
  fact: SegmentFact,
  written: WrittenSource,
): Promise<{ revisionId: string; number: number }> {
  const { documentId, segmentId, paragraphId, source, behind } = fact;
  const { text, authorId, unaffected, origin, data = {} } = written;
  const revisionId = deps.newId();
  const before = source?.number ?? 0;
  const number = before + 1;
  const history = (await readSourceHistories(unit.trx, { segmentId })).get(segmentId);
  const earlier = (await allSources(unit.trx, segmentId)).find((one) => one.text === text);
  const senseThen = history === undefined ? before : currentSense(history);
  const known = earlier === undefined ? null : earlier.number;
  const senseNow = known === null ? number : history === undefined ? known : senseOfNumber(history, known);
  const sense = unaffected ? senseThen : senseNow;
  await insertRevisions(unit.trx, [
    {
      revisionId,
      segmentId,
      side: 'source',
      number,
      text,
      origin,
      authorId,
      basedOn: before,
      createdAt: unit.now,
    },
  ]);
  const change = { revisionId, segmentId, number, sense, since: behind ?? before, createdAt: unit.now };
  if (before > 0) await insertSourceChange(unit.trx, change);
  await deleteSourceKeys(unit.trx, segmentId);
  await keepSources(unit.trx, sourceLang, [{ segmentId, text }]);
  if (fact.dateline !== null) await setDateline(unit.trx, paragraphId, datelineOf(text));
  unit.record('source.revised', {
    documentId,
    segmentId,
    revisionId,
    actorId: authorId,
    data: { number, unaffected: sense === senseThen, ...data },
  });
  unit.tell(documentId, { type: 'document' });
  return { revisionId, number };
}

/** Gives a segment the source again that it had before its newest one. */
export async function undoSource(
  deps: Deps,
  unit: Unit,
  sourceLang: string,
  fact: SegmentFact,
  actor: Actor,
): Promise<void> {
  const before = (fact.source?.number ?? 0) - 1;
  const earlier = (await allSources(unit.trx, fact.segmentId)).find(({ number }) => number === before);
  if (earlier === undefined) return;
  const data = { restored: before };
  const written = { text: earlier.text, authorId: actor.userId, unaffected: false, data } as const;
  await addSource(deps, unit, sourceLang, fact, { ...written, origin: 'restore' });
}
