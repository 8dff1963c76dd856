// The web application: middleware in order, then one router a page.
import compression from 'compression';
import express, { type Express, type RequestHandler, Router } from 'express';
import helmet from 'helmet';
import { approvalSettingsRouter } from './web/approval-settings.ts';
import { createAssets } from './web/assets.ts';
import { auditRouter } from './web/audit.ts';
import { binRouter } from './web/bin.ts';
import { bulkRouter } from './web/bulk.ts';
import { checksHelpRouter } from './web/checks-help.ts';
import { refuseCrossSite } from './web/csrf.ts';
import { detailsRouter } from './web/details.ts';
import { documentApi, documentPages } from './web/document-pages.ts';
import { editionRouter } from './web/edition.ts';
import { effortRouter } from './web/effort.ts';
import { enginesRouter } from './web/engines.ts';
import { errorPages, nothingHere } from './web/errors.ts';
import { glossaryRouter } from './web/glossary.ts';
import { glossaryImportRouter } from './web/glossary-import.ts';
import { helpRouter } from './web/help.ts';
import { homeRouter } from './web/home.ts';
import { houseStyleRouter } from './web/house-style.ts';
import { importRouter } from './web/import.ts';
import { inboxRouter } from './web/inbox.ts';
import { keysRouter } from './web/keys.ts';
import { lessonsRouter } from './web/lessons.ts';
import { memoryRouter } from './web/memory.ts';
import { loadMessages } from './web/messages.ts';
import { withPages } from './web/pages.ts';
import { peopleRouter } from './web/people.ts';
import { profileRouter } from './web/profile.ts';
import { projectsRouter } from './web/projects.ts';
import { proposalsRouter } from './web/proposals.ts';
import { removedConceptsRouter } from './web/removed-concepts.ts';
import { returnedRouter } from './web/returned.ts';
import { searchRouter } from './web/search.ts';
import { servedApi } from './web/served-api.ts';
import { withSession } from './web/session.ts';
import { signInRouter } from './web/sign-in.ts';
import type { Deps } from './workflow/deps.ts';

/** `servedPerMinute`: requests for a translation that one key may make in a minute. */
export type AppOptions = {
  secureCookies: boolean;
  uploadMb: number;
  proxies: number;
  servedPerMinute: number;
  mails?: boolean;
};

const CONTENT_SECURITY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
};

/** Forms and JSON; small until somebody is signed in. A form carries an upload as base64, a third longer than its bytes. */
function bodies(uploadMb: number): RequestHandler {
  const limit = `${Math.ceil(uploadMb * 1.4) + 1}mb`;
  const large = [
    express.urlencoded({ extended: false, limit, parameterLimit: 50_000 }),
    express.json({ limit: `${Math.max(4, uploadMb)}mb` }),
  ];
  const small = [express.urlencoded({ extended: false, limit: '200kb' }), express.json({ limit: '200kb' })];
  const [signedIn, stranger] = [Router().use(large), Router().use(small)];
  return (req, res, next) => (res.locals.user ? signedIn : stranger)(req, res, next);
}

/** The whole application over the verbs' world. Needs the scripts that src/client/build.ts makes. */
export async function createApp(deps: Deps, options: AppOptions): Promise<Express> {
  const app = express();
  const messages = await loadMessages();
  const assets = createAssets();
  app.disable('x-powered-by');
  // Express' own last resort then keeps the stack to itself.
  app.set('env', 'production');
  app.set('trust proxy', options.proxies);
  app.use(
    helmet({ contentSecurityPolicy: CONTENT_SECURITY, strictTransportSecurity: options.secureCookies }),
  );
  // Server-sent events must leave at once, not when a compression buffer is full.
  app.use(
    compression({ filter: (req, res) => !req.path.endsWith('/events') && compression.filter(req, res) }),
  );
  app.use(assets.router);
  app.use(withSession(deps, messages, options.secureCookies), withPages(assets));
  // Before the guard against other sites' forms: no cookie counts here, only keys.
  app.use(servedApi(deps, options.servedPerMinute));
  app.use(refuseCrossSite);
  app.use(bodies(options.uploadMb));
  app.use('/api/v1', documentApi(deps));
  app.use(signInRouter(deps, options.secureCookies), homeRouter(deps), bulkRouter(deps), documentPages(deps));
  app.use(importRouter(deps, options.uploadMb), editionRouter(deps, options.uploadMb), detailsRouter(deps));
  app.use(returnedRouter(deps, options.uploadMb));
  app.use(
    profileRouter(deps, options.secureCookies, options.mails ?? false),
    peopleRouter(deps, options.secureCookies),
    proposalsRouter(deps),
    enginesRouter(deps),
    auditRouter(deps),
    binRouter(deps),
    keysRouter(deps, options.secureCookies),
    memoryRouter(deps, options.uploadMb),
    glossaryImportRouter(deps, options.uploadMb),
    removedConceptsRouter(deps),
    glossaryRouter(deps),
    lessonsRouter(deps),
    searchRouter(deps),
    checksHelpRouter(),
    inboxRouter(deps),
    projectsRouter(deps),
    houseStyleRouter(deps),
    approvalSettingsRouter(deps),
    effortRouter(deps),
    helpRouter(),
  );
  app.use(nothingHere);
  app.use(errorPages(deps.log));
  return app;
}
