// Lessons and the segments that teach them.
import { type Lesson, type LessonPair, USUAL_WEIGHT } from '../model/lesson.ts';
import { chunks } from './chunks.ts';
import type { Row } from './schema.ts';
import type { Db } from './store.ts';

const counted = (db: Db, projectId: string) =>
  db
    .selectFrom('lessons')
    .leftJoin('lessonEvidence', 'lessonEvidence.lessonId', 'lessons.lessonId')
    .selectAll('lessons')
    .select((e) => [
      e.fn.count('lessonEvidence.segmentId').as('count'),
      e.fn.sum('lessonEvidence.corrected').as('corrections'),
    ])
    .where('projectId', '=', projectId)
    .groupBy('lessons.lessonId');

function toLesson(row: Row<'lessons'> & { count: unknown; corrections: unknown }): Lesson {
  const { lessonId, source, target, weight, enabled } = row;
  const numbers = { count: Number(row.count), corrections: Number(row.corrections ?? 0) };
  return {
    lessonId,
    source,
    target,
    weight,
    enabled: enabled === 1,
    ...numbers,
    lastSeenAt: Number(row.lastSeenAt),
  };
}

/** The project's lessons that came of a correction, or that somebody removed; newest first. */
export async function readLessons(db: Db, projectId: string): Promise<Lesson[]> {
  const rows = await counted(db, projectId).orderBy('lastSeenAt', 'desc').orderBy('source').execute();
  return rows.map(toLesson).filter((lesson) => lesson.corrections > 0 || !lesson.enabled);
}

/** What the project's confirmed texts have for `sources`, where it is not removed. */
export async function findLessons(db: Db, projectId: string, sources: readonly string[]): Promise<Lesson[]> {
  const found: Lesson[] = [];
  for (const some of chunks(sources)) {
    const query = counted(db, projectId)
      .where('enabled', '=', 1)
      .where('source', 'in', [...some]);
    found.push(...(await query.execute()).map(toLesson));
  }
  return found;
}

/** Replaces what a segment teaches. Weight and removal of lessons that are there already stay. */
export async function putEvidence(
  db: Db,
  at: { projectId: string; segmentId: string; now: number; weight: number; newId: () => string },
  pairs: readonly LessonPair[],
): Promise<void> {
  const { projectId, segmentId, now, weight } = at;
  await db.deleteFrom('lessonEvidence').where('segmentId', '=', segmentId).execute();
  for (const { source, target, corrected } of pairs) {
    const first = corrected ? weight : USUAL_WEIGHT;
    const fresh = { lessonId: at.newId(), projectId, source, target, weight: first, enabled: 1 as const };
    const { lessonId } = await db
      .insertInto('lessons')
      .values({ ...fresh, lastSeenAt: now })
      .onConflict((c) => c.columns(['projectId', 'source', 'target']).doUpdateSet({ lastSeenAt: now }))
      .returning('lessonId')
      .executeTakeFirstOrThrow();
    // What was only ever kept so far has no weight of its own.
    if (corrected)
      await db
        .updateTable('lessons')
        .set({ weight })
        .where('lessonId', '=', lessonId)
        .where((e) =>
          e.not(
            e.exists(
              e
                .selectFrom('lessonEvidence')
                .select('segmentId')
                .whereRef('lessonEvidence.lessonId', '=', 'lessons.lessonId')
                .where('corrected', '=', 1),
            ),
          ),
        )
        .execute();
    await db
      .insertInto('lessonEvidence')
      .values({ segmentId, lessonId, corrected: corrected ? 1 : 0 })
      .execute();
  }
}

/** Answers false where the project has no such lesson. */
export async function updateLesson(
  db: Db,
  lesson: { projectId: string; lessonId: string },
  change: { weight?: number; enabled?: boolean },
): Promise<boolean> {
  const { weight, enabled } = change;
  const values = {
    ...(weight === undefined ? {} : { weight }),
    ...(enabled === undefined ? {} : { enabled: enabled ? (1 as const) : (0 as const) }),
  };
  const done = await db
    .updateTable('lessons')
    .set(values)
    .where('lessonId', '=', lesson.lessonId)
    .where('projectId', '=', lesson.projectId)
    .executeTakeFirst();
  return Number(done.numUpdatedRows) > 0;
}
