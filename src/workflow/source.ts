// The source of one segment: correcting it, taking an earlier one back, its history.
import { AppError, badInput, notFound } from '../errors.ts';
import { codeIndex, type InlineCode, type Text } from '../model/text.ts';
import type { Actor } from '../model/user.ts';
import { segmentPosition } from '../store/layout.ts';
import { allSources } from '../store/revisions.ts';
import { readSourceHistories } from '../store/source-changes.ts';
import { permitOn, readableSegment, requireDocument, requireSegment } from './access.ts';
import type { Deps } from './deps.ts';
import { readFacts } from './segment-facts.ts';
import { addSource } from './source-writing.ts';
import { requireText } from './working-text.ts';
import { type Unit, writeOnce } from './write.ts';

export type SourceEdit = {
  segmentId: string;
  text: Text;
  /** Number of the source revision that was corrected. */
  base: number;
  unaffected: boolean;
  operationId: string;
};

/** The codes of a text, sorted. */
const codesOf = (text: Text) =>
  [...text]
    .filter((one) => codeIndex(one) >= 0)
    .sort()
    .join('');

/**
 * Corrects the source of a segment; the English keeps its text, and its state too where it is `unaffected`. Throws 409
 * `source.changed` where somebody has corrected it meanwhile, badInput `source.none`, `source.empty`, `source.codes` (the inline
 * codes must be those that stand there), `segment.long`.
 */
export async function correctSource(
  deps: Deps,
  actor: Actor,
  input: SourceEdit,
): Promise<{ documentId: string; number: number }> {
  const { segmentId, operationId } = input;
  const text = requireText(input.text).trim();
  return writeOnce(deps, actor, { verb: 'correct-source', operationId }, (unit) =>
    writeSource(deps, unit, actor, segmentId, { ...input, text }, {}),
  );
}

/** Gives a segment an earlier source again; what was said of the English beside that one stands again. Throws as correctSource. */
export async function restoreSource(
  deps: Deps,
  actor: Actor,
  input: { segmentId: string; number: number; base: number; operationId: string },
): Promise<{ documentId: string; number: number }> {
  const { segmentId, number, base, operationId } = input;
  return writeOnce(deps, actor, { verb: 'restore-source', operationId }, async (unit) => {
    const wanted = (await allSources(unit.trx, segmentId)).find((one) => one.number === number);
    if (wanted === undefined) throw notFound();
    const edit = { text: wanted.text, base, unaffected: false };
    return writeSource(deps, unit, actor, segmentId, edit, { restored: number });
  });
}

async function writeSource(
  deps: Deps,
  unit: Unit,
  actor: Actor,
  segmentId: string,
  edit: { text: Text; base: number; unaffected: boolean },
  data: { restored?: number },
): Promise<{ documentId: string; number: number }> {
  const { documentId } = await requireSegment(unit.trx, segmentId);
  await permitOn(unit.trx, actor, 'source.edit', documentId);
  const { sourceLang } = await requireDocument(unit.trx, documentId);
  const fact = (await readFacts(unit.trx, { documentId, segmentId }))[0]!;
  const { source } = fact;
  if (source === null) throw badInput('source.none');
  const { text, base, unaffected } = edit;
  if (text === source.text) return { documentId, number: source.number };
  if (base !== source.number) throw new AppError(409, 'source.changed');
  if (text === '') throw badInput('source.empty');
  if (codesOf(text) !== codesOf(source.text)) throw badInput('source.codes');
  const origin = data.restored === undefined ? 'human' : 'restore';
  const written = { text, authorId: actor.userId, unaffected, origin, data } as const;
  const { number } = await addSource(deps, unit, sourceLang, fact, written);
  return { documentId, number };
}

export type SourceRevision = {
  number: number;
  text: Text;
  author: string | null;
  createdAt: number;
  /** The person said that the English needs no change, or it says what an earlier one says. */
  sameSense: boolean;
};

export type SourceView = {
  documentId: string;
  segmentId: string;
  paragraphId: string;
  position: number;
  codes: readonly InlineCode[];
  target: Text;
  /** Newest first; empty for a row without a source. */
  revisions: readonly SourceRevision[];
};

/** The sources that a segment has had. Throws notFound. */
export async function readSource(deps: Deps, actor: Actor, segmentId: string): Promise<SourceView> {
  return deps.store.snapshot(async (trx) => {
    const { documentId } = await readableSegment(trx, actor, segmentId);
    const fact = (await readFacts(trx, { documentId, segmentId }))[0]!;
    const history = (await readSourceHistories(trx, { segmentId })).get(segmentId);
    const revisions = (await allSources(trx, segmentId)).map(
      ({ number, text, authorName, createdAt }): SourceRevision => {
        const change = history?.changes.find((one) => one.number === number);
        const sameSense = change !== undefined && change.sense !== number;
        return { number, text, author: authorName, createdAt, sameSense };
      },
    );
    return {
      documentId,
      segmentId,
      paragraphId: fact.paragraphId,
      position: await segmentPosition(trx, documentId, segmentId),
      codes: fact.codes,
      target: fact.target?.text ?? '',
      revisions: revisions.reverse(),
    };
  });
}
