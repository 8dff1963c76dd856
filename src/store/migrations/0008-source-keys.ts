// Where the same source stands: keys of every segment's source and of its sentences.
import type { Migration } from 'kysely';
import { sql } from 'kysely';

export const sourceKeys: Migration = {
  async up(db) {
    await db.schema
      .createTable('sourceKeys')
      .addColumn('key', 'bigint', (c) => c.notNull())
      .addColumn('segmentId', 'text', (c) => c.notNull().references('segments.segmentId'))
      .addPrimaryKeyConstraint('sourceKeysKey', ['key', 'segmentId'])
      .modifyEnd(sql`WITHOUT ROWID`)
      .execute();
  },
};
