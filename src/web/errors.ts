// Errors as a person meets them: a page or, under /api/, JSON; in their language, with what to do next.
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { AppError, ConflictError, notFound, tooLarge } from '../errors.ts';
import type { Log } from '../workflow/deps.ts';

/** The sentence of an error in the reader's language. */
export function errorSentence(res: Response, error: AppError): string {
  return res.locals.t(`errors.${error.key}`, error.params);
}

export const nothingHere: RequestHandler = () => {
  throw notFound();
};

/** What the body parsers throw, as AppErrors. */
function known(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  const type = typeof error === 'object' && error !== null && 'type' in error ? String(error.type) : '';
  if (type === 'entity.too.large') return tooLarge('too-large');
  if (type.startsWith('entity.') || type.startsWith('encoding.') || type === 'charset.unsupported')
    return new AppError(400, 'input', { field: '' });
  if (error instanceof URIError) return new AppError(400, 'input', { field: '' });
  return null;
}

/** A form that met an expired sign-in: asks to sign in again and carries along what was typed. */
function askAgain(req: Request, res: Response): void {
  const kept = JSON.stringify({ action: req.originalUrl, fields: req.body ?? {} });
  res.status(401);
  res.render('sign-in', {
    title: res.locals.t('sign-in.title'),
    login: '',
    next: '/',
    kept,
    problem: res.locals.t('sign-in.kept'),
    first: false,
  });
}

/** The last middleware. Unexpected errors are logged whole and shown without their insides. */
export function errorPages(log: Log): ErrorRequestHandler {
  return (thrown, req, res, _next) => {
    const error = known(thrown) ?? new AppError(500, 'unexpected');
    if (error.status >= 500) log.error({ err: thrown, path: req.path }, 'request failed');
    if (res.headersSent) {
      res.destroy();
      return;
    }
    const message = errorSentence(res, error);
    if (req.path.startsWith('/api/')) {
      const current = error instanceof ConflictError ? { current: error.current } : {};
      res.status(error.status).json({ error: { key: error.key, message, params: error.params }, ...current });
      return;
    }
    if (error.key === 'signed-out' && req.method === 'GET') {
      res.redirect(303, `/sign-in?next=${encodeURIComponent(req.originalUrl)}`);
      return;
    }
    if (error.key === 'signed-out') {
      askAgain(req, res);
      return;
    }
    res.status(error.status);
    const title = res.locals.t(error.status === 404 ? 'error-page.missing' : 'error-page.title');
    res.render('error', { title, status: error.status, message });
  };
}
