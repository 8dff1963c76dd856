// Adding a term from a document: editors enter it at once, translators propose it and an editor decides.
import { badInput, notFound } from '../errors.ts';
import { may } from '../model/permissions.ts';
import type { Concept, PartOfSpeech } from '../model/term.ts';
import type { Actor } from '../model/user.ts';
import { insertTerm, readConceptRow, readConceptsWith } from '../store/concepts.ts';
import {
  decideProposal,
  insertProposal,
  type ListedProposal,
  type ProposalRow,
  readOpenProposals,
  readProposal,
} from '../store/term-proposals.ts';
import { permit, readableDocument, roleIn } from './access.ts';
import type { Deps } from './deps.ts';
import { writeConcept } from './edit-concept.ts';
import { type NewTerm, requireTerm } from './term-input.ts';
import { type Unit, writeOnce } from './write.ts';

/** Proposals that are listed at once. */
const MOST_LISTED = 200;

/** `context`: the Indonesian sentence it was met in. */
export type Pair = {
  indonesian: string;
  english: string;
  partOfSpeech: PartOfSpeech;
  note: string;
  context: string;
};

const indonesianOf = ({ indonesian, partOfSpeech, note, context }: Pair): NewTerm => ({
  lang: 'id',
  text: indonesian,
  partOfSpeech,
  status: 'preferred',
  note,
  context,
});
const englishOf = ({ english, partOfSpeech }: Pair, status: 'preferred' | 'admitted'): NewTerm => ({
  lang: 'en',
  text: english,
  partOfSpeech,
  status,
});

/**
 * Enters a pair into what all projects share, or (`projectId`) a project's own: into the concept there that has the Indonesian
 * term, as an admitted term, else as a new concept.
 */
async function enter(
  unit: Unit,
  deps: Deps,
  actor: Actor,
  pair: Pair,
  projectId: string | null,
): Promise<Concept> {
  const { text } = requireTerm(indonesianOf(pair));
  const [conceptId] = await readConceptsWith(unit.trx, projectId, 'id', text);
  const concept = conceptId === undefined ? null : await readConceptRow(unit.trx, conceptId);
  if (concept === null) {
    const terms = [indonesianOf(pair), englishOf(pair, 'preferred')];
    return writeConcept(unit, deps, actor, { terms, projectId });
  }
  const english = { ...requireTerm(englishOf(pair, 'admitted')), termId: deps.newId() };
  if (concept.terms.some((term) => term.lang === 'en' && term.text === english.text))
    throw badInput('term.twice');
  await insertTerm(unit.trx, concept.conceptId, english);
  const data = { conceptId: concept.conceptId, before: null, after: english };
  unit.record('term.changed', { actorId: actor.userId, data });
  return { ...concept, terms: [...concept.terms, english] };
}

/** What came of it: entered into the glossary, or waiting for an editor. */
export type Proposed = { conceptId: string } | { proposalId: string };

/**
 * Adds a term to what all projects share, or, for somebody who may edit only the terms of the document's project, to its own;
 * proposes it where the actor may not. Throws badInput `term.*`, notFound.
 */
export async function proposeTerm(
  deps: Deps,
  actor: Actor,
  input: Pair & { documentId: string | null; operationId: string },
): Promise<Proposed> {
  permit(actor, 'term.propose');
  const { documentId, operationId, ...pair } = input;
  const document = documentId === null ? null : await readableDocument(deps.store.db, actor, documentId);
  return writeOnce(deps, actor, { verb: 'propose-term', operationId }, async (unit): Promise<Proposed> => {
    if (may(actor.role, 'term.edit', false)) {
      const { conceptId } = await enter(unit, deps, actor, pair, null);
      return { conceptId };
    }
    const { projectId = null } = document ?? {};
    if (projectId !== null && may(await roleIn(unit.trx, actor, projectId), 'term.edit', false)) {
      const { conceptId } = await enter(unit, deps, actor, pair, projectId);
      return { conceptId };
    }
    const { text: indonesian, note, context } = requireTerm(indonesianOf(pair));
    const { text: english } = requireTerm(englishOf(pair, 'preferred'));
    const proposal: ProposalRow = {
      proposalId: deps.newId(),
      indonesian,
      english,
      partOfSpeech: pair.partOfSpeech,
      note,
      context,
      documentId,
      status: 'open',
      conceptId: null,
      proposedBy: actor.userId,
      proposedAt: unit.now,
      decidedBy: null,
      decidedAt: null,
    };
    await insertProposal(unit.trx, proposal);
    const { proposalId } = proposal;
    unit.record('term.proposed', { actorId: actor.userId, data: { proposalId, indonesian, english } });
    return { proposalId };
  });
}

/** Proposals that wait for an editor, oldest first: all of them for editors, a translator's own. */
export async function listProposals(deps: Deps, actor: Actor): Promise<ListedProposal[]> {
  permit(actor, 'document.read');
  const open = await readOpenProposals(deps.store.db, actor, MOST_LISTED);
  return may(actor.role, 'term.edit', false)
    ? open
    : open.filter((proposal) => proposal.proposedBy === actor.userId);
}

/** Enters a proposal, as the editor has mended it, or declines it. Throws notFound where it is decided already. */
export async function decideOnProposal(
  deps: Deps,
  actor: Actor,
  input: {
    proposalId: string;
    decision:
      | { accept: true; indonesian: string; english: string; partOfSpeech: PartOfSpeech }
      | { accept: false };
    operationId: string;
  },
): Promise<{ conceptId: string | null }> {
  permit(actor, 'term.edit');
  const { proposalId, decision, operationId } = input;
  return writeOnce(deps, actor, { verb: 'decide-on-proposal', operationId }, async (unit) => {
    const proposal = await readProposal(unit.trx, proposalId);
    if (proposal === null || proposal.status !== 'open') throw notFound();
    const { note, context } = proposal;
    const concept = decision.accept
      ? await enter(unit, deps, actor, { ...decision, note, context }, null)
      : null;
    await decideProposal(unit.trx, proposalId, {
      status: concept === null ? 'declined' : 'accepted',
      conceptId: concept?.conceptId ?? null,
      decidedBy: actor.userId,
      decidedAt: unit.now,
    });
    const type = concept === null ? 'term.declined' : 'term.accepted';
    unit.record(type, { actorId: actor.userId, data: { proposalId } });
    return { conceptId: concept?.conceptId ?? null };
  });
}
