// The versions of a document: every one with its state, who, when, its notes and its hash.
import type { Actor } from '../model/user.ts';
import type { VersionFacts } from '../model/version.ts';
import { readVersions } from '../store/versions.ts';
import { readableDocument } from './access.ts';
import type { Deps } from './deps.ts';
import { readCounts } from './segment-facts.ts';

export type VersionList = {
  documentId: string;
  title: string;
  /** Newest first. */
  versions: readonly VersionFacts[];
  /** Number of the last approved version, and segments changed since; null where nothing is approved. */
  approved: { number: number; changesSince: number } | null;
};

/** Throws notFound, forbidden. */
export async function readVersionList(deps: Deps, actor: Actor, documentId: string): Promise<VersionList> {
  return deps.store.snapshot(async (trx) => {
    const { title } = await readableDocument(trx, actor, documentId);

    const rows = await readVersions(trx, documentId);
    const numbers = new Map(rows.map((row) => [row.versionId, row.number]));
    const approved = rows.findLast((row) => row.status === 'approved');
    const changesSince = (await readCounts(trx, { documentId })).get(documentId)?.changesSince ?? 0;
    const versions = rows.map((row): VersionFacts => {
      const { number, status, hash, note, submittedAt, decidedAt, decisionNote } = row;
      return {
        number,
        status,
        hash,
        note,
        submittedBy: row.submitterName,
        submittedAt,
        decidedBy: row.deciderName,
        decidedAt,
        decisionNote,
        selfApproved: row.selfApproved === 1,
        corrects: numbers.get(row.correctsVersionId ?? '') ?? null,
      };
    });
    return {
      documentId,
      title,
      versions: versions.reverse(),
      approved: approved === undefined ? null : { number: approved.number, changesSince },
    };
  });
}
