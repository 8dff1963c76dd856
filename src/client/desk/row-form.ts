// The plain form of a row (`?edit=`): where scripts run, it becomes a row at rest again and is opened in place.
import type { Messages } from './messages.ts';
import { drawTarget } from './text-dom.ts';

/**
 * Replaces the page's plain form, if it has one, and answers the text element in its stead. A form that tells of a
 * conflict stays: it holds a text that is nowhere else.
 */
export function takeOverForm(messages: Messages): HTMLElement | null {
  const form = document.querySelector<HTMLFormElement>('.row-form');
  const row = form?.closest<HTMLElement>('.row');
  if (!form || !row || form.querySelector('.notice')) return null;
  const text = document.createElement('div');
  text.className = 'text';
  text.dataset.side = 'target';
  text.dataset.placeholder = messages.text('untranslated');
  text.tabIndex = 0;
  text.setAttribute('role', 'group');
  text.setAttribute('aria-label', messages.text('translation-of', { number: Number(row.dataset.number) }));
  drawTarget(text, form.querySelector('textarea')!.defaultValue, [], [], (id) =>
    messages.text(`invisible.${id}`),
  );
  form.replaceWith(text);
  const url = new URL(location.href);
  url.searchParams.delete('edit');
  history.replaceState(null, '', url);
  return text;
}
