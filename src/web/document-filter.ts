// The list of documents as a reader wants it: searched, narrowed, in their order.
import { z } from 'zod';
import { DOCUMENT_STATUSES, type DocumentListRow } from '../workflow/document-list.ts';

export const ORDERS = ['changed', 'due', 'title', 'progress'] as const;

export const filterQuery = z.object({
  q: z.string().max(200).catch(''),
  project: z.string().max(64).catch(''),
  status: z.enum(['', ...DOCUMENT_STATUSES]).catch(''),
  order: z.enum(ORDERS).catch('changed'),
});
export type DocumentFilter = z.infer<typeof filterQuery>;

/** Whether anything is left out. */
export function isFiltered({ q, project, status }: DocumentFilter): boolean {
  return `${q}${project}${status}` !== '';
}

/** Lower-case and without accents: `Jokowi` is found by `jokowi`. */
const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const share = ({ words, confirmedWords }: DocumentListRow) => (words === 0 ? 0 : confirmedWords / words);

/** The rows that the filter lets through; every word of `q` must stand in the title or the outlet. */
export function filterDocuments(
  rows: readonly DocumentListRow[],
  { q, project, status, order }: DocumentFilter,
  language: string,
): DocumentListRow[] {
  const wanted = plain(q).split(/\s+/).filter(Boolean);
  const found = rows.filter((row) => {
    if (project !== '' && row.projectId !== project) return false;
    if (status !== '' && row.status !== status) return false;
    const text = plain(`${row.title} ${row.outlet}`);
    return wanted.every((word) => text.includes(word));
  });
  const { compare } = new Intl.Collator(language);
  const byDay = (a: DocumentListRow, b: DocumentListRow) => (a.due || '9999').localeCompare(b.due || '9999');
  switch (order) {
    case 'changed':
      return found;
    case 'due':
      return found.sort(byDay);
    case 'title':
      return found.sort((a, b) => compare(a.title, b.title));
    case 'progress':
      return found.sort((a, b) => share(a) - share(b));
  }
}
