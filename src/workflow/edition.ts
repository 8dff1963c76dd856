// Taking a new edition of a document's original, and taking that back as one act.
import { AppError, badInput, notFound } from '../errors.ts';
import type { Actor } from '../model/user.ts';
import { readOrder, writeCodes, writeOrder } from '../store/arrangement.ts';
import { setDateline, updateParagraph } from '../store/documents.ts';
import { findEdition, insertEdition, markUndone, readEditions } from '../store/editions.ts';
import { permitOn, readableDocument, requireDocument } from './access.ts';
import { insertParagraph } from './arrange.ts';
import type { Deps } from './deps.ts';
import {
  countEdition,
  type EditionCounts,
  type EditionPlan,
  planEdition,
  readEdition,
} from './edition-plan.ts';
import { readFacts } from './segment-facts.ts';
import { addSource, undoSource } from './source-writing.ts';
import { type Unit, writeOnce } from './write.ts';

/** What taking an edition did, for taking it back. */
type Outcome = EditionCounts & {
  order: readonly string[];
  changes: readonly { segmentId: string; number: number }[];
  addedIds: readonly string[];
  goneParagraphs: readonly { paragraphId: string; included: boolean }[];
  returnedIds: readonly string[];
};

export type TakeEdition = {
  documentId: string;
  name: string;
  bytes: Uint8Array;
  /** Of the plan that was looked at; absent: whatever it comes to. */
  seen?: string;
  /** Segments whose English is as right for the changed source. */
  unaffected: readonly string[];
  operationId: string;
};

/**
 * Makes a text or file the original of a document: changed paragraphs keep their English and fall back to be confirmed, new ones come
 * in empty, gone ones are left out with their history. Throws as previewEdition, 409 `edition.seen` where the document is not as
 * it was when the plan was looked at, badInput `edition.nothing` where it changes nothing.
 */
export async function takeEdition(
  deps: Deps,
  actor: Actor,
  input: TakeEdition,
): Promise<{ editionId: string; number: number; counts: EditionCounts }> {
  const { documentId, bytes, operationId } = input;
  const { paragraphs, format } = await readEdition(bytes);
  return writeOnce(deps, actor, { verb: 'take-edition', operationId }, async (unit) => {
    await permitOn(unit.trx, actor, 'edition.take', documentId);
    const document = await requireDocument(unit.trx, documentId);
    const facts = await readFacts(unit.trx, { documentId });
    const plan = planEdition(facts, paragraphs, document);
    if (input.seen !== undefined && input.seen !== plan.seen) throw new AppError(409, 'edition.seen');
    const counts = countEdition(plan);
    if (counts.same === plan.rows.length && counts.gone + counts.moved === 0)
      throw badInput('edition.nothing');
    const number = ((await readEditions(unit.trx, documentId)).at(-1)?.number ?? 1) + 1;
    const made = await applyEdition(deps, unit, actor, document, plan, { number, ...input });
    const editionId = deps.newId();
    const outcome: Outcome = { ...counts, ...made };
    const by = { takenBy: actor.userId, takenAt: unit.now, undoneAt: null };
    const edition = { editionId, documentId, number, name: input.name.slice(0, 200), format, bytes };
    await insertEdition(unit.trx, { ...edition, ...by, outcome: JSON.stringify(outcome) });
    const data = { editionId, number, name: edition.name, ...counts };
    unit.record('edition.taken', { documentId, actorId: actor.userId, data });
    return { editionId, number, counts };
  });
}

async function applyEdition(
  deps: Deps,
  unit: Unit,
  actor: Actor,
  document: { documentId: string; sourceLang: string },
  { rows, gone }: EditionPlan,
  { number, unaffected }: { number: number; unaffected: readonly string[] },
): Promise<Omit<Outcome, keyof EditionCounts>> {
  const before = await readOrder(unit.trx, document.documentId);
  const changes: { segmentId: string; number: number }[] = [];
  const added: string[] = [];
  const returned: string[] = [];
  const order: string[] = [];
  for (const { kind, paragraph, text, codes, fact } of rows) {
    const { dateline, included } = paragraph;
    if (fact === null) {
      const place = before.length + added.length;
      const row = { kind: paragraph.kind, included, dateline, source: text, codes };
      const { paragraphId } = await insertParagraph(deps, unit, actor, document, place, row);
      added.push(paragraphId);
      order.push(paragraphId);
      continue;
    }
    const { paragraphId, segmentId } = fact;
    order.push(paragraphId);
    if (kind === 'returned') {
      await updateParagraph(unit.trx, paragraphId, { gone: '', included });
      returned.push(paragraphId);
    }
    if (kind !== 'changed') continue;
    if (codes.length > fact.codes.length) await writeCodes(unit.trx, segmentId, codes);
    const written = { text, authorId: actor.userId, origin: 'import' as const, data: { edition: number } };
    const mended = unaffected.includes(segmentId);
    const made = await addSource(deps, unit, document.sourceLang, fact, { ...written, unaffected: mended });
    await setDateline(unit.trx, paragraphId, dateline);
    changes.push({ segmentId, number: made.number });
  }
  for (const { paragraphId } of gone) {
    await updateParagraph(unit.trx, paragraphId, { gone: 'edition', included: false });
  }
  await writeOrder(unit.trx, before, withOthers(order, before));
  unit.tell(document.documentId, { type: 'document' });
  return {
    order: before.map(({ paragraphId }) => paragraphId),
    changes,
    addedIds: added,
    goneParagraphs: gone.map(({ paragraphId, included }) => ({ paragraphId, included })),
    returnedIds: returned,
  };
}

