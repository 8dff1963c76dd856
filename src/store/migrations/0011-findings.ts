// What the checks found in each segment, kept with all that it depends on; how far each document has been checked.
import type { Migration } from 'kysely';

export const findings: Migration = {
  async up(db) {
    await db.schema
      .createTable('findings')
      .addColumn('segmentId', 'text', (c) =>
        c.primaryKey().references('segments.segmentId').onDelete('cascade'),
      )
      .addColumn('documentId', 'text', (c) =>
        c.notNull().references('documents.documentId').onDelete('cascade'),
      )
      .addColumn('texts', 'text', (c) => c.notNull())
      .addColumn('glossary', 'text', (c) => c.notNull())
      .addColumn('terms', 'text', (c) => c.notNull())
      .addColumn('issues', 'text', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('findingsByDocument').on('findings').column('documentId').execute();
    await db.schema
      .createTable('checkedDocuments')
      .addColumn('documentId', 'text', (c) =>
        c.primaryKey().references('documents.documentId').onDelete('cascade'),
      )
      .addColumn('sequence', 'integer', (c) => c.notNull())
      .addColumn('basis', 'text', (c) => c.notNull())
      .execute();
  },
};
