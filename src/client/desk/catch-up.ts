// Catching up with the server: after the event stream was down, and when something of the whole document changed.
import { call } from './api.ts';
import { baseOf, type Desk } from './desk.ts';
import type { RevisionAnswer } from './saver.ts';

/** Changes often come in groups; one look at the server, a moment after the last, is enough. */
const WAIT_MS = 800;

export function createCatchUp(desk: Desk, told: (answer: RevisionAnswer) => void): () => void {
  let timer = 0;

  async function look(): Promise<void> {
    const response = await fetch(location.href).catch(() => null);
    if (!response?.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const status = page.querySelector('.desk-status');
    if (status) document.querySelector('.desk-status')?.replaceWith(document.adoptNode(status));
    for (const element of page.querySelectorAll<HTMLElement>('.row')) {
      const { segment = '', base, mark } = element.dataset;
      const row = desk.rows.get(segment);
      if (row === undefined || (Number(base) <= baseOf(desk, row) && mark === row.mark)) continue;
      await call<RevisionAnswer>('GET', `/segments/${segment}`).then(told, () => undefined);
    }
  }

  return () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void look(), WAIT_MS);
  };
}
