// The people page: copies an invitation's link.

document.addEventListener('click', async (event) => {
  const button = (event.target as Element).closest<HTMLElement>('[data-copy]');
  if (button === null) return;
  const field = document.getElementById(button.dataset.copy!) as HTMLInputElement;
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    // Without https the clipboard is closed; the selected text can be copied by hand.
    if (!document.execCommand('copy')) return;
  }
  button.querySelector('span')!.textContent = button.dataset.copied!;
});
