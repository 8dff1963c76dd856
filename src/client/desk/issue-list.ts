// The list of a row's issues in the inspector, drawn again whenever the row has been checked.
import type { Span } from '../../model/text.ts';
import type { Row } from './row.ts';

/** Draws the row's issues into the panel of checks. `act`: puts a fix's text at its span; null text shows the span. */
export function showIssues(
  body: HTMLElement,
  row: Row,
  act: (span: Span, text: string | null) => void,
): void {
  const list = body.querySelector<HTMLElement>('[data-issues]');
  if (list === null || row.issues === null) return;
  const button = (label: string, run: () => void) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'chip';
    made.textContent = label;
    made.addEventListener('click', run);
    return made;
  };
  const show = list.dataset.show ?? '';
  const items = row.issues.map((issue) => {
    const item = document.createElement('li');
    item.className = 'check-item';
    item.dataset.severity = issue.severity;
    const said = document.createElement('p');
    const title = document.createElement('strong');
    title.textContent = issue.title;
    const severity = document.createElement('span');
    severity.className = 'soft';
    severity.textContent = issue.severityLabel;
    said.append(title, ' ', severity, document.createElement('br'), issue.text);
    item.append(said);
    const { fix, target } = issue;
    if (fix !== null) item.append(button(fix.label, () => act(fix.span, fix.text)));
    if (target !== null && target.start < target.end) item.append(button(show, () => act(target, null)));
    return item;
  });
  list.replaceChildren(...items);
}
