// What the reader may do on the page of a document.
import type { DocumentRecord } from '../model/document.ts';
import { may } from '../model/permissions.ts';
import type { Actor } from '../model/user.ts';
import type { Db } from '../store/store.ts';
import type { VersionRow } from '../store/versions.ts';
import { roleIn, roleOn } from './access.ts';

export type DeskPermissions = {
  edit: boolean;
  confirm: boolean;
  review: boolean;
  draft: boolean;
  submit: boolean;
  /** Withdraw the version that is submitted now. */
  withdraw: boolean;
  approve: boolean;
  export: boolean;
  /** Whether terms are entered at once, not proposed. */
  terms: boolean;
  /** Whether the project's use of the memory may be set. */
  memory: boolean;
};

/** `submitted`: the version that is submitted now. */
export async function readDeskPermissions(
  db: Db,
  actor: Actor,
  { documentId, projectId }: DocumentRecord,
  submitted: VersionRow | null,
): Promise<DeskPermissions> {
  const role = await roleOn(db, actor, documentId);
  const inProject = await roleIn(db, actor, projectId);
  return {
    edit: may(role, 'segment.edit', false),
    confirm: may(role, 'segment.confirm', false),
    review: may(role, 'segment.review', false),
    draft: may(role, 'segment.draft', false),
    submit: may(role, 'version.submit', false),
    withdraw: submitted !== null && may(role, 'version.withdraw', submitted.submittedBy === actor.userId),
    approve: submitted !== null && may(role, 'version.approve', false),
    export: may(role, 'version.export', false),
    memory: may(inProject, 'memory.edit', false),
    terms: may(actor.role, 'term.edit', false) || may(inProject, 'term.edit', false),
  };
}
