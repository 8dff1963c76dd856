// Who works in which project, and projects that only their members see.
import type { Migration } from 'kysely';

export const projectPeople: Migration = {
  async up(db) {
    await db.schema
      .alterTable('projects')
      .addColumn('membersOnly', 'integer', (c) => c.notNull().defaultTo(0))
      .execute();
    await db.schema
      .createTable('projectMembers')
      .addColumn('projectId', 'text', (c) => c.notNull().references('projects.projectId'))
      .addColumn('userId', 'text', (c) => c.notNull().references('users.userId'))
      .addColumn('role', 'text', (c) => c.notNull())
      .addColumn('addedBy', 'text', (c) => c.notNull().references('users.userId'))
      .addColumn('addedAt', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('projectMembersKey', ['projectId', 'userId'])
      .execute();
    await db.schema
      .createIndex('projectMembersByUser')
      .on('projectMembers')
      .columns(['userId', 'projectId'])
      .execute();
  },
};
