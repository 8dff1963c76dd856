// The list of formats, and finding one by its id, by a file's name or by a file's content.
import { readBytes } from '../text/encoding.ts';
import { bilingualDocx } from './bilingual-docx.ts';
import { bilingualHtml } from './bilingual-html.ts';
import { csvTable } from './csv-table.ts';
import { docx } from './docx.ts';
import type { FileLook, Format } from './format.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { po } from './po.ts';
import { srt, vtt } from './subtitles.ts';
import { tmx } from './tmx.ts';
import { txt } from './txt.ts';
import { xhtml } from './xhtml.ts';
import { xliff12 } from './xliff12.ts';
import { xliff21 } from './xliff21.ts';
import { xlsxTable } from './xlsx-table.ts';

export const FORMATS = [
  txt,
  html,
  markdown,
  docx,
  xhtml,
  bilingualHtml,
  bilingualDocx,
  csvTable,
  xlsxTable,
  xliff21,
  xliff12,
  tmx,
  srt,
  vtt,
  po,
  json,
] as const satisfies readonly Format[];
export type FormatId = (typeof FORMATS)[number]['id'];

const LIST: readonly Format[] = FORMATS;

/** The ids of the formats that write, in the order of the list. */
export const WRITABLE: readonly FormatId[] = FORMATS.filter((format) => 'write' in format).map((f) => f.id);

/** The formats that documents are imported from. */
export const READABLE: readonly Format[] = LIST.filter(
  (format) => format.read !== undefined && !format.memory,
);

/** The format with this id, or undefined. */
export function formatById(id: string): Format | undefined {
  return LIST.find((format) => format.id === id);
}

/** The format that writes files named like this one (by extension), or undefined. */
export function formatByFileName(fileName: string): Format | undefined {
  const extension = /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase();
  return LIST.find((format) => extension !== undefined && format.extensions.includes(extension));
}

/** Whether a bilingual file is named as one of the translation alone would be. */
export function sharesExtension({ bilingual, extensions }: Format): boolean {
  const others = LIST.filter((other) => other.write !== undefined && !other.bilingual);
  return bilingual === true && others.some((other) => other.extensions[0] === extensions[0]);
}

/** Characters of a file that its format is judged by. */
const START = 4096;
/** Bytes decoded for them: four each in the widest encoding. */
const HEAD = 4 * START;

function lookAt(bytes: Uint8Array): FileLook {
  try {
    return { bytes, text: readBytes(bytes.subarray(0, HEAD)).text.slice(0, START) };
  } catch {
    return { bytes, text: '' };
  }
}

/** The readable format that is surest of a file by its content, or undefined where none knows it. Its name counts for nothing. */
export function detectFormat(bytes: Uint8Array): Format | undefined {
  const file = lookAt(bytes);
  const sure = LIST.map((format) => ({ format, sureness: (format.read && format.recognise?.(file)) ?? 0 }));
  const best = sure.reduce((one, other) => (other.sureness > one.sureness ? other : one));
  return best.sureness > 0 ? best.format : undefined;
}
