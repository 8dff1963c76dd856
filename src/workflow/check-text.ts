// Checking a text that is still being typed: the glossary's terms and every check of a segment.
import type { TermUse } from '../model/term.ts';
import type { Text } from '../model/text.ts';
import type { Actor } from '../model/user.ts';
import { readDismissals } from '../store/dismissals.ts';
import { consistencyOf } from './consistency.ts';
import type { Deps } from './deps.ts';
import { readRow } from './desk.ts';
import { readDetails } from './edit-paragraph.ts';
import { readStyle } from './house-style.ts';
import { type JudgedIssue, judge } from './judged-issues.ts';
import { issuesOfTexts } from './segment-issues.ts';

/** How `text` would treat the terms of the segment's source, one use per term in order, and its issues. Writes nothing. Throws notFound. */
export async function checkText(
  deps: Deps,
  actor: Actor,
  input: { segmentId: string; text: Text },
): Promise<{ uses: readonly TermUse[]; issues: readonly JudgedIssue[] }> {
  const { documentId, row } = await readRow(deps, actor, input.segmentId);
  const document = await readDetails(deps, actor, documentId);
  const { projectId } = document;
  const termbase = await deps.termbase.forProject(projectId);
  const uses = termbase.check(row.terms, input.text);
  const { source, kind, codes } = row;
  const style = await readStyle(deps.store.db, projectId);
  const texts = { source, target: input.text };
  const consistency = await consistencyOf(deps.store, document, input.text);
  const issues = [
    ...issuesOfTexts({ ...texts, kind, codes, terms: uses, style }),
    ...consistency({ segmentId: input.segmentId, ...texts }),
  ];
  const dismissals = await readDismissals(deps.store.db, { segmentId: input.segmentId });
  return { uses, issues: judge(issues, texts, dismissals.get(input.segmentId) ?? []) };
}
