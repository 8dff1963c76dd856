// Which rows are shown, how many there are of each sort, and how the two sides stand.
const FILTERS: Record<string, (row: HTMLElement) => boolean> = {
  all: () => true,
  draft: (row) => row.dataset.mark === 'draft',
  confirm: (row) => row.dataset.confirmed !== 'true',
  empty: (row) => row.dataset.mark === 'empty',
  issues: (row) => Number(row.dataset.issues) > 0,
  mine: (row) => row.dataset.mine === 'true',
  source: (row) => row.dataset.behind === 'true',
  changed: (row) => row.dataset.changed === 'true',
};

const sorts = (name: string) => (row: HTMLElement) =>
  (row.dataset.gone !== '') === (name === 'gone') &&
  (name === 'gone' || (FILTERS[name] ?? FILTERS.all!)(row));

/** `hideGone`: hides a row that went while it was being edited. */
export type Filters = { recount: () => void; show: (name: string) => void; hideGone: () => void };

/** `onShow` runs before rows are hidden, so that an editor in one of them can close. */
export function startFilters(onShow: () => void): Filters {
  const rows = () => [...document.querySelectorAll<HTMLElement>('.row')];
  const none = document.querySelector<HTMLElement>('.rows-none')!;
  // Asked anew each time: the list is drawn again when rows come and go.
  const filterButtons = () => document.querySelectorAll<HTMLAnchorElement>('[data-filter]');

  function recount(): void {
    const all = rows();
    for (const button of filterButtons()) {
      const count = button.querySelector('.count');
      if (count) count.textContent = String(all.filter(sorts(button.dataset.filter ?? '')).length);
    }
    for (const item of document.querySelectorAll<HTMLButtonElement>('.menu-item[data-count]')) {
      item.disabled = !all.some((row) => row.dataset.gone === '' && row.dataset.mark === item.dataset.count);
    }
  }

  function show(name: string): void {
    const test = sorts(name);
    onShow();
    let shown = 0;
    for (const row of rows()) {
      row.hidden = !test(row);
      if (!row.hidden) shown += 1;
    }
    for (const locked of document.querySelectorAll<HTMLElement>('.locked')) locked.hidden = name !== 'all';
    none.hidden = shown > 0;
    for (const button of filterButtons()) {
      if (button.dataset.filter === name && button.closest('nav'))
        button.setAttribute('aria-current', 'true');
      else button.removeAttribute('aria-current');
    }
    setQuery('filter', name === 'all' ? null : name);
  }

  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLElement>('[data-filter]');
    if (button === null) return;
    event.preventDefault();
    show(button.dataset.filter ?? 'all');
  });
  startViews();
  return {
    recount,
    show,
    hideGone() {
      if (new URLSearchParams(location.search).get('filter') === 'gone') return;
      for (const row of rows()) if (row.dataset.gone !== '') row.hidden = true;
    },
  };
}

const VIEW_KEY = 'padanan:view';

function startViews(): void {
  const desk = document.querySelector<HTMLElement>('.desk')!;
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.views [data-view]')];
  const choose = (view: string) => {
    desk.dataset.view = view;
    localStorage.setItem(VIEW_KEY, view);
    for (const link of links) {
      if (link.dataset.view === view) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  };
  const asked = new URLSearchParams(location.search).has('view');
  const kept = localStorage.getItem(VIEW_KEY);
  if (!asked && kept !== null) choose(kept);
  for (const link of links) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      choose(link.dataset.view ?? 'side');
    });
  }
}

/** Keeps the address telling what is shown, without a new entry in the browser's history. */
function setQuery(name: string, value: string | null): void {
  const url = new URL(location.href);
  if (value === null) url.searchParams.delete(name);
  else url.searchParams.set(name, value);
  history.replaceState(history.state, '', url);
}
