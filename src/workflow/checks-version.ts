// Which checks these are: a hash of what they are written in, so that what older ones found is not taken for theirs.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const HOME = resolve(import.meta.dirname, '../..');
/** The checks and what they stand on: readers of texts, the glossary's finder, the dictionary of word forms. */
const FOLDERS = ['src/checks', 'src/text', 'src/termbase'];
const DICTIONARY = 'glossary/word-forms.tsv';

let known: string | null = null;

/** 16 hex digits; a few milliseconds the first time. */
export function checksVersion(): string {
  if (known === null) {
    const hash = createHash('sha256');
    for (const folder of FOLDERS) {
      for (const name of readdirSync(join(HOME, folder)).sort())
        hash.update(readFileSync(join(HOME, folder, name)));
    }
    known = hash
      .update(readFileSync(join(HOME, DICTIONARY)))
      .digest('hex')
      .slice(0, 16);
  }
  return known;
}
