// What a project asks of those who approve: the strict setting.
import { notFound } from '../errors.ts';
import type { Actor } from '../model/user.ts';
import { readProject, readProjects, writeProjectSettings } from '../store/documents.ts';
import { permit } from './access.ts';
import type { Deps } from './deps.ts';
import { write } from './write.ts';

export type ApprovalSettings = { projectId: string; name: string; strict: boolean };

/** Every project's, the oldest first. Throws forbidden. */
export async function readApprovalSettings(deps: Deps, actor: Actor): Promise<ApprovalSettings[]> {
  permit(actor, 'settings.edit');
  const projects = await readProjects(deps.store.db);
  return projects.map(({ projectId, name, settings }) => ({
    projectId,
    name,
    strict: settings.strictApproval,
  }));
}

/** `strict`: nobody approves a version that holds words of their own. Throws forbidden, notFound. */
export async function chooseStrictness(
  deps: Deps,
  actor: Actor,
  input: { projectId: string; strict: boolean },
): Promise<void> {
  permit(actor, 'settings.edit');
  const { projectId, strict } = input;
  await write(deps, async (unit) => {
    const project = await readProject(unit.trx, projectId);
    if (project === null) throw notFound();
    if (project.settings.strictApproval === strict) return;
    await writeProjectSettings(unit.trx, projectId, { ...project.settings, strictApproval: strict });
    unit.record('settings.changed', { actorId: actor.userId, data: { projectId, strict } });
  });
}
