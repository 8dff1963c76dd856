// Going through changes one by one, on the changes and the review page: buttons, N and P, Alt with the arrows.
import { shortcutFor } from '../model/shortcuts.ts';

const changes = [...document.querySelectorAll<HTMLElement>('.change:not(.change-quiet)')];
let at = -1;

function go(step: 1 | -1): void {
  if (changes.length === 0) return;
  at = Math.max(0, Math.min(changes.length - 1, at + step));
  for (const change of changes) change.classList.toggle('change-current', change === changes[at]);
  changes[at]!.focus({ preventScroll: true });
  changes[at]!.scrollIntoView({ block: 'center' });
}

document.addEventListener('click', (event) => {
  const button = (event.target as Element).closest<HTMLElement>('[data-change]');
  if (button) go(button.dataset.change === 'next' ? 1 : -1);
});
document.addEventListener('focusin', (event) => {
  const index = changes.findIndex((change) => change.contains(event.target as Node));
  if (index >= 0) at = index;
});
document.addEventListener('keydown', (event) => {
  const id = shortcutFor(event, ['changes']);
  if (id === null) return;
  if (!event.altKey && (event.target as Element).closest('input, textarea, select')) return;
  event.preventDefault();
  go(id === 'next-change' ? 1 : -1);
});
document.documentElement.classList.add('scripted');
