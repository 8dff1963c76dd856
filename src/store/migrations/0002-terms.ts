// What a termbase holds besides words: definitions, contexts, sources, case rules, extra forms; and proposals of terms.
import type { Migration } from 'kysely';

export const terms: Migration = {
  async up(db) {
    await db.schema
      .alterTable('concepts')
      .addColumn('definition', 'text', (c) => c.notNull().defaultTo(''))
      .execute();
    for (const [name, value] of [
      ['caseRule', 'any'],
      ['forms', '[]'],
      ['context', ''],
      ['source', ''],
    ] as const) {
      await db.schema
        .alterTable('terms')
        .addColumn(name, 'text', (c) => c.notNull().defaultTo(value))
        .execute();
    }
    await db.schema
      .alterTable('terms')
      .addColumn('forbidden', 'integer', (c) => c.notNull().defaultTo(0))
      .execute();
    await db.schema
      .createTable('termProposals')
      .addColumn('proposalId', 'text', (c) => c.primaryKey())
      .addColumn('indonesian', 'text', (c) => c.notNull())
      .addColumn('english', 'text', (c) => c.notNull())
      .addColumn('partOfSpeech', 'text', (c) => c.notNull())
      .addColumn('note', 'text', (c) => c.notNull())
      .addColumn('context', 'text', (c) => c.notNull())
      .addColumn('documentId', 'text', (c) => c.references('documents.documentId'))
      .addColumn('status', 'text', (c) => c.notNull())
      .addColumn('conceptId', 'text')
      .addColumn('proposedBy', 'text', (c) => c.notNull().references('users.userId'))
      .addColumn('proposedAt', 'bigint', (c) => c.notNull())
      .addColumn('decidedBy', 'text', (c) => c.references('users.userId'))
      .addColumn('decidedAt', 'bigint')
      .execute();
    await db.schema
      .createIndex('termProposalsByStatus')
      .on('termProposals')
      .columns(['status', 'proposedAt'])
      .execute();
  },
};
