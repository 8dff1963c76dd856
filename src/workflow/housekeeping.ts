// Housekeeping of a running server: quiet working texts become revisions, what nobody can use any more is forgotten.
import { forgetOperations } from '../store/operations.ts';
import { deleteExpired } from '../store/users.ts';
import type { Deps } from './deps.ts';
import { flushWorkingTexts } from './working-text.ts';

const FLUSH_EVERY = 30_000;
const TIDY_EVERY = 60 * 60_000;
/** No client retries for so long. */
const OPERATIONS_KEPT = 30 * 86_400_000;

/** Forgets expired sessions and links, and answers to operations of a month ago. */
export async function tidy(deps: Deps): Promise<void> {
  const now = deps.now();
  await deps.store.transaction(async (trx) => {
    await deleteExpired(trx, now);
    await forgetOperations(trx, now - OPERATIONS_KEPT);
  });
}

/** Does both on timers until stopped; never holds the process open. */
export function startHousekeeping(deps: Deps): { stop(): void } {
  const run = (work: (deps: Deps) => Promise<unknown>) => () => {
    work(deps).catch((error) => deps.log.error({ err: error }, 'housekeeping failed'));
  };
  const timers = [setInterval(run(flushWorkingTexts), FLUSH_EVERY), setInterval(run(tidy), TIDY_EVERY)];
  for (const timer of timers) timer.unref();
  return { stop: () => timers.forEach(clearInterval) };
}
