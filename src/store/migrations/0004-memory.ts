// The translation memory: its units, and the hashes that they are found by.
import type { Migration } from 'kysely';
import { sql } from 'kysely';

export const memory: Migration = {
  async up(db) {
    await db.schema
      .createTable('memoryUnits')
      .addColumn('number', 'integer', (c) => c.primaryKey())
      .addColumn('unitId', 'text', (c) => c.notNull().unique())
      .addColumn('projectId', 'text', (c) => c.notNull().references('projects.projectId'))
      .addColumn('sourceLang', 'text', (c) => c.notNull())
      .addColumn('targetLang', 'text', (c) => c.notNull())
      .addColumn('source', 'text', (c) => c.notNull())
      .addColumn('target', 'text', (c) => c.notNull())
      .addColumn('codes', 'text', (c) => c.notNull())
      .addColumn('segmentId', 'text', (c) => c.references('segments.segmentId'))
      .addColumn('revisionId', 'text', (c) => c.references('revisions.revisionId'))
      .addColumn('part', 'integer', (c) => c.notNull())
      .addColumn('searched', 'integer', (c) => c.notNull())
      .addColumn('before', 'bigint', (c) => c.notNull())
      .addColumn('after', 'bigint', (c) => c.notNull())
      .addColumn('sourceKey', 'bigint', (c) => c.notNull())
      .addColumn('origin', 'text', (c) => c.notNull())
      .addColumn('machine', 'integer', (c) => c.notNull())
      .addColumn('author', 'text', (c) => c.notNull())
      .addColumn('createdAt', 'bigint', (c) => c.notNull())
      .addColumn('changedAt', 'bigint', (c) => c.notNull())
      .addColumn('importId', 'text')
      .addColumn('removal', 'text')
      .execute();
    await db.schema
      .createIndex('memoryUnitsBySource')
      .on('memoryUnits')
      .columns(['projectId', 'sourceKey'])
      .execute();
    await db.schema
      .createIndex('memoryUnitsBySegment')
      .on('memoryUnits')
      .column('segmentId')
      .where(sql.ref('segmentId'), 'is not', null)
      .execute();
    await db.schema
      .createIndex('memoryUnitsByRemoval')
      .on('memoryUnits')
      .column('removal')
      .where(sql.ref('removal'), 'is not', null)
      .execute();
    await db.schema
      .createTable('memoryGrams')
      .addColumn('gram', 'bigint', (c) => c.notNull())
      .addColumn('unit', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('memoryGramsKey', ['gram', 'unit'])
      // Half the size; PostgreSQL does without the clause.
      .modifyEnd(sql`WITHOUT ROWID`)
      .execute();
  },
};
