// Engines: each document's choice, what steps in for a job's engine, usage by day, and translations kept.
import type { Migration } from 'kysely';

export const engines: Migration = {
  async up(db) {
    await db.schema
      .createTable('documentEngines')
      .addColumn('documentId', 'text', (c) => c.primaryKey().references('documents.documentId'))
      .addColumn('engine', 'text', (c) => c.notNull())
      .execute();
    await db.schema
      .alterTable('jobs')
      .addColumn('fallbacks', 'text', (c) => c.notNull().defaultTo('[]'))
      .execute();
    await db.schema
      .createTable('engineUsage')
      .addColumn('engine', 'text', (c) => c.notNull())
      .addColumn('day', 'text', (c) => c.notNull())
      .addColumn('requests', 'bigint', (c) => c.notNull())
      .addColumn('characters', 'bigint', (c) => c.notNull())
      .addColumn('inputTokens', 'bigint', (c) => c.notNull())
      .addColumn('outputTokens', 'bigint', (c) => c.notNull())
      .addColumn('cacheHits', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('engineUsageKey', ['engine', 'day'])
      .execute();
    await db.schema
      .createTable('keptTranslations')
      .addColumn('key', 'text', (c) => c.primaryKey())
      .addColumn('engine', 'text', (c) => c.notNull())
      .addColumn('modelVersion', 'text', (c) => c.notNull())
      .addColumn('target', 'text', (c) => c.notNull())
      .addColumn('sentences', 'text', (c) => c.notNull())
      .addColumn('hits', 'integer', (c) => c.notNull())
      .addColumn('createdAt', 'bigint', (c) => c.notNull())
      .addColumn('usedAt', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema
      .createIndex('keptTranslationsByUse')
      .on('keptTranslations')
      .columns(['usedAt', 'key'])
      .execute();
  },
};
