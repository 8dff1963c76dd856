// The runner of drafting jobs: takes them from the database, also after a restart.
import type { Deps } from './deps.ts';

export function startJobRunner(_deps: Deps): { stop(): Promise<void> } {
  throw new Error('not built yet');
}
