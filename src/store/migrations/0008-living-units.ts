// The index by source of living units only: counting them and finding those with one source need no look at the rows.
import type { Migration } from 'kysely';
import { sql } from 'kysely';

export const livingUnits: Migration = {
  async up(db) {
    await db.schema.dropIndex('memoryUnitsBySource').execute();
    await db.schema
      .createIndex('memoryUnitsLiving')
      .on('memoryUnits')
      .columns(['projectId', 'sourceKey'])
      .where(sql.ref('removal'), 'is', null)
      .execute();
  },
};
