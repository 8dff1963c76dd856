// The bin: deleting a document, and bringing it back.
import { Router } from 'express';
import { BIN_DAYS, deleteDocument, listBin, restoreDocument } from '../workflow/bin.ts';
import type { Deps } from '../workflow/deps.ts';
import { actorOf, param } from './request.ts';

export function binRouter(deps: Deps): Router {
  const router = Router();

  router.get('/bin', async (_req, res) => {
    const day = new Intl.DateTimeFormat(res.locals.lang === 'en' ? 'en-GB' : 'id', { dateStyle: 'medium' });
    const rows = await listBin(deps, actorOf(res));
    res.render('bin', {
      title: res.locals.t('bin.title'),
      days: BIN_DAYS,
      rows: rows.map((row) => ({ ...row, until: day.format(row.until) })),
    });
  });

  router.post('/documents/:documentId/delete', async (req, res) => {
    const documentId = param(req, 'documentId');
    const { title } = await deleteDocument(deps, actorOf(res), documentId);
    res.redirect(303, `/?${new URLSearchParams({ deleted: documentId, title: title.slice(0, 200) })}`);
  });

  router.post('/documents/:documentId/restore', async (req, res) => {
    const documentId = param(req, 'documentId');
    await restoreDocument(deps, actorOf(res), documentId);
    res.redirect(303, `/documents/${documentId}`);
  });

  router.get(['/documents/:documentId/delete', '/documents/:documentId/restore'], (_req, res) =>
    res.redirect(303, '/bin'),
  );
  return router;
}
