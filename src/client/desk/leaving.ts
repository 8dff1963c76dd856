// Leaving the page: what is unsaved goes out first, and a form is sent only once the server has what was typed.
import type { Desk } from './desk.ts';
import type { Saver } from './saver.ts';

/** What is unsaved goes out when the page is left; an open conflict asks first. */
export function keepUnsaved(saver: Saver): void {
  window.addEventListener('pagehide', () => saver.flush());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') saver.flush();
  });
  window.addEventListener('beforeunload', (event) => {
    saver.flush();
    if (saver.unsaved().some((id) => saver.state(id)?.status === 'conflict')) event.preventDefault();
  });
}

/** A form that leaves the page (submitting a version, say) speaks of the text as it is typed, not as it was last saved. */
export function sendAfterSaves({ saver, messages, toasts }: Desk): void {
  let passing = false;
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (passing || event.defaultPrevented || form.method !== 'post' || saver.unsaved().length === 0) return;
    event.preventDefault();
    const { submitter } = event;
    void saver.settled().then((settled) => {
      if (!settled) {
        toasts.show(messages.text('save.not-yet'));
        return;
      }
      passing = true;
      form.requestSubmit(submitter);
      passing = false;
    });
  });
}
