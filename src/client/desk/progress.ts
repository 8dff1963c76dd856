// The progress in the page's head.
import type { ProgressJson } from '../../model/desk-json.ts';
import type { Messages } from './messages.ts';

export function startProgress(messages: Messages): (progress: ProgressJson) => void {
  const head = document.querySelector<HTMLElement>('.desk-progress')!;
  const bar = head.querySelector<HTMLElement>('[role=progressbar]')!;
  const fill = head.querySelector('rect')!;
  return (progress) => {
    const { segments, confirmed, words, confirmedWords } = progress;
    const percent = words === 0 ? 0 : Math.round((100 * confirmedWords) / words);
    const inWords = messages.text('progress.words', { confirmed: confirmedWords, words });
    const long = `${messages.text('progress.segments', { confirmed, segments })}, ${inWords}`;
    head.title = long;
    bar.setAttribute('aria-valuenow', String(percent));
    bar.setAttribute('aria-valuetext', long);
    fill.setAttribute('width', String(percent));
    head.querySelector('[data-progress=segments]')!.textContent = messages.text('progress.short', {
      confirmed,
      segments,
    });
    const short = messages.text('progress.short-words', { confirmed: confirmedWords, words });
    head.querySelector('[data-progress=words]')!.textContent = short;
  };
}
