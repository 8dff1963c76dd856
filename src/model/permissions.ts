// Permissions: one table of role × verb × own/other's. Every route and workflow verb asks it.

export const ROLES = ['translator', 'editor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export const VERBS = [
  'text.translate',
  'document.read',
  'document.import',
  'document.edit',
  'document.delete',
  'document.share',
  'paragraph.arrange',
  'edition.take',
  'edition.undo',
  'source.edit',
  'segment.edit',
  'segment.confirm',
  'segment.review',
  'segment.draft',
  'segment.claim',
  'comment.add',
  'thread.resolve',
  'job.cancel',
  'version.submit',
  'version.withdraw',
  'version.approve',
  'version.request-changes',
  'version.publish',
  'version.export',
  'draft.export',
  'term.propose',
  'term.edit',
  'memory.edit',
  'project.edit',
  'project.share',
  'audit.read',
  'user.create',
  'user.edit',
  'settings.edit',
  'checks.edit',
] as const;
export type Verb = (typeof VERBS)[number];

/** `all`: anybody's thing; `own`: only what the person made themselves; `none`: never. */
type Grant = 'all' | 'own' | 'none';

const TABLE: Record<Verb, Record<Role, Grant>> = {
  'text.translate': { translator: 'all', editor: 'all', admin: 'all' },
  'document.read': { translator: 'all', editor: 'all', admin: 'all' },
  'document.import': { translator: 'all', editor: 'all', admin: 'all' },
  'document.edit': { translator: 'all', editor: 'all', admin: 'all' },
  'document.delete': { translator: 'own', editor: 'all', admin: 'all' },
  'document.share': { translator: 'none', editor: 'all', admin: 'all' },
  'paragraph.arrange': { translator: 'all', editor: 'all', admin: 'all' },
  'edition.take': { translator: 'all', editor: 'all', admin: 'all' },
  'edition.undo': { translator: 'own', editor: 'all', admin: 'all' },
  'source.edit': { translator: 'all', editor: 'all', admin: 'all' },
  'segment.edit': { translator: 'all', editor: 'all', admin: 'all' },
  'segment.confirm': { translator: 'all', editor: 'all', admin: 'all' },
  'segment.review': { translator: 'none', editor: 'all', admin: 'all' },
  'segment.draft': { translator: 'all', editor: 'all', admin: 'all' },
  'segment.claim': { translator: 'own', editor: 'all', admin: 'all' },
  'comment.add': { translator: 'all', editor: 'all', admin: 'all' },
  'thread.resolve': { translator: 'all', editor: 'all', admin: 'all' },
  'job.cancel': { translator: 'own', editor: 'all', admin: 'all' },
  'version.submit': { translator: 'all', editor: 'all', admin: 'all' },
  'version.withdraw': { translator: 'own', editor: 'all', admin: 'all' },
  'version.approve': { translator: 'none', editor: 'all', admin: 'all' },
  'version.request-changes': { translator: 'none', editor: 'all', admin: 'all' },
  'version.publish': { translator: 'none', editor: 'all', admin: 'all' },
  'version.export': { translator: 'all', editor: 'all', admin: 'all' },
  'draft.export': { translator: 'all', editor: 'all', admin: 'all' },
  'term.propose': { translator: 'all', editor: 'all', admin: 'all' },
  'term.edit': { translator: 'none', editor: 'all', admin: 'all' },
  'memory.edit': { translator: 'none', editor: 'all', admin: 'all' },
  'project.edit': { translator: 'none', editor: 'all', admin: 'all' },
  'project.share': { translator: 'none', editor: 'all', admin: 'all' },
  'audit.read': { translator: 'none', editor: 'all', admin: 'all' },
  'user.create': { translator: 'none', editor: 'none', admin: 'all' },
  'user.edit': { translator: 'own', editor: 'own', admin: 'all' },
  'settings.edit': { translator: 'none', editor: 'none', admin: 'all' },
  'checks.edit': { translator: 'none', editor: 'all', admin: 'all' },
};

/** What a key for programs may be let to do. `translate`: the engine alone; `write` takes reading along. */
export const SCOPES = ['translate', 'read', 'write'] as const;
export type Scope = (typeof SCOPES)[number];

