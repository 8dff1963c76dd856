// Which part of the translation memory a document or a command asks for: its project and the two languages.

import { primaryLang } from '../model/language-tag.ts';
import type { MemoryScope } from '../model/memory.ts';
import type { Actor } from '../model/user.ts';
import type { Db } from '../store/store.ts';
import { readableProject } from './access.ts';

export function scopeOf(document: MemoryScope): MemoryScope {
  const { projectId, sourceLang, targetLang } = document;
  return { projectId, sourceLang: primaryLang(sourceLang), targetLang: primaryLang(targetLang) };
}

/**
 * The scope of a command that reads: the project named or the first that the actor sees, Indonesian to English unless said. Throws
 * notFound, forbidden.
 */
export async function requireScope(
  db: Db,
  actor: Actor,
  input: { projectId?: string | undefined; sourceLang?: string | undefined; targetLang?: string | undefined },
): Promise<MemoryScope> {
  const project = await readableProject(db, actor, input.projectId);
  const { sourceLang = 'id', targetLang = 'en' } = input;
  return scopeOf({ projectId: project.projectId, sourceLang, targetLang });
}
