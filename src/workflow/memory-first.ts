// Using the memory first: the project's setting, and drafting what the memory has word for word before a machine is asked.
import { notFound } from '../errors.ts';
import type { MemoryMatch } from '../model/memory.ts';
import { memoryFirstOf } from '../model/project.ts';
import type { Actor } from '../model/user.ts';
import { readProject, writeProjectSettings } from '../store/documents.ts';
import type { Row } from '../store/schema.ts';
import type { Db } from '../store/store.ts';
import { permitInProject, readableDocument, requireDocument } from './access.ts';
import type { Deps } from './deps.ts';
import { writeFromMemory } from './draft-writing.ts';
import { exactMatches, type LookupText } from './memory-lookup.ts';
import { scopeOf } from './memory-scope.ts';
import type { SegmentFact } from './segment-facts.ts';
import { write } from './write.ts';

/** Whether a document's drafts use the memory first. Throws notFound. */
async function usesMemoryFirst(db: Db, projectId: string): Promise<boolean> {
  const project = await readProject(db, projectId);
  if (project === null) throw notFound();
  return memoryFirstOf(project.settings);
}

/** Sets it for the document's whole project. Throws notFound, forbidden. */
export async function chooseMemoryFirst(
  deps: Deps,
  actor: Actor,
  input: { documentId: string; memoryFirst: boolean },
): Promise<void> {
  const { documentId, memoryFirst } = input;
  await write(deps, async (unit) => {
    const { projectId } = await readableDocument(unit.trx, actor, documentId);
    await permitInProject(unit.trx, actor, 'memory.edit', projectId);
    const project = await readProject(unit.trx, projectId);
    if (project === null) throw notFound();
    if (memoryFirstOf(project.settings) === memoryFirst) return;
    await writeProjectSettings(unit.trx, projectId, { ...project.settings, memoryFirst });
    unit.record('settings.changed', { documentId, actorId: actor.userId, data: { projectId, memoryFirst } });
  });
}

/** What may stand unread before a machine's draft: the same source, settled by a person. */
function isGood(match: MemoryMatch): boolean {
  return (match.kind === 'context' || match.kind === 'exact') && !match.penalties.includes('machine');
}

/**
 * Writes what the memory has word for word for segments of a job, origin `tm`. Answers the ids of the segments that are dealt
 * with. A segment drafted alone goes to the machine where something is there already: its match stands beside it.
 */
export async function draftFromMemory(
  deps: Deps,
  job: Pick<Row<'jobs'>, 'jobId' | 'documentId' | 'scope'>,
  facts: readonly SegmentFact[],
  wanted: ReadonlySet<string>,
): Promise<Set<string>> {
  const { db } = deps.store;
  const document = await requireDocument(db, job.documentId);
  const done = new Set<string>();
  if (!(await usesMemoryFirst(db, document.projectId))) return done;
  for (const [at, fact] of facts.entries()) {
    const { segmentId, source, target, codes } = fact;
    if (!wanted.has(segmentId) || source === null) continue;
    if (job.scope === 'segment' && (target?.text ?? '') !== '') continue;
    const neighbours = {
      before: facts[at - 1]?.source?.text ?? null,
      after: facts[at + 1]?.source?.text ?? null,
    };
    const input: LookupText = { text: source.text, codes, segmentId, ...neighbours };
    const best = (await exactMatches(db, scopeOf(document), input)).find(isGood);
    if (best === undefined) continue;
    await writeFromMemory(deps, job, segmentId, source.revisionId, best);
    done.add(segmentId);
  }
  return done;
}
