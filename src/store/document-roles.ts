// Roles on single documents: who is something else there than in the installation.
import type { DocumentRole, Role } from '../model/permissions.ts';
import type { Row } from './schema.ts';
import type { Db } from './store.ts';

export type DocumentGrant = Row<'documentRoles'> & {
  name: string;
  login: string;
  installationRole: Role;
  active: boolean;
};

/** The role that somebody was given on a document, or null. */
export async function findDocumentRole(
  db: Db,
  documentId: string,
  userId: string,
): Promise<DocumentRole | null> {
  const row = await db
    .selectFrom('documentRoles')
    .select('role')
    .where('documentId', '=', documentId)
    .where('userId', '=', userId)
    .executeTakeFirst();
  return row?.role ?? null;
}

/** The documents on which somebody has a role of their own. */
export async function documentRolesOf(db: Db, userId: string): Promise<Map<string, DocumentRole>> {
  const rows = await db
    .selectFrom('documentRoles')
    .select(['documentId', 'role'])
    .where('userId', '=', userId)
    .execute();
  return new Map(rows.map(({ documentId, role }) => [documentId, role]));
}

/** Everybody with a role of their own on a document, by name. */
export async function readDocumentRoles(db: Db, documentId: string): Promise<DocumentGrant[]> {
  const rows = await db
    .selectFrom('documentRoles')
    .innerJoin('users', 'users.userId', 'documentRoles.userId')
    .selectAll('documentRoles')
    .select(['users.name', 'users.login', 'users.role as installationRole', 'users.active'])
    .where('documentId', '=', documentId)
    .orderBy('users.name')
    .execute();
  return rows.map((row) => ({ ...row, active: row.active === 1 }));
}

export async function putDocumentRole(db: Db, grant: Row<'documentRoles'>): Promise<void> {
  const { role, grantedBy, grantedAt } = grant;
  await db
    .insertInto('documentRoles')
    .values(grant)
    .onConflict((c) => c.columns(['documentId', 'userId']).doUpdateSet({ role, grantedBy, grantedAt }))
    .execute();
}

export async function deleteDocumentRole(db: Db, documentId: string, userId: string): Promise<void> {
  await db
    .deleteFrom('documentRoles')
    .where('documentId', '=', documentId)
    .where('userId', '=', userId)
    .execute();
}
