// Offers again what this browser kept and the server never acknowledged.
import type { KeptText, KeptTexts } from './kept-texts.ts';
import type { Messages } from './messages.ts';
import type { Row } from './row.ts';

export function offerKeptTexts(
  kept: KeptTexts,
  rows: ReadonlyMap<string, Row>,
  messages: Messages,
  language: string,
  take: (row: Row, text: KeptText) => void,
): void {
  const banner = document.getElementById('kept-texts')!;
  const offers = kept.all().filter((one) => {
    const row = rows.get(one.segmentId);
    // What the row says already needs no offer.
    if (row !== undefined && row.text !== one.text) return true;
    kept.forget(one.segmentId);
    return false;
  });
  if (offers.length === 0) return;
  const title = document.createElement('p');
  title.textContent = messages.text('kept.title', { count: offers.length });
  const list = document.createElement('ul');
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const done = (item: HTMLElement) => {
    item.remove();
    if (list.children.length === 0) banner.hidden = true;
  };
  for (const offer of offers) {
    const row = rows.get(offer.segmentId)!;
    const item = document.createElement('li');
    const label = document.createElement('span');
    label.textContent = messages.text('kept.item', { number: row.number, time: time.format(offer.at) });
    const words = document.createElement('q');
    words.textContent = offer.text;
    const takeIt = () => {
      done(item);
      take(row, offer);
    };
    const dropIt = () => {
      done(item);
      kept.forget(offer.segmentId);
    };
    item.append(
      label,
      words,
      button(messages.text('kept.take'), takeIt),
      button(messages.text('kept.drop'), dropIt),
    );
    list.append(item);
  }
  banner.replaceChildren(title, list);
  banner.hidden = false;
}

function button(label: string, run: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'button button-small';
  made.textContent = label;
  made.addEventListener('click', run);
  return made;
}
