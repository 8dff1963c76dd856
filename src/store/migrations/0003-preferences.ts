// What each person has chosen of how the tool helps: one row a choice that differs from the default.
import type { Migration } from 'kysely';

export const preferences: Migration = {
  async up(db) {
    await db.schema
      .createTable('preferences')
      .addColumn('userId', 'text', (c) => c.notNull().references('users.userId'))
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('value', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('preferencesKey', ['userId', 'name'])
      .execute();
  },
};
