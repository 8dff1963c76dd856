// The search page: searches while one types, piece by piece where it takes long, and counts what is ticked.

const page = document.querySelector<HTMLElement>('.search-page')!;
const form = page.querySelector<HTMLFormElement>('.search-form')!;
const field = form.querySelector<HTMLInputElement>('#search-for')!;
const results = document.getElementById('results')!;
const said = document.getElementById('results-said')!;
const progress = document.getElementById('search-progress')!;
const bar = progress.querySelector('progress')!;
/** Long enough to skip most letters of a fast typist, short enough to feel like none. */
const PAUSE_MS = 200;
/** A bar for less than this only flickers. */
const BAR_AFTER_MS = 400;

let timer = 0;
let current: AbortController | null = null;

/** The form as a query; empty fields are left out. */
function formQuery(): URLSearchParams {
  const entries = [...new FormData(form)] as [string, string][];
  return new URLSearchParams(entries.filter(([, value]) => value !== ''));
}

async function fetchPiece(query: URLSearchParams, signal: AbortSignal): Promise<HTMLElement | null> {
  const answer = await fetch(`/search?${query}`, { signal });
  // 400: a pattern that is none; the list says so. Anything else that is wrong is the page's to say.
  if (answer.redirected || (!answer.ok && answer.status !== 400)) return null;
  const holder = document.createElement('div');
  holder.innerHTML = await answer.text();
  return holder.querySelector<HTMLElement>('.search-list');
}

/** Adds a further piece to the list that is shown: its hits, its counts, where to go on. */
function addPiece(list: HTMLElement, piece: HTMLElement): void {
  const part = (from: HTMLElement, name: string) => from.querySelector<HTMLElement>(name);
  const hadHits = part(list, '.hit') !== null;
  if (!hadHits && part(piece, '.hit')) {
    list.replaceChildren(...piece.childNodes);
  } else {
    part(list, '[data-groups]')?.append(...(part(piece, '[data-groups]')?.childNodes ?? []));
    part(list, '[data-count]')?.replaceWith(part(piece, '[data-count]') ?? '');
    if (!part(piece, '[data-nothing]')) part(list, '[data-nothing]')?.remove();
    else if (!hadHits && !part(list, '[data-nothing]')) list.append(part(piece, '[data-nothing]')!);
    if (!part(list, '[data-more]')) part(list, '[data-foot]')?.append(part(piece, '[data-more]') ?? '');
    part(list, '[data-go-on]')?.remove();
    const goOn = part(piece, '[data-go-on]');
    if (goOn) part(list, '[data-foot]')?.append(goOn);
  }
  Object.assign(list.dataset, { ...piece.dataset });
}

async function search(): Promise<void> {
  clearTimeout(timer);
  current?.abort();
  const own = new AbortController();
  current = own;
  const query = formQuery();
  const began = performance.now();
  history.replaceState(null, '', `/search?${query}`);
  query.set('part', 'list');
  try {
    const list = await fetchPiece(query, own.signal);
    if (list === null) return form.submit();
    results.replaceChildren(list);
    tell();
    while (list.dataset.next) {
      progress.hidden = performance.now() - began < BAR_AFTER_MS;
      bar.max = Number(list.dataset.total);
      bar.value = Number(list.dataset.searched);
      query.set('place', list.dataset.next);
      query.set('shown', `${list.querySelectorAll('.hit').length}`);
      query.set('segments', list.dataset.segments ?? '0');
      query.set('matches', list.dataset.matches ?? '0');
      const piece = await fetchPiece(query, own.signal);
      if (piece === null) break;
      addPiece(list, piece);
      tell();
    }
  } catch (error) {
    if (!own.signal.aborted) throw error;
  } finally {
    if (current === own) {
      progress.hidden = true;
      said.textContent =
        results.querySelector('[data-count]')?.textContent?.trim() ||
        (results.querySelector('.notice, [data-nothing]')?.textContent ?? '').trim();
    }
  }
}

/** The button says how many segments it changes. */
function tell(): void {
  const button = results.querySelector<HTMLButtonElement>('[data-apply]');
  if (button === null) return;
  const count = results.querySelectorAll('input[name=pick]:checked').length;
  const label = (count === 1 ? button.dataset.labelOne : button.dataset.labelOther) ?? '';
  button.textContent = label.replace(/\d+/, `${count}`);
  button.disabled = count === 0;
}

form.addEventListener('input', (event) => {
  clearTimeout(timer);
  const typed = (event.target as Element).matches('[type=search], [type=text]');
  timer = window.setTimeout(search, typed ? PAUSE_MS : 0);
});
// Enter searches at once and goes to the first hit, which Enter then opens.
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void search().then(() => {
    if (document.activeElement === field) results.querySelector<HTMLElement>('.hit .number')?.focus();
  });
});
progress.addEventListener('click', (event) => {
  if ((event.target as Element).closest('[data-stop]')) current?.abort();
});
results.addEventListener('change', tell);
results.addEventListener('click', (event) => {
  const tick = (event.target as Element).closest<HTMLElement>('[data-tick]')?.dataset.tick;
  if (tick === undefined) return;
  for (const box of results.querySelectorAll<HTMLInputElement>('input[name=pick]'))
    box.checked = tick === 'all';
  tell();
});
// The switch between search and replace keeps what was typed.
page.querySelector('.segmented')?.addEventListener('click', (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>('a');
  if (link === null) return;
  const query = formQuery();
  query.set('mode', new URL(link.href).searchParams.get('mode') ?? 'search');
  link.href = `/search?${query}`;
});
tell();
