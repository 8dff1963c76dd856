// When an article is due, and where its people get their mail.
import type { Migration } from 'kysely';

export const due: Migration = {
  async up(db) {
    await db.schema
      .alterTable('documents')
      .addColumn('due', 'text', (c) => c.notNull().defaultTo(''))
      .execute();
    await db.schema
      .alterTable('users')
      .addColumn('email', 'text', (c) => c.notNull().defaultTo(''))
      .execute();
  },
};
