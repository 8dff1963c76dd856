// Permissions as a table: each role × each verb × own/other's.
import { describe, expect, it } from 'vitest';
import {
  DOCUMENT_ROLES,
  DOCUMENT_VERBS,
  may,
  PROJECT_VERBS,
  ROLES,
  type Role,
  roleInProject,
  roleOnDocument,
  type Standing,
  VERBS,
  type Verb,
} from '../../src/model/permissions.ts';

const A: readonly Role[] = ['admin'];
const EA: readonly Role[] = ['editor', 'admin'];
const TEA: readonly Role[] = ['translator', 'editor', 'admin'];

/** verb → who may do it to another's thing, who may do it to their own. */
const EXPECTED: Record<Verb, readonly [others: readonly Role[], own: readonly Role[]]> = {
  'text.translate': [TEA, TEA],
  'document.read': [TEA, TEA],
  'document.import': [TEA, TEA],
  'document.edit': [TEA, TEA],
  'document.delete': [EA, TEA],
  'document.share': [EA, EA],
  'paragraph.arrange': [TEA, TEA],
  'edition.take': [TEA, TEA],
  'edition.undo': [EA, TEA],
  'source.edit': [TEA, TEA],
  'segment.edit': [TEA, TEA],
  'segment.confirm': [TEA, TEA],
  'segment.review': [EA, EA],
  'segment.draft': [TEA, TEA],
  'segment.claim': [EA, TEA],
  'comment.add': [TEA, TEA],
  'thread.resolve': [TEA, TEA],
  'job.cancel': [EA, TEA],
  'version.submit': [TEA, TEA],
  'version.withdraw': [EA, TEA],
  'version.approve': [EA, EA],
  'version.request-changes': [EA, EA],
  'version.publish': [EA, EA],
  'version.export': [TEA, TEA],
  'draft.export': [TEA, TEA],
  'term.propose': [TEA, TEA],
  'term.edit': [EA, EA],
  'memory.edit': [EA, EA],
  'project.edit': [EA, EA],
  'project.share': [EA, EA],
  'audit.read': [EA, EA],
  'user.create': [A, A],
  'user.edit': [A, TEA],
  'settings.edit': [A, A],
  'checks.edit': [EA, EA],
};

const rows = VERBS.flatMap((verb) =>
  ROLES.flatMap((role) => [false, true].map((own) => ({ verb, role, own }))),
);

it.each(rows)('$role, $verb, own: $own', ({ verb, role, own }) => {
  expect(may(role, verb, own)).toBe(EXPECTED[verb][own ? 1 : 0].includes(role));
});

const OPEN = { member: null, membersOnly: false };
/** Everything that may be said of a person in a project and on a document of it. */
const standings = ROLES.flatMap((role) =>
  [false, true].flatMap((membersOnly) =>
    [null, ...DOCUMENT_ROLES].flatMap((member) =>
      [null, ...DOCUMENT_ROLES].map((granted) => ({ role, membersOnly, member, granted })),
    ),
  ),
);

/** What `here` may do, by the table above; a reader reads and exports, whom it is hidden from does nothing. */
function expected(here: Standing, verb: Verb, own: boolean): boolean {
  if (here === null) return false;
  if (here === 'reader') return ['document.read', 'version.export', 'draft.export'].includes(verb);
  return EXPECTED[verb][own ? 1 : 0].includes(here);
}

describe.each(standings)(
  '$role, members only: $membersOnly, member as $member, on the document $granted',
  ({ role, membersOnly, member, granted }) => {
    const inProject: Standing = role === 'admin' ? role : (member ?? (membersOnly ? null : role));
    const onDocument: Standing = role === 'admin' ? role : (granted ?? inProject);

    it('may what the role in the project may', () => {
      for (const verb of PROJECT_VERBS)
        expect([verb, may(roleInProject(role, { member, membersOnly }), verb, false)]).toEqual([
          verb,
          expected(inProject, verb, false),
        ]);
    });

    it('may to a document what the role on it, else in the project, may', () => {
      for (const verb of DOCUMENT_VERBS)
        for (const own of [false, true])
          expect([verb, own, may(roleOnDocument(role, granted, { member, membersOnly }), verb, own)]).toEqual(
            [verb, own, expected(onDocument, verb, own)],
          );
    });
  },
);

it('hides nothing where everybody sees the project', () => {
  for (const role of ROLES) expect(roleOnDocument(role, null, OPEN)).toBe(role);
});
