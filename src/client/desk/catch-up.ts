// Catching up with the server: after the event stream was down, and when something of the whole document changed.
import { call } from './api.ts';
import { baseOf, type Desk } from './desk.ts';
import type { RevisionAnswer } from './saver.ts';
import { fetchPage, sourceIn, takeLayout, takeSources } from './take-page.ts';

/** Changes often come in groups; one look at the server, a moment after the last, is enough. */
const WAIT_MS = 800;

/** `soon`: a moment after the last of a group of changes; `now`: at once, resolved when done. */
export type CatchUp = { soon: () => void; now: () => Promise<void> };

export function createCatchUp(desk: Desk, told: (answer: RevisionAnswer) => void): CatchUp {
  let timer = 0;

  async function look(): Promise<void> {
    const page = await fetchPage();
    if (page === null) return;
    const status = page.querySelector('.desk-status');
    if (status) document.querySelector('.desk-status')?.replaceWith(document.adoptNode(status));
    const drawn = [...page.querySelectorAll<HTMLElement>('.row')];
    const isNews = (element: HTMLElement) => {
      const row = desk.rows.get(element.dataset.segment ?? '');
      return row !== undefined && sourceIn(element) !== sourceIn(row.element);
    };
    const newer = drawn.flatMap(({ dataset: { segment = '', base, mark } }) => {
      const row = desk.rows.get(segment);
      return row === undefined || (Number(base) <= baseOf(desk, row) && mark === row.mark) ? [] : [segment];
    });
    const sourcesDiffer = drawn.some(isNews);
    if (takeLayout(desk, page) || sourcesDiffer) takeSources(desk, page);
    for (const segment of newer) {
      await call<RevisionAnswer>('GET', `/segments/${segment}`).then(told, () => undefined);
    }
  }

  return {
    soon() {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void look(), WAIT_MS);
    },
    now: look,
  };
}
