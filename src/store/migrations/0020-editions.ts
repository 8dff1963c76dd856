// Paragraphs that are gone though their history stays, and the new editions of an original, each with its bytes.
import type { Migration } from 'kysely';

export const editions: Migration = {
  async up(db) {
    await db.schema
      .alterTable('paragraphs')
      .addColumn('gone', 'text', (c) => c.notNull().defaultTo(''))
      .execute();
    await db.schema
      .createTable('editions')
      .addColumn('editionId', 'text', (c) => c.primaryKey())
      .addColumn('documentId', 'text', (c) => c.notNull().references('documents.documentId'))
      .addColumn('number', 'integer', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('format', 'text', (c) => c.notNull())
      .addColumn('bytes', 'blob', (c) => c.notNull())
      .addColumn('outcome', 'text', (c) => c.notNull())
      .addColumn('takenBy', 'text', (c) => c.notNull().references('users.userId'))
      .addColumn('takenAt', 'bigint', (c) => c.notNull())
      .addColumn('undoneAt', 'bigint')
      .addUniqueConstraint('editionNumber', ['documentId', 'number'])
      .execute();
  },
};
