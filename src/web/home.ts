// Home: what waits for me, and the documents.
import { Router } from 'express';
import type { Deps } from '../workflow/deps.ts';
import { listDocuments, waitingFor } from '../workflow/document-list.ts';
import { actorOf } from './request.ts';

export function homeRouter(deps: Deps): Router {
  const router = Router();
  router.get('/', async (_req, res) => {
    const actor = actorOf(res);
    const [documents, waiting] = await Promise.all([listDocuments(deps, actor), waitingFor(deps, actor)]);
    res.render('home', { title: res.locals.t('home.title'), documents, waiting });
  });
  return router;
}
