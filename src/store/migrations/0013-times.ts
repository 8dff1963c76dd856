// How long people typed in each segment, by day.
import type { Migration } from 'kysely';

export const times: Migration = {
  async up(db) {
    await db.schema
      .createTable('segmentTimes')
      .addColumn('segmentId', 'text', (c) => c.notNull().references('segments.segmentId'))
      .addColumn('userId', 'text', (c) => c.notNull().references('users.userId'))
      .addColumn('day', 'text', (c) => c.notNull())
      .addColumn('milliseconds', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('segmentTimesKey', ['segmentId', 'userId', 'day'])
      .execute();
  },
};
