// Every page: shows what needs scripts, menus that close on Escape and outside clicks, the search field under "/", and the
// list of shortcuts under "?" and Alt+H.
import { shortcutFor } from '../model/shortcuts.ts';

document.documentElement.classList.add('scripted');

function closeMenus(except: Element | null): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>('details.menu[open]')) {
    if (menu !== except) menu.open = false;
  }
}

function focusSearch(): boolean {
  const search = document.querySelector<HTMLInputElement>('main input[type=search]');
  search?.focus();
  search?.select();
  return search !== null;
}

/** Shows the list over the page, so that nobody loses the place; where it cannot be fetched, goes to its page. */
async function showShortcuts(): Promise<void> {
  const page = '/help/shortcuts';
  if (location.pathname === page || document.querySelector('dialog[open]') !== null) return;
  const dialog = document.createElement('dialog');
  try {
    const answer = await fetch(`${page}?part=list`);
    if (!answer.ok) throw new Error(answer.statusText);
    dialog.innerHTML = await answer.text();
  } catch {
    location.assign(page);
    return;
  }
  dialog.className = 'dialog';
  dialog.setAttribute('aria-labelledby', 'shortcuts-title');
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

document.addEventListener('click', (event) => {
  closeMenus((event.target as Element).closest('details.menu'));
});

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    const open = document.querySelector<HTMLDetailsElement>('details.menu[open]');
    if (open === null) return;
    open.open = false;
    open.querySelector('summary')?.focus();
    return;
  }
  const id = shortcutFor(event, ['page']);
  if (id === null || event.defaultPrevented || event.isComposing) return;
  const typing = (event.target as Element).closest('input, textarea, select, [contenteditable]') !== null;
  if (typing && !event.altKey) return;
  if (id === 'search' && !focusSearch()) return;
  if (id === 'shortcuts') void showShortcuts();
  event.preventDefault();
});
