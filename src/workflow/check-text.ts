// Checking a text that is still being typed against the glossary.
import type { TermUse } from '../model/term.ts';
import type { Text } from '../model/text.ts';
import type { Actor } from '../model/user.ts';
import type { Deps } from './deps.ts';
import { readRow } from './desk.ts';
import { readDetails } from './edit-paragraph.ts';

/** How `text` would treat the terms of the segment's source, one use per term in order. Writes nothing. Throws notFound. */
export async function checkText(
  deps: Deps,
  actor: Actor,
  input: { segmentId: string; text: Text },
): Promise<readonly TermUse[]> {
  const { documentId, row } = await readRow(deps, actor, input.segmentId);
  const { projectId } = await readDetails(deps, actor, documentId);
  const termbase = await deps.termbase.forProject(projectId);
  return termbase.check(row.terms, input.text);
}
