// Glossaries that were imported, with what each changed, so that it can be taken back; concepts that are gone but kept.
import type { Migration } from 'kysely';

export const glossaryImports: Migration = {
  async up(db) {
    await db.schema
      .alterTable('concepts')
      .addColumn('removed', 'integer', (c) => c.notNull().defaultTo(0))
      .execute();
    await db.schema
      .createTable('glossaryImports')
      .addColumn('importId', 'text', (c) => c.primaryKey())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('bytes', 'blob')
      .addColumn('createdBy', 'text', (c) => c.notNull().references('users.userId'))
      .addColumn('createdAt', 'bigint', (c) => c.notNull())
      .addColumn('importedBy', 'text', (c) => c.references('users.userId'))
      .addColumn('importedAt', 'bigint')
      .addColumn('added', 'integer', (c) => c.notNull().defaultTo(0))
      .addColumn('changed', 'integer', (c) => c.notNull().defaultTo(0))
      .addColumn('undoneBy', 'text', (c) => c.references('users.userId'))
      .addColumn('undoneAt', 'bigint')
      .execute();
    await db.schema
      .createTable('glossaryImportChanges')
      .addColumn('importId', 'text', (c) => c.notNull().references('glossaryImports.importId'))
      .addColumn('conceptId', 'text', (c) => c.notNull().references('concepts.conceptId'))
      .addColumn('before', 'text')
      .addColumn('after', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('glossaryImportChangesKey', ['importId', 'conceptId'])
      .execute();
    await db.schema
      .createIndex('glossaryImportChangesByConcept')
      .on('glossaryImportChanges')
      .column('conceptId')
      .execute();
  },
};
