// Home: what waits for me, and the documents: searched, narrowed, sorted, moved between projects.
import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { z } from 'zod';
import { may } from '../model/permissions.ts';
import type { Deps } from '../workflow/deps.ts';
import { DOCUMENT_STATUSES, listDocuments, waitingFor } from '../workflow/document-list.ts';
import { listProjects, moveDocuments } from '../workflow/projects.ts';
import { filterDocuments, filterQuery, isFiltered, ORDERS } from './document-filter.ts';
import { actorOf, parsed, readerOf } from './request.ts';

const id = z.string().max(64);
const several = z.preprocess((given) => (given === undefined ? [] : [given].flat()), z.array(id));
const operationId = z.string().min(8).max(64);
const moveForm = z.object({
  pick: several,
  project: id,
  back: z.string().max(1000).default(''),
  operationId,
});
/** `moves`: document:project, one a document, as an earlier act answered them. */
const undoForm = z.object({ moves: z.string().max(100_000), operationId });
const doneQuery = z.object({
  moved: z.coerce.number().int().min(0).optional().catch(undefined),
  undo: z.string().catch(''),
  deleted: id.optional().catch(undefined),
  title: z.string().max(200).catch(''),
});

export function homeRouter(deps: Deps): Router {
  const router = Router();

  router.get('/', async (req, res) => {
    const actor = actorOf(res);
    const filter = parsed(filterQuery, req.query);
    const [documents, waiting, { projects, mayCreate }] = await Promise.all([
      listDocuments(deps, actor),
      waitingFor(deps, actor),
      listProjects(deps, actor),
    ]);
    const { language } = readerOf(res, deps.now());
    const names = new Map(projects.map(({ projectId, name }) => [projectId, name]));
    res.render('home', {
      title: res.locals.t('home.title'),
      waiting: isFiltered(filter) ? [] : waiting,
      total: documents.length,
      documents: filterDocuments(documents, filter, language).map((row) => ({
        ...row,
        project: projects.length > 1 ? (names.get(row.projectId) ?? '') : '',
      })),
      filter,
      filtered: isFiltered(filter),
      projects,
      targets: projects.filter(({ mayImport }) => mayImport),
      mayEditProjects: mayCreate,
      mayMove: may(actor.role, 'document.edit', false) && projects.length > 1,
      statuses: DOCUMENT_STATUSES,
      orders: ORDERS,
      done: parsed(doneQuery, req.query),
      operationId: randomUUID(),
    });
  });

  router.post('/documents/move', async (req, res) => {
    const { pick, project, back, operationId } = parsed(moveForm, req.body);
    const moves = pick.map((documentId) => ({ documentId, projectId: project }));
    const before = await moveDocuments(deps, actorOf(res), { moves, operationId });
    const address = new URLSearchParams(back);
    for (const name of ['moved', 'undo']) address.delete(name);
    address.set('moved', String(before.length));
    address.set('undo', before.map(({ documentId, projectId }) => `${documentId}:${projectId}`).join(' '));
    res.redirect(303, `/?${address}`);
  });

  router.post('/documents/move-back', async (req, res) => {
    const { moves, operationId } = parsed(undoForm, req.body);
    const pairs = moves.split(' ').map((pair) => pair.split(':'));
    await moveDocuments(deps, actorOf(res), {
      moves: pairs.map(([documentId = '', projectId = '']) => ({ documentId, projectId })),
      operationId,
    });
    res.redirect(303, '/');
  });

  return router;
}
