// What a reader of glossaries gives: concepts as the file has them, and what it found odd, each with its line.
import type { Term } from '../../model/term.ts';

/** A term as far as the file tells of it: a field that is not there is one that the file says nothing of. */
export type FileTerm = Partial<Omit<Term, 'termId'>> & { lang: string; text: string; line: number };

/** One meaning. `id`: the file's own, '' for none; texts are '' where the file has none; `line`: where it begins, from 1. */
export type FileConcept = {
  id: string;
  domain: string;
  definition: string;
  note: string;
  terms: readonly FileTerm[];
  line: number;
};

/** Something passed over or guessed at a line; `key` names a message under `glossary-file.`. */
export type FileProblem = { key: string; line: number; params?: Record<string, string | number> };

export type GlossaryFormat = 'tbx' | 'csv' | 'tsv' | 'xlsx';

/** A row or an entry that was joined to the concept of an earlier one, which begins at the line `first`. */
export type Joined = { line: number; first: number; term: string };

/** `version`: of TBX with its dialect, else null. */
export type GlossaryContent = {
  format: GlossaryFormat;
  version: string | null;
  encoding: string | null;
  concepts: readonly FileConcept[];
  problems: readonly FileProblem[];
  joined: readonly Joined[];
};

/** Bounds of a file: beyond any glossary that people keep, far below what would hold up the machine. */
export const MOST_CONCEPTS = 100_000;
export const MOST_TERMS = 200;
