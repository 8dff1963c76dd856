// Where a segment's text stands in the file that its document came from, and the translations that the file proposed for it.
import type { Migration } from 'kysely';

export const filePlaces: Migration = {
  async up(db) {
    await db.schema.alterTable('segments').addColumn('ref', 'text').execute();
    await db.schema
      .createTable('fileSuggestions')
      .addColumn('segmentId', 'text', (c) => c.notNull().references('segments.segmentId'))
      .addColumn('position', 'integer', (c) => c.notNull())
      .addColumn('source', 'text')
      .addColumn('target', 'text', (c) => c.notNull())
      .addColumn('score', 'double precision')
      .addColumn('origin', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('fileSuggestionsKey', ['segmentId', 'position'])
      .execute();
  },
};
