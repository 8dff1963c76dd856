// What the server hands the document page's script: one JSON element, and the shapes that /api/v1 answers with.
import type { JobJson } from '../../model/desk-json.ts';
import type { Preferences } from '../../model/preferences.ts';

/** A glossary entry met in this document; source marks name it by its place in the list. */
export type TermEntry = {
  term: string;
  targets: readonly string[];
  deprecated: readonly string[];
  note: string;
};

export type PageData = {
  documentId: string;
  projectId: string;
  userId: string;
  sourceLang: string;
  targetLang: string;
  language: string;
  mayEdit: boolean;
  preferences: Preferences;
  terms: readonly TermEntry[];
  job: JobJson | null;
  messages: Record<string, string>;
};

/** Reads the page's JSON element. Throws where the page lacks it. */
export function readPageData(): PageData {
  const element = document.getElementById('desk-data');
  if (element === null) throw new Error('the page has no #desk-data');
  return JSON.parse(element.textContent ?? '') as PageData;
}
