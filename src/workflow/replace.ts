// Replacing everywhere at once: new revisions in one act, never over a newer one, and taking the whole act back.
import { badInput, notFound } from '../errors.ts';
import { may } from '../model/permissions.ts';
import { cleanText, type Text, withoutCodes } from '../model/text.ts';
import type { Actor } from '../model/user.ts';
import { findEvent, newestEvents, type StoredEvent } from '../store/events.ts';
import { segmentPosition } from '../store/layout.ts';
import { findTarget } from '../store/revisions.ts';
import { replaceIn, type SearchPattern } from '../text/search.ts';
import { permit, requireSegment, roleOn } from './access.ts';
import type { Deps } from './deps.ts';
import { livingItems, obstacle, type SkipReason, takeBack } from './many-at-once.ts';
import { createMatcher } from './search-thread.ts';
import { addTarget } from './target.ts';
import { requireText } from './working-text.ts';
import { writeOnce } from './write.ts';

/** Most segments that one act changes: what a person can look over. */
export const MOST_REPLACED = 300;
/** Longest replacement, in UTF-16 units. */
const LONGEST_REPLACEMENT = 5000;

/** `role`: the actor may not write in that document. */
type Skipped = { documentId: string; segmentId: string; number: number; reason: SkipReason | 'role' };

/** The data of a `replacement.made` event. `items`: the revisions that it made. */
type ReplacementData = {
  pattern: SearchPattern;
  replacement: string;
  matches: number;
  items: readonly { segmentId: string; number: number }[];
  skipped: readonly Skipped[];
};

export type Replacement = ReplacementData & {
  replacementId: string;
  by: string | null;
  at: number;
  /** What taking it back came to; null while nobody has. */
  undone: { segments: number; kept: number } | null;
};

/** The replacement as it will be written: no inline codes of its own. */
export function requireReplacement(replacement: string): string {
  if (replacement.length > LONGEST_REPLACEMENT)
    throw badInput('search.replacement-long', { max: LONGEST_REPLACEMENT });
  return cleanText(withoutCodes(replacement));
}

export type ReplaceInput = {
  pattern: SearchPattern;
  replacement: string;
  /** Segments to change, each with the number of the revision that was previewed. */
  picks: readonly { segmentId: string; number: number }[];
  operationId: string;
};

/**
 * Replaces every match in the English of the picked segments, each as a new revision; answers the act's id. What is no longer as it
 * was previewed, or is being typed in, is left alone and listed. Throws badInput `search.…`, `segment.long`.
 */
export async function replaceInSegments(
  deps: Deps,
  actor: Actor,
  input: ReplaceInput,
): Promise<{ replacementId: string }> {
  const { pattern, operationId } = input;
  const replacement = requireReplacement(input.replacement);
  const picks = [...new Map(input.picks.map((pick) => [pick.segmentId, pick])).values()];
  if (picks.length === 0) throw badInput('search.none-picked');
  if (picks.length > MOST_REPLACED) throw badInput('search.too-many', { max: MOST_REPLACED });
  const planned = await plan(deps, pattern, replacement, picks);
  return writeOnce(deps, actor, { verb: 'replace', operationId }, async (unit) => {
    const items: { segmentId: string; number: number }[] = [];
    const skipped: Skipped[] = [];
    let matches = 0;
    for (const { segmentId, number, text, count } of planned) {
      const segment = await requireSegment(unit.trx, segmentId);
      const mayEdit = may(await roleOn(unit.trx, actor, segment.documentId), 'segment.edit', false);
      const reason = mayEdit ? await obstacle(unit.trx, segmentId, number) : 'role';
      if (reason !== null) {
        const { documentId } = segment;
        const place = (await segmentPosition(unit.trx, documentId, segmentId)) + 1;
        skipped.push({ documentId, segmentId, number: place, reason });
        continue;
      }
      if (text === null) continue;
      const written = { text, origin: 'human', authorId: actor.userId } as const;
      const made = await addTarget(deps, unit, segment, { number }, { ...written, data: { replaced: true } });
      items.push({ segmentId, number: made.number });
      matches += count;
    }
    const data: ReplacementData = { pattern, replacement, matches, items, skipped };
    return { replacementId: unit.record('replacement.made', { actorId: actor.userId, data }) };
  });
}

/** What each pick's text becomes, worked out before the transaction; null: it stays as it is, or is another one by now. */
async function plan(
  deps: Deps,
  pattern: SearchPattern,
  replacement: string,
  picks: ReplaceInput['picks'],
): Promise<{ segmentId: string; number: number; text: Text | null; count: number }[]> {
  const texts: (Text | null)[] = [];
  for (const { segmentId, number } of picks) {
    texts.push((await findTarget(deps.store.db, segmentId, number))?.text ?? null);
  }
  const matcher = createMatcher(pattern);
  try {
    const found = await matcher.scan(texts.map((text) => text ?? ''));
    return picks.map((pick, index) => {
      const before = texts[index]!;
      if (before === null) return { ...pick, text: null, count: 0 };
      const text = requireText(replaceIn(before, found[index]!, replacement, pattern.regexp));
      return { ...pick, text: text === before ? null : text, count: found[index]!.length };
    });
  } finally {
    await matcher.close();
  }
}

/**
 * Takes a replacement back: each segment that still has its revision gets the text before it again, as a new revision. Answers how
 * many were, and how many were left as somebody has made them since. Throws notFound.
 */
export async function undoReplacement(
  deps: Deps,
  actor: Actor,
  input: { replacementId: string; operationId: string },
): Promise<{ segments: number; kept: number }> {
  const { replacementId, operationId } = input;
  return writeOnce(deps, actor, { verb: 'undo-replace', operationId }, async (unit) => {
    const made = await findEvent(unit.trx, replacementId);
    if (made?.type !== 'replacement.made') throw notFound();
    const { items } = made.data as ReplacementData;
    let segments = 0;
    const living = await livingItems(unit.trx, actor, items);
    for (const item of living) if (await takeBack(deps, unit, actor, item)) segments += 1;
    const result = { segments, kept: items.length - segments };
    if (segments > 0) {
      unit.record('replacement.undone', { actorId: actor.userId, data: { replacementId, ...result } });
    }
    return result;
  });
}

type NamedEvent = StoredEvent & { actorName: string | null };

function toReplacement(event: NamedEvent, undone: readonly NamedEvent[]): Replacement {
  const undo = undone.find(({ data }) => data.replacementId === event.eventId);
  return {
    ...(event.data as ReplacementData),
    replacementId: event.eventId,
    by: event.actorName,
    at: event.createdAt,
    undone: undo === undefined ? null : (undo.data as { segments: number; kept: number }),
  };
}

/** The last replacements that changed something, newest first. */
export async function recentReplacements(deps: Deps, actor: Actor, limit: number): Promise<Replacement[]> {
  permit(actor, 'document.read');
  const { db } = deps.store;
  const undone = await newestEvents(db, 'replacement.undone', 5 * limit);
  const made = await newestEvents(db, 'replacement.made', 2 * limit);
  return made
    .map((event) => toReplacement(event, undone))
    .filter(({ items }) => items.length > 0)
    .slice(0, limit);
}

/** One replacement, or null. */
export async function readReplacement(
  deps: Deps,
  actor: Actor,
  replacementId: string,
): Promise<Replacement | null> {
  permit(actor, 'document.read');
  const event = await findEvent(deps.store.db, replacementId);
  if (event?.type !== 'replacement.made') return null;
  return toReplacement(event, await newestEvents(deps.store.db, 'replacement.undone', 50));
}
