// What happens elsewhere: the document's event stream, reopened whenever it breaks.
import type { JobJson, PresenceJson, ProgressJson, RowJson } from '../../model/desk-json.ts';

export type LiveEvents = {
  row: (change: {
    row: RowJson;
    progress: ProgressJson;
    author: { userId: string; name: string } | null;
  }) => void;
  job: (job: JobJson) => void;
  presence: (presence: PresenceJson) => void;
  /** Something of the whole document: a version was submitted or decided on, a paragraph's kind changed. */
  document: () => void;
  /** The stream runs: from now on the others hear of this page. */
  opened: () => void;
  /** The stream runs again after a break, in which things may have happened. */
  reopened: () => void;
};

const REOPEN_MS = 10_000;

/** `clientId`: shows this page's reader to the others. */
export function startLive(documentId: string, clientId: string, events: LiveEvents): void {
  let source: EventSource | null = null;
  let wasOpen = false;

  function open(): void {
    source = new EventSource(`/api/v1/documents/${documentId}/events?client=${clientId}`);
    source.addEventListener('open', () => {
      events.opened();
      if (wasOpen) events.reopened();
      wasOpen = true;
    });
    source.addEventListener('row', (event) => events.row(JSON.parse(event.data)));
    source.addEventListener('presence', (event) => events.presence(JSON.parse(event.data)));
    source.addEventListener('document', () => events.document());
    source.addEventListener('job', (event) => events.job(JSON.parse(event.data)));
    source.addEventListener('error', () => {
      // The browser itself tries again after a broken connection, but not after a refusal.
      if (source?.readyState === EventSource.CLOSED) window.setTimeout(open, REOPEN_MS);
    });
  }

  open();
  window.addEventListener('pagehide', () => source?.close());
  window.addEventListener('pageshow', (event) => event.persisted && open());
}
