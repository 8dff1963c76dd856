// The database's tables as Kysely types. Ids are UUIDv7 text, times integer milliseconds UTC, JSON is text parsed in code.
import type { Generated, Selectable } from 'kysely';
import type { EventType } from '../model/event.ts';
import type { Gone, ParagraphKind } from '../model/paragraph.ts';
import type { Role } from '../model/permissions.ts';
import type { Origin } from '../model/revision.ts';
import type { Language, Theme } from '../model/user.ts';
import type { VersionStatus } from '../model/version.ts';
import type { ApiKeyTable } from './api-keys.ts';
import type { ClaimTable } from './claims.ts';
import type { CommentTable, ThreadTable } from './comments.ts';
import type { DismissalTable } from './dismissals.ts';
import type { EditionTable } from './editions.ts';
import type { FileSuggestionTable } from './file-suggestions.ts';
import type { CheckedDocumentTable, FindingTable } from './findings.ts';
import type { GlossaryImportChangeTable, GlossaryImportTable } from './glossary-imports.ts';
import type { LockedTextTable } from './locked-texts.ts';
import type { NoticeTable } from './notices.ts';
import type { CorrectionNoteTable, PublicationTable } from './publications.ts';
import type { EngineTables } from './schema-engines.ts';
import type { LessonTables } from './schema-lessons.ts';
import type { MemoryTables } from './schema-memory.ts';
import type { PeopleTables } from './schema-people.ts';
import type { TermTables } from './schema-terms.ts';
import type { SegmentTimeTable } from './segment-times.ts';
import type { SourceChangeTable } from './source-changes.ts';
import type { SourceKeyTable } from './source-keys.ts';

/** 0 or 1: SQLite has no booleans, and PostgreSQL's would compare differently. */
export type Flag = 0 | 1;

type OtherTables = PeopleTables & LessonTables & TermTables & EngineTables & MemoryTables;

export type Schema = OtherTables & {
  dismissals: DismissalTable;
  glossaryImports: GlossaryImportTable;
  glossaryImportChanges: GlossaryImportChangeTable;
  fileSuggestions: FileSuggestionTable;
  lockedTexts: LockedTextTable;
  apiKeys: ApiKeyTable;
  findings: FindingTable;
  checkedDocuments: CheckedDocumentTable;
  users: {
    userId: string;
    /** Lower-case; what a person types at sign-in is lowered before it is looked up. */
    login: string;
    name: string;
    role: Role;
    language: Language | null;
    theme: Theme;
    active: Flag;
    passwordHash: string | null;
    createdAt: number;
    /** '' for no mail. */
    email: Generated<string>;
  };
  sessions: {
    /** SHA-256 of the cookie's token, hex; so are the one-time tokens'. */
    tokenHash: string;
    userId: string;
    userAgent: string;
    createdAt: number;
    lastSeenAt: number;
    expiresAt: number;
  };
  oneTimeTokens: {
    tokenHash: string;
    purpose: 'setup' | 'invite';
    userId: string | null;
    createdAt: number;
    expiresAt: number;
  };
  projects: {
    projectId: string;
    name: string;
    settings: string;
    createdAt: number;
    /** 1: only its members see what is in it. */
    membersOnly: Generated<Flag>;
  };
  documents: {
    documentId: string;
    projectId: string;
    title: string;
    outlet: string;
    byline: string;
    address: string;
    date: string;
    rights: string;
    /** YYYY-MM-DD, or '' where it may take its time. */
    due: Generated<string>;
    sourceLang: string;
    targetLang: string;
    format: string;
    createdBy: string | null;
    createdAt: number;
  };
  originals: { documentId: string; name: string; format: string; bytes: Uint8Array; createdAt: number };
  paragraphs: {
    paragraphId: string;
    documentId: string;
    position: number;
    kind: ParagraphKind;
    included: Flag;
    datelineStart: number | null;
    datelineEnd: number | null;
    /** JSON: string[]. */
    notes: string;
    gone: Generated<Gone>;
  };
  segments: {
    segmentId: string;
    documentId: string;
    paragraphId: string;
    position: number;
    /** JSON: InlineCode[], the segment's code table. */
    codes: string;
    /** JSON: {before?, after?}, what stands between this and its neighbours in the paragraph. */
    fillers: string;
    /** Where its text stands in the original, in the reader's own words; null: not there. */
    ref: string | null;
  };
  revisions: {
    revisionId: string;
    segmentId: string;
    side: 'source' | 'target';
    number: number;
    text: string;
    origin: Origin;
    /** 1 where `origin` is `mt:…`: the index for "latest machine draft" without string matching. */
    machine: Flag;
    authorId: string | null;
    basedOn: number;
    /** Words of the text, as countWords counts them: progress is a sum. */
    words: number;
    createdAt: number;
  };
  workingTexts: { segmentId: string; userId: string; text: string; base: number; updatedAt: number };
  events: {
    sequence: Generated<number>;
    eventId: string;
    type: EventType;
    documentId: string | null;
    segmentId: string | null;
    revisionId: string | null;
    versionId: string | null;
    actorId: string | null;
    createdAt: number;
    data: string;
  };
  versions: {
    versionId: string;
    documentId: string;
    number: number;
    status: VersionStatus;
    hash: string;
    note: string;
    submittedBy: string;
    submittedAt: number;
    decidedBy: string | null;
    decidedAt: number | null;
    decisionNote: string;
    /** 1 where a one-person installation approved its own. */
    selfApproved: Flag;
    /** The version that this one corrects (approve with corrections). */
    correctsVersionId: string | null;
  };
  versionItems: {
    versionId: string;
    position: number;
    included: Flag;
    kind: ParagraphKind;
    paragraphId: string;
    segmentId: string;
    sourceRevisionId: string | null;
    targetRevisionId: string | null;
  };
  sourceKeys: SourceKeyTable;
  sourceChanges: SourceChangeTable;
  editions: EditionTable;
  operations: { userId: string; operationId: string; verb: string; result: string; createdAt: number };
  settings: { key: string; value: string };
  /** `name`: of model/preferences.ts. */
  preferences: { userId: string; name: string; value: Flag };
  claims: ClaimTable;
  segmentTimes: SegmentTimeTable;
  publications: PublicationTable;
  correctionNotes: CorrectionNoteTable;
  threads: ThreadTable;
  comments: CommentTable;
  notices: NoticeTable;
};

export type Row<Table extends keyof Schema> = Selectable<Schema[Table]>;
