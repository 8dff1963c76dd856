// Queries over a scope, built once: Kysely takes longer to build one than SQLite to run it.
import type { Compilable, CompiledQuery } from 'kysely';
import type { Db } from './store.ts';

/** One segment, one document (both: a segment of a document that is known), or (empty) every document. */
export type Scope = { documentId?: string; segmentId?: string };

const DOCUMENT = '\u0000document';
const SEGMENT = '\u0000segment';

/**
 * A query whose shape depends only on which ids of the scope are given. `build` is called once a shape, with marks in place of
 * the ids; it must use them as plain parameters.
 */
export function scopedQuery<Row>(
  build: (db: Db, scope: Scope) => Compilable<Row>,
): (db: Db, scope: Scope) => Promise<Row[]> {
  const shapes = new Map<string, CompiledQuery<Row>>();
  return async (db, { documentId, segmentId }) => {
    const shape = `${documentId !== undefined} ${segmentId !== undefined}`;
    let compiled = shapes.get(shape);
    if (compiled === undefined) {
      compiled = build(db, {
        ...(documentId === undefined ? {} : { documentId: DOCUMENT }),
        ...(segmentId === undefined ? {} : { segmentId: SEGMENT }),
      }).compile();
      shapes.set(shape, compiled);
    }
    const parameters = compiled.parameters.map((value) =>
      value === DOCUMENT ? documentId : value === SEGMENT ? segmentId : value,
    );
    return (await db.executeQuery<Row>({ ...compiled, parameters })).rows;
  };
}
