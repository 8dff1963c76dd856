// What a new edition of a document's original would change, worked out before it is taken.
import { createHash } from 'node:crypto';
import { badInput } from '../errors.ts';
import { type FormatParagraph, segmentsOf } from '../formats/format.ts';
import { formatById } from '../formats/index.ts';
import { codeCharacter, codeIndex, type InlineCode, type Text } from '../model/text.ts';
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
  codes: readonly InlineCode[];
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

/** Whether a format keeps the translation beside the source: an edition cannot be matched with its units and their codes. */
const isBilingual = (format: string) => formatById(format)?.keepsCodes === true;

/** The paragraphs of a text or file that may be an edition. Throws badInput `edition.format`, the reader's own refusals. */
export async function readEdition(
  bytes: Uint8Array,
): Promise<{ paragraphs: FormatParagraph[]; format: string }> {
  const { content, format } = await readForImport(bytes);
  const { paragraphs } = content;
  if (isBilingual(format) || paragraphs.some((one) => segmentsOf(one).length !== 1))
    throw badInput('edition.format');
  if (paragraphs.length > MOST_PARAGRAPHS) throw badInput('document.too-long', { max: MOST_PARAGRAPHS });
  return { paragraphs, format };
}

/** Throws badInput `edition.file` where the document came from a bilingual file. */
export function planEdition(
  facts: readonly SegmentFact[],
  read: readonly FormatParagraph[],
  { format, sourceLang }: { format: string; sourceLang: string },
): EditionPlan {
  const several = new Set(facts.map(({ paragraphId }) => paragraphId)).size !== facts.length;
  if (isBilingual(format) || several) throw badInput('edition.file');
  const present = facts.filter((fact) => fact.gone === '' && fact.source !== null);
  const earlier = facts.filter((fact) => fact.gone === 'edition' && fact.source !== null);
  // What stands around a Web page's article comes in only where it did before.
  const known = new Set(present.map(({ source }) => source!.text));
  const paragraphs = read.filter(
    (one) => one.boilerplate !== true || known.has(segmentsOf(one)[0]!.source ?? ''),
  );
  const sources = paragraphs.map((one) => requireText(segmentsOf(one)[0]!.source ?? ''));
  const { rows, gone } = alignEditions(
    present.map(({ source }) => source!.text),
    sources,
    sourceLang,
  );
  const planned = rows.map(({ from, same, moved }, at): EditionRow => {
    const paragraph = paragraphs[at]!;
    const text = sources[at]!;
    const codes = segmentsOf(paragraph)[0]!.codes ?? [];
    if (from === null) {
      const back = earlier.findIndex(({ source }) => source!.text === text);
      const fact = back < 0 ? null : earlier.splice(back, 1)[0]!;
      return { kind: fact === null ? 'new' : 'returned', moved: false, paragraph, text, codes, fact };
    }
    const fact = present[from]!;
    if (same) return { kind: 'same', moved, paragraph, text, codes: fact.codes, fact };
    return { kind: 'changed', moved, paragraph, ...inTableOf(fact.codes, text, codes), fact };
  });
  return { rows: planned, gone: gone.map((place) => present[place]!), seen: seenOf(facts) };
}

/** The text in a table that begins with the segment's own codes: the English names these. Codes that are there already are not added. */
function inTableOf(
  own: readonly InlineCode[],
  text: Text,
  codes: readonly InlineCode[],
): { text: Text; codes: readonly InlineCode[] } {
  const table = [...own];
  const used = new Set<number>();
  const places = codes.map(({ kind, data, id, label }) => {
    const known = table.findIndex(
      (one, at) => !used.has(at) && one.kind === kind && one.data === data && one.id === id,
    );
    const place = known < 0 ? table.push({ kind, data, id, label }) - 1 : known;
    used.add(place);
    return place;
  });
  const written = [...text].map((one) => {
    const place = places[codeIndex(one)];
    return place === undefined ? one : codeCharacter(place);
  });
  return { text: written.join(''), codes: table };
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
  const document = await readableDocument(deps.store.db, actor, documentId);
  await permitOn(deps.store.db, actor, 'edition.take', documentId);
  const { paragraphs } = await readEdition(input.bytes);
  const facts = await deps.store.snapshot((trx) => readFacts(trx, { documentId }));
  return planEdition(facts, paragraphs, document);
}
