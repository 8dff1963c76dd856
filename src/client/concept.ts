// A concept's page: the form of a term closes without a reload, and takes the focus when it opens.

for (const details of document.querySelectorAll<HTMLDetailsElement>('details.term-edit')) {
  details.addEventListener('toggle', () => {
    if (details.open) details.querySelector<HTMLInputElement>('input[name=text]')?.focus();
  });
}

document.addEventListener('click', (event) => {
  const button = (event.target as Element).closest('[data-close-form]');
  const details = button?.closest<HTMLDetailsElement>('details');
  if (!details) return;
  details.querySelector('form')?.reset();
  details.open = false;
  details.querySelector('summary')?.focus();
});
