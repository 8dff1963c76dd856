// Propagation: a segment's English offered to others with the same source, changed only where somebody ticks them, and taken back as one.

import { badInput, notFound } from '../errors.ts';
import { propagated, sourceKeysOf } from '../memory/propagate.ts';
import { primaryLang } from '../model/language-tag.ts';
import { may } from '../model/permissions.ts';
import { isConfirmed, type SegmentMark, segmentMark } from '../model/segment.ts';
import type { Text } from '../model/text.ts';
import type { Actor } from '../model/user.ts';
import { findEvent } from '../store/events.ts';
import { segmentPosition } from '../store/layout.ts';
import { segmentsWithKeys } from '../store/source-keys.ts';
import type { Db } from '../store/store.ts';
import { permit, permitIn, readableSegment, requireDocument, requireSegment, roleOn } from './access.ts';
import type { Deps } from './deps.ts';
import { livingItems, obstacle, type SkipReason, takeBack } from './many-at-once.ts';
import { scopeOf } from './memory-scope.ts';
import { readFacts, type SegmentFact } from './segment-facts.ts';
import { addTarget } from './target.ts';
import { requireText } from './working-text.ts';
import { type Unit, writeOnce } from './write.ts';

/** Segments that one offer lists. */
const MOST_OFFERED = 50;
/** Segments with the same source that are looked at for it. */
const MOST_READ = 200;

/** Another segment with the same source, and what it would become. */
export type Twin = {
  segmentId: string;
  documentId: string;
  title: string;
  /** Its number in the document, from 1. */
  number: number;
  /** The revision that was looked at; 0: it is empty. */
  base: number;
  part: 'segment' | 'sentence';
  target: Text;
  proposed: Text;
  mark: SegmentMark;
  confirmed: boolean;
  /** Somebody is typing there: it is shown and left alone. */
  typing: boolean;
};

export type Offer = {
  segmentId: string;
  documentId: string;
  number: number;
  source: Text;
  target: Text;
  sourceLang: string;
  targetLang: string;
  twins: readonly Twin[];
};

type Ours = { fact: SegmentFact; projectId: string; sourceLang: string; targetLang: string };

const pairOf = ({ source, target, codes }: SegmentFact) => ({
  source: source?.text ?? '',
  target: target?.text ?? '',
  codes,
});

/** Throws notFound. */
async function readOurs(db: Db, segmentId: string): Promise<Ours> {
  const { documentId } = await requireSegment(db, segmentId);
  const [fact] = await readFacts(db, { documentId, segmentId });
  if (fact === undefined) throw notFound();
  return { fact, ...scopeOf(await requireDocument(db, documentId)) };
}

/**
 * The other segments of the project, of any document, that have this one's source or a sentence of it and other English: what each
 * has, and what it would have. Those that the actor may not edit are left out. Throws notFound.
 */
export async function readOffer(deps: Deps, actor: Actor, segmentId: string): Promise<Offer> {
  const { db } = deps.store;
  await readableSegment(db, actor, segmentId);
  const { fact, projectId, sourceLang, targetLang } = await readOurs(db, segmentId);
  const { documentId, source, target } = fact;
  const keys = target === null || target.text === '' ? [] : sourceKeysOf(source?.text ?? '', sourceLang);
  const others = (await segmentsWithKeys(db, projectId, keys, MOST_READ)).filter(
    (one) =>
      one.segmentId !== segmentId &&
      primaryLang(one.sourceLang) === sourceLang &&
      primaryLang(one.targetLang) === targetLang,
  );
  const here = (one: { documentId: string }) => Number(one.documentId === documentId);
  others.sort((a, b) => here(b) - here(a));
  const editable = new Map<string, boolean>();
  const twins: Twin[] = [];
  for (const { title, ...other } of others) {
    if (twins.length === MOST_OFFERED) break;
    let mayEdit = editable.get(other.documentId);
    if (mayEdit === undefined) {
      mayEdit = may(await roleOn(db, actor, other.documentId), 'segment.edit', false);
      editable.set(other.documentId, mayEdit);
    }
    if (!mayEdit) continue;
    const [theirs] = await readFacts(db, { documentId: other.documentId, segmentId: other.segmentId });
    if (theirs === undefined) continue;
    const change = propagated(pairOf(fact), pairOf(theirs), { sourceLang, targetLang });
    if (change === null) continue;
    const base = theirs.target?.number ?? 0;
    const text = theirs.target?.text ?? '';
    twins.push({
      segmentId: other.segmentId,
      documentId: other.documentId,
      title,
      number: (await segmentPosition(db, other.documentId, other.segmentId)) + 1,
      base,
      part: change.part,
      target: text,
      proposed: change.text,
      mark: segmentMark(theirs.state, text, theirs.target?.origin ?? null),
      confirmed: isConfirmed(theirs.state),
      typing: (await obstacle(db, other.segmentId, base)) !== null,
    });
  }
  return {
    segmentId,
    documentId,
    number: (await segmentPosition(db, documentId, segmentId)) + 1,
    source: source?.text ?? '',
    target: target?.text ?? '',
    sourceLang,
    targetLang,
    twins,
  };
}

