// Who has taken which segments to translate: one person a segment.
import type { Migration } from 'kysely';

export const claims: Migration = {
  async up(db) {
    await db.schema
      .createTable('claims')
      .addColumn('segmentId', 'text', (c) => c.primaryKey().references('segments.segmentId'))
      .addColumn('documentId', 'text', (c) => c.notNull().references('documents.documentId'))
      .addColumn('userId', 'text', (c) => c.notNull().references('users.userId'))
      .addColumn('claimedAt', 'integer', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('claimsByDocument').on('claims').column('documentId').execute();
  },
};
