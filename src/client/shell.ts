// Every page: shows what needs scripts, menus that close on Escape and outside clicks, and the search field of the page under "/".

document.documentElement.classList.add('scripted');

function closeMenus(except: Element | null): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>('details.menu[open]')) {
    if (menu !== except) menu.open = false;
  }
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
  }
  const typing = (event.target as Element).closest('input, textarea, select, [contenteditable]');
  if (event.key === '/' && typing === null && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const search = document.querySelector<HTMLInputElement>('input[type=search]');
    if (search === null) return;
    event.preventDefault();
    search.focus();
  }
});
