// Issues that somebody says are none, by what they are about.
import type { Migration } from 'kysely';

export const dismissals: Migration = {
  async up(db) {
    await db.schema
      .createTable('dismissals')
      .addColumn('segmentId', 'text', (c) => c.notNull().references('segments.segmentId'))
      .addColumn('checkId', 'text', (c) => c.notNull())
      .addColumn('about', 'text', (c) => c.notNull())
      .addColumn('documentId', 'text', (c) => c.notNull().references('documents.documentId'))
      .addColumn('userId', 'text', (c) => c.notNull().references('users.userId'))
      .addColumn('dismissedAt', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('dismissalsKey', ['segmentId', 'checkId', 'about'])
      .execute();
    await db.schema.createIndex('dismissalsByDocument').on('dismissals').column('documentId').execute();
  },
};
