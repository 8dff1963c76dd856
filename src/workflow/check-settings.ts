// What a project's checks hold texts to: American or British spelling.
import { badInput, forbidden, notFound } from '../errors.ts';
import { spellingOf, VARIETIES, type Variety } from '../model/project.ts';
import type { Actor } from '../model/user.ts';
import { readProject, writeProjectSettings } from '../store/documents.ts';
import type { Db } from '../store/store.ts';
import { permitInProject } from './access.ts';
import type { Deps } from './deps.ts';
import { listProjects } from './projects.ts';
import { write } from './write.ts';

/** The English that a project writes. */
export async function readSpelling(db: Db, projectId: string): Promise<Variety> {
  const project = await readProject(db, projectId);
  return project === null ? 'US' : spellingOf(project.settings);
}

export type CheckSettings = { projectId: string; name: string; spelling: Variety };

/** Those of the projects that the actor may set, the oldest first. Throws forbidden where there is none. */
export async function readCheckSettings(deps: Deps, actor: Actor): Promise<CheckSettings[]> {
  const projects = (await listProjects(deps, actor)).projects.filter(({ mayCheck }) => mayCheck);
  if (projects.length === 0) throw forbidden();
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
  const { projectId } = input;
  const spelling = VARIETIES.find((one) => one === input.spelling);
  if (spelling === undefined) throw badInput('input', { field: 'spelling' });
  await write(deps, async (unit) => {
    const project = await readProject(unit.trx, projectId);
    if (project === null) throw notFound();
    await permitInProject(unit.trx, actor, 'checks.edit', projectId);
    if (spellingOf(project.settings) === spelling) return;
    await writeProjectSettings(unit.trx, projectId, { ...project.settings, spelling });
    unit.record('settings.changed', { actorId: actor.userId, data: { projectId, spelling } });
  });
}
