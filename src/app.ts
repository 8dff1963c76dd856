// The web application: middleware in order, then one router a page.
import compression from 'compression';
import express, { type Express } from 'express';
import helmet from 'helmet';
import { createAssets } from './web/assets.ts';
import { refuseCrossSite } from './web/csrf.ts';
import { documentApi, documentPages } from './web/document-pages.ts';
import { errorPages, nothingHere } from './web/errors.ts';
import { homeRouter } from './web/home.ts';
import { loadMessages } from './web/messages.ts';
import { withPages } from './web/pages.ts';
import { withSession } from './web/session.ts';
import { signInRouter } from './web/sign-in.ts';
import type { Deps } from './workflow/deps.ts';

export type AppOptions = { secureCookies: boolean; uploadMb: number };

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

/** The whole application over the verbs' world. Needs the scripts that src/client/build.ts makes. */
export async function createApp(deps: Deps, options: AppOptions): Promise<Express> {
  const app = express();
  const messages = await loadMessages();
  const assets = createAssets();
  app.disable('x-powered-by');
  app.use(
    helmet({ contentSecurityPolicy: CONTENT_SECURITY, strictTransportSecurity: options.secureCookies }),
  );
  // Server-sent events must leave at once, not when a compression buffer is full.
  app.use(
    compression({ filter: (req, res) => !req.path.endsWith('/events') && compression.filter(req, res) }),
  );
  app.use(assets.router);
  app.use(withSession(deps, messages, options.secureCookies), withPages(assets));
  app.use(refuseCrossSite);
  // A form carries an upload as base64, a third longer than its bytes.
  app.use(
    express.urlencoded({
      extended: false,
      limit: `${Math.ceil(options.uploadMb * 1.4) + 1}mb`,
      parameterLimit: 50_000,
    }),
    express.json({ limit: '4mb' }),
  );
  app.use('/api/v1', documentApi(deps));
  app.use(signInRouter(deps, options.secureCookies), homeRouter(deps), documentPages(deps));
  app.use(nothingHere);
  app.use(errorPages(deps.log));
  return app;
}
