// The order of paragraphs: adding one, moving one up or down.
import { AppError, badInput, notFound } from '../errors.ts';
import { PARAGRAPH_KINDS, type ParagraphKind } from '../model/paragraph.ts';
import type { Span, Text } from '../model/text.ts';
import { withoutCodes } from '../model/text.ts';
import type { Actor } from '../model/user.ts';
import { type Placed, readOrder, writeOrder } from '../store/arrangement.ts';
import { insertParagraphs, insertSegments, readParagraph } from '../store/documents.ts';
import { insertRevisions } from '../store/revisions.ts';
import type { Row } from '../store/schema.ts';
import type { Db } from '../store/store.ts';
import { permitOn, requireDocument } from './access.ts';
import type { Deps } from './deps.ts';
import { keepSources } from './source-keeping.ts';
import { addTarget } from './target.ts';
import { requireText } from './working-text.ts';
import { type Unit, writeOnce } from './write.ts';

/** The paragraph, if the actor may arrange its document. Throws notFound, forbidden. */
export async function requireParagraph(
  db: Db,
  actor: Actor,
  paragraphId: string,
): Promise<Row<'paragraphs'>> {
  const paragraph = await readParagraph(db, paragraphId);
  if (paragraph === null) throw notFound();
  await permitOn(db, actor, 'paragraph.arrange', paragraph.documentId);
  return paragraph;
}

export type NewParagraph = {
  kind: ParagraphKind;
  included: boolean;
  dateline: Span | null;
  /** Null for an English paragraph without a source. */
  source: Text | null;
  codes?: Parameters<typeof insertSegments>[1][number]['codes'];
  target?: Text;
};

/** Adds a paragraph of one segment at a place that is free (`position`), its source as the actor's. */
export async function insertParagraph(
  deps: Deps,
  unit: Unit,
  actor: Actor,
  document: { documentId: string; sourceLang: string },
  position: number,
  added: NewParagraph,
): Promise<{ paragraphId: string; segmentId: string }> {
  const { kind, included, dateline, source, codes = [], target = '' } = added;
  const { documentId, sourceLang } = document;
  const paragraphId = deps.newId();
  const segmentId = deps.newId();
  const place = { paragraphId, documentId };
  await insertParagraphs(unit.trx, [{ ...place, position, kind, included, dateline, notes: [] }]);
  await insertSegments(unit.trx, [{ ...place, segmentId, position: 0, codes, fillers: {}, ref: null }]);
  if (source !== null) {
    await insertRevisions(unit.trx, [
      {
        revisionId: deps.newId(),
        segmentId,
        side: 'source',
        number: 1,
        text: source,
        origin: 'import',
        authorId: actor.userId,
        basedOn: 0,
        createdAt: unit.now,
      },
    ]);
    await keepSources(unit.trx, sourceLang, [{ segmentId, text: source }]);
  }
  if (target !== '') {
    const written = { text: target, origin: 'human', authorId: actor.userId } as const;
    await addTarget(deps, unit, { documentId, segmentId }, null, written);
  }
  return { paragraphId, segmentId };
}

export type AddAfter = {
  documentId: string;
  /** Null: at the top. */
  after: string | null;
  kind: ParagraphKind;
  source: string;
  target: string;
  operationId: string;
};

/**
 * Adds a paragraph below another one, with Indonesian, English or both. Throws badInput `arrange.nothing`, `paragraph.kind`,
 * `segment.long`, notFound.
 */
export async function addAfter(
  deps: Deps,
  actor: Actor,
  input: AddAfter,
): Promise<{ eventId: string; segmentId: string }> {
  const { documentId, after, kind, operationId } = input;
  if (!PARAGRAPH_KINDS.includes(kind)) throw badInput('paragraph.kind');
  const source = requireText(withoutCodes(input.source)).trim();
  const target = requireText(withoutCodes(input.target)).trim();
  if (source === '' && target === '') throw badInput('arrange.nothing');
  return writeOnce(deps, actor, { verb: 'add-after', operationId }, async (unit) => {
    const document = await requireDocument(unit.trx, documentId);
    await permitOn(unit.trx, actor, 'paragraph.arrange', documentId);
    const before = await readOrder(unit.trx, documentId);
    const at = after === null ? -1 : before.findIndex(({ paragraphId }) => paragraphId === after);
    if (after !== null && at < 0) throw notFound();
    const added: NewParagraph = { kind, included: true, dateline: null, source: source || null, target };
    const made = await insertParagraph(deps, unit, actor, document, before.length, added);
    const order = before.map(({ paragraphId }) => paragraphId);
    order.splice(at + 1, 0, made.paragraphId);
    await writeOrder(unit.trx, before, order);
    const eventId = unit.record('paragraph.added', {
      documentId,
      segmentId: made.segmentId,
      actorId: actor.userId,
      data: { paragraphId: made.paragraphId, kind },
    });
    unit.tell(documentId, { type: 'document' });
    return { eventId, segmentId: made.segmentId };
  });
}

/** The paragraph above one that is part of the article, among those that are; null where it is the first. */
export function predecessor(order: readonly Placed[], paragraphId: string): string | null {
  const living = order.filter((one) => one.gone === '' || one.paragraphId === paragraphId);
  const at = living.findIndex((one) => one.paragraphId === paragraphId);
  return at <= 0 ? null : living[at - 1]!.paragraphId;
}

/** The data of a `paragraph.moved` event: what the paragraph stood below, before and after. */
export type MovedData = { paragraphId: string; before: string | null; after: string | null };

/** Puts a paragraph below another one (null: at the top); records it unless it stands there. */
export async function placeBelow(
  unit: Unit,
  actor: Actor,
  documentId: string,
  paragraphId: string,
  below: string | null,
): Promise<string | null> {
  const before = await readOrder(unit.trx, documentId);
  const from = predecessor(before, paragraphId);
  if (from === below) return null;
  const order = before.map((one) => one.paragraphId).filter((id) => id !== paragraphId);
  order.splice(below === null ? 0 : order.indexOf(below) + 1, 0, paragraphId);
  await writeOrder(unit.trx, before, order);
  const data: MovedData = { paragraphId, before: from, after: below };
  const eventId = unit.record('paragraph.moved', { documentId, actorId: actor.userId, data });
  return eventId;
}

/** Moves a paragraph one place up (-1) or down (1). Throws 409 `arrange.end` where it stands at that end, notFound. */
export async function moveParagraph(
  deps: Deps,
  actor: Actor,
  input: { paragraphId: string; step: -1 | 1; operationId: string },
): Promise<{ documentId: string; eventId: string }> {
  const { paragraphId, step, operationId } = input;
  return writeOnce(deps, actor, { verb: 'move-paragraph', operationId }, async (unit) => {
    const { documentId } = await requireParagraph(unit.trx, actor, paragraphId);
    const living = (await readOrder(unit.trx, documentId)).filter(
      (one) => one.gone === '' || one.paragraphId === paragraphId,
    );
    const at = living.findIndex((one) => one.paragraphId === paragraphId);
    const below = step === -1 ? living[at - 2] : living[at + 1];
    if (step === -1 ? at === 0 : below === undefined) throw new AppError(409, 'arrange.end');
    const eventId = await placeBelow(unit, actor, documentId, paragraphId, below?.paragraphId ?? null);
    return { documentId, eventId: eventId! };
  });
}
