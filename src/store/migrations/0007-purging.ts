// History may go with a document that is in the bin, and only then: what lives stays append-only.
import { type Migration, sql } from 'kysely';

/** table → how one of its rows is known to be of a document in the bin. */
const OF_BINNED = {
  originals: '"binnedDocuments" WHERE "binnedDocuments"."documentId" = OLD."documentId"',
  revisions: `"binnedDocuments" JOIN "segments" ON "segments"."documentId" = "binnedDocuments"."documentId"
    WHERE "segments"."segmentId" = OLD."segmentId"`,
  versionItems: `"binnedDocuments" JOIN "segments" ON "segments"."documentId" = "binnedDocuments"."documentId"
    WHERE "segments"."segmentId" = OLD."segmentId"`,
} as const;

export const purging: Migration = {
  async up(db) {
    for (const [table, rows] of Object.entries(OF_BINNED)) {
      const trigger = sql.id(`${table}NoDelete`);
      await sql`DROP TRIGGER ${trigger}`.execute(db);
      await sql`CREATE TRIGGER ${trigger} BEFORE DELETE ON ${sql.table(table)}
        WHEN NOT EXISTS (SELECT 1 FROM ${sql.raw(rows)})
        BEGIN SELECT RAISE(ABORT, ${sql.lit(`${table} is append-only`)}); END`.execute(db);
    }
  },
};
