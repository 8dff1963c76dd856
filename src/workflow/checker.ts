// The checks in the background: documents that changed, or whose glossary or settings did, are checked again a little at a time.
import { setTimeout as wait } from 'node:timers/promises';
import { type DocumentToCheck, documentsToCheck, putCheckedDocument } from '../store/findings.ts';
import { searchedSegments } from '../store/search.ts';
import type { Deps } from './deps.ts';
import { basisName, type CheckBasis, checkBasis, issuesOfSegments } from './kept-issues.ts';

const EVERY = 5_000;
/** After ten milliseconds of checking the others have these: checking takes a third of the machine at most. */
const REST = 20;
/** Segments that are checked and then kept at once. */
const SLICE = 500;

export type CheckRound = { documents: number; segments: number };

/** Checks whatever waits; answers how much that was. Stops early where `signal` says so. */
export async function checkWaiting(deps: Deps, signal?: AbortSignal, restMs = 0): Promise<CheckRound> {
  const round = { documents: 0, segments: 0 };
  const bases = new Map<string, CheckBasis>();
  for (const document of await documentsToCheck(deps.store.db)) {
    if (signal?.aborted) break;
    const { projectId } = document;
    const basis = bases.get(projectId) ?? (await checkBasis(deps, projectId));
    bases.set(projectId, basis);
    if (
      document.sequence !== null &&
      document.sequence >= document.newest &&
      document.basis === basisName(basis)
    )
      continue;
    round.segments += await checkDocument(deps, document, basis, signal, restMs);
    round.documents += 1;
  }
  return round;
}

async function checkDocument(
  deps: Deps,
  { documentId, sourceLang, newest }: DocumentToCheck,
  basis: CheckBasis,
  signal: AbortSignal | undefined,
  restMs: number,
): Promise<number> {
  const segments = await searchedSegments(deps.store.db, [documentId]);
  for (let at = 0; at < segments.length; at += SLICE) {
    const options = {
      budgetMs: Number.POSITIVE_INFINITY,
      rest: () => wait(restMs),
      ...(signal ? { signal } : {}),
    };
    await issuesOfSegments(deps, basis, sourceLang, segments.slice(at, at + SLICE), options);
    if (signal?.aborted) return at;
  }
  await deps.store.transaction((trx) =>
    putCheckedDocument(trx, { documentId, sequence: newest, basis: basisName(basis) }),
  );
  return segments.length;
}

/** Checks whatever waits, now and every five seconds, until stopped; never holds the process open. */
export function startChecker(deps: Deps, everyMs = EVERY): { stop(): Promise<void> } {
  const ending = new AbortController();
  let working: Promise<void> = Promise.resolve();
  let busy = false;
  const look = () => {
    if (busy) return;
    busy = true;
    working = checkWaiting(deps, ending.signal, REST)
      .then(({ segments }) => {
        if (segments > 0) deps.log.debug({ segments }, 'checked');
      })
      .catch((error: unknown) => {
        if (!ending.signal.aborted) deps.log.error({ err: error }, 'checking failed');
      })
      .finally(() => {
        busy = false;
      });
  };
  const timer = setInterval(look, everyMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      ending.abort();
      await working;
    },
  };
}
