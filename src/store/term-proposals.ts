// Terms that people propose and editors decide on.
import { type Viewer, visibleTo } from './project-members.ts';
import type { Row } from './schema.ts';
import type { Db } from './store.ts';

export type ProposalRow = Row<'termProposals'>;
export type ListedProposal = ProposalRow & { proposerName: string; documentTitle: string | null };

export async function insertProposal(db: Db, proposal: ProposalRow): Promise<void> {
  await db.insertInto('termProposals').values(proposal).execute();
}

export async function readProposal(db: Db, proposalId: string): Promise<ProposalRow | null> {
  const row = await db
    .selectFrom('termProposals')
    .selectAll()
    .where('proposalId', '=', proposalId)
    .executeTakeFirst();
  return row ?? null;
}

/** Proposals that wait, from documents that the viewer may see, the oldest first, `most` at most. */
export async function readOpenProposals(db: Db, viewer: Viewer, most: number): Promise<ListedProposal[]> {
  return db
    .selectFrom('termProposals')
    .innerJoin('users', 'users.userId', 'termProposals.proposedBy')
    .leftJoin('documents', 'documents.documentId', 'termProposals.documentId')
    .selectAll('termProposals')
    .select(['users.name as proposerName', 'documents.title as documentTitle'])
    .where('termProposals.status', '=', 'open')
    .where(visibleTo(viewer, 'termProposals.documentId'))
    .orderBy('termProposals.proposedAt')
    .orderBy('termProposals.proposalId')
    .limit(most)
    .execute();
}

export async function decideProposal(
  db: Db,
  proposalId: string,
  decision: Pick<ProposalRow, 'status' | 'conceptId' | 'decidedBy' | 'decidedAt'>,
): Promise<void> {
  await db.updateTable('termProposals').set(decision).where('proposalId', '=', proposalId).execute();
}
