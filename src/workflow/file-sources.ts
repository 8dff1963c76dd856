// Whether a document's sources are still those of the file that it came from.
import { AppError } from '../errors.ts';
import { type ExportDocument, segmentsOf } from '../formats/format.ts';
import { senseOf } from '../model/source.ts';
import { allSources } from '../store/revisions.ts';
import { readSourceHistories } from '../store/source-changes.ts';
import type { Db } from '../store/store.ts';
import { readFacts } from './segment-facts.ts';

/**
 * Throws 409 `export.source-changed` where translated segments' sources say something else than their file does: its English would
 * stand beside the wrong words there.
 */
export async function requireFileSources(
  db: Db,
  document: ExportDocument,
  documentId: string,
): Promise<void> {
  const histories = await readSourceHistories(db, { documentId });
  if (histories.size === 0) return;
  const others: number[] = [];
  const facts = await readFacts(db, { documentId });
  const byRef = new Map(facts.map((fact) => [fact.ref, fact]));
  for (const [at, { ref, source, target }] of document.paragraphs.flatMap(segmentsOf).entries()) {
    const fact = ref === undefined ? undefined : byRef.get(ref);
    const history = fact && histories.get(fact.segmentId);
    if (!fact || !history || !target) continue;
    const revision = (await allSources(db, fact.segmentId)).findLast(({ text }) => text === source);
    if (senseOf(history, revision?.revisionId ?? null) > 1) others.push(at + 1);
  }
  if (others.length === 0) return;
  const list = others.slice(0, 20).join(', ');
  throw new AppError(409, 'export.source-changed', { count: others.length, list });
}
