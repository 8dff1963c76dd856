// The export page: the preview follows every choice, and Copy English copies the text that is chosen.
import { shortcutFor } from '../model/shortcuts.ts';
import { copyEnglish } from './desk/copy-english.ts';
import { createMessages } from './desk/messages.ts';

const data = JSON.parse(document.getElementById('export-data')?.textContent ?? '{}') as {
  language: string;
  messages: Record<string, string>;
};
const messages = createMessages(data.messages, data.language);

function watch(): void {
  const form = document.querySelector<HTMLFormElement>('[data-auto-submit]');
  form?.addEventListener('change', () => form.requestSubmit());
}

async function copy(): Promise<void> {
  const button = document.querySelector<HTMLElement>('[data-copy-english]');
  const said = document.querySelector('.export-said');
  if (button === null || said === null) return;
  const version = button.dataset.version === 'draft' ? 'draft' : 'approved';
  try {
    const { version: number } = await copyEnglish(button.dataset.copyEnglish ?? '', version);
    const key = number === null ? 'export.copied-draft' : 'export.copied-approved';
    said.textContent = messages.text(key, { number: number ?? 0 });
  } catch {
    said.textContent = messages.text('export.copy-failed');
  }
}

watch();
document.addEventListener('click', (event) => {
  if ((event.target as Element).closest('[data-copy-english]')) void copy();
});
document.addEventListener('keydown', (event) => {
  if (shortcutFor(event, ['desk']) !== 'copy-english') return;
  event.preventDefault();
  void copy();
});
document.documentElement.classList.add('scripted');
