// The change bus: tells pages of this process that something in a document changed. The truth is always the database.

export type Change =
  | { type: 'segment'; segmentId: string }
  | { type: 'job'; jobId: string }
  | { type: 'presence' }
  | { type: 'document' };

export type ChangeListener = (change: Change) => void;

export type ChangeBus = {
  publish(documentId: string, change: Change): void;
  /** Calls `listener` for each change of the document until the answered function is called. */
  subscribe(documentId: string, listener: ChangeListener): () => void;
  /** As subscribe, for every document. */
  subscribeAll(listener: ChangeListener): () => void;
  /** Notes events (by their sequence in the record) whose changes this process has published itself. */
  ownEvents(first: number, last: number): void;
  /** Whether the event was this process's own; asked once an event. */
  takeOwn(sequence: number): boolean;
};

/** Enough for whatever happens between two looks at the record; beyond it a page is merely told twice. */
const OWN_EVENTS = 20_000;

export function createChangeBus(): ChangeBus {
  const listeners = new Map<string, Set<ChangeListener>>();
  const everywhere = new Set<ChangeListener>();
  const own = new Set<number>();
  return {
    publish(documentId, change) {
      for (const listener of [...(listeners.get(documentId) ?? []), ...everywhere]) listener(change);
    },
    subscribeAll(listener) {
      everywhere.add(listener);
      return () => everywhere.delete(listener);
    },
    subscribe(documentId, listener) {
      const ofDocument = listeners.get(documentId) ?? new Set();
      listeners.set(documentId, ofDocument.add(listener));
      return () => {
        ofDocument.delete(listener);
        if (ofDocument.size === 0 && listeners.get(documentId) === ofDocument) listeners.delete(documentId);
      };
    },
    ownEvents(first, last) {
      for (let sequence = first; sequence <= last; sequence++) own.add(sequence);
      for (const sequence of own) {
        if (own.size <= OWN_EVENTS) break;
        own.delete(sequence);
      }
    },
    takeOwn: (sequence) => own.delete(sequence),
  };
}
