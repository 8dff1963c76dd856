// Texts the server has not acknowledged yet, kept in this browser so that a crash, a reload or a sign-out loses nothing.

export type KeptText = { segmentId: string; text: string; base: number; at: number };

export type KeptTexts = {
  keep: (kept: KeptText) => void;
  forget: (segmentId: string) => void;
  all: () => KeptText[];
};

/** `storage` is the browser's; keys carry the person and the document, so that shared computers keep people apart. */
export function createKeptTexts(storage: Storage, userId: string, documentId: string): KeptTexts {
  const prefix = `padanan:unsaved:${userId}:${documentId}:`;
  return {
    keep(kept) {
      try {
        storage.setItem(prefix + kept.segmentId, JSON.stringify(kept));
      } catch {
        // Full or forbidden storage: the text is still in the editor and still being retried.
      }
    },
    forget(segmentId) {
      storage.removeItem(prefix + segmentId);
    },
    all() {
      const found: KeptText[] = [];
      for (let index = 0; index < storage.length; index += 1) {
        const key = storage.key(index);
        if (key?.startsWith(prefix)) found.push(JSON.parse(storage.getItem(key) ?? 'null') as KeptText);
      }
      return found.sort((a, b) => a.at - b.at);
    },
  };
}
