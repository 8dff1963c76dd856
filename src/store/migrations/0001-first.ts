// First migration: every fact of DESIGN.md. Plain TEXT, INTEGER and BLOB columns, so that PostgreSQL can join later.
import { type Kysely, type Migration, sql } from 'kysely';

const APPEND_ONLY = ['revisions', 'events', 'versionItems', 'originals'] as const;

async function createPeople(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('users')
    .addColumn('userId', 'text', (c) => c.primaryKey())
    .addColumn('login', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('language', 'text')
    .addColumn('theme', 'text', (c) => c.notNull())
    .addColumn('active', 'integer', (c) => c.notNull())
    .addColumn('passwordHash', 'text')
    .addColumn('createdAt', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('sessions')
    .addColumn('tokenHash', 'text', (c) => c.primaryKey())
    .addColumn('userId', 'text', (c) => c.notNull().references('users.userId'))
    .addColumn('userAgent', 'text', (c) => c.notNull())
    .addColumn('createdAt', 'bigint', (c) => c.notNull())
    .addColumn('lastSeenAt', 'bigint', (c) => c.notNull())
    .addColumn('expiresAt', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('sessionsByUser').on('sessions').column('userId').execute();
  await db.schema
    .createTable('oneTimeTokens')
    .addColumn('tokenHash', 'text', (c) => c.primaryKey())
    .addColumn('purpose', 'text', (c) => c.notNull())
    .addColumn('userId', 'text', (c) => c.references('users.userId'))
    .addColumn('createdAt', 'bigint', (c) => c.notNull())
    .addColumn('expiresAt', 'bigint', (c) => c.notNull())
    .execute();
}

async function createDocuments(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('projects')
    .addColumn('projectId', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('settings', 'text', (c) => c.notNull())
    .addColumn('createdAt', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('documents')
    .addColumn('documentId', 'text', (c) => c.primaryKey())
    .addColumn('projectId', 'text', (c) => c.notNull().references('projects.projectId'))
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('outlet', 'text', (c) => c.notNull())
    .addColumn('byline', 'text', (c) => c.notNull())
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('date', 'text', (c) => c.notNull())
    .addColumn('rights', 'text', (c) => c.notNull())
    .addColumn('sourceLang', 'text', (c) => c.notNull())
    .addColumn('targetLang', 'text', (c) => c.notNull())
    .addColumn('format', 'text', (c) => c.notNull())
    .addColumn('createdBy', 'text', (c) => c.references('users.userId'))
    .addColumn('createdAt', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('originals')
    .addColumn('documentId', 'text', (c) => c.primaryKey().references('documents.documentId'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('format', 'text', (c) => c.notNull())
    .addColumn('bytes', 'blob', (c) => c.notNull())
    .addColumn('createdAt', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('paragraphs')
    .addColumn('paragraphId', 'text', (c) => c.primaryKey())
    .addColumn('documentId', 'text', (c) => c.notNull().references('documents.documentId'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('included', 'integer', (c) => c.notNull())
    .addColumn('datelineStart', 'integer')
    .addColumn('datelineEnd', 'integer')
    .addColumn('notes', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('paragraphsByDocument')
    .on('paragraphs')
    .columns(['documentId', 'position'])
    .execute();
  await db.schema
    .createTable('segments')
    .addColumn('segmentId', 'text', (c) => c.primaryKey())
    .addColumn('documentId', 'text', (c) => c.notNull().references('documents.documentId'))
    .addColumn('paragraphId', 'text', (c) => c.notNull().references('paragraphs.paragraphId'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('codes', 'text', (c) => c.notNull())
    .addColumn('fillers', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('segmentsByDocument').on('segments').column('documentId').execute();
  await db.schema
    .createIndex('segmentsByParagraph')
    .on('segments')
    .columns(['paragraphId', 'position'])
    .execute();
}

async function createTexts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('revisions')
    .addColumn('revisionId', 'text', (c) => c.primaryKey())
    .addColumn('segmentId', 'text', (c) => c.notNull().references('segments.segmentId'))
    .addColumn('side', 'text', (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('origin', 'text', (c) => c.notNull())
    .addColumn('machine', 'integer', (c) => c.notNull())
    .addColumn('authorId', 'text', (c) => c.references('users.userId'))
    .addColumn('basedOn', 'integer', (c) => c.notNull())
    .addColumn('words', 'integer', (c) => c.notNull())
    .addColumn('createdAt', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('revisionNumber', ['segmentId', 'side', 'number'])
    .execute();
  await db.schema
    .createTable('revisionAnalyses')
    .addColumn('revisionId', 'text', (c) => c.primaryKey().references('revisions.revisionId'))
    .addColumn('modelVersion', 'text', (c) => c.notNull())
    .addColumn('data', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('workingTexts')
    .addColumn('segmentId', 'text', (c) => c.notNull().references('segments.segmentId'))
    .addColumn('userId', 'text', (c) => c.notNull().references('users.userId'))
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('base', 'integer', (c) => c.notNull())
    .addColumn('updatedAt', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('workingTextsKey', ['segmentId', 'userId'])
    .execute();
  await db.schema
    .createIndex('workingTextsByUser')
    .on('workingTexts')
    .columns(['userId', 'updatedAt'])
    .execute();
}

async function createRecord(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('events')
    .addColumn('sequence', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('eventId', 'text', (c) => c.notNull().unique())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('documentId', 'text')
    .addColumn('segmentId', 'text')
    .addColumn('revisionId', 'text')
    .addColumn('versionId', 'text')
    .addColumn('actorId', 'text')
    .addColumn('createdAt', 'bigint', (c) => c.notNull())
    .addColumn('data', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('eventsByDocument').on('events').columns(['documentId', 'createdAt']).execute();
  await db.schema.createIndex('eventsBySegment').on('events').columns(['segmentId', 'sequence']).execute();
  await db.schema.createIndex('eventsByRevision').on('events').columns(['revisionId', 'sequence']).execute();
  await db.schema.createIndex('eventsByType').on('events').columns(['type', 'sequence']).execute();
  await db.schema
    .createTable('versions')
    .addColumn('versionId', 'text', (c) => c.primaryKey())
    .addColumn('documentId', 'text', (c) => c.notNull().references('documents.documentId'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('submittedBy', 'text', (c) => c.notNull().references('users.userId'))
    .addColumn('submittedAt', 'bigint', (c) => c.notNull())
    .addColumn('decidedBy', 'text', (c) => c.references('users.userId'))
    .addColumn('decidedAt', 'bigint')
    .addColumn('decisionNote', 'text', (c) => c.notNull())
    .addColumn('selfApproved', 'integer', (c) => c.notNull())
    .addColumn('correctsVersionId', 'text', (c) => c.references('versions.versionId'))
    .addUniqueConstraint('versionNumber', ['documentId', 'number'])
    .execute();
  await db.schema
    .createTable('versionItems')
    .addColumn('versionId', 'text', (c) => c.notNull().references('versions.versionId'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('included', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('paragraphId', 'text', (c) => c.notNull())
    .addColumn('segmentId', 'text', (c) => c.notNull().references('segments.segmentId'))
    .addColumn('sourceRevisionId', 'text', (c) => c.references('revisions.revisionId'))
    .addColumn('targetRevisionId', 'text', (c) => c.references('revisions.revisionId'))
    .addPrimaryKeyConstraint('versionItemsKey', ['versionId', 'position'])
    .execute();
  await db.schema.createIndex('versionItemsBySegment').on('versionItems').column('segmentId').execute();
}

async function createTermsAndJobs(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('concepts')
    .addColumn('conceptId', 'text', (c) => c.primaryKey())
    .addColumn('projectId', 'text', (c) => c.references('projects.projectId'))
    .addColumn('domain', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('createdAt', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('terms')
    .addColumn('termId', 'text', (c) => c.primaryKey())
    .addColumn('conceptId', 'text', (c) => c.notNull().references('concepts.conceptId'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('lang', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('partOfSpeech', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('removed', 'integer', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('termsByConcept').on('terms').columns(['conceptId', 'position']).execute();
  await db.schema
    .createTable('jobs')
    .addColumn('jobId', 'text', (c) => c.primaryKey())
    .addColumn('documentId', 'text', (c) => c.notNull().references('documents.documentId'))
    .addColumn('engine', 'text', (c) => c.notNull())
    .addColumn('scope', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('createdBy', 'text', (c) => c.notNull().references('users.userId'))
    .addColumn('createdAt', 'bigint', (c) => c.notNull())
    .addColumn('startedAt', 'bigint')
    .addColumn('finishedAt', 'bigint')
    .addColumn('errorKey', 'text')
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('notBefore', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('jobsByStatus').on('jobs').columns(['status', 'createdAt']).execute();
  await db.schema.createIndex('jobsByDocument').on('jobs').columns(['documentId', 'createdAt']).execute();
  await db.schema
    .createTable('jobItems')
    .addColumn('jobId', 'text', (c) => c.notNull().references('jobs.jobId'))
    .addColumn('segmentId', 'text', (c) => c.notNull().references('segments.segmentId'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('words', 'integer', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('revisionId', 'text')
    .addColumn('errorKey', 'text')
    .addPrimaryKeyConstraint('jobItemsKey', ['jobId', 'segmentId'])
    .execute();
  await db.schema
    .createTable('operations')
    .addColumn('userId', 'text', (c) => c.notNull())
    .addColumn('operationId', 'text', (c) => c.notNull())
    .addColumn('verb', 'text', (c) => c.notNull())
    .addColumn('result', 'text', (c) => c.notNull())
    .addColumn('createdAt', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('operationsKey', ['userId', 'operationId'])
    .execute();
  await db.schema.createIndex('operationsByTime').on('operations').column('createdAt').execute();
  await db.schema
    .createTable('settings')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('value', 'text', (c) => c.notNull())
    .execute();
}

/** History cannot be rewritten, not even by a bug of ours. (On PostgreSQL: the same rule as a revoked grant.) */
async function guardHistory(db: Kysely<unknown>): Promise<void> {
  for (const table of APPEND_ONLY) {
    for (const act of ['UPDATE', 'DELETE'] as const) {
      await sql`CREATE TRIGGER ${sql.id(`${table}No${act === 'UPDATE' ? 'Update' : 'Delete'}`)}
        BEFORE ${sql.raw(act)} ON ${sql.table(table)}
        BEGIN SELECT RAISE(ABORT, ${sql.lit(`${table} is append-only`)}); END`.execute(db);
    }
  }
}

export const first: Migration = {
  async up(db) {
    await createPeople(db);
    await createDocuments(db);
    await createTexts(db);
    await createRecord(db);
    await createTermsAndJobs(db);
    await guardHistory(db);
  },
};
