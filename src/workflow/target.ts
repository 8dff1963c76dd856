// Adding to a segment's English: the one place that makes target revisions of a living document.
import { ConflictError } from '../errors.ts';
import type { Origin } from '../model/revision.ts';
import type { Text } from '../model/text.ts';
import { insertRevisions, type NamedRevision } from '../store/revisions.ts';
import type { Deps } from './deps.ts';
import type { Unit } from './write.ts';

/** The next target revision of a segment, with its event. `current`: what newestTarget read in the same transaction. */
export async function addTarget(
  deps: Deps,
  unit: Unit,
  segment: { documentId: string; segmentId: string },
  current: Pick<NamedRevision, 'number'> | null,
  written: { text: Text; origin: Origin; authorId: string | null; data?: Record<string, unknown> },
): Promise<{ revisionId: string; number: number }> {
  const revisionId = deps.newId();
  const number = (current?.number ?? 0) + 1;
  const { segmentId, documentId } = segment;
  const { text, origin, authorId, data = {} } = written;
  await insertRevisions(unit.trx, [
    {
      revisionId,
      segmentId,
      side: 'target',
      number,
      text,
      origin,
      authorId,
      basedOn: number - 1,
      createdAt: unit.now,
    },
  ]);
  unit.record('segment.revised', {
    documentId,
    segmentId,
    revisionId,
    actorId: authorId,
    data: { number, origin, ...data },
  });
  return { revisionId, number };
}

/** The conflict with what stands now. */
export function conflictWith(
  current: Pick<NamedRevision, 'number' | 'text' | 'authorName' | 'createdAt'> | null,
): ConflictError {
  return new ConflictError({
    number: current?.number ?? 0,
    text: current?.text ?? '',
    authorName: current?.authorName ?? null,
    createdAt: current?.createdAt ?? 0,
  });
}
