// How many errors and warnings the article has: in the head, and where it is submitted.
import type { Messages } from './messages.ts';

/** Answers what counts anew, from what the rows say. */
export function startCheckCount(messages: Messages): () => void {
  const link = document.querySelector<HTMLElement>('.desk-checks')!;
  const warned = document.querySelector<HTMLElement>('[data-submit-errors]');
  return () => {
    let [errors, warnings] = [0, 0];
    const rows = document.querySelectorAll<HTMLElement>('.row');
    // Until every segment has been checked a count would tell too little.
    if ([...rows].some(({ dataset }) => dataset.checked === 'false')) return;
    for (const { dataset } of rows) {
      errors += Number(dataset.errors);
      warnings += Number(dataset.warnings);
    }
    const label = `${messages.text('checks.errors', { count: errors })}, ${messages.text('checks.warnings', { count: warnings })}`;
    link.dataset.severity = errors > 0 ? 'error' : warnings > 0 ? 'warning' : 'none';
    link.title = label;
    link.querySelector('[data-checks-label]')!.textContent = label;
    link.querySelector('[data-checks=errors]')!.textContent = String(errors);
    link.querySelector('[data-checks=warnings]')!.textContent = String(warnings);
    if (warned === null) return;
    warned.hidden = errors === 0;
    warned.querySelector('span')!.textContent = messages.text('submit.errors', { count: errors });
  };
}
