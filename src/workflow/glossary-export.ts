// The glossary as a file: TBX-Basic 2019 for other tools, CSV for people's tables and for coming back.
import { writeGlossaryCsv } from '../formats/glossary/write-csv.ts';
import { writeTbx } from '../formats/glossary/write-tbx.ts';
import type { Concept } from '../model/term.ts';
import type { Actor } from '../model/user.ts';
import { readConcepts } from '../store/concepts.ts';
import { permit, readableProject } from './access.ts';
import type { Deps } from './deps.ts';

/** What a glossary is written as. */
export const GLOSSARY_TARGETS = ['tbx', 'csv'] as const;
export type GlossaryTarget = (typeof GLOSSARY_TARGETS)[number];

export function writeGlossary(concepts: readonly Concept[], format: GlossaryTarget): string {
  return format === 'tbx' ? writeTbx(concepts, 'Padanan') : writeGlossaryCsv(concepts);
}

/** The concepts that all projects share, or a project's own. The text is to be written as UTF-8. Throws notFound. */
export async function exportGlossary(
  deps: Deps,
  actor: Actor,
  { format, projectId }: { format: GlossaryTarget; projectId: string | null },
): Promise<{ text: string; mime: string }> {
  permit(actor, 'document.read');
  if (projectId !== null) await readableProject(deps.store.db, actor, projectId);
  const concepts = (await readConcepts(deps.store.db, null)).filter((one) => one.projectId === projectId);
  const text = writeGlossary(concepts, format);
  return { text, mime: format === 'tbx' ? 'application/x-tbx+xml' : 'text/csv; charset=utf-8' };
}
