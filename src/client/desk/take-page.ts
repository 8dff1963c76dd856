// Taking over a page as the server draws it now: its rows and their order, the sources with their marks, the glossary's entries.
import type { TermUseJson } from '../../model/desk-json.ts';
import type { Desk } from './desk.ts';
import type { PageData, TermEntry } from './page-data.ts';
import { type Row, readRow } from './row.ts';

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

/** What a row's place and part in the article are, as one string to compare. */
function placeOf({ dataset }: HTMLElement): string {
  return [dataset.segment, dataset.number, dataset.kind, dataset.included, dataset.gone].join(' ');
}

/**
 * Brings rows, their order, kinds and places to what `page` says; the row being edited stays where the cursor is, its element is
 * never moved. Answers whether anything was to do.
 */
export function takeLayout(desk: Desk, page: Document): boolean {
  const drawn = [...page.querySelectorAll<HTMLElement>('.row')];
  const shown = [...desk.rows.values()].map((row) => placeOf(row.element));
  if (drawn.map(placeOf).join('\n') === shown.join('\n')) return false;
  const list = document.querySelector('.rows')!;
  const active = desk.active.current();
  const focused = document.activeElement;
  const inView = active ?? [...desk.rows.values()].find((row) => row.element.getBoundingClientRect().top > 0);
  const before = inView?.element.getBoundingClientRect().top ?? 0;
  const rows: Row[] = [];
  for (const element of drawn) {
    const known = desk.rows.get(element.dataset.segment ?? '');
    if (known !== undefined) {
      takePlace(desk, known, element);
      if (known !== active) known.element.hidden = element.hidden;
      rows.push(known);
      continue;
    }
    const row = readRow(document.adoptNode(element));
    if (row !== null) rows.push(row);
  }
  const at = active === null ? -1 : rows.indexOf(active);
  for (const [place, { element }] of rows.entries()) {
    if (place < at) list.insertBefore(element, active!.element);
    else if (place > at) list.append(element);
  }
  desk.rows.clear();
  for (const row of rows) desk.rows.set(row.segmentId, row);
  const filters = page.querySelector('.filters');
  if (filters) document.querySelector('.filters')?.replaceWith(document.adoptNode(filters));
  desk.filters.recount();
  if (focused instanceof HTMLElement && focused !== document.activeElement)
    focused.focus({ preventScroll: true });
  if (inView) window.scrollBy(0, inView.element.getBoundingClientRect().top - before);
  return true;
}

function takePlace(desk: Desk, row: Row, drawn: HTMLElement): void {
  const { element } = row;
  for (const name of ['number', 'kind', 'included', 'gone'] as const)
    element.dataset[name] = drawn.dataset[name];
  row.number = Number(drawn.dataset.number);
  element.id = drawn.id;
  const number = element.querySelector('.gutter .number');
  const now = drawn.querySelector('.gutter .number');
  if (number && now) number.replaceWith(document.adoptNode(now));
  if (desk.active.current() !== row)
    row.target.setAttribute('aria-label', desk.messages.text('translation-of', { number: row.number }));
  element.querySelector('.gone-note')?.remove();
  const note = drawn.querySelector('.gone-note');
  if (note !== null) element.querySelector('.target')!.append(document.adoptNode(note));
}
