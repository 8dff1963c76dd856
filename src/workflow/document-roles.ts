// Roles on one document: who is more, or less, there than in the installation.
import { badInput, forbidden } from '../errors.ts';
import { DOCUMENT_ROLES, type DocumentRole, may, type Role, type Standing } from '../model/permissions.ts';
import type { Actor } from '../model/user.ts';
import {
  type DocumentGrant,
  deleteDocumentRole,
  findDocumentRole,
  putDocumentRole,
  readDocumentRoles,
} from '../store/document-roles.ts';
import { readUsers } from '../store/users.ts';
import { permitOn, readableDocument, requireDocument, roleOn } from './access.ts';
import { requireUser } from './accounts.ts';
import type { Deps } from './deps.ts';
import { write } from './write.ts';

export type DocumentRoles = {
  grants: readonly DocumentGrant[];
  /** Active people who may be given a role here: no administrators, nobody who has one. */
  others: readonly { userId: string; name: string; role: Role }[];
  mayShare: boolean;
  /** May change the document's details. */
  mayEdit: boolean;
  /** What the reader is here. */
  own: Standing;
};

/** Throws notFound. */
export async function readRolesOn(deps: Deps, actor: Actor, documentId: string): Promise<DocumentRoles> {
  const { db } = deps.store;
  await readableDocument(db, actor, documentId);
  const grants = await readDocumentRoles(db, documentId);
  const own = await roleOn(db, actor, documentId);
  const given = new Set(grants.map(({ userId }) => userId));
  const others = (await readUsers(db, deps.now()))
    .filter((user) => user.active && user.role !== 'admin' && !given.has(user.userId))
    .map(({ userId, name, role }) => ({ userId, name, role }))
    .sort((a, b) => a.name.localeCompare(b.name));
  const mayShare = may(own, 'document.share', false);
  return { grants, others, mayShare, mayEdit: may(own, 'document.edit', false), own };
}

/** Whether the actor may write the document's English. */
export async function mayEdit(deps: Deps, actor: Actor, documentId: string): Promise<boolean> {
  return may(await roleOn(deps.store.db, actor, documentId), 'segment.edit', false);
}

/**
 * Gives somebody a role on a document, or (null) the one of the installation again. Throws notFound, forbidden, badInput
 * `document-roles.admin`.
 */
export async function setRoleOn(
  deps: Deps,
  actor: Actor,
  input: { documentId: string; userId: string; role: DocumentRole | null },
): Promise<void> {
  const { documentId, userId, role } = input;
  if (role !== null && !DOCUMENT_ROLES.includes(role)) throw badInput('role.unknown');
  await write(deps, async (unit) => {
    await requireDocument(unit.trx, documentId);
    await permitOn(unit.trx, actor, 'document.share', documentId);
    // Nobody changes their own: an editor would shut themselves out, or undo what another editor decided.
    if (userId === actor.userId && actor.role !== 'admin') throw forbidden('document-roles.self');
    const user = await requireUser(unit.trx, userId);
    if (role !== null && user.role === 'admin') throw badInput('document-roles.admin');
    const before = await findDocumentRole(unit.trx, documentId, userId);
    if (before === role) return;
    if (role === null) await deleteDocumentRole(unit.trx, documentId, userId);
    else
      await putDocumentRole(unit.trx, {
        documentId,
        userId,
        role,
        grantedBy: actor.userId,
        grantedAt: unit.now,
      });
    unit.record('document.shared', { documentId, actorId: actor.userId, data: { userId, before, role } });
  });
}
