// Merging a paragraph with the one below it, and taking that back. Nobody's typed text is lost on the way.
import { AppError, badInput, notFound } from '../errors.ts';
import { isMachine, type Origin } from '../model/revision.ts';
import { codeCharacter, codeIndex, type Text } from '../model/text.ts';
import type { Actor } from '../model/user.ts';
import { writeCodes } from '../store/arrangement.ts';
import { updateParagraph } from '../store/documents.ts';
import { workingTextsOf } from '../store/revisions.ts';
import { findUser } from '../store/users.ts';
import { requireDocument } from './access.ts';
import { requireParagraph } from './arrange.ts';
import type { Deps } from './deps.ts';
import { takeBack } from './many-at-once.ts';
import { readFacts, type SegmentFact } from './segment-facts.ts';
import { addSource, undoSource } from './source-writing.ts';
import { addTarget } from './target.ts';
import { settleWorkingText } from './working-text.ts';
import { type Unit, writeOnce } from './write.ts';

/** The data of a `paragraph.merged` event. `source`, `target`: numbers of the revisions that it made, null for none. */
export type MergedData = {
  paragraphId: string;
  segmentId: string;
  below: string;
  belowIncluded: boolean;
  source: number | null;
  target: number | null;
};

/** A text whose codes stand for the same ones after `shift` others were put before theirs. */
function shifted(text: Text, shift: number): Text {
  if (shift === 0) return text;
  return [...text].map((one) => (codeIndex(one) < 0 ? one : codeCharacter(codeIndex(one) + shift))).join('');
}

const joined = (one: Text, other: Text) => [one, other].filter((text) => text !== '').join(' ');

/**
 * The only segment of each paragraph, in the state after the actor's own typed texts became revisions. Throws badInput
 * `arrange.file` where a file keeps them apart, 409 `arrange.unsaved`, `arrange.typing`.
 */
async function requireMergeable(
  deps: Deps,
  unit: Unit,
  actor: Actor,
  documentId: string,
  paragraphIds: readonly [string, string],
): Promise<[SegmentFact, SegmentFact]> {
  const facts = await readFacts(unit.trx, { documentId });
  for (const paragraphId of paragraphIds) {
    const own = facts.filter((fact) => fact.paragraphId === paragraphId);
    if (own.length !== 1 || own[0]!.ref !== null) throw badInput('arrange.file');
    for (const working of await workingTextsOf(unit.trx, own[0]!.segmentId)) {
      if (working.text === (own[0]!.target?.text ?? '')) continue;
      if (working.userId !== actor.userId) {
        const name = (await findUser(unit.trx, { userId: working.userId }))?.name ?? '';
        throw new AppError(409, 'arrange.typing', { name, number: own[0]!.position + 1 });
      }
      if (!(await settleWorkingText(deps, unit, working)))
        throw new AppError(409, 'arrange.unsaved', { number: own[0]!.position + 1 });
    }
  }
  const now = await readFacts(unit.trx, { documentId });
  return paragraphIds.map((id) => now.find((fact) => fact.paragraphId === id)!) as [SegmentFact, SegmentFact];
}

/**
 * Makes one paragraph of a paragraph and the next: source, English and codes of both, as new revisions of the first; the second is
 * gone, with its history. `base`, `belowBase`: numbers of the English revisions that the actor saw. Throws 409 `arrange.newer` where
 * somebody has saved another since, `arrange.last`, `arrange.typing`, `arrange.unsaved`, badInput `arrange.file`, `arrange.no-source`.
 */
