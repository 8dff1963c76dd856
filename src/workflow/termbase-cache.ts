// The termbase of each project, made when first asked for and again when its concepts have changed.
import type { Concept } from '../model/term.ts';
import { readConcepts, termbaseSequence } from '../store/concepts.ts';
import type { Store } from '../store/store.ts';
import { overlay } from '../termbase/overlay.ts';
import type { Termbase } from './deps.ts';

export type TermbaseCache = {
  /** The project's termbase as of now: one small query where nothing has changed (a shell command may have changed it). */
  forProject(projectId: string): Promise<Termbase>;
};

export function createTermbaseCache(
  store: Store,
  createTermbase: (concepts: readonly Concept[]) => Termbase,
): TermbaseCache {
  const made = new Map<string, { sequence: number; termbase: Termbase }>();
  return {
    async forProject(projectId) {
      const { sequence, concepts } = await store.snapshot(async (trx) => {
        const newest = await termbaseSequence(trx);
        const fresh = made.get(projectId)?.sequence === newest;
        return { sequence: newest, concepts: fresh ? null : await readConcepts(trx, projectId) };
      });
      if (concepts !== null) made.set(projectId, { sequence, termbase: createTermbase(overlay(concepts)) });
      return made.get(projectId)!.termbase;
    },
  };
}
