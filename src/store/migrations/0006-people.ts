// Roles on single documents, the bin for deleted ones, and what the record is filtered by.
import type { Migration } from 'kysely';

export const people: Migration = {
  async up(db) {
    await db.schema
      .createTable('documentRoles')
      .addColumn('documentId', 'text', (c) => c.notNull().references('documents.documentId'))
      .addColumn('userId', 'text', (c) => c.notNull().references('users.userId'))
      .addColumn('role', 'text', (c) => c.notNull())
      .addColumn('grantedBy', 'text', (c) => c.notNull().references('users.userId'))
      .addColumn('grantedAt', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('documentRolesKey', ['documentId', 'userId'])
      .execute();
    await db.schema
      .createIndex('documentRolesByUser')
      .on('documentRoles')
      .columns(['userId', 'documentId'])
      .execute();
    await db.schema
      .createTable('binnedDocuments')
      .addColumn('documentId', 'text', (c) => c.primaryKey().references('documents.documentId'))
      .addColumn('deletedBy', 'text', (c) => c.notNull().references('users.userId'))
      .addColumn('deletedAt', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('eventsByActor').on('events').columns(['actorId', 'sequence']).execute();
    await db.schema.createIndex('eventsByTime').on('events').columns(['createdAt', 'sequence']).execute();
  },
};
