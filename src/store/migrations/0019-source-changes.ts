// What each later revision of a source says: the same as an earlier one (a typo mended), or something new.
import type { Migration } from 'kysely';

export const sourceChanges: Migration = {
  async up(db) {
    await db.schema
      .createTable('sourceChanges')
      .addColumn('revisionId', 'text', (c) => c.primaryKey().references('revisions.revisionId'))
      .addColumn('segmentId', 'text', (c) => c.notNull().references('segments.segmentId'))
      .addColumn('number', 'integer', (c) => c.notNull())
      .addColumn('sense', 'integer', (c) => c.notNull())
      .addColumn('since', 'integer', (c) => c.notNull())
      .addColumn('createdAt', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema
      .createIndex('sourceChangesBySegment')
      .on('sourceChanges')
      .columns(['segmentId', 'number'])
      .execute();
  },
};
