// Which part of the translation memory a document or a command asks for: its project and the two languages.

import { notFound } from '../errors.ts';
import type { MemoryScope } from '../model/memory.ts';
import { readProject } from '../store/documents.ts';
import type { Db } from '../store/store.ts';

/** `id-ID` and `ID` are `id`: memories of one language help each other (BCP 47's primary subtag). */
export function primaryLang(lang: string): string {
  return lang.trim().toLowerCase().split(/[-_]/)[0] ?? '';
}

export function scopeOf(document: MemoryScope): MemoryScope {
  const { projectId, sourceLang, targetLang } = document;
  return { projectId, sourceLang: primaryLang(sourceLang), targetLang: primaryLang(targetLang) };
}

/** The scope of a command: the project named or the installation's first, Indonesian to English unless said. Throws notFound. */
export async function requireScope(
  db: Db,
  input: { projectId?: string | undefined; sourceLang?: string | undefined; targetLang?: string | undefined },
): Promise<MemoryScope> {
  const project = await readProject(db, input.projectId);
  if (project === null) throw notFound();
  const { sourceLang = 'id', targetLang = 'en' } = input;
  return scopeOf({ projectId: project.projectId, sourceLang, targetLang });
}
