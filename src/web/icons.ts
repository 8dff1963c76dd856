// Icons: Lucide's SVG files, inlined at 16 px; the words beside them say what they mean.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const FOLDER = join(dirname(createRequire(import.meta.url).resolve('lucide-static/package.json')), 'icons');
const read = new Map<string, string>();

/** Markup of one icon, by Lucide's name. Throws where there is no such icon. */
export function icon(name: string): string {
  const known = read.get(name);
  if (known !== undefined) return known;
  const svg = readFileSync(join(FOLDER, `${name}.svg`), 'utf8');
  const paths = /<svg[^>]*>(.*)<\/svg>/s.exec(svg)![1]!.trim();
  const markup = `<svg class="icon" aria-hidden="true" width="16" height="16" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${paths}</svg>`;
  read.set(name, markup);
  return markup;
}
