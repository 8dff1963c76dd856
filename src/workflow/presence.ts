// Who has a document open, in which segment, and who is typing: known while pages are open, never stored.
import type { ChangeBus } from './change-bus.ts';

/** One open page of a person. `segmentId`: the segment being edited there, or null. */
export type Here = { userId: string; name: string; segmentId: string | null; typing: boolean };

export type Presence = {
  /** A page was opened; the answered function says that it was left. `clientId`: the page's own, unique. */
  join(documentId: string, page: { clientId: string; userId: string; name: string }): () => void;
  /** A page is in a segment now, or in none; `typing` holds for some seconds. Unknown pages are passed over. */
  move(documentId: string, clientId: string, place: { segmentId: string | null; typing: boolean }): void;
  /** The open pages of a document, in the order in which they came. */
  at(documentId: string): readonly Here[];
};

/** A page says so again while somebody goes on typing; this long after the last time nobody does any more. */
const TYPING_MS = 6000;

type Page = { userId: string; name: string; segmentId: string | null; stillTyping: NodeJS.Timeout | null };

/** Presence that tells of every change over `bus`. */
export function createPresence(bus: ChangeBus): Presence {
  const documents = new Map<string, Map<string, Page>>();
  const tell = (documentId: string) => bus.publish(documentId, { type: 'presence' });

  function rest(page: Page): void {
    if (page.stillTyping !== null) clearTimeout(page.stillTyping);
    page.stillTyping = null;
  }

  return {
    join(documentId, { clientId, userId, name }) {
      const pages = documents.get(documentId) ?? new Map<string, Page>();
      documents.set(documentId, pages);
      // A page that reconnects is the same page: it says anew where it is.
      const page: Page = { userId, name, segmentId: null, stillTyping: null };
      pages.set(clientId, page);
      tell(documentId);
      return () => {
        if (pages.get(clientId) !== page) return;
        rest(page);
        pages.delete(clientId);
        if (pages.size === 0) documents.delete(documentId);
        tell(documentId);
      };
    },
    move(documentId, clientId, { segmentId, typing }) {
      const page = documents.get(documentId)?.get(clientId);
      if (page === undefined) return;
      const changed = page.segmentId !== segmentId || (page.stillTyping !== null) !== typing;
      rest(page);
      page.segmentId = segmentId;
      if (typing) {
        const pause = () => {
          page.stillTyping = null;
          tell(documentId);
        };
        page.stillTyping = setTimeout(pause, TYPING_MS).unref();
      }
      if (changed) tell(documentId);
    },
    at: (documentId) =>
      [...(documents.get(documentId)?.values() ?? [])].map(({ userId, name, segmentId, stillTyping }) => ({
        userId,
        name,
        segmentId,
        typing: stillTyping !== null,
      })),
  };
}
