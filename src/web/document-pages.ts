// The pages of one document, and their endpoints under /api/v1, each as one router to mount.
import { Router } from 'express';
import type { Deps } from '../workflow/deps.ts';
import { arrangementApi } from './api/arrangement.ts';
import { dictionaryApi } from './api/dictionary.ts';
import { documentsApi } from './api/documents.ts';
import { draftsApi } from './api/drafts.ts';
import { editionsApi } from './api/editions.ts';
import { englishApi } from './api/english.ts';
import { eventsApi } from './api/events.ts';
import { memoryApi } from './api/memory.ts';
import { preferencesApi } from './api/preferences.ts';
import { segmentsApi } from './api/segments.ts';
import { arrangementRouter } from './arrangement.ts';
import { changesRouter } from './changes.ts';
import { claimsRouter } from './claims.ts';
import { commentsApi, commentsRouter } from './comments.ts';
import { deskRouter } from './desk.ts';
import { deskActsRouter } from './desk-acts.ts';
import { documentChecksRouter } from './document-checks.ts';
import { exportRouter } from './export.ts';
import { historyRouter } from './history.ts';
import { propagationRouter } from './propagation.ts';
import { termsApi } from './proposals.ts';
import { publicationsRouter } from './publications.ts';
import { reviewRouter } from './review.ts';
import { sourceRouter } from './source.ts';
import { verdictsRouter } from './verdicts.ts';
import { versionsRouter } from './versions.ts';

/** Mounted at `/`: side by side, history, changes, review, export. */
export function documentPages(deps: Deps): Router {
  return Router().use(
    deskRouter(deps),
    deskActsRouter(deps),
    historyRouter(deps),
    changesRouter(deps),
    reviewRouter(deps),
    propagationRouter(deps),
    exportRouter(deps),
    claimsRouter(deps),
    commentsRouter(deps),
    publicationsRouter(deps),
    sourceRouter(deps),
    arrangementRouter(deps),
    verdictsRouter(deps),
    versionsRouter(deps),
    documentChecksRouter(deps),
  );
}

/** Mounted at `/api/v1`. */
export function documentApi(deps: Deps): Router {
  return Router().use(
    documentsApi(deps),
    segmentsApi(deps),
    draftsApi(deps),
    eventsApi(deps),
    englishApi(deps),
    memoryApi(deps),
    preferencesApi(deps),
    termsApi(deps),
    dictionaryApi(deps),
    commentsApi(deps),
    arrangementApi(deps),
    editionsApi(deps),
  );
}