/** The order asked for, with every other paragraph of `before` below what it stands below there. */
function withOthers(order: readonly string[], before: readonly { paragraphId: string }[]): string[] {
  const known = new Set(order);
  const full = [...order];
  let above: string | null = null;
  for (const { paragraphId } of before) {
    if (!known.has(paragraphId)) full.splice(above === null ? 0 : full.indexOf(above) + 1, 0, paragraphId);
    above = paragraphId;
  }
  return full;
}

/**
 * Takes an edition back as one act: sources, order and paragraphs are as before; what was written meanwhile stays in the history.
 * Answers how many sources were left because somebody has corrected them since. Throws notFound, 409 `edition.undone`,
 * `edition.later` where a later one stands.
 */
export async function undoEdition(
  deps: Deps,
  actor: Actor,
  input: { editionId: string; operationId: string },
): Promise<{ documentId: string; kept: number }> {
  const { editionId, operationId } = input;
  return writeOnce(deps, actor, { verb: 'undo-edition', operationId }, async (unit) => {
    const edition = await findEdition(unit.trx, editionId);
    if (edition === null) throw notFound();
    const { documentId, number } = edition;
    await permitOn(unit.trx, actor, 'edition.undo', documentId, edition.takenBy === actor.userId);
    if (edition.undoneAt !== null) throw new AppError(409, 'edition.undone');
    const editions = await readEditions(unit.trx, documentId);
    if (editions.some((one) => one.number > number && one.undoneAt === null))
      throw new AppError(409, 'edition.later');
    const kept = await takeBackEdition(deps, unit, actor, documentId, JSON.parse(edition.outcome) as Outcome);
    await markUndone(unit.trx, editionId, unit.now);
    unit.record('edition.undone', { documentId, actorId: actor.userId, data: { editionId, number, kept } });
    unit.tell(documentId, { type: 'document' });
    return { documentId, kept };
  });
}

async function takeBackEdition(
  deps: Deps,
  unit: Unit,
  actor: Actor,
  documentId: string,
  outcome: Outcome,
): Promise<number> {
  const { sourceLang } = await requireDocument(unit.trx, documentId);
  const before = await readOrder(unit.trx, documentId);
  const goneNow = new Map(before.map(({ paragraphId, gone }) => [paragraphId, gone]));
  const facts = new Map((await readFacts(unit.trx, { documentId })).map((fact) => [fact.segmentId, fact]));
  let kept = 0;
  for (const { segmentId, number } of outcome.changes) {
    const fact = facts.get(segmentId);
    if (fact?.source?.number === number) await undoSource(deps, unit, sourceLang, fact, actor);
    else kept += 1;
  }
  for (const paragraphId of outcome.addedIds) {
    if (goneNow.get(paragraphId) === '')
      await updateParagraph(unit.trx, paragraphId, { gone: 'removed', included: false });
  }
  for (const paragraphId of outcome.returnedIds) {
    if (goneNow.get(paragraphId) === '')
      await updateParagraph(unit.trx, paragraphId, { gone: 'edition', included: false });
  }
  for (const { paragraphId, included } of outcome.goneParagraphs) {
    if (goneNow.get(paragraphId) === 'edition')
      await updateParagraph(unit.trx, paragraphId, { gone: '', included });
  }
  await writeOrder(unit.trx, before, withOthers(outcome.order, before));
  return kept;
}

export type EditionView = EditionCounts & {
  editionId: string;
  number: number;
  name: string;
  by: string;
  byUserId: string;
  at: number;
  undoneAt: number | null;
};

/** The editions that a document's original has had after the first, newest first. Throws notFound. */
export async function readEditionsOf(deps: Deps, actor: Actor, documentId: string): Promise<EditionView[]> {
  await readableDocument(deps.store.db, actor, documentId);
  const editions = await readEditions(deps.store.db, documentId);
  return editions.reverse().map((edition) => {
    const { same, changed, added, gone, moved } = JSON.parse(edition.outcome) as Outcome;
    const { editionId, number, name, takerName: by, takenBy: byUserId, takenAt: at, undoneAt } = edition;
    return { editionId, number, name, by, byUserId, at, undoneAt, same, changed, added, gone, moved };
  });
}
