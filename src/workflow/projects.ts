// Projects: making and naming them, and moving documents between them.
import { badInput, notFound } from '../errors.ts';
import { may, roleInProject, type Standing } from '../model/permissions.ts';
import type { Project } from '../model/project.ts';
import type { Actor } from '../model/user.ts';
import {
  insertProject,
  moveDocument,
  readProject,
  readProjects,
  renameProject as writeName,
} from '../store/documents.ts';
import { moveUnits } from '../store/memory.ts';
import { membershipsOf } from '../store/project-members.ts';
import { permit, permitInProject, permitOn, requireDocument } from './access.ts';
import type { Deps } from './deps.ts';
import { writeOnce } from './write.ts';

/** Longest name of a project, in UTF-16 units. */
const LONGEST = 100;
/** Documents that one act moves. */
const MOST_MOVED = 500;

function requireName(given: string): string {
  const name = given.trim().replace(/[\p{Cc}\s]+/gu, ' ');
  if (name === '') throw badInput('project.name');
  if (name.length > LONGEST) throw badInput('project.long', { max: LONGEST });
  return name;
}

/** A project, and what the actor may do in it. */
export type ListedProject = Project & {
  own: Standing;
  mayEdit: boolean;
  mayCheck: boolean;
  mayImport: boolean;
};

/** Every project that the actor sees, the oldest first, and whether they may make one. */
export async function listProjects(
  deps: Deps,
  actor: Actor,
): Promise<{ projects: ListedProject[]; mayCreate: boolean }> {
  permit(actor, 'document.read');
  const { db } = deps.store;
  const memberships = await membershipsOf(db, actor.userId);
  const projects = (await readProjects(db)).flatMap((project): ListedProject[] => {
    const own = roleInProject(actor.role, memberships.get(project.projectId)!);
    if (own === null) return [];
    const mayEdit = may(own, 'project.edit', false);
    const mayCheck = may(own, 'checks.edit', false);
    return [{ ...project, own, mayEdit, mayCheck, mayImport: may(own, 'document.import', false) }];
  });
  return { projects, mayCreate: may(actor.role, 'project.edit', false) };
}

/** Throws badInput `project.name`, `project.long`, `project.taken`. */
export async function createProject(
  deps: Deps,
  actor: Actor,
  input: { name: string; operationId: string },
): Promise<{ projectId: string }> {
  permit(actor, 'project.edit');
  const name = requireName(input.name);
  return writeOnce(deps, actor, { verb: 'create-project', operationId: input.operationId }, async (unit) => {
    await requireFree(unit.trx, name, null);
    const projectId = deps.newId();
    const settings = { strictApproval: false };
    await insertProject(unit.trx, { projectId, name, settings, createdAt: unit.now });
    unit.record('settings.changed', { actorId: actor.userId, data: { projectId, after: { name } } });
    return { projectId };
  });
}

/** Throws notFound, badInput `project.name`, `project.long`, `project.taken`. */
export async function renameProject(
  deps: Deps,
  actor: Actor,
  input: { projectId: string; name: string; operationId: string },
): Promise<void> {
  const { projectId, operationId } = input;
  const name = requireName(input.name);
  await writeOnce(deps, actor, { verb: 'rename-project', operationId }, async (unit) => {
    await permitInProject(unit.trx, actor, 'project.edit', projectId);
    const project = await readProject(unit.trx, projectId);
    if (project === null) throw notFound();
    await requireFree(unit.trx, name, projectId);
    await writeName(unit.trx, projectId, name);
    const data = { projectId, before: { name: project.name }, after: { name } };
    unit.record('settings.changed', { actorId: actor.userId, data });
    return null;
  });
}

async function requireFree(
  trx: Parameters<typeof readProjects>[0],
  name: string,
  projectId: string | null,
): Promise<void> {
  const others = (await readProjects(trx)).filter((other) => other.projectId !== projectId);
  if (others.some((other) => isNamed(other, name))) throw badInput('project.taken', { name });
}

/** Where documents go. */
export type Move = { documentId: string; projectId: string };

/**
 * Moves documents to projects, with what the memory has learnt of them; answers where those that moved were, for the way back.
 * Throws notFound, forbidden, badInput `project.many`.
 */
export async function moveDocuments(
  deps: Deps,
  actor: Actor,
  input: { moves: readonly Move[]; operationId: string },
): Promise<Move[]> {
  const { moves, operationId } = input;
  if (moves.length === 0) throw badInput('project.none-chosen');
  if (moves.length > MOST_MOVED) throw badInput('project.many', { max: MOST_MOVED });
  return writeOnce(deps, actor, { verb: 'move-documents', operationId }, async (unit) => {
    const before: Move[] = [];
    for (const { documentId, projectId } of moves) {
      const document = await requireDocument(unit.trx, documentId);
      await permitOn(unit.trx, actor, 'document.edit', documentId);
      await permitInProject(unit.trx, actor, 'document.import', projectId);
      if (document.projectId === projectId) continue;
      before.push({ documentId, projectId: document.projectId });
      await moveDocument(unit.trx, documentId, projectId);
      await moveUnits(unit.trx, documentId, projectId);
      const data = { before: { projectId: document.projectId }, after: { projectId } };
      unit.record('document.moved', { documentId, actorId: actor.userId, data });
    }
    return before;
  });
}

/** The id of the project with this id or name, whatever its case. Throws notFound `project.unknown`. */
export async function findProject(deps: Deps, actor: Actor, given: string): Promise<string> {
  const { projects } = await listProjects(deps, actor);
  const wanted = given.trim();
  const found =
    projects.find(({ projectId }) => projectId === wanted) ?? projects.find((one) => isNamed(one, wanted));
  if (found === undefined) throw notFound('project.unknown', { name: wanted });
  return found.projectId;
}

function isNamed(project: Project, name: string): boolean {
  return project.name.localeCompare(name, undefined, { sensitivity: 'base' }) === 0;
}
