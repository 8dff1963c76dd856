// Home: what waits for me, and the documents: searched, narrowed, sorted.
import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { z } from 'zod';
import { may } from '../model/permissions.ts';
import type { Deps } from '../workflow/deps.ts';
import { DOCUMENT_STATUSES, listDocuments, waitingFor } from '../workflow/document-list.ts';
import { activePeople } from '../workflow/people.ts';
import { listProjects } from '../workflow/projects.ts';
import { BULK_ACTS, PACKED_FORMATS } from './bulk.ts';
import { filterDocuments, filterQuery, isFiltered, ORDERS } from './document-filter.ts';
import { actorOf, parsed, readerOf } from './request.ts';

/** What an act on several documents answered: how many it changed, and the way back. */
const doneQuery = z.object({
  done: z.enum(BULK_ACTS).optional().catch(undefined),
  count: z.coerce.number().int().min(0).catch(0),
  undo: z.string().catch(''),
  deleted: z.string().max(64).optional().catch(undefined),
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
      people: may(actor.role, 'segment.claim', false) ? await activePeople(deps, actor) : [],
      packed: PACKED_FORMATS,
      statuses: DOCUMENT_STATUSES,
      orders: ORDERS,
      done: parsed(doneQuery, req.query),
      operationId: randomUUID(),
    });
  });

  return router;
}
