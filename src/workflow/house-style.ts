// A project's house style: read for the checks and the engines, set by its editors.
import { badInput, notFound } from '../errors.ts';
import {
  type CheckStyle,
  type HouseStyle,
  instructionsOf,
  STYLE_CHOICES,
  STYLE_RULES,
  VARIETIES,
  type Variety,
} from '../model/house-style.ts';
import { houseStyleOf, type ProjectSettings } from '../model/project.ts';
import type { Actor } from '../model/user.ts';
import { readProject, writeProjectSettings } from '../store/documents.ts';
import type { Db } from '../store/store.ts';
import { permitInProject, readableProject } from './access.ts';
import type { Deps } from './deps.ts';
import { write } from './write.ts';

/** Longest instructions, in UTF-16 units: they go along with every request to an engine. */
const LONGEST = 2000;

/** What the checks of a project go by. */
export async function readStyle(db: Db, projectId: string): Promise<CheckStyle> {
  const project = await readProject(db, projectId);
  return project === null ? { variety: 'US' } : houseStyleOf(project.settings);
}

/** What engines that take instructions are told for a project. */
export async function readInstructions(db: Db, projectId: string): Promise<string> {
  const project = await readProject(db, projectId);
  return project === null ? '' : instructionsOf(houseStyleOf(project.settings));
}

export type StyleSettings = { projectId: string; name: string; style: HouseStyle };

/** The style of one project (the first that the actor sees where none is given). Throws notFound, forbidden. */
export async function readHouseStyle(deps: Deps, actor: Actor, projectId?: string): Promise<StyleSettings> {
  const { db } = deps.store;
  const project = await readableProject(db, actor, projectId);
  await permitInProject(db, actor, 'checks.edit', project.projectId);
  const { name, settings } = project;
  return { projectId: project.projectId, name, style: houseStyleOf(settings) };
}

/** `rules`: choices by the names of STYLE_CHOICES. */
export type StyleInput = {
  projectId: string;
  spelling: string;
  rules: Readonly<Record<string, string>>;
  instructions: string;
};

/** Throws forbidden, notFound, badInput `input`, `style.long`. */
export async function chooseHouseStyle(deps: Deps, actor: Actor, input: StyleInput): Promise<void> {
  const { projectId } = input;
  const spelling: Variety | undefined = VARIETIES.find((one) => one === input.spelling);
  if (spelling === undefined) throw badInput('input', { field: 'spelling' });
  const rules = STYLE_RULES.flatMap((rule) => {
    const asked = input.rules[rule] ?? 'any';
    const choice = STYLE_CHOICES[rule].find((one) => one === asked);
    if (choice === undefined) throw badInput('input', { field: rule });
    return choice === 'any' ? [] : [[rule, choice] as const];
  });
  const instructions = input.instructions.trim();
  if (instructions.length > LONGEST) throw badInput('style.long', { max: LONGEST });
  const style: NonNullable<ProjectSettings['style']> = { ...Object.fromEntries(rules), instructions };
  await write(deps, async (unit) => {
    await permitInProject(unit.trx, actor, 'checks.edit', projectId);
    const project = await readProject(unit.trx, projectId);
    if (project === null) throw notFound();
    const after = { ...project.settings, spelling, style };
    if (JSON.stringify(houseStyleOf(after)) === JSON.stringify(houseStyleOf(project.settings))) return;
    await writeProjectSettings(unit.trx, projectId, after);
    unit.record('settings.changed', { actorId: actor.userId, data: { projectId, spelling, style } });
  });
}