/** How many segments readOffer would let the actor change. */
export async function countOffer(deps: Deps, actor: Actor, segmentId: string): Promise<number> {
  return (await readOffer(deps, actor, segmentId)).twins.filter((twin) => !twin.typing).length;
}

type Item = { segmentId: string; number: number };
type Left = { documentId: string; segmentId: string; number: number; reason: SkipReason };
type PropagationData = { from: string; items: readonly Item[]; left: readonly Left[] };

export type Propagation = {
  propagationId: string;
  segments: number;
  /** Those that somebody has saved or is typing in meanwhile. */
  left: readonly Left[];
};

/**
 * Gives the picked segments this one's English, each as a new revision, in one act. What is no longer as it was shown, or is being
 * typed in, is left alone and listed. Throws notFound, forbidden, badInput `propagation.none`, `segment.long`.
 */
export async function propagate(
  deps: Deps,
  actor: Actor,
  input: { segmentId: string; picks: readonly Item[]; operationId: string },
): Promise<Propagation> {
  const { segmentId, operationId } = input;
  const picks = [...new Map(input.picks.map((pick) => [pick.segmentId, pick])).values()];
  if (picks.length === 0 || picks.length > MOST_OFFERED) throw badInput('propagation.none');
  for (const pick of picks) await permitIn(deps.store.db, actor, 'segment.edit', pick.segmentId);
  return writeOnce(deps, actor, { verb: 'propagate', operationId }, async (unit) => {
    const ours = await readOurs(unit.trx, segmentId);
    const items: Item[] = [];
    const left: Left[] = [];
    for (const pick of picks) {
      const outcome = await give(deps, unit, actor, ours, pick);
      if (typeof outcome === 'number') items.push({ segmentId: pick.segmentId, number: outcome });
      else if (outcome !== null) left.push(outcome);
    }
    const { documentId } = ours.fact;
    const data: PropagationData = { from: segmentId, items, left };
    const propagationId = unit.record('propagation.made', { documentId, actorId: actor.userId, data });
    return { propagationId, segments: items.length, left };
  });
}

/** The number of the revision made; null where nothing had to change. */
async function give(
  deps: Deps,
  unit: Unit,
  actor: Actor,
  ours: Ours,
  { segmentId, number }: Item,
): Promise<number | Left | null> {
  const { documentId } = await requireSegment(unit.trx, segmentId);
  const reason = await obstacle(unit.trx, segmentId, number);
  if (reason !== null) {
    const place = (await segmentPosition(unit.trx, documentId, segmentId)) + 1;
    return { documentId, segmentId, number: place, reason };
  }
  const [theirs] = await readFacts(unit.trx, { documentId, segmentId });
  if (theirs === undefined || segmentId === ours.fact.segmentId) return null;
  const change = propagated(pairOf(ours.fact), pairOf(theirs), ours);
  if (change === null) return null;
  const text = requireText(change.text);
  const data = { propagatedFrom: ours.fact.segmentId };
  const written = { text, origin: 'human', authorId: actor.userId, data } as const;
  return (await addTarget(deps, unit, { documentId, segmentId }, theirs.target, written)).number;
}

/** What a propagation came to. Throws notFound. */
export async function readPropagation(
  deps: Deps,
  actor: Actor,
  propagationId: string,
): Promise<Propagation & { from: string }> {
  permit(actor, 'document.read');
  const made = await findEvent(deps.store.db, propagationId);
  if (made?.type !== 'propagation.made') throw notFound();
  const { from, items, left } = made.data as PropagationData;
  return { propagationId, from, segments: items.length, left };
}

/**
 * Takes a propagation back: each segment that still has its revision gets the text before it again. Answers how many did, and how
 * many were left as somebody has made them since. Throws notFound, forbidden.
 */
export async function undoPropagation(
  deps: Deps,
  actor: Actor,
  input: { propagationId: string; operationId: string },
): Promise<{ from: string; segments: number; kept: number }> {
  const { propagationId, operationId } = input;
  return writeOnce(deps, actor, { verb: 'undo-propagate', operationId }, async (unit) => {
    const made = await findEvent(unit.trx, propagationId);
    if (made?.type !== 'propagation.made') throw notFound();
    const { from, items } = made.data as PropagationData;
    let segments = 0;
    for (const item of await livingItems(unit.trx, actor, items))
      if (await takeBack(deps, unit, actor, item)) segments += 1;
    const result = { segments, kept: items.length - segments };
    if (segments > 0)
      unit.record('propagation.undone', { actorId: actor.userId, data: { propagationId, ...result } });
    return { from, ...result };
  });
}
