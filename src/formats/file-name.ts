// Names of exported files: they sort by date, then by article, then by version.
import type { ExportLabel } from './format.ts';

const LONGEST_SLUG = 60;

function slug(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}|['’]/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  let name = '';
  for (const word of words) {
    const longer = name === '' ? word : `${name}-${word}`;
    if (longer.length > LONGEST_SLUG) break;
    name = longer;
  }
  return name === '' ? (words[0]?.slice(0, LONGEST_SLUG) ?? 'article') : name;
}

/**
 * `2018-09-09_slug_v3.ext` for a version, `2018-09-09_slug_DRAFT.ext` for the current texts, `…_v3_DRAFT.ext` for a
 * version that is not approved; `languages` ("id-en") before the version tell a bilingual file from the other. `date`: ISO 8601
 * or '' (then left out); `extension` without the dot. Only a-z, 0-9, `-`, `_`, `.`, `v` and DRAFT occur, so that the name is safe on every file system and in an HTTP header.
 */
export function exportFileName(name: {
  date: string;
  title: string;
  label: ExportLabel;
  languages?: string;
  extension: string;
}): string {
  const { date, title, label, languages = '', extension } = name;
  const parts = [/^\d{4}-\d{2}-\d{2}$/.test(date) ? date : '', slug(title)];
  if (languages !== '') parts.push(languages.toLowerCase().replace(/[^a-z0-9-]/g, ''));
  if (label.version !== null) parts.push(`v${label.version}`);
  if (label.draft) parts.push('DRAFT');
  return `${parts.filter((part) => part !== '').join('_')}.${extension}`;
}
