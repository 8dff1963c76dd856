// What a new edition of a document's original would change, worked out before it is taken.
import { createHash } from 'node:crypto';
import { badInput } from '../errors.ts';
import { type FormatParagraph, segmentsOf } from '../formats/format.ts';
import { codeCharacter, codeIndex, type Text } from '../model/text.ts';
import type { Actor } from '../model/user.ts';
import { permitOn, readableDocument } from './access.ts';
import { alignEditions } from './align-editions.ts';
import type { Deps } from './deps.ts';
import { readForImport } from './read-import.ts';
import { readFacts, type SegmentFact } from './segment-facts.ts';
import { requireText } from './working-text.ts';

/** `returned`: it was gone since an earlier edition. */
export type EditionKind = 'same' | 'changed' | 'new' | 'returned';

/** A paragraph of the new edition; `fact`: the segment that it is, null where it is new. */
export type EditionRow = {
  kind: EditionKind;
  moved: boolean;
  paragraph: FormatParagraph;
  /** As it will be kept, inline codes in the segment's table. */
  text: Text;
  fact: SegmentFact | null;
};

/** What an edition would do to a document. `seen`: names the document's paragraphs and sources that it was worked out for. */
export type EditionPlan = { rows: readonly EditionRow[]; gone: readonly SegmentFact[]; seen: string };

export type EditionCounts = Record<'same' | 'changed' | 'added' | 'gone' | 'moved', number>;

export function countEdition({ rows, gone }: Pick<EditionPlan, 'rows' | 'gone'>): EditionCounts {
  const count = (kind: EditionKind) => rows.filter((row) => row.kind === kind).length;
  return {
    same: count('same'),
    changed: count('changed'),
    added: count('new') + count('returned'),
    gone: gone.length,
    moved: rows.filter((row) => row.moved).length,
  };
}

/** Longest edition, in paragraphs. */
const MOST_PARAGRAPHS = 20_000;

/** The paragraphs of a text or file that may be an edition. Throws badInput `edition.format`, the reader's own refusals. */
export async function readEdition(
  bytes: Uint8Array,
): Promise<{ paragraphs: FormatParagraph[]; format: string }> {
  const { content, format } = await readForImport(bytes);
  const { paragraphs } = content;
  const segments = paragraphs.flatMap(segmentsOf);
  if (segments.length !== paragraphs.length || segments.some(({ ref }) => ref !== undefined))
    throw badInput('edition.format');
  if (paragraphs.length > MOST_PARAGRAPHS) throw badInput('document.too-long', { max: MOST_PARAGRAPHS });
  return { paragraphs, format };
}

/** Throws badInput `edition.file` where the document came from a bilingual file. */
export function planEdition(
  facts: readonly SegmentFact[],
  paragraphs: readonly FormatParagraph[],
  lang: string,
): EditionPlan {
  if (facts.some(({ ref }) => ref !== null)) throw badInput('edition.file');
  const present = facts.filter((fact) => fact.gone === '' && fact.source !== null);
  const earlier = facts.filter((fact) => fact.gone === 'edition' && fact.source !== null);
  const sources = paragraphs.map((one) => requireText(one.source ?? ''));
  const { rows, gone } = alignEditions(
    present.map(({ source }) => source!.text),
    sources,
    lang,
  );
  const planned = rows.map(({ from, same, moved }, at): EditionRow => {
    const paragraph = paragraphs[at]!;
    const text = sources[at]!;
    if (from === null) {
      const back = earlier.findIndex(({ source }) => source!.text === text);
      const fact = back < 0 ? null : earlier.splice(back, 1)[0]!;
      return { kind: fact === null ? 'new' : 'returned', moved: false, paragraph, text, fact };
    }
    const fact = present[from]!;
    return { kind: same ? 'same' : 'changed', moved, paragraph, text: inTableOf(fact, text), fact };
  });
  return { rows: planned, gone: gone.map((place) => present[place]!), seen: seenOf(facts) };
}

/** The text with its codes after those that the segment has already. */
function inTableOf({ codes }: SegmentFact, text: Text): Text {
  if (codes.length === 0) return text;
  return [...text]
    .map((one) => (codeIndex(one) < 0 ? one : codeCharacter(codeIndex(one) + codes.length)))
    .join('');
}

function seenOf(facts: readonly SegmentFact[]): string {
  const named = facts.map(({ paragraphId, source, gone }) => [paragraphId, source?.revisionId ?? '', gone]);
  return createHash('sha256').update(JSON.stringify(named)).digest('hex');
}

/** What a text or file would do as a new edition. Throws notFound, badInput `edition.file`, `edition.format`, the reader's own. */
export async function previewEdition(
  deps: Deps,
  actor: Actor,
  input: { documentId: string; bytes: Uint8Array },
): Promise<EditionPlan> {
  const { documentId } = input;
  const { sourceLang } = await readableDocument(deps.store.db, actor, documentId);
  await permitOn(deps.store.db, actor, 'edition.take', documentId);
  const { paragraphs } = await readEdition(input.bytes);
  const facts = await deps.store.snapshot((trx) => readFacts(trx, { documentId }));
  return planEdition(facts, paragraphs, sourceLang);
}
