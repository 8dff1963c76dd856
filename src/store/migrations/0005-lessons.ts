// What confirmed segments have taught: word and phrase pairs by project, and the segments that each comes from.
import type { Migration } from 'kysely';

export const lessons: Migration = {
  async up(db) {
    await db.schema
      .createTable('lessons')
      .addColumn('lessonId', 'text', (c) => c.primaryKey())
      .addColumn('projectId', 'text', (c) => c.notNull().references('projects.projectId'))
      .addColumn('source', 'text', (c) => c.notNull())
      .addColumn('target', 'text', (c) => c.notNull())
      .addColumn('weight', 'integer', (c) => c.notNull())
      .addColumn('enabled', 'integer', (c) => c.notNull())
      .addColumn('lastSeenAt', 'bigint', (c) => c.notNull())
      .addUniqueConstraint('lessonsPair', ['projectId', 'source', 'target'])
      .execute();
    await db.schema
      .createTable('lessonEvidence')
      .addColumn('segmentId', 'text', (c) => c.notNull().references('segments.segmentId'))
      .addColumn('lessonId', 'text', (c) => c.notNull().references('lessons.lessonId'))
      .addColumn('corrected', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('lessonEvidenceKey', ['segmentId', 'lessonId'])
      .execute();
    await db.schema.createIndex('lessonEvidenceByLesson').on('lessonEvidence').column('lessonId').execute();
  },
};
