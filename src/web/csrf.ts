// Cross-site requests: refused for everything that changes something.
import type { RequestHandler } from 'express';
import { forbidden } from '../errors.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Sec-Fetch-Site where the browser sends it; else Origin against Host (browsers leave Sec-Fetch-Site out on plain-http
 * names in a local network). A request with neither comes from no browser form: it passes only without a cookie.
 */
export const refuseCrossSite: RequestHandler = (req, _res, next) => {
  if (SAFE.has(req.method)) return next();
  const site = req.headers['sec-fetch-site'];
  if (site !== undefined) {
    if (site === 'same-origin' || site === 'none') return next();
    throw forbidden('cross-site');
  }
  const { origin, host, cookie } = req.headers;
  if (origin === undefined ? cookie === undefined : URL.canParse(origin) && new URL(origin).host === host)
    return next();
  throw forbidden('cross-site');
};
