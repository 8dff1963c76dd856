// Tables about people in projects and on single documents: roles, and the bin.
import type { DocumentRole } from '../model/permissions.ts';

export type PeopleTables = {
  documentRoles: {
    documentId: string;
    userId: string;
    role: DocumentRole;
    grantedBy: string;
    grantedAt: number;
  };
  projectMembers: {
    projectId: string;
    userId: string;
    role: DocumentRole;
    addedBy: string;
    addedAt: number;
  };
  /** Deleted documents, until they are restored or their days are over. */
  binnedDocuments: { documentId: string; deletedBy: string; deletedAt: number };
};
