// The memory's units by what their targets say: keys of the targets that are long enough to be compared.
import type { Migration } from 'kysely';
import { sql } from 'kysely';

export const targetKeys: Migration = {
  async up(db) {
    await db.schema.alterTable('memoryUnits').addColumn('targetKey', 'bigint').execute();
    await db.schema
      .createIndex('memoryUnitsByTarget')
      .on('memoryUnits')
      .columns(['projectId', 'targetKey'])
      .where(sql.ref('targetKey'), 'is not', null)
      .where(sql.ref('removal'), 'is', null)
      .execute();
  },
};
