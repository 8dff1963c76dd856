// Whose own terms an import of a glossary goes to.
import type { Migration } from 'kysely';

export const projectGlossaryImports: Migration = {
  async up(db) {
    await db.schema
      .alterTable('glossaryImports')
      .addColumn('projectId', 'text', (c) => c.references('projects.projectId'))
      .execute();
  },
};
