// Which version of an article was published, when and where; correction notes to what was published.
import type { Migration } from 'kysely';

export const publications: Migration = {
  async up(db) {
    await db.schema
      .createTable('publications')
      .addColumn('publicationId', 'text', (c) => c.primaryKey())
      .addColumn('documentId', 'text', (c) => c.notNull().references('documents.documentId'))
      .addColumn('versionId', 'text', (c) => c.notNull().references('versions.versionId'))
      .addColumn('publishedAt', 'integer', (c) => c.notNull())
      .addColumn('address', 'text', (c) => c.notNull())
      .addColumn('recordedBy', 'text', (c) => c.notNull().references('users.userId'))
      .addColumn('recordedAt', 'integer', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('publicationsByDocument').on('publications').column('documentId').execute();
    await db.schema
      .createTable('correctionNotes')
      .addColumn('noteId', 'text', (c) => c.primaryKey())
      .addColumn('publicationId', 'text', (c) => c.notNull().references('publications.publicationId'))
      .addColumn('text', 'text', (c) => c.notNull())
      .addColumn('authorId', 'text', (c) => c.notNull().references('users.userId'))
      .addColumn('createdAt', 'integer', (c) => c.notNull())
      .execute();
    await db.schema
      .createIndex('correctionNotesByPublication')
      .on('correctionNotes')
      .column('publicationId')
      .execute();
  },
};
