// Claims ("I take segments 4 to 9"): an arrangement between people, which locks nothing.
import { AppError, badInput, forbidden } from '../errors.ts';
import { may } from '../model/permissions.ts';
import type { Actor } from '../model/user.ts';
import { type Claim, deleteClaim, putClaim, readClaims } from '../store/claims.ts';
import { readLayout } from '../store/layout.ts';
import { readUsers } from '../store/users.ts';
import { permitOn, readableDocument, requireDocument, roleOn } from './access.ts';
import { requireUser } from './accounts.ts';
import type { Deps } from './deps.ts';
import { writeOnce } from './write.ts';

export type ClaimInput = {
  documentId: string;
  /** Numbers of the first and last segment, from 1. */
  from: number;
  to: number;
  /** Who has them from now on; null: nobody. */
  userId: string | null;
  operationId: string;
};

/**
 * Takes segments, hands one's own over, or gives them back; editors arrange everybody's. Answers how many changed hands.
 * Throws badInput `claim.range`, 409 `claim.taken` where somebody else has one, forbidden for giving out what is nobody's.
 */
export async function claimSegments(deps: Deps, actor: Actor, input: ClaimInput): Promise<{ count: number }> {
  const { documentId, from, to, userId, operationId } = input;
  return writeOnce(deps, actor, { verb: 'claim', operationId }, async (unit) => {
    await requireDocument(unit.trx, documentId);
    await permitOn(unit.trx, actor, 'segment.claim', documentId, true);
    const mayAny = may(await roleOn(unit.trx, actor, documentId), 'segment.claim', false);
    const segments = (await readLayout(unit.trx, { documentId })).slice(from - 1, to);
    if (from < 1 || from > to || segments.length < to - from + 1) throw badInput('claim.range');
    const person = userId === null ? null : await requireUser(unit.trx, userId);
    if (person !== null && !person.active) throw badInput('claim.person');
    if (person !== null && !may(await roleOn(unit.trx, person, documentId), 'segment.claim', true))
      throw badInput('claim.outsider', { name: person.name });
    const claims = await readClaims(unit.trx, { documentId });
    let count = 0;
    for (const [index, { segmentId }] of segments.entries()) {
      const claim = claims.get(segmentId);
      if ((claim?.userId ?? null) === userId) continue;
      if (!mayAny) requireMine(actor, claim, userId, from + index);
      if (userId === null) await deleteClaim(unit.trx, segmentId);
      else await putClaim(unit.trx, { segmentId, documentId, userId, claimedAt: unit.now });
      const data = userId === null ? { from: claim?.userId } : { userId, name: person?.name };
      const type = userId === null ? 'segment.released' : 'segment.claimed';
      unit.record(type, { documentId, segmentId, actorId: actor.userId, data });
      count += 1;
    }
    return { count };
  });
}

/** Whether somebody who may claim only for themselves may change who has a segment. Throws 409 `claim.taken`, forbidden `claim.others`. */
function requireMine(actor: Actor, claim: Claim | undefined, userId: string | null, number: number): void {
  if (claim !== undefined && claim.userId !== actor.userId)
    throw new AppError(409, 'claim.taken', { name: claim.name, number });
  if (claim === undefined && userId !== actor.userId) throw forbidden('claim.others');
}

export type ClaimsView = {
  title: string;
  sourceLang: string;
  /** Numbers of the last segment, from 1. */
  segments: number;
  /** Neighbouring segments of one person, in order. */
  runs: readonly { from: number; to: number; userId: string; name: string }[];
  people: readonly { userId: string; name: string }[];
};

/** Who has which segments of a document, and to whom some can be given. Throws notFound. */
export async function readClaimsOf(deps: Deps, actor: Actor, documentId: string): Promise<ClaimsView> {
  const { db } = deps.store;
  const { title, sourceLang } = await readableDocument(db, actor, documentId);
  const layout = await readLayout(db, { documentId });
  const claims = await readClaims(db, { documentId });
  const runs: { from: number; to: number; userId: string; name: string }[] = [];
  for (const [index, { segmentId }] of layout.entries()) {
    const claim = claims.get(segmentId);
    if (claim === undefined) continue;
    const last = runs.at(-1);
    if (last?.userId === claim.userId && last.to === index) last.to = index + 1;
    else runs.push({ from: index + 1, to: index + 1, userId: claim.userId, name: claim.name });
  }
  const people: { userId: string; name: string }[] = [];
  for (const user of await readUsers(db, deps.now())) {
    const { userId, name, active } = user;
    if (active && may(await roleOn(db, user, documentId), 'segment.claim', true))
      people.push({ userId, name });
  }
  people.sort((a, b) => a.name.localeCompare(b.name));
  return { title, sourceLang, segments: layout.length, runs, people };
}
