// Follows the record for changes that other processes made (shell commands beside a running server).
import type { Deps } from './deps.ts';

export function startEventPoller(_deps: Deps, _everyMs = 1000): { stop(): void } {
  throw new Error('not built yet');
}
