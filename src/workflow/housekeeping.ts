// Housekeeping of a running server: quiet working texts become revisions, what nobody can use any more is forgotten, the glossary is warm.
import { readProject } from '../store/documents.ts';
import { forgetUploads } from '../store/glossary-imports.ts';
import { forgetOperations } from '../store/operations.ts';
import { deleteExpired } from '../store/users.ts';
import { purgeBin } from './bin.ts';
import type { Deps } from './deps.ts';
import { keepEarlierTargets } from './target-keeping.ts';
import { flushWorkingTexts } from './working-text.ts';

const FLUSH_EVERY = 30_000;
const TIDY_EVERY = 60 * 60_000;
/** Autosaves make many; a retry that comes later still finds its text unchanged, or meets a conflict. */
const OPERATIONS_KEPT = 2 * 86_400_000;
/** A glossary that somebody looks at and does not import. */
const UPLOADS_KEPT = 7 * 86_400_000;

/** Forgets expired sessions and links, answers to old operations, glossaries that nobody imported, and what was long enough in the bin. */
async function tidy(deps: Deps): Promise<void> {
  const now = deps.now();
  await deps.store.transaction(async (trx) => {
    await deleteExpired(trx, now);
    await forgetOperations(trx, now - OPERATIONS_KEPT);
    await forgetUploads(trx, now - UPLOADS_KEPT);
  });
  await purgeBin(deps);
}

/** Makes the glossary's index before the first page asks for it: it takes a third of a second. */
async function warmGlossary(deps: Deps): Promise<void> {
  const project = await readProject(deps.store.db);
  if (project !== null) (await deps.termbase.forProject(project.projectId)).find('', 'id');
}

/** Does these now and on timers until stopped; never holds the process open. */
export function startHousekeeping(deps: Deps): { stop(): void } {
  const run = (work: (deps: Deps) => Promise<unknown>) => () => {
    work(deps).catch((error) => deps.log.error({ err: error }, 'housekeeping failed'));
  };
  const timers = [setInterval(run(flushWorkingTexts), FLUSH_EVERY), setInterval(run(tidy), TIDY_EVERY)];
  for (const timer of timers) timer.unref();
  run(tidy)();
  run(warmGlossary)();
  run(keepEarlierTargets)();
  return { stop: () => timers.forEach(clearInterval) };
}
