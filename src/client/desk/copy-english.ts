// Copy English: the article's English on the clipboard, rich and plain, for the newsroom's CMS.
import { call } from './api.ts';

export type CopiedEnglish = { html: string; text: string; version: number | null };

/**
 * Puts the English of the last approved version on the clipboard, or of the current draft where there is none (or
 * `version` says so). Resolves with what was copied; rejects where the browser or the server refuses.
 */
export async function copyEnglish(
  documentId: string,
  version: 'best' | 'approved' | 'draft' = 'best',
): Promise<CopiedEnglish> {
  const answer = call<CopiedEnglish>('GET', `/documents/${documentId}/english?version=${version}`);
  // Handing over promises keeps the click's permission while the text is fetched.
  const blob = (type: string, pick: (copied: CopiedEnglish) => string) =>
    answer.then((copied) => new Blob([pick(copied)], { type }));
  await navigator.clipboard.write([
    new ClipboardItem({
      'text/html': blob('text/html', (copied) => copied.html),
      'text/plain': blob('text/plain', (copied) => copied.text),
    }),
  ]);
  return answer;
}
