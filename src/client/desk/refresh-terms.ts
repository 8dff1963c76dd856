// Taking over a changed glossary: the sources' marks and the list of entries, as the server draws them now.
import type { TermUseJson } from '../../model/desk-json.ts';
import type { Desk } from './desk.ts';
import type { PageData, TermEntry } from './page-data.ts';

/** Fetches the page and puts its marks in place of those shown; nothing else of the page changes. */
export async function refreshTerms(desk: Desk): Promise<void> {
  const response = await fetch(location.href).catch(() => null);
  if (!response?.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const fresh = JSON.parse(page.getElementById('desk-data')?.textContent ?? '{}') as Partial<PageData>;
  const entries = desk.data.terms as TermEntry[];
  entries.splice(0, entries.length, ...(fresh.terms ?? []));
  for (const row of desk.rows.values()) {
    const drawn = page.querySelector(`[data-segment="${row.segmentId}"] .source .text`);
    if (drawn === null || row.source === null) continue;
    row.source.replaceChildren(...[...drawn.childNodes].map((node) => document.adoptNode(node)));
    const terms = [...row.source.querySelectorAll<HTMLElement>('.term')];
    const active = desk.active.current() === row;
    for (const term of terms) {
      term.removeAttribute('title');
      if (!active) continue;
      term.tabIndex = 0;
      term.setAttribute('role', 'button');
    }
    row.uses = terms.map((term, index) => ({
      index,
      status: (term.dataset.status ?? 'missing') as TermUseJson['status'],
      spans: [],
    }));
  }
  const row = desk.active.current();
  if (row === null) return;
  desk.active.recheck();
  desk.inspector.show(row);
}
