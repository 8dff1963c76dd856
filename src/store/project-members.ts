// The people of projects: who is what in which, which projects only they see, and which documents a person sees.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { DocumentRole, Membership, Role } from '../model/permissions.ts';
import type { Row } from './schema.ts';
import type { Db } from './store.ts';

export type ProjectMember = Row<'projectMembers'> & {
  name: string;
  login: string;
  installationRole: Role;
  active: boolean;
};

/** Who looks at a list; null: the machine itself, which sees everything. */
export type Viewer = { userId: string; role: Role } | null;

/**
 * For a `where`: the viewer may see the document that `column` names. What only members see is seen by them, by administrators
 * and by whoever has a role on the document itself.
 */
export function visibleTo(viewer: Viewer, column: string) {
  if (viewer === null || viewer.role === 'admin') return sql<SqlBool>`1 = 1`;
  return shown(column, sql`${viewer.userId}`);
}

/** As visibleTo, for the person of each row: `people` is a joined `users`. */
export function visibleToEach(people: string, column: string) {
  return sql<SqlBool>`(${sql.ref(`${people}.role`)} = 'admin' or ${shown(column, sql.ref(`${people}.userId`))})`;
}

function shown(column: string, userId: RawBuilder<unknown>) {
  return sql<SqlBool>`not exists (
    select 1 from "documents" as "seen" join "projects" as "closed" on "closed"."projectId" = "seen"."projectId"
    where "seen"."documentId" = ${sql.ref(column)} and "closed"."membersOnly" = 1
    and not exists (select 1 from "projectMembers" as "member"
      where "member"."projectId" = "seen"."projectId" and "member"."userId" = ${userId})
    and not exists (select 1 from "documentRoles" as "granted"
      where "granted"."documentId" = "seen"."documentId" and "granted"."userId" = ${userId}))`;
}

/** What decides on a person's role on a document (also on one in the bin); null where there is none. */
export async function readStanding(
  db: Db,
  documentId: string,
  userId: string,
): Promise<(Membership & { granted: DocumentRole | null }) | null> {
  const row = await db
    .selectFrom('documents')
    .innerJoin('projects', 'projects.projectId', 'documents.projectId')
    .leftJoin('projectMembers', (join) =>
      join
        .onRef('projectMembers.projectId', '=', 'documents.projectId')
        .on('projectMembers.userId', '=', userId),
    )
    .leftJoin('documentRoles', (join) =>
      join
        .onRef('documentRoles.documentId', '=', 'documents.documentId')
        .on('documentRoles.userId', '=', userId),
    )
    .select(['projects.membersOnly', 'projectMembers.role as member', 'documentRoles.role as granted'])
    .where('documents.documentId', '=', documentId)
    .executeTakeFirst();
  return row === undefined ? null : { ...row, membersOnly: row.membersOnly === 1 };
}

/** A person's membership of every project, by project. */
export async function membershipsOf(db: Db, userId: string): Promise<Map<string, Membership>> {
  const rows = await db
    .selectFrom('projects')
    .leftJoin('projectMembers', (join) =>
      join
        .onRef('projectMembers.projectId', '=', 'projects.projectId')
        .on('projectMembers.userId', '=', userId),
    )
    .select(['projects.projectId', 'projects.membersOnly', 'projectMembers.role as member'])
    .execute();
  return new Map(
    rows.map(({ projectId, membersOnly, member }) => [projectId, { membersOnly: membersOnly === 1, member }]),
  );
}

/** The members of a project, by name. */
export async function readMembers(db: Db, projectId: string): Promise<ProjectMember[]> {
  const rows = await db
    .selectFrom('projectMembers')
    .innerJoin('users', 'users.userId', 'projectMembers.userId')
    .selectAll('projectMembers')
    .select(['users.name', 'users.login', 'users.role as installationRole', 'users.active'])
    .where('projectId', '=', projectId)
    .orderBy('users.name')
    .execute();
  return rows.map((row) => ({ ...row, active: row.active === 1 }));
}

export async function putMember(db: Db, member: Row<'projectMembers'>): Promise<void> {
  const { role, addedBy, addedAt } = member;
  await db
    .insertInto('projectMembers')
    .values(member)
    .onConflict((c) => c.columns(['projectId', 'userId']).doUpdateSet({ role, addedBy, addedAt }))
    .execute();
}

export async function deleteMember(db: Db, projectId: string, userId: string): Promise<void> {
  await db
    .deleteFrom('projectMembers')
    .where('projectId', '=', projectId)
    .where('userId', '=', userId)
    .execute();
}

export async function writeMembersOnly(db: Db, projectId: string, membersOnly: boolean): Promise<void> {
  await db
    .updateTable('projects')
    .set({ membersOnly: membersOnly ? 1 : 0 })
    .where('projectId', '=', projectId)
    .execute();
}
