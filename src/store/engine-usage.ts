// What engines were asked for, by day: requests, characters, tokens, and answers that were kept.
import type { Row } from './schema.ts';
import type { Db } from './store.ts';

export type Usage = Omit<Row<'engineUsage'>, 'engine' | 'day'>;

/** Adds to an engine's day (YYYY-MM-DD, UTC). */
export async function addUsage(db: Db, engine: string, day: string, usage: Usage): Promise<void> {
  await db
    .insertInto('engineUsage')
    .values({ engine, day, ...usage })
    .onConflict((c) =>
      c.columns(['engine', 'day']).doUpdateSet((e) => ({
        requests: e('engineUsage.requests', '+', usage.requests),
        characters: e('engineUsage.characters', '+', usage.characters),
        inputTokens: e('engineUsage.inputTokens', '+', usage.inputTokens),
        outputTokens: e('engineUsage.outputTokens', '+', usage.outputTokens),
        cacheHits: e('engineUsage.cacheHits', '+', usage.cacheHits),
      })),
    )
    .execute();
}

/** Each engine's sums from `day` on. */
export async function usageSince(db: Db, day: string): Promise<Map<string, Usage>> {
  const rows = await db
    .selectFrom('engineUsage')
    .select((e) => [
      'engine',
      e.fn.sum('requests').as('requests'),
      e.fn.sum('characters').as('characters'),
      e.fn.sum('inputTokens').as('inputTokens'),
      e.fn.sum('outputTokens').as('outputTokens'),
      e.fn.sum('cacheHits').as('cacheHits'),
    ])
    .where('day', '>=', day)
    .groupBy('engine')
    .execute();
  return new Map(
    rows.map((row) => [
      row.engine,
      {
        requests: Number(row.requests),
        characters: Number(row.characters),
        inputTokens: Number(row.inputTokens),
        outputTokens: Number(row.outputTokens),
        cacheHits: Number(row.cacheHits),
      },
    ]),
  );
}
