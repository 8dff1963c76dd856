// Submitting a version for review, and withdrawing it.
import type { Actor } from '../model/user.ts';
import type { Deps } from './deps.ts';

export async function submitVersion(
  _deps: Deps,
  _actor: Actor,
  _input: { documentId: string; note?: string; operationId: string },
): Promise<{ versionId: string; number: number; hash: string }> {
  throw new Error('not built yet');
}
export async function withdrawVersion(
  _deps: Deps,
  _actor: Actor,
  _input: { versionId: string; operationId?: string },
): Promise<void> {
  throw new Error('not built yet');
}
