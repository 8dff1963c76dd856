// What the verbs know of the two languages: the Indonesian dictionary and analyser, English spelling. Opened once.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CheckLanguage } from '../checks/check.ts';
import { spellerOf } from '../checks/speller.ts';
import { createAnalyser } from '../text/morphology.ts';
import { readWordForms } from '../text/word-forms.ts';

let opened: CheckLanguage | null = null;

/** The Indonesian dictionary and analyser that ship with the tool, and English spelling. */
export function openLanguage(): CheckLanguage {
  if (opened === null) {
    const file = resolve(import.meta.dirname, '../../glossary/word-forms.tsv');
    const dictionary = readWordForms(readFileSync(file, 'utf8'));
    opened = { dictionary, analyser: createAnalyser(dictionary), speller: spellerOf };
  }
  return opened;
}