/** The scope that a verb needs of a key; `none`: no key does it, whoever's it is. */
const NEEDED: Record<Verb, Scope | 'none'> = {
  'text.translate': 'translate',
  'document.read': 'read',
  'document.import': 'write',
  'document.edit': 'write',
  'document.delete': 'none',
  'document.share': 'none',
  'paragraph.arrange': 'write',
  'edition.take': 'write',
  'edition.undo': 'write',
  'source.edit': 'write',
  'segment.edit': 'write',
  'segment.confirm': 'write',
  'segment.review': 'write',
  'segment.draft': 'write',
  'segment.claim': 'write',
  'comment.add': 'write',
  'thread.resolve': 'write',
  'job.cancel': 'write',
  'version.submit': 'write',
  'version.withdraw': 'write',
  // Approving is a person's word.
  'version.approve': 'none',
  'version.request-changes': 'none',
  'version.publish': 'write',
  'version.export': 'read',
  'draft.export': 'read',
  'term.propose': 'write',
  'term.edit': 'write',
  'memory.edit': 'write',
  'project.edit': 'none',
  'project.share': 'none',
  'audit.read': 'read',
  'user.create': 'none',
  'user.edit': 'none',
  'settings.edit': 'none',
  'checks.edit': 'none',
};

/** Whether a key with these scopes may be used for `verb`; null: a person at a browser or the shell, who may. */
export function scopesAllow(scopes: readonly Scope[] | null, verb: Verb): boolean {
  if (scopes === null) return true;
  const needed = NEEDED[verb];
  return needed !== 'none' && (scopes.includes(needed) || (needed === 'read' && scopes.includes('write')));
}

/** Verbs about one document or what is in it: a person's role on that document decides. */
export const DOCUMENT_VERBS = [
  'document.edit',
  'document.delete',
  'document.share',
  'paragraph.arrange',
  'edition.take',
  'edition.undo',
  'source.edit',
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
  'version.publish',
  'version.export',
  'draft.export',
] as const satisfies readonly Verb[];
export type DocumentVerb = (typeof DOCUMENT_VERBS)[number];
/** Verbs that no single document decides on. */
export type GeneralVerb = Exclude<Verb, DocumentVerb>;

/** Verbs about what belongs to one project: a person's role in it decides. What all projects share asks the installation's. */
export const PROJECT_VERBS = [
  'document.import',
  'project.edit',
  'project.share',
  'term.propose',
  'term.edit',
  'memory.edit',
  'checks.edit',
] as const satisfies readonly Verb[];
export type ProjectVerb = (typeof PROJECT_VERBS)[number];

/** What somebody may be in one project or on one document, in place of their role in the installation. */
export const DOCUMENT_ROLES = ['reader', 'translator', 'editor'] as const;
export type DocumentRole = (typeof DOCUMENT_ROLES)[number];

/** Who somebody is in a project: what they were made there, and whether only members see it. */
export type Membership = { member: DocumentRole | null; membersOnly: boolean };
/** What somebody is somewhere; null: it is hidden from them. */
export type Standing = Role | DocumentRole | null;

/** What a reader may do to a document; all else is refused. */
const READERS: readonly Verb[] = ['document.read', 'version.export', 'draft.export'];

/** Somebody's role in a project. Administrators keep theirs: they could give it back to themselves at once. */
export function roleInProject(role: Role, { member, membersOnly }: Membership): Standing {
  if (role === 'admin') return role;
  return member ?? (membersOnly ? null : role);
}

/** Somebody's role on a document: the one given there, else the one in its project. */
export function roleOnDocument(role: Role, granted: DocumentRole | null, project: Membership): Standing {
  if (role === 'admin') return role;
  return granted ?? roleInProject(role, project);
}

/** Whether `role` may do `verb` to a thing that is its own (`own` true) or somebody else's. */
export function may(role: Standing, verb: Verb, own: boolean): boolean {
  if (role === null) return false;
  if (role === 'reader') return READERS.includes(verb);
  const grant = TABLE[verb][role];
  return grant === 'all' || (grant === 'own' && own);
}
