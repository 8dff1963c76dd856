// What acts over many segments share: what they leave alone, and taking one of their changes back.
import type { Actor } from '../model/user.ts';
import { readSegment } from '../store/documents.ts';
import { findTarget, newestTarget, workingTextsOf } from '../store/revisions.ts';
import type { Db } from '../store/store.ts';
import { permitIn, requireSegment } from './access.ts';
import type { Deps } from './deps.ts';
import { addTarget } from './target.ts';
import type { Unit } from './write.ts';

/** `newer`: somebody saved since the preview; `typing`: somebody has typed over the text and not yet saved. */
export type SkipReason = 'newer' | 'typing';

/** Why the act may not write over revision `number` of a segment; null: it may. */
export async function obstacle(trx: Db, segmentId: string, number: number): Promise<SkipReason | null> {
  const current = await newestTarget(trx, segmentId);
  if ((current?.number ?? 0) !== number) return 'newer';
  const working = await workingTextsOf(trx, segmentId);
  return working.some(({ base, text }) => base === number && text !== current?.text) ? 'typing' : null;
}

/** Those of an act's items whose document is still there and not in the bin. Throws forbidden where the actor may not write in one. */
export async function livingItems<Item extends { segmentId: string }>(
  trx: Db,
  actor: Actor,
  items: readonly Item[],
): Promise<Item[]> {
  const living: Item[] = [];
  for (const item of items) {
    if ((await readSegment(trx, item.segmentId)) === null) continue;
    await permitIn(trx, actor, 'segment.edit', item.segmentId);
    living.push(item);
  }
  return living;
}

/**
 * Gives a segment that still has revision `number` the text before it again, as a new revision; nothing where there was none.
 * Answers false where it was left alone.
 */
export async function takeBack(
  deps: Deps,
  unit: Unit,
  actor: Actor,
  item: { segmentId: string; number: number },
): Promise<boolean> {
  const { segmentId, number } = item;
  if ((await obstacle(unit.trx, segmentId, number)) !== null) return false;
  const before = number === 1 ? '' : (await findTarget(unit.trx, segmentId, number - 1))?.text;
  if (before === undefined) return false;
  const segment = await requireSegment(unit.trx, segmentId);
  await addTarget(
    deps,
    unit,
    segment,
    { number },
    {
      text: before,
      origin: 'restore',
      authorId: actor.userId,
      data: { restored: number - 1 },
    },
  );
  return true;
}
