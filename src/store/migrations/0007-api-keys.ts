// Keys for programs: what each is called, whose it is, what it may do, and when it was last used.
import type { Migration } from 'kysely';

export const apiKeys: Migration = {
  async up(db) {
    await db.schema
      .createTable('apiKeys')
      .addColumn('keyId', 'text', (c) => c.primaryKey())
      .addColumn('tokenHash', 'text', (c) => c.notNull().unique())
      .addColumn('start', 'text', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('scopes', 'text', (c) => c.notNull())
      .addColumn('projectId', 'text', (c) => c.notNull().references('projects.projectId'))
      .addColumn('userId', 'text', (c) => c.notNull().references('users.userId'))
      .addColumn('createdBy', 'text', (c) => c.notNull().references('users.userId'))
      .addColumn('createdAt', 'bigint', (c) => c.notNull())
      .addColumn('expiresAt', 'bigint')
      .addColumn('lastUsedAt', 'bigint')
      .execute();
  },
};
