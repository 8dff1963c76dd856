// Going through changes one by one, on the changes and the review page: buttons, N and P, Alt with the arrows; A and R judge.
import { shortcutFor } from '../model/shortcuts.ts';

/** The changes themselves where they are marked one by one, else the paragraphs that have some. */
const marked = [...document.querySelectorAll<HTMLElement>('[data-step]')];
const changes =
  marked.length > 0 ? marked : [...document.querySelectorAll<HTMLElement>('.change:not(.change-quiet)')];
let at = -1;

function go(step: 1 | -1): void {
  if (changes.length === 0) return;
  at = Math.max(0, Math.min(changes.length - 1, at + step));
  const current = changes[at]!;
  const row = current.closest('.change');
  for (const one of document.querySelectorAll('.change')) one.classList.toggle('change-current', one === row);
  current.focus({ preventScroll: true });
  current.scrollIntoView({ block: 'center' });
}

/** Presses the change's own button. */
function judge(act: 'accept' | 'reject'): void {
  const change = changes[at];
  const id = change?.dataset.step;
  if (id === undefined) return;
  change!
    .closest('.change')!
    .querySelector<HTMLButtonElement>(`button[name="${act}"][value="${CSS.escape(id)}"]`)
    ?.click();
}

document.addEventListener('click', (event) => {
  const button = (event.target as Element).closest<HTMLElement>('[data-change]');
  if (button) go(button.dataset.change === 'next' ? 1 : -1);
});
document.addEventListener('focusin', (event) => {
  const target = event.target as Node;
  const index = changes.findIndex((change) => change.contains(target));
  const own = (target as Element).closest<HTMLElement>('[data-judge]')?.dataset.judge;
  const row = (target as Element).closest('.change');
  const judged = changes.findIndex((change) => change.dataset.step === own && row?.contains(change));
  if (index >= 0) at = index;
  else if (own !== undefined && judged >= 0) at = judged;
});
document.addEventListener('keydown', (event) => {
  const id = shortcutFor(event, ['changes']);
  if (id === null) return;
  if (!event.altKey && (event.target as Element).closest('input, textarea, select')) return;
  event.preventDefault();
  if (id === 'accept-change' || id === 'reject-change') judge(id === 'accept-change' ? 'accept' : 'reject');
  else go(id === 'next-change' ? 1 : -1);
});
document.documentElement.classList.add('scripted');
