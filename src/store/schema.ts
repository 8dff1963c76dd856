// The database's tables as Kysely types. Ids are UUIDv7 text, times integer milliseconds UTC, JSON is text parsed in code.
import type { Generated, Selectable } from 'kysely';
import type { EventType } from '../model/event.ts';
import type { Gone, ParagraphKind } from '../model/paragraph.ts';
import type { Role } from '../model/permissions.ts';
import type { Origin } from '../model/revision.ts';
import type { CaseRule, PartOfSpeech, TermStatus } from '../model/term.ts';
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
import type { LessonTables } from './schema-lessons.ts';
import type { PeopleTables } from './schema-people.ts';
import type { SegmentTimeTable } from './segment-times.ts';
import type { SourceChangeTable } from './source-changes.ts';
import type { SourceKeyTable } from './source-keys.ts';

/** 0 or 1: SQLite has no booleans, and PostgreSQL's would compare differently. */
export type Flag = 0 | 1;

export type JobStatus = 'queued' | 'running' | 'done' | 'cancelled' | 'failed';
/** `skipped`: a person's text stood there when its turn came. */
export type JobItemStatus = 'waiting' | 'done' | 'skipped' | 'failed';

type OtherTables = PeopleTables & LessonTables;

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
  jobs: {
    jobId: string;
    documentId: string;
    engine: string;
    scope: 'segment' | 'empty' | 'machine';
    status: JobStatus;
    createdBy: string;
    createdAt: number;
    startedAt: number | null;
    finishedAt: number | null;
    errorKey: string | null;
    attempts: number;
    /** Not before this time: back-off after an engine's failure. */
    notBefore: number;
    /** JSON: string[], the engines that step in where this one fails, in order. */
    fallbacks: string;
  };
  jobItems: {
    jobId: string;
    segmentId: string;
    position: number;
    words: number;
    status: JobItemStatus;
    revisionId: string | null;
    errorKey: string | null;
  };
  revisionAnalyses: {
    revisionId: string;
    modelVersion: string;
    /** JSON of store/analyses.ts: sentence spans, alignment and confidence as flat number lists. */
    data: string;
  };
  /** A document's own choice of engine. */
  documentEngines: { documentId: string; engine: string };
  /** `day`: YYYY-MM-DD, UTC. `characters`: of source text; tokens where the service counts them. */
  engineUsage: {
    engine: string;
    day: string;
    requests: number;
    characters: number;
    inputTokens: number;
    outputTokens: number;
    cacheHits: number;
  };
  /** Answers of engines by a hash of everything that they depend on. `sentences`: JSON of EngineSentence[]. */
  keptTranslations: {
    key: string;
    engine: string;
    modelVersion: string;
    target: string;
    sentences: string;
    hits: number;
    createdAt: number;
    usedAt: number;
  };
  memoryUnits: {
    /** Order of making; what memoryGrams names a unit by. */
    number: number;
    unitId: string;
    projectId: string;
    sourceLang: string;
    targetLang: string;
    source: string;
    target: string;
    /** JSON: InlineCode[]. */
    codes: string;
    segmentId: string | null;
    revisionId: string | null;
    part: number;
    /** Whether its words are among its hashes. */
    searched: Flag;
    before: number;
    after: number;
    sourceKey: number;
    origin: Origin;
    machine: Flag;
    author: string;
    createdAt: number;
    changedAt: number;
    /** The import that it came with. */
    importId: string | null;
    /** The act that removed it, which undoing brings back; null for living units. */
    removal: string | null;
  };
  /**
   * Hashes that units are found by: `gram` is a 31-bit hash plus 2^31 times the unit's block (number / 65,536, rounded down),
   * so that new units are written to one place of a large table.
   */
  memoryGrams: { gram: number; unit: number };
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
