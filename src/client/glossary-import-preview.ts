// The preview of a glossary's import: what would change follows the choices, without losing the place on the page.

const form = document.querySelector<HTMLFormElement>('.glossary-choices')!;
const plan = document.getElementById('plan')!;
const said = document.getElementById('plan-said')!;
let current: AbortController | null = null;

/** Choices of single concepts that say "as above" are not worth their room in an address. */
function query(): URLSearchParams {
  const fields = [...new FormData(form)] as [string, string][];
  return new URLSearchParams(fields.filter(([name, value]) => name !== 'operationId' && value !== ''));
}

async function refresh(): Promise<void> {
  current?.abort();
  current = new AbortController();
  const { signal } = current;
  const page = `${form.dataset.preview}?${query()}`;
  plan.setAttribute('aria-busy', 'true');
  const open = [...plan.querySelectorAll('details')].map((one) => one.open);
  const focused = (document.activeElement as HTMLElement | null)?.getAttribute('name');
  try {
    const answer = await fetch(`${page}&part=plan`, { signal });
    if (answer.redirected || !answer.ok) return location.assign(page);
    plan.innerHTML = await answer.text();
  } catch (error) {
    if (signal.aborted) return;
    throw error;
  }
  plan.removeAttribute('aria-busy');
  const parts = [...plan.querySelectorAll('details')];
  if (parts.length === open.length) for (const [at, one] of parts.entries()) one.open = open[at]!;
  if (focused?.startsWith('d')) plan.querySelector<HTMLElement>(`[name="${CSS.escape(focused)}"]`)?.focus();
  said.textContent = plan.querySelector('[data-said]')?.textContent ?? '';
  history.replaceState(null, '', page);
}

form.addEventListener('change', (event) => {
  // Without heads the first row is one of the samples: the whole page is another.
  if ((event.target as HTMLInputElement).name === 'head')
    location.assign(`${form.dataset.preview}?${query()}`);
  else void refresh();
});
