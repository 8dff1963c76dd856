// The engine for other programs: /translate, /detect and /languages as LibreTranslate has them (docs.libretranslate.com).
import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
  Router,
} from 'express';
import { rateLimit } from 'express-rate-limit';
import { z } from 'zod';
import { EngineError } from '../engines/engine.ts';
import { AppError, badInput, forbidden, tooLarge } from '../errors.ts';
import { type KeyUse, useKey } from '../workflow/api-keys.ts';
import type { Deps, Log } from '../workflow/deps.ts';
import { SERVED, type ServedText, serveDetection, serveTexts } from '../workflow/serve-texts.ts';
import { errorSentence } from './errors.ts';
import { leaving, param } from './request.ts';

const MINUTE = 60_000;
/** Wrong keys that an address may try in a minute. */
const WRONG_KEYS = 30;

const LANGUAGES = [
  { code: 'en', name: 'English', targets: ['en'] },
  { code: 'id', name: 'Indonesian', targets: ['en', 'id'] },
];

/** Forms say everything as text. */
const body = z.object({
  q: z.union([z.string(), z.array(z.string())]).optional(),
  source: z.string().optional(),
  target: z.string().optional(),
  format: z.string().optional(),
  alternatives: z.coerce.number().int().min(0).optional(),
  api_key: z.string().optional(),
});
type Body = z.infer<typeof body>;

const BODY = 'servedBody';
const USE = 'keyUse';

/** What the request says in its body, in its address, or in a form. Throws badInput `serve.field`. */
function bodyOf(req: Request): Body {
  const given = { ...req.query, ...(typeof req.body === 'object' && req.body !== null ? req.body : {}) };
  const result = body.safeParse(given);
  if (result.success) return result.data;
  throw badInput('serve.field', { field: String(result.error.issues[0]?.path[0] ?? 'q') });
}

/** In the body, in the address (a client that knows only an address) or as a bearer token. */
function keyOf(req: Request, { api_key }: Body): string {
  const bearer = /^Bearer (\S+)$/i.exec(req.headers.authorization ?? '')?.[1];
  return api_key || param(req, 'apiKey') || bearer || '';
}

function required(value: string | undefined, name: string): string {
  if (value === undefined || value === '') throw badInput('serve.missing', { name });
  return value;
}

/** Puts who asks and what for into res.locals. Throws 400 `serve.key-needed`, 403 `key.wrong`. */
function withKey(deps: Deps): RequestHandler {
  return async (req, res, next) => {
    const said = bodyOf(req);
    const key = keyOf(req, said);
    if (key === '') throw badInput('serve.key-needed');
    try {
      res.locals[USE] = await useKey(deps, key);
    } catch (error) {
      throw error instanceof AppError && error.status === 401 ? forbidden(error.key) : error;
    }
    res.locals[BODY] = said;
    next();
  };
}

const slowDown = () => {
  throw new AppError(429, 'serve.too-often');
};

/** What goes wrong, as {error} with the statuses that clients know: 400, 403, 413, 429, 500. */
function errorAnswers(log: Log): ErrorRequestHandler {
  return (thrown, _req, res, _next) => {
    if (thrown instanceof EngineError && thrown.kind === 'cancelled') return res.destroy();
    // The address is not logged: a key may stand in it.
    if (!(thrown instanceof AppError)) log.error({ err: thrown }, 'a served translation failed');
    if (res.headersSent) return res.destroy();
    const error = asAppError(thrown);
    res.status(error.status).json({ error: errorSentence(res, error) });
  };
}

function asAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof EngineError)
    return new AppError(thrown.kind === 'too-long' ? 400 : 500, `engine.${thrown.kind}`);
  const type = typeof thrown === 'object' && thrown !== null && 'type' in thrown ? String(thrown.type) : '';
  if (type === 'entity.too.large') return tooLarge('too-large');
  if (type !== '' || thrown instanceof URIError) return badInput('serve.field', { field: 'q' });
  return new AppError(500, 'unexpected');
}

/** One text's answer as one, several as lists. */
function answerOf(
  served: readonly ServedText[],
  list: boolean,
  wish: { auto: boolean; alternatives: boolean },
) {
  const pick = <Part>(part: (one: ServedText) => Part) => (list ? served.map(part) : part(served[0]!));
  return {
    translatedText: pick(({ text }) => text),
    ...(wish.alternatives ? { alternatives: pick(({ alternatives }) => alternatives) } : {}),
    ...(wish.auto ? { detectedLanguage: pick(({ detected }) => detected) } : {}),
  };
}

/** `perMinute`: requests that one key may make. */
export function servedApi(deps: Deps, perMinute: number): Router {
  const router = Router();
  const guarded = ['/translate', '/detect', '/key/:apiKey/translate', '/key/:apiKey/detect'];
  const common = {
    windowMs: MINUTE,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: slowDown,
  } as const;
  router.post(
    guarded,
    express.json({ limit: '1mb' }),
    express.urlencoded({ extended: false, limit: '1mb' }),
    rateLimit({
      ...common,
      limit: WRONG_KEYS,
      skipSuccessfulRequests: true,
      requestWasSuccessful: (_req, res) => res.statusCode !== 403,
    }),
    withKey(deps),
    rateLimit({
      ...common,
      limit: perMinute,
      keyGenerator: (_req, res) => (res.locals[USE] as KeyUse).key.keyId,
    }),
  );

  router.get(['/languages', '/key/:apiKey/languages'], (_req, res) => {
    res.json(LANGUAGES);
  });
  router.get(['/frontend/settings', '/key/:apiKey/frontend/settings'], (_req, res) => {
    res.json({
      apiKeys: true,
      keyRequired: true,
      charLimit: SERVED.characters,
      frontendTimeout: 500,
      language: { source: { code: 'id', name: 'Indonesian' }, target: { code: 'en', name: 'English' } },
      suggestions: false,
      filesTranslation: false,
      supportedFilesFormat: [],
    });
  });

  router.post(['/detect', '/key/:apiKey/detect'], (_req, res: Response) => {
    const { q } = res.locals[BODY] as Body;
    const text = required(Array.isArray(q) ? q.join('\n') : q, 'q');
    res.json(serveDetection(res.locals[USE] as KeyUse, text));
  });

  router.post(['/translate', '/key/:apiKey/translate'], async (_req, res: Response) => {
    const { q, source, target, format = 'text', alternatives = 0 } = res.locals[BODY] as Body;
    if (!Array.isArray(q)) required(q, 'q');
    const from = required(source, 'source');
    const to = required(target, 'target');
    if (format !== 'text' && format !== 'html')
      throw badInput('serve.format', { format: format.slice(0, 20) });
    // Forms send line ends as CRLF.
    const texts = [q ?? ''].flat().map((text) => text.replaceAll('\r\n', '\n'));
    const served = await serveTexts(deps, res.locals[USE] as KeyUse, {
      texts,
      source: from,
      target: to,
      format,
      alternatives,
      signal: leaving(res),
    });
    if (!res.destroyed)
      res.json(answerOf(served, Array.isArray(q), { auto: from === 'auto', alternatives: alternatives > 0 }));
  });

  router.use(guarded, errorAnswers(deps.log));
  return router;
}
