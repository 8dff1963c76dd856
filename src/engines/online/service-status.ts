// The state of a service, asked for at most twice a minute: pages that show it must not become a load on it.
import { EngineError, type EngineStatus } from '../engine.ts';

const KEPT_MS = 30_000;

/** `ask` resolves where the service is ready and rejects with EngineError where not; `version`: the model's name. */
export function createServiceStatus(
  version: string,
  ask: () => Promise<Pick<EngineStatus, 'account'> | undefined>,
): () => Promise<EngineStatus> {
  let asked = Number.NEGATIVE_INFINITY;
  let known: Promise<EngineStatus> | undefined;
  const fresh = async (): Promise<EngineStatus> => {
    try {
      return { ready: true, modelVersion: version, ...(await ask()) };
    } catch (error) {
      const reason = error instanceof EngineError ? error.kind : 'crashed';
      return { ready: false, reason, modelVersion: '' };
    }
  };
  return () => {
    if (known === undefined || performance.now() - asked > KEPT_MS) {
      asked = performance.now();
      known = fresh();
    }
    return known;
  };
}
