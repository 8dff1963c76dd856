// Putting the server's answer in place of what the page shows, without taking the focus or what was typed since.

function refocus(form: HTMLFormElement, name: string | null): void {
  if (name === null) return;
  form.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`)?.focus({ preventScroll: true });
}

/** Fields that still hold what the text proposed before take what it proposes now, as the server has done. */
function takeProposals(form: HTMLFormElement, fresh: Document): void {
  const before = form.elements.namedItem('proposed');
  const after = fresh.querySelector<HTMLInputElement>('[name=proposed]');
  if (!(before instanceof HTMLInputElement) || after === null) return;
  const was = JSON.parse(before.value || '{}') as Record<string, string>;
  const now = JSON.parse(after.value || '{}') as Record<string, string>;
  for (const [name, value] of Object.entries(now)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)
      if (field.value === (was[name] ?? '')) field.value = value;
  }
  before.value = after.value;
}

/** Replaces the content of the regions with these ids, and the form's mode, by those of the fresh page. */
export function swapIn(form: HTMLFormElement, fresh: Document, regions: readonly string[]): void {
  const focused = document.activeElement;
  const name = focused !== null && form.contains(focused) ? focused.getAttribute('name') : null;
  takeProposals(form, fresh);
  for (const id of regions) {
    const place = document.getElementById(id);
    const content = fresh.getElementById(id);
    if (place && content) place.replaceChildren(...content.childNodes);
  }
  form.dataset.mode = fresh.querySelector<HTMLElement>('.import-page')?.dataset.mode ?? 'paste';
  if (document.activeElement !== focused) refocus(form, name);
}
