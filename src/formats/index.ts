// The list of formats, and finding one by its id, by a file's name or by a file's content.
import { docx } from './docx.ts';
import type { Format } from './format.ts';
import { html } from './html.ts';
import { markdown } from './markdown.ts';
import { txt } from './txt.ts';
import { xliff21 } from './xliff21.ts';

export const FORMATS = [txt, html, markdown, docx, xliff21] as const satisfies readonly Format[];
export type FormatId = (typeof FORMATS)[number]['id'];

const LIST: readonly Format[] = FORMATS;

/** The ids of the formats that write, in the order of the list. */
export const WRITABLE: readonly FormatId[] = FORMATS.filter((format) => 'write' in format).map((f) => f.id);

/** The format with this id, or undefined. */
export function formatById(id: string): Format | undefined {
  return LIST.find((format) => format.id === id);
}

/** The format that writes files named like this one (by extension), or undefined. */
export function formatByFileName(fileName: string): Format | undefined {
  const extension = /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase();
  return LIST.find((format) => extension !== undefined && format.extensions.includes(extension));
}
