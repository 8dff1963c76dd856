// The list of other ways to put the words and the sentence under the cursor: opened by key or button, taken by click, arrows and Enter.
import type { Span } from '../../model/text.ts';
import { ApiFailure, call } from './api.ts';
import type { Desk } from './desk.ts';

type Answer = {
  span: Span;
  texts: readonly string[];
  words: { span: Span; choices: readonly { span: Span; text: string }[] } | null;
};

/** Opens the list for the sentence in which the cursor stands; nothing where no row is being edited. */
export type OpenAlternatives = () => void;

export function createAlternatives(desk: Pick<Desk, 'active' | 'messages' | 'data'>): OpenAlternatives {
  const { active, messages, data } = desk;
  const card = document.getElementById('alternatives')!;
  let asked: AbortController | null = null;

  function close(): void {
    if (card.hidden) return;
    asked?.abort();
    asked = null;
    const hadFocus = card.contains(document.activeElement);
    card.hidden = true;
    if (hadFocus) active.editor()?.focus();
  }

  function say(words: string): void {
    const line = document.createElement('p');
    line.className = 'soft';
    line.textContent = words;
    card.replaceChildren(heading(), line);
    card.focus();
  }

  function heading(): HTMLElement {
    const title = document.createElement('h2');
    title.id = 'alternatives-title';
    title.textContent = messages.text('alternatives.title');
    return title;
  }

  function list({ span, texts, words }: Answer, text: string): void {
    if (texts.length === 0 && words === null) {
      say(messages.text('alternatives.none'));
      return;
    }
    const choice = (span: Span, words: string) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'alternative';
      button.lang = data.targetLang;
      button.textContent = words;
      button.addEventListener('click', () => {
        const editor = active.editor();
        close();
        // Typed into meanwhile, the span is no longer where it was.
        if (editor?.text() === text) editor.replaceSpan(span, words);
      });
      return button;
    };
    const group = (id: string, name: string, buttons: readonly HTMLElement[]) => {
      const part = document.createElement('div');
      part.setAttribute('role', 'group');
      const title = document.createElement('h3');
      title.textContent = name;
      title.id = `alternatives-${id}`;
      part.setAttribute('aria-labelledby', title.id);
      part.append(title, ...buttons);
      card.append(part);
    };
    card.replaceChildren(heading());
    if (words !== null)
      group(
        'words',
        messages.text('alternatives.words', { words: text.slice(words.span.start, words.span.end) }),
        words.choices.map((one) => choice(one.span, one.text)),
      );
    if (texts.length > 0)
      group(
        'sentence',
        messages.text('alternatives.sentence'),
        texts.map((one) => choice(span, one)),
      );
    card.querySelector('button')!.focus();
  }

  async function open(): Promise<void> {
    const row = active.current();
    const editor = active.editor();
    if (row === null || editor === null) return;
    asked?.abort();
    const mine = new AbortController();
    asked = mine;
    const text = editor.text();
    const selection = editor.selection();
    const place = editor.cursor();
    card.hidden = false;
    const width = card.offsetWidth;
    const left = Math.max(8, Math.min(place.left, document.documentElement.clientWidth - width - 8));
    card.style.left = `${left + window.scrollX}px`;
    card.style.top = `${place.bottom + 6 + window.scrollY}px`;
    // Only now that it stands where it belongs: focus brings it into view.
    say(messages.text('alternatives.loading'));
    try {
      const path = `/segments/${row.segmentId}/alternatives`;
      const body = { text, at: selection.start, to: selection.end };
      const answer = await call<Answer>('POST', path, body, { signal: mine.signal });
      if (asked === mine) list(answer, text);
    } catch (error) {
      if (asked !== mine) return;
      const told = error instanceof ApiFailure && error.status > 0;
      say(told ? error.message : messages.text('alternatives.failed'));
    }
  }

  card.addEventListener('keydown', (event) => {
    const buttons = [...card.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    if (event.key === 'Escape') close();
    else if (event.key === 'ArrowDown') buttons[(at + 1) % buttons.length]?.focus();
    else if (event.key === 'ArrowUp') buttons[(at - 1 + buttons.length) % buttons.length]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  document.addEventListener('pointerdown', (event) => {
    if (!card.contains(event.target as Node)) close();
  });
  return () => void open();
}
