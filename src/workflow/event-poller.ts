// Follows the record for changes that other processes made (shell commands beside a running server).
import { eventsAfter, lastSequence } from '../store/events.ts';
import type { Deps } from './deps.ts';
import { changeOf } from './write.ts';

const BATCH = 500;

/** Publishes events of other processes on the bus, looking every `everyMs`. Never holds the process open. */
export function startEventPoller(deps: Deps, everyMs = 1000): { stop(): void } {
  let after: number | null = null;
  let busy = false;
  let stopped = false;
  async function look(): Promise<void> {
    if (busy || stopped) return;
    busy = true;
    try {
      after ??= await lastSequence(deps.store.db);
      for (const event of await eventsAfter(deps.store.db, after, BATCH)) {
        after = event.sequence;
        if (deps.bus.takeOwn(event.sequence) || event.documentId === null) continue;
        deps.bus.publish(event.documentId, changeOf(event.segmentId));
      }
    } catch (error) {
      if (!stopped) deps.log.warn({ err: error }, 'could not follow the record');
    } finally {
      busy = false;
    }
  }
  void look();
  const timer = setInterval(look, everyMs);
  timer.unref();
  return {
    stop() {
      stopped = true;
      clearInterval(timer);
    },
  };
}
