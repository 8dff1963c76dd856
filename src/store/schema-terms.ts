// Tables of the termbase: concepts, their terms, and what translators propose.
import type { CaseRule, PartOfSpeech, TermStatus } from '../model/term.ts';
import type { Flag } from './schema.ts';

export type TermTables = {
  concepts: {
    conceptId: string;
    /** Null: every project's. */
    projectId: string | null;
    domain: string;
    definition: string;
    note: string;
    createdAt: number;
    removed: Flag;
  };
  terms: {
    termId: string;
    conceptId: string;
    position: number;
    lang: string;
    text: string;
    partOfSpeech: PartOfSpeech;
    status: TermStatus;
    note: string;
    caseRule: CaseRule;
    /** JSON: string[]. */
    forms: string;
    forbidden: Flag;
    context: string;
    source: string;
    removed: Flag;
  };
  termProposals: {
    proposalId: string;
    indonesian: string;
    english: string;
    partOfSpeech: PartOfSpeech;
    note: string;
    /** The sentence it was met in. */
    context: string;
    documentId: string | null;
    status: 'open' | 'accepted' | 'declined';
    /** The concept that it was accepted into. */
    conceptId: string | null;
    proposedBy: string;
    proposedAt: number;
    decidedBy: string | null;
    decidedAt: number | null;
  };
};
