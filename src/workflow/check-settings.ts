// What a project's checks hold texts to: American or British spelling.
import { badInput, notFound } from '../errors.ts';
import { spellingOf, VARIETIES, type Variety } from '../model/project.ts';
import type { Actor } from '../model/user.ts';
import { readProject, readProjects, writeProjectSettings } from '../store/documents.ts';
import type { Db } from '../store/store.ts';
import { permit } from './access.ts';
import type { Deps } from './deps.ts';
import { write } from './write.ts';

/** The English that a project writes. */
export async function readSpelling(db: Db, projectId: string): Promise<Variety> {
  const project = await readProject(db, projectId);
  return project === null ? 'US' : spellingOf(project.settings);
}

export type CheckSettings = { projectId: string; name: string; spelling: Variety };

/** Every project's, the oldest first. Throws forbidden. */
export async function readCheckSettings(deps: Deps, actor: Actor): Promise<CheckSettings[]> {
  permit(actor, 'checks.edit');
  const projects = await readProjects(deps.store.db);
  return projects.map(({ projectId, name, settings }) => ({
    projectId,
    name,
    spelling: spellingOf(settings),
  }));
}

/** Throws forbidden, notFound, badInput `input`. */
export async function chooseSpelling(
  deps: Deps,
  actor: Actor,
  input: { projectId: string; spelling: string },
): Promise<void> {
  permit(actor, 'checks.edit');
  const { projectId } = input;
  const spelling = VARIETIES.find((one) => one === input.spelling);
  if (spelling === undefined) throw badInput('input', { field: 'spelling' });
  await write(deps, async (unit) => {
    const project = await readProject(unit.trx, projectId);
    if (project === null) throw notFound();
    if (spellingOf(project.settings) === spelling) return;
    await writeProjectSettings(unit.trx, projectId, { ...project.settings, spelling });
    unit.record('settings.changed', { actorId: actor.userId, data: { projectId, spelling } });
  });
}
