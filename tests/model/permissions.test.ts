// Permissions as a table: each role × each verb × own/other's.
import { expect, it } from 'vitest';
import {
  DOCUMENT_ROLES,
  DOCUMENT_VERBS,
  may,
  ROLES,
  type Role,
  roleOnDocument,
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

const onDocument = ROLES.flatMap((role) =>
  [null, ...DOCUMENT_ROLES].flatMap((granted) =>
    DOCUMENT_VERBS.flatMap((verb) => [false, true].map((own) => ({ role, granted, verb, own }))),
  ),
);

it.each(onDocument)('$role who is $granted on the document, $verb, own: $own', (row) => {
  const { role, granted, verb, own } = row;
  const here = role === 'admin' || granted === null ? role : granted;
  const expected =
    here === 'reader'
      ? verb === 'version.export' || verb === 'draft.export'
      : EXPECTED[verb][own ? 1 : 0].includes(here);
  expect(may(roleOnDocument(role, granted), verb, own)).toBe(expected);
});
