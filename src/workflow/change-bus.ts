// The change bus: tells pages of this process that something in a document changed. The truth is always the database.

export type Change =
  | { type: 'segment'; segmentId: string }
  | { type: 'job'; jobId: string }
  | { type: 'document' };

export type ChangeListener = (change: Change) => void;

export type ChangeBus = {
  publish(documentId: string, change: Change): void;
  /** Calls `listener` for each change of the document until the answered function is called. */
  subscribe(documentId: string, listener: ChangeListener): () => void;
};

export function createChangeBus(): ChangeBus {
  const listeners = new Map<string, Set<ChangeListener>>();
  return {
    publish(documentId, change) {
      for (const listener of [...(listeners.get(documentId) ?? [])]) listener(change);
    },
    subscribe(documentId, listener) {
      const own = listeners.get(documentId) ?? new Set();
      listeners.set(documentId, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0 && listeners.get(documentId) === own) listeners.delete(documentId);
      };
    },
  };
}
