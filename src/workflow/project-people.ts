// The people of a project: who is what there, and whether only they see it.
import { badInput, forbidden } from '../errors.ts';
import { DOCUMENT_ROLES, type DocumentRole, may, type Role, type Standing } from '../model/permissions.ts';
import type { Project } from '../model/project.ts';
import type { Actor } from '../model/user.ts';
import {
  deleteMember,
  membershipsOf,
  type ProjectMember,
  putMember,
  readMembers,
  writeMembersOnly,
} from '../store/project-members.ts';
import { readUsers } from '../store/users.ts';
import { permitInProject, readableProject, roleIn } from './access.ts';
import { requireUser } from './accounts.ts';
import type { Deps } from './deps.ts';
import { write } from './write.ts';

export type ProjectPeople = {
  project: Project;
  members: readonly ProjectMember[];
  /** Active people who may be made members: no administrators, no members. */
  others: readonly { userId: string; name: string; role: Role }[];
  mayShare: boolean;
  /** What the reader is in the project. */
  own: Standing;
};

/** Throws notFound. */
export async function readProjectPeople(deps: Deps, actor: Actor, projectId: string): Promise<ProjectPeople> {
  const { db } = deps.store;
  const project = await readableProject(db, actor, projectId);
  const members = await readMembers(db, projectId);
  const own = await roleIn(db, actor, projectId);
  const known = new Set(members.map(({ userId }) => userId));
  const others = (await readUsers(db, deps.now()))
    .filter((user) => user.active && user.role !== 'admin' && !known.has(user.userId))
    .map(({ userId, name, role }) => ({ userId, name, role }))
    .sort((a, b) => a.name.localeCompare(b.name));
  return { project, members, others, mayShare: may(own, 'project.share', false), own };
}

/**
 * Makes somebody a member of a project with a role, or (null) none any more: who was one has then the role of the installation,
 * or sees nothing of a project that only members see. Throws notFound, forbidden, badInput `document-roles.admin`, `role.unknown`.
 */
export async function setMember(
  deps: Deps,
  actor: Actor,
  input: { projectId: string; userId: string; role: DocumentRole | null },
): Promise<void> {
  const { projectId, userId, role } = input;
  if (role !== null && !DOCUMENT_ROLES.includes(role)) throw badInput('role.unknown');
  await write(deps, async (unit) => {
    await permitInProject(unit.trx, actor, 'project.share', projectId);
    // As on a document: an editor would shut themselves out, or undo what another editor decided.
    if (userId === actor.userId && actor.role !== 'admin') throw forbidden('project.self');
    const user = await requireUser(unit.trx, userId);
    if (role !== null && user.role === 'admin') throw badInput('document-roles.admin');
    const before = (await membershipsOf(unit.trx, userId)).get(projectId)?.member ?? null;
    if (before === role) return;
    if (role === null) await deleteMember(unit.trx, projectId, userId);
    else await putMember(unit.trx, { projectId, userId, role, addedBy: actor.userId, addedAt: unit.now });
    const data = { projectId, name: user.name, before, role: role ?? '' };
    unit.record('project.shared', { actorId: actor.userId, data });
  });
}

/** Shows a project to its members alone, or to everybody again. Whoever closes it becomes a member. Throws notFound, forbidden. */
export async function chooseMembersOnly(
  deps: Deps,
  actor: Actor,
  input: { projectId: string; membersOnly: boolean },
): Promise<void> {
  const { projectId, membersOnly } = input;
  await write(deps, async (unit) => {
    await permitInProject(unit.trx, actor, 'project.share', projectId);
    const project = await readableProject(unit.trx, actor, projectId);
    if (project.membersOnly === membersOnly) return;
    const { userId } = actor;
    const own = (await membershipsOf(unit.trx, userId)).get(projectId)?.member ?? null;
    if (membersOnly && own === null && actor.role !== 'admin')
      await putMember(unit.trx, { projectId, userId, role: 'editor', addedBy: userId, addedAt: unit.now });
    await writeMembersOnly(unit.trx, projectId, membersOnly);
    unit.record('project.shared', { actorId: userId, data: { projectId, membersOnly } });
  });
}
