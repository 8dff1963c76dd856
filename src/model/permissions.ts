// Permissions: one table of role × verb × own/other's. Every route and workflow verb asks it.

export const ROLES = ['translator', 'editor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export const VERBS = [
  'document.read',
  'document.import',
  'document.edit',
  'document.delete',
  'segment.edit',
  'segment.confirm',
  'segment.review',
  'segment.draft',
  'segment.claim',
  'job.cancel',
  'version.submit',
  'version.withdraw',
  'version.approve',
  'version.request-changes',
  'version.export',
  'draft.export',
  'term.propose',
  'term.edit',
  'memory.edit',
  'user.create',
  'user.edit',
  'settings.edit',
] as const;
export type Verb = (typeof VERBS)[number];

/** `all`: anybody's thing; `own`: only what the person made themselves; `none`: never. */
type Grant = 'all' | 'own' | 'none';

const TABLE: Record<Verb, Record<Role, Grant>> = {
  'document.read': { translator: 'all', editor: 'all', admin: 'all' },
  'document.import': { translator: 'all', editor: 'all', admin: 'all' },
  'document.edit': { translator: 'all', editor: 'all', admin: 'all' },
  'document.delete': { translator: 'own', editor: 'all', admin: 'all' },
  'segment.edit': { translator: 'all', editor: 'all', admin: 'all' },
  'segment.confirm': { translator: 'all', editor: 'all', admin: 'all' },
  'segment.review': { translator: 'none', editor: 'all', admin: 'all' },
  'segment.draft': { translator: 'all', editor: 'all', admin: 'all' },
  'segment.claim': { translator: 'own', editor: 'all', admin: 'all' },
  'job.cancel': { translator: 'own', editor: 'all', admin: 'all' },
  'version.submit': { translator: 'all', editor: 'all', admin: 'all' },
  'version.withdraw': { translator: 'own', editor: 'all', admin: 'all' },
  'version.approve': { translator: 'none', editor: 'all', admin: 'all' },
  'version.request-changes': { translator: 'none', editor: 'all', admin: 'all' },
  'version.export': { translator: 'all', editor: 'all', admin: 'all' },
  'draft.export': { translator: 'all', editor: 'all', admin: 'all' },
  'term.propose': { translator: 'all', editor: 'all', admin: 'all' },
  'term.edit': { translator: 'none', editor: 'all', admin: 'all' },
  'memory.edit': { translator: 'none', editor: 'all', admin: 'all' },
  'user.create': { translator: 'none', editor: 'none', admin: 'all' },
  'user.edit': { translator: 'own', editor: 'own', admin: 'all' },
  'settings.edit': { translator: 'none', editor: 'none', admin: 'all' },
};

/** Whether `role` may do `verb` to a thing that is its own (`own` true) or somebody else's. */
export function may(role: Role, verb: Verb, own: boolean): boolean {
  const grant = TABLE[verb][role];
  return grant === 'all' || (grant === 'own' && own);
}
