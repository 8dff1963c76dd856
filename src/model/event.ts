// Events: the append-only record of who did what; states are derived from it.

export const EVENT_TYPES = [
  'document.imported',
  'document.edited',
  'document.moved',
  'document.shared',
  'document.returned',
  'document.return-undone',
  'document.deleted',
  'document.restored',
  'document.purged',
  'paragraph.edited',
  'paragraph.added',
  'paragraph.moved',
  'paragraph.merged',
  'paragraph.undone',
  'source.revised',
  'edition.taken',
  'edition.undone',
  'segment.revised',
  'segment.confirmed',
  'segment.unconfirmed',
  'segment.reviewed',
  'segment.remarked',
  'segment.change-accepted',
  'segment.change-reopened',
  'comment.added',
  'thread.resolved',
  'thread.reopened',
  'segment.claimed',
  'segment.released',
  'issue.dismissed',
  'issue.restored',
  'working-text.discarded',
  'draft.started',
  'draft.cancelled',
  'draft.fell-back',
  'settings.changed',
  'project.shared',
  'version.submitted',
  'version.approved',
  'version.changes-requested',
  'version.withdrawn',
  'version.superseded',
  'document.exported',
  'version.published',
  'publication.corrected',
  'user.created',
  'user.changed',
  'key.created',
  'key.removed',
  'term.changed',
  'term.proposed',
  'term.accepted',
  'term.declined',
  'replacement.made',
  'replacement.undone',
  'propagation.made',
  'propagation.undone',
  'memory.changed',
  'memory.imported',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** One entry of the record. `data` is small JSON that the type's reader understands (a note, a version number). */
export type DomainEvent = {
  eventId: string;
  type: EventType;
  documentId: string | null;
  segmentId: string | null;
  revisionId: string | null;
  versionId: string | null;
  actorId: string | null;
  createdAt: number;
  data: Record<string, unknown>;
};
