// The review page: the approve button says when it takes corrections along.
import './steps.ts';

const approve = document.querySelector<HTMLButtonElement>('[data-approve]');
const corrections = [...document.querySelectorAll<HTMLTextAreaElement>('textarea[data-original]')];

function label(): void {
  if (approve === null) return;
  const count = corrections.filter((box) => box.value !== box.dataset.original).length;
  const plain = approve.dataset.plain ?? '';
  approve.textContent = count === 0 ? plain : `${approve.dataset.corrected} (${count})`;
}

for (const box of corrections) box.addEventListener('input', label);
label();

// A decision answers a whole page of work: leaving with unsent corrections asks first.
let sent = false;
document.querySelector('.review-form')?.addEventListener('submit', () => {
  sent = true;
});
window.addEventListener('beforeunload', (event) => {
  if (!sent && corrections.some((box) => box.value !== box.dataset.original)) event.preventDefault();
});
