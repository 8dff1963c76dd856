// Tables about machine drafts: jobs, what engines answered and used, and how a draft came about.
export type JobStatus = 'queued' | 'running' | 'done' | 'cancelled' | 'failed';
/** `skipped`: a person's text stood there when its turn came. */
export type JobItemStatus = 'waiting' | 'done' | 'skipped' | 'failed';

export type EngineTables = {
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
};
