// The import page: the preview follows what is typed, pasted, chosen or dropped; what is not saved yet is kept.
import { includedByDefault, type ParagraphKind } from '../model/paragraph.ts';
import { createKeptForm } from './import/kept-form.ts';
import { swapIn } from './import/swap.ts';

/** Quiet time after which the preview follows the typing, in milliseconds. */
const PAUSE = 400;

const form = document.querySelector<HTMLFormElement>('.import-page')!;
const text = form.querySelector<HTMLTextAreaElement>('#text')!;
const fileInput = form.querySelector<HTMLInputElement>('#file')!;
const kept = createKeptForm(form);

let running: AbortController | null = null;
/** Nothing may overtake a save: the server might have written what the page then never hears of. */
let saving = false;
let timer: ReturnType<typeof setTimeout> | undefined;

function say(problem: string): void {
  const place = document.getElementById('import-problem')!;
  const line = document.createElement('p');
  line.className = 'notice notice-error';
  line.textContent = problem;
  place.replaceChildren(line);
}

/** Sends the form and puts what comes back in place; answers the response, or null where it was overtaken or failed. */
async function send(
  path: string,
  extra: Record<string, string>,
  regions: string[],
): Promise<Response | null> {
  clearTimeout(timer);
  running?.abort();
  const mine = new AbortController();
  running = mine;
  const body = new FormData(form);
  for (const [name, value] of Object.entries(extra)) body.set(name, value);
  const preview = document.getElementById('import-preview')!;
  preview.setAttribute('aria-busy', 'true');
  try {
    const response = await fetch(path, { method: 'POST', body, signal: mine.signal });
    if (response.redirected) return response;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    if (page.getElementById('import-preview') === null)
      say(page.querySelector('[role=alert]')?.textContent ?? form.dataset.unreachable ?? '');
    else swapIn(form, page, regions);
    return response;
  } catch {
    if (!mine.signal.aborted) say(form.dataset.unreachable ?? '');
    return null;
  } finally {
    if (running === mine) {
      running = null;
      preview.removeAttribute('aria-busy');
    }
  }
}

const LIVE = ['import-file', 'import-problem', 'import-preview'];

async function refresh(extra: Record<string, string> = { quiet: 'true' }): Promise<void> {
  if (saving) return;
  const response = await send('/import/preview', extra, LIVE);
  // The page now carries the file's bytes itself; an unreadable one is let go.
  if (response !== null) fileInput.value = '';
  if (form.dataset.mode === 'file') kept.dismiss();
}

async function save(): Promise<void> {
  if (saving) return;
  saving = true;
  const button = form.querySelector<HTMLButtonElement>('[data-save]')!;
  button.disabled = true;
  const response = await send('/import', {}, [...LIVE, 'import-details']);
  if (response?.redirected) {
    kept.forget();
    location.assign(response.url);
    return;
  }
  saving = false;
  const after = form.querySelector<HTMLButtonElement>('[data-save]')!;
  after.disabled = false;
  const wrong = form.querySelector<HTMLElement>('[aria-invalid=true]');
  (wrong ?? document.getElementById('import-problem'))?.scrollIntoView({ block: 'center' });
  wrong?.focus();
}

function countIncluded(): void {
  const place = form.querySelector('[data-included-count]');
  const boxes = [...form.querySelectorAll<HTMLInputElement>('[data-included-choice]')];
  const number = boxes.filter((box) => box.checked).length;
  if (place) place.textContent = new Intl.NumberFormat(document.documentElement.lang).format(number);
}

/** A new kind takes its usual place in the export, unless that was chosen otherwise. */
function chooseKind(select: HTMLSelectElement): void {
  const row = select.closest<HTMLElement>('.preview-row')!;
  const box = row.querySelector<HTMLInputElement>('[data-included-choice]')!;
  const before = row.dataset.kind as ParagraphKind;
  const kind = select.value as ParagraphKind;
  if (box.checked === includedByDefault(before)) box.checked = includedByDefault(kind);
  row.dataset.kind = kind;
  row.dataset.included = String(box.checked);
  const title = form.querySelector<HTMLTextAreaElement>('#title')!;
  if (kind === 'headline' && title.value.trim() === '')
    title.value = row.querySelector('.text')?.textContent ?? '';
  countIncluded();
}

form.addEventListener('input', (event) => {
  kept.keep();
  if (event.target !== text) return;
  clearTimeout(timer);
  timer = setTimeout(() => void refresh(), PAUSE);
});
form.addEventListener('change', (event) => {
  const field = event.target as HTMLElement;
  if (field === fileInput || field.matches('[data-article-only], [data-table]')) void refresh();
  if (field.matches('[data-kind-choice]')) chooseKind(field as HTMLSelectElement);
  if (field.matches('[data-included-choice]')) {
    const row = field.closest<HTMLElement>('.preview-row')!;
    row.dataset.included = String((field as HTMLInputElement).checked);
    countIncluded();
  }
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  const { submitter } = event as SubmitEvent;
  if (submitter?.matches('[data-remove]'))
    void refresh({ remove: 'true', quiet: 'true' }).then(() => text.focus());
  else void save();
});
// Enter in a field saves: the form's first button, which a browser would press, is the one for pages without scripts.
form.addEventListener('keydown', (event) => {
  const field = event.target as HTMLElement;
  if (event.key !== 'Enter' || event.isComposing || !field.matches('input:not([type=checkbox]), #title'))
    return;
  event.preventDefault();
  form.requestSubmit(form.querySelector<HTMLButtonElement>('[data-save]'));
});

// A dragged file may be dropped anywhere; dragged text goes where it is dropped.
let depth = 0;
const dropping = (on: boolean) => form.toggleAttribute('data-dropping', on);
const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
document.addEventListener('dragenter', (event) => {
  if (!hasFiles(event)) return;
  depth += 1;
  dropping(true);
});
document.addEventListener('dragleave', (event) => {
  if (!hasFiles(event)) return;
  depth = Math.max(0, depth - 1);
  if (depth === 0) dropping(false);
});
document.addEventListener('dragover', (event) => {
  if (hasFiles(event)) event.preventDefault();
});
document.addEventListener('drop', (event) => {
  if (!hasFiles(event)) return;
  event.preventDefault();
  depth = 0;
  dropping(false);
  const [file] = event.dataTransfer?.files ?? [];
  if (file === undefined) return;
  const one = new DataTransfer();
  one.items.add(file);
  fileInput.files = one.files;
  void refresh();
});

// Coming back from the saved document: the form stands as it was left, but for its button.
window.addEventListener('pageshow', () => {
  saving = false;
  form.querySelector<HTMLButtonElement>('[data-save]')!.disabled = false;
});
kept.onDiscard(() => void refresh().then(() => text.focus()));
if (kept.restore() || (text.value !== '' && form.dataset.mode === 'paste')) void refresh();
