// Which engine a document's text may go through: the project's policy, the document's choice, and what steps in.
import { badInput, notFound } from '../errors.ts';
import { type EnginePolicy, engineFor, fallbacksOf, policyOf } from '../model/engine-policy.ts';
import type { Actor } from '../model/user.ts';
import { readDocumentEngine, writeDocumentEngine } from '../store/document-engines.ts';
import { readProject } from '../store/documents.ts';
import type { Db } from '../store/store.ts';
import { permitOn, requireDocument } from './access.ts';
import type { Deps } from './deps.ts';
import { write } from './write.ts';

export type EngineChoice = {
  /** The engine that drafts this document; null where the project has none enabled. */
  engine: string | null;
  /** Engines that the document may choose. */
  enabled: readonly { id: string; online: boolean }[];
};

/** Whether text leaves the machine with it; an engine that is not there counts as one that does. */
export function isOnline(deps: Pick<Deps, 'engines'>, id: string): boolean {
  return deps.engines.get(id)?.capabilities.online ?? true;
}

/** The project's policy without engines that this installation does not have. Throws notFound. */
export async function readPolicy(deps: Deps, db: Db, projectId: string): Promise<EnginePolicy> {
  const project = await readProject(db, projectId);
  if (project === null) throw notFound();
  const policy = policyOf(project.settings);
  return { ...policy, enabled: policy.enabled.filter((id) => deps.engines.has(id)) };
}

/** Throws notFound. */
export async function readEngineChoice(deps: Deps, db: Db, documentId: string): Promise<EngineChoice> {
  const { projectId } = await requireDocument(db, documentId);
  const policy = await readPolicy(deps, db, projectId);
  return {
    engine: engineFor(policy, await readDocumentEngine(db, documentId)),
    enabled: policy.enabled.map((id) => ({ id, online: isOnline(deps, id) })),
  };
}

/**
 * The engine for a new job and those that step in for it. Throws badInput `draft.engine` (there is no such engine),
 * `draft.engine-off` (not for this project), `draft.no-engine` (the project has none).
 */
export async function enginesForJob(
  deps: Deps,
  db: Db,
  documentId: string,
  asked: string | undefined,
): Promise<{ engine: string; fallbacks: string[] }> {
  const { projectId } = await requireDocument(db, documentId);
  const policy = await readPolicy(deps, db, projectId);
  if (asked !== undefined && !deps.engines.has(asked)) throw badInput('draft.engine', { engine: asked });
  if (asked !== undefined && !policy.enabled.includes(asked))
    throw badInput('draft.engine-off', { engine: asked });
  const engine = engineFor(policy, asked ?? (await readDocumentEngine(db, documentId)));
  if (engine === null) throw badInput('draft.no-engine');
  return { engine, fallbacks: fallbacksOf(policy, engine, (id) => isOnline(deps, id)) };
}

/** Chooses the engine of a document for later drafts. Throws notFound, badInput as enginesForJob. */
export async function chooseEngine(
  deps: Deps,
  actor: Actor,
  input: { documentId: string; engine: string },
): Promise<EngineChoice> {
  const { documentId } = input;
  return write(deps, async (unit) => {
    await permitOn(unit.trx, actor, 'segment.draft', documentId);
    const { engine } = await enginesForJob(deps, unit.trx, documentId, input.engine);
    await writeDocumentEngine(unit.trx, documentId, engine);
    unit.record('settings.changed', { documentId, actorId: actor.userId, data: { engine } });
    return readEngineChoice(deps, unit.trx, documentId);
  });
}
