// Taking over a page as the server draws it now: the sources with their marks, and the glossary's entries that they name.
import type { TermUseJson } from '../../model/desk-json.ts';
import type { Desk } from './desk.ts';
import type { PageData, TermEntry } from './page-data.ts';
import type { Row } from './row.ts';

/** The page as it would be drawn now, or null where the server cannot be asked. */
export async function fetchPage(): Promise<Document | null> {
  const response = await fetch(location.href).catch(() => null);
  if (!response?.ok) return null;
  return new DOMParser().parseFromString(await response.text(), 'text/html');
}

/** What a row's source says, marks apart. */
export function sourceIn(element: ParentNode): string {
  return element.querySelector('.source .text')?.textContent ?? '';
}

/** Puts the sources of `page` with their marks in place of those shown. */
export function takeSources(desk: Desk, page: Document): void {
  const fresh = JSON.parse(page.getElementById('desk-data')?.textContent ?? '{}') as Partial<PageData>;
  const entries = desk.data.terms as TermEntry[];
  entries.splice(0, entries.length, ...(fresh.terms ?? []));
  for (const row of desk.rows.values()) {
    const drawn = page.querySelector(`[data-segment="${row.segmentId}"]`);
    if (drawn !== null) takeSource(desk, row, drawn);
  }
  const row = desk.active.current();
  if (row === null) return;
  desk.active.recheck();
  desk.inspector.show(row);
}

function takeSource(desk: Desk, row: Row, drawn: Element): void {
  const text = drawn.querySelector('.source .text');
  if (text === null || row.source === null) return;
  row.source.replaceChildren(...[...text.childNodes].map((node) => document.adoptNode(node)));
  row.element.querySelector('.source-news')?.remove();
  const news = drawn.querySelector('.source-news');
  if (news !== null) row.source.after(document.adoptNode(news));
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
