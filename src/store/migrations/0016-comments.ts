// Threads of comments on segments, and what each person is to be told of.
import type { Migration } from 'kysely';

export const comments: Migration = {
  async up(db) {
    await db.schema
      .createTable('threads')
      .addColumn('threadId', 'text', (c) => c.primaryKey())
      .addColumn('documentId', 'text', (c) => c.notNull().references('documents.documentId'))
      .addColumn('segmentId', 'text', (c) => c.notNull().references('segments.segmentId'))
      .addColumn('side', 'text')
      .addColumn('spanStart', 'integer')
      .addColumn('spanEnd', 'integer')
      .addColumn('quote', 'text', (c) => c.notNull())
      .addColumn('createdAt', 'integer', (c) => c.notNull())
      .addColumn('resolvedAt', 'integer')
      .addColumn('resolvedBy', 'text', (c) => c.references('users.userId'))
      .execute();
    await db.schema.createIndex('threadsBySegment').on('threads').column('segmentId').execute();
    await db.schema.createIndex('threadsByDocument').on('threads').column('documentId').execute();
    await db.schema
      .createTable('comments')
      .addColumn('commentId', 'text', (c) => c.primaryKey())
      .addColumn('threadId', 'text', (c) => c.notNull().references('threads.threadId'))
      .addColumn('authorId', 'text', (c) => c.notNull().references('users.userId'))
      .addColumn('text', 'text', (c) => c.notNull())
      .addColumn('createdAt', 'integer', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('commentsByThread').on('comments').column('threadId').execute();
    await db.schema
      .createTable('notices')
      .addColumn('noticeId', 'text', (c) => c.primaryKey())
      .addColumn('userId', 'text', (c) => c.notNull().references('users.userId'))
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('actorId', 'text', (c) => c.references('users.userId'))
      .addColumn('documentId', 'text', (c) => c.notNull().references('documents.documentId'))
      .addColumn('segmentId', 'text')
      .addColumn('threadId', 'text')
      .addColumn('versionNumber', 'integer')
      .addColumn('text', 'text', (c) => c.notNull())
      .addColumn('createdAt', 'integer', (c) => c.notNull())
      .addColumn('readAt', 'integer')
      .addColumn('mailedAt', 'integer')
      .execute();
    await db.schema
      .createIndex('noticesByUser')
      .on('notices')
      .columns(['userId', 'readAt', 'createdAt'])
      .execute();
  },
};