export async function mergeWithNext(
  deps: Deps,
  actor: Actor,
  input: { paragraphId: string; base?: number; belowBase?: number; operationId: string },
): Promise<{ documentId: string; eventId: string }> {
  const { paragraphId, operationId } = input;
  return writeOnce(deps, actor, { verb: 'merge-paragraphs', operationId }, async (unit) => {
    const { documentId, gone } = await requireParagraph(unit.trx, actor, paragraphId);
    if (gone !== '') throw notFound();
    const document = await requireDocument(unit.trx, documentId);
    const facts = await readFacts(unit.trx, { documentId });
    const at = facts.findLastIndex((fact) => fact.paragraphId === paragraphId);
    const next = facts.slice(at + 1).find((fact) => fact.gone === '');
    if (next === undefined) throw new AppError(409, 'arrange.last');
    for (const [fact, base] of [
      [facts[at]!, input.base],
      [next, input.belowBase],
    ] as const) {
      if (base === undefined || base === (fact.target?.number ?? 0)) continue;
      const name = fact.target?.authorName ?? '';
      throw new AppError(409, 'arrange.newer', { name, number: fact.position + 1 });
    }
    const pair = [paragraphId, next.paragraphId] as const;
    const [first, second] = await requireMergeable(deps, unit, actor, documentId, pair);
    if (first.source === null && second.source !== null) throw badInput('arrange.no-source');
    const shift = first.codes.length;
    if (shift + second.codes.length > 6000) throw badInput('arrange.file');
    if (second.codes.length > 0) {
      await writeCodes(unit.trx, first.segmentId, [...first.codes, ...second.codes]);
    }
    const english = { first: first.target?.text ?? '', second: second.target?.text ?? '' };
    const data: MergedData = {
      paragraphId,
      segmentId: first.segmentId,
      below: next.paragraphId,
      belowIncluded: second.included,
      source: null,
      target: null,
    };
    if (second.source !== null) {
      const text = joined(first.source?.text ?? '', shifted(second.source.text, shift));
      // English that grew with its source is no older than it.
      const unaffected = english.second !== '' && english.first !== '';
      const written = { text, authorId: actor.userId, unaffected, origin: 'human' as const };
      data.source = (await addSource(deps, unit, document.sourceLang, first, written)).number;
    }
    if (english.second !== '') {
      const text = joined(english.first, shifted(english.second, shift));
      const origin = mergedOrigin(first, second);
      const authorId = isMachine(origin) ? null : actor.userId;
      const segment = { documentId, segmentId: first.segmentId };
      const written = { text, origin, authorId, data: { merged: true } };
      data.target = (await addTarget(deps, unit, segment, first.target, written)).number;
    }
    await updateParagraph(unit.trx, next.paragraphId, { gone: 'merged', included: false });
    const told = { documentId, segmentId: first.segmentId, actorId: actor.userId, data };
    const eventId = unit.record('paragraph.merged', told);
    unit.tell(documentId, { type: 'document' });
    return { documentId, eventId };
  });
}

/** Two machine drafts stay one; a person's words in either make the whole a person's. */
function mergedOrigin(first: SegmentFact, second: SegmentFact): Origin {
  const origins = [first.target, second.target].flatMap((one) =>
    one === null || one.text === '' ? [] : [one.origin],
  );
  return origins.every(isMachine) ? origins[0]! : 'human';
}

/**
 * Takes a merge back: the second paragraph stands again with its own texts, the first has its source of before, and its English
 * too unless somebody has written since; answers how many texts were left. Throws 409 `arrange.since` where the source has
 * changed since.
 */
export async function undoMerge(
  deps: Deps,
  unit: Unit,
  actor: Actor,
  documentId: string,
  data: MergedData,
): Promise<number> {
  const document = await requireDocument(unit.trx, documentId);
  const [fact] = await readFacts(unit.trx, { documentId, segmentId: data.segmentId });
  if (fact === undefined || fact.gone !== '') throw new AppError(409, 'arrange.since');
  const { source } = fact;
  if (data.source !== null) {
    if (source?.number !== data.source) throw new AppError(409, 'arrange.since');
    await undoSource(deps, unit, document.sourceLang, fact, actor);
  }
  await updateParagraph(unit.trx, data.below, { gone: '', included: data.belowIncluded });
  if (data.target === null) return 0;
  const item = { segmentId: data.segmentId, number: data.target };
  return (await takeBack(deps, unit, actor, item)) ? 0 : 1;
}
