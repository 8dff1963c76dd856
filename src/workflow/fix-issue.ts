// Making the fix of an issue where the page cannot: a new revision with the text that certainly belongs there.
import { AppError } from '../errors.ts';
import type { Actor } from '../model/user.ts';
import { checkText } from './check-text.ts';
import type { Deps } from './deps.ts';
import { readRow } from './desk.ts';
import { type ReviseResult, revise } from './revise.ts';

/**
 * Puts an issue's fix into the text as its reader sees it. Throws 409 `checks.gone` where the text has no such issue or the
 * issue no certain fix, and as revise does.
 */
export async function fixIssue(
  deps: Deps,
  actor: Actor,
  input: { segmentId: string; check: string; about: string; operationId: string },
): Promise<ReviseResult> {
  const { segmentId, check, about, operationId } = input;
  const { row } = await readRow(deps, actor, segmentId);
  const text = row.working?.text ?? row.target;
  const base = row.working?.base ?? row.base;
  const { issues } = await checkText(deps, actor, { segmentId, text });
  const fix = issues.find((one) => one.check === check && one.about === about)?.fix ?? null;
  if (fix === null) throw new AppError(409, 'checks.gone');
  const mended = text.slice(0, fix.span.start) + fix.text + text.slice(fix.span.end);
  return revise(deps, actor, { segmentId, text: mended, base, confirm: false, operationId });
}
