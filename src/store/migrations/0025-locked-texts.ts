// Texts of an imported file that stay as they are, beside the segments that they stand next to.
import type { Migration } from 'kysely';

export const lockedTexts: Migration = {
  async up(db) {
    await db.schema
      .createTable('lockedTexts')
      .addColumn('documentId', 'text', (c) => c.notNull().references('documents.documentId'))
      .addColumn('segmentId', 'text', (c) => c.notNull())
      .addColumn('position', 'integer', (c) => c.notNull())
      .addColumn('reason', 'text', (c) => c.notNull())
      .addColumn('source', 'text')
      .addColumn('target', 'text')
      .addColumn('codes', 'text', (c) => c.notNull())
      .addColumn('sourceLang', 'text', (c) => c.notNull())
      .addColumn('targetLang', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('lockedTextsKey', ['documentId', 'segmentId', 'position'])
      .execute();
  },
};
