// The list of documents, and what waits for a person.

import { may, roleOnDocument } from '../model/permissions.ts';
import { isConfirmed } from '../model/segment.ts';
import type { Actor } from '../model/user.ts';
import { documentsClaimedBy, readClaims } from '../store/claims.ts';
import { documentRolesOf } from '../store/document-roles.ts';
import { readDocuments } from '../store/documents.ts';
import { grouped } from '../store/grouped.ts';
import { membershipsOf } from '../store/project-members.ts';
import { unsavedSegments } from '../store/revisions.ts';
import type { Db } from '../store/store.ts';
import { readVersions, type VersionRow } from '../store/versions.ts';
import { permit } from './access.ts';
import type { Deps } from './deps.ts';
import { type DocumentCounts, readCounts, readFacts } from './segment-facts.ts';

/** `new`: nothing filled; `drafting`: no version yet; then as the newest version and what was edited since say. */
export const DOCUMENT_STATUSES = [
  'new',
  'drafting',
  'submitted',
  'changes-requested',
  'approved',
  'approved-changed',
] as const;
export type DocumentStatus = (typeof DOCUMENT_STATUSES)[number];

export type DocumentListRow = {
  documentId: string;
  projectId: string;
  sourceLang: string;
  title: string;
  outlet: string;
  /** Words of the source (of the English where there is no source). */
  words: number;
  confirmedWords: number;
  segments: number;
  confirmed: number;
  status: DocumentStatus;
  /** Number of the last approved version. */
  versionNumber: number | null;
  /** Segments that differ from the last approved version. */
  changesSince: number;
  /** YYYY-MM-DD, or ''. */
  due: string;
  updatedAt: number;
};

function statusOf(versions: readonly VersionRow[], counts: DocumentCounts): DocumentStatus {
  if (versions.some((version) => version.status === 'submitted')) return 'submitted';
  if (versions.at(-1)?.status === 'changes-requested') return 'changes-requested';
  if (versions.some((version) => version.status === 'approved')) {
    return counts.changesSince > 0 ? 'approved-changed' : 'approved';
  }
  return counts.filled === 0 ? 'new' : 'drafting';
}

const NOTHING: DocumentCounts = {
  segments: 0,
  confirmed: 0,
  words: 0,
  confirmedWords: 0,
  filled: 0,
  changesSince: 0,
  drafts: 0,
};

/** Every document, the one that something happened to last first. */
export async function listDocuments(deps: Deps, actor: Actor): Promise<DocumentListRow[]> {
  permit(actor, 'document.read');
  return deps.store.snapshot(async (trx) => {
    const counts = await readCounts(trx, {});
    const versions = grouped(await readVersions(trx), (version) => version.documentId);
    return (await readDocuments(trx, actor)).map(
      ({ documentId, projectId, sourceLang, title, outlet, due, updatedAt }) => {
        const count = counts.get(documentId) ?? NOTHING;
        const own = versions.get(documentId) ?? [];
        const approved = own.findLast((version) => version.status === 'approved');
        const { words, confirmedWords, segments, confirmed } = count;
        return {
          documentId,
          projectId,
          sourceLang,
          title,
          outlet,
          words,
          confirmedWords,
          segments,
          confirmed,
          status: statusOf(own, count),
          versionNumber: approved?.number ?? null,
          changesSince: approved === undefined ? 0 : count.changesSince,
          due,
          updatedAt,
        };
      },
    );
  });
}

export type WaitingItem = {
  kind: 'draft' | 'unsaved' | 'review' | 'changes-requested' | 'taken';
  documentId: string;
  title: string;
  /** Segments to confirm, or segments with unsaved text of the person. */
  segments: number;
  versionNumber: number | null;
  note: string;
  by: string | null;
  /** YYYY-MM-DD, or ''. */
  due: string;
  at: number;
};

/**
 * What waits for the person, soonest due first, then newest: their unsaved texts, segments that they have taken, changes requested of what they submitted, versions that they
 * may review, and drafts to confirm in documents that nobody has submitted.
 */
export async function waitingFor(deps: Deps, actor: Actor): Promise<WaitingItem[]> {
  permit(actor, 'document.read');
  return deps.store.snapshot(async (trx) => {
    const counts = await readCounts(trx, {});
    const versions = grouped(await readVersions(trx), (version) => version.documentId);
    const unsaved = grouped(await unsavedSegments(trx, actor.userId), (row) => row.documentId);
    const roles = await documentRolesOf(trx, actor.userId);
    const memberships = await membershipsOf(trx, actor.userId);
    const claimed = await documentsClaimedBy(trx, actor.userId);
    const items: WaitingItem[] = [];
    for (const { documentId, projectId, title, due, updatedAt } of await readDocuments(trx, actor)) {
      const nothing = { documentId, title, segments: 0, versionNumber: null, note: '', by: null, due };
      const role = roleOnDocument(actor.role, roles.get(documentId) ?? null, memberships.get(projectId)!);
      const own = unsaved.get(documentId) ?? [];
      if (own.length > 0) {
        const at = Math.max(...own.map((row) => row.updatedAt));
        items.push({ ...nothing, kind: 'unsaved', segments: own.length, at });
      }
      const taken = await openClaims(trx, documentId, actor.userId, claimed);
      if (taken > 0) items.push({ ...nothing, kind: 'taken', segments: taken, at: updatedAt });
      const newest = (versions.get(documentId) ?? []).at(-1);
      const about = { ...nothing, versionNumber: newest?.number ?? null };
      if (newest?.status === 'submitted') {
        if (!may(role, 'version.approve', false) || newest.submittedBy === actor.userId) continue;
        const { note, submitterName: by, submittedAt: at } = newest;
        items.push({ ...about, kind: 'review', note, by, at });
      } else if (newest?.status === 'changes-requested') {
        if (newest.submittedBy !== actor.userId) continue;
        const { decisionNote: note, deciderName: by, decidedAt } = newest;
        items.push({ ...about, kind: 'changes-requested', note, by, at: decidedAt ?? newest.submittedAt });
      } else {
        if (!may(role, 'segment.confirm', false)) continue;
        const drafts = counts.get(documentId)?.drafts ?? 0;
        if (drafts > 0 && taken === 0)
          items.push({ ...nothing, kind: 'draft', segments: drafts, at: updatedAt });
      }
    }
    // What is wanted soonest stands first, then what is newest.
    const day = ({ due }: WaitingItem) => (due === '' ? '9999' : due);
    return items.sort((a, b) => day(a).localeCompare(day(b)) || b.at - a.at);
  });
}

/** How many segments of a document the person has taken and nobody has confirmed. */
async function openClaims(
  trx: Db,
  documentId: string,
  userId: string,
  claimed: ReadonlySet<string>,
): Promise<number> {
  if (!claimed.has(documentId)) return 0;
  const claims = await readClaims(trx, { documentId });
  const facts = await readFacts(trx, { documentId });
  return facts.filter((fact) => claims.get(fact.segmentId)?.userId === userId && !isConfirmed(fact.state))
    .length;
}
