// What every workflow verb is handed: the store, the engines, the termbase, the clock, ids, the log and the change bus.
import type { Logger } from 'pino';
import { v7 } from 'uuid';
import type { Engine } from '../engines/engine.ts';
import type { Concept, TermMatch, TermUse } from '../model/term.ts';
import type { Store } from '../store/store.ts';
import type { LookedUp } from '../text/look-up.ts';
import { type ChangeBus, createChangeBus } from './change-bus.ts';
import { createPresence, type Presence } from './presence.ts';
import { createTermbaseCache, type TermbaseCache } from './termbase-cache.ts';

/** The glossary as the verbs use it; src/termbase makes it from concepts. `state`: a hash of what it was made from. */
export type Termbase = {
  readonly state: string;
  find(source: string, sourceLang: string): readonly TermMatch[];
  traces(conceptId: string, sourceLang: string): (source: string) => boolean;
  check(matches: readonly TermMatch[], target: string): readonly TermUse[];
  /** Each term with its preferred English, for engines that keep a glossary of their own. */
  entries(sourceLang: string): readonly { source: string; target: string }[];
};

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

export type Deps = {
  readonly store: Store;
  readonly engines: ReadonlyMap<string, Engine>;
  readonly termbase: TermbaseCache;
  /** The dictionary's answer for a word as it stands in a text. */
  lookUp(word: string): LookedUp;
  now(): number;
  /** A UUIDv7: sorts by time of making. */
  newId(): string;
  readonly log: Log;
  readonly bus: ChangeBus;
  readonly presence: Presence;
  /** Days a sign-in lasts without use. */
  readonly sessionDays: number;
};

/** Puts the verbs' world together from what main chose. */
export function createDeps(parts: {
  store: Store;
  engines: ReadonlyMap<string, Engine>;
  createTermbase: (concepts: readonly Concept[]) => Termbase;
  lookUp?: (word: string) => LookedUp;
  log: Log;
  sessionDays?: number;
  now?: () => number;
  newId?: () => string;
}): Deps {
  const bus = createChangeBus();
  return {
    store: parts.store,
    engines: parts.engines,
    termbase: createTermbaseCache(parts.store, parts.createTermbase),
    lookUp: parts.lookUp ?? ((word) => ({ word, form: word, root: word, affixes: [], rows: [] })),
    now: parts.now ?? Date.now,
    newId: parts.newId ?? (() => v7()),
    log: parts.log,
    bus,
    presence: createPresence(bus),
    sessionDays: parts.sessionDays ?? 14,
  };
}
