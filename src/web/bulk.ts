// Acts on the documents that are ticked in the list: moving, a day, a person, the bin, one packed file; and each one's way back.
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { WRITABLE } from '../formats/index.ts';
import type { Actor } from '../model/user.ts';
import {
  type Changed,
  deleteDocuments,
  giveDocuments,
  packDocuments,
  restoreDocuments,
  setDueOfAll,
  takeDocumentsBack,
} from '../workflow/bulk.ts';
import type { Deps } from '../workflow/deps.ts';
import { moveDocuments } from '../workflow/projects.ts';
import { actorOf, parsed } from './request.ts';

const id = z.string().max(64);
const several = z.preprocess((given) => (given === undefined ? [] : [given].flat()), z.array(id));
const operationId = z.string().min(8).max(64);
const bulkForm = z.object({
  pick: several,
  project: id.default(''),
  due: z.string().max(40).default(''),
  userId: id.default(''),
  format: z.string().max(40).default(''),
  back: z.string().max(1000).default(''),
  operationId,
});
type BulkForm = z.infer<typeof bulkForm>;
/** `changed`: document:before, one a document, as the act answered them. */
const undoForm = z.object({ changed: z.string().max(100_000), operationId });

type Act = {
  run(deps: Deps, actor: Actor, form: BulkForm): Promise<Changed[]>;
  undo(deps: Deps, actor: Actor, changed: readonly Changed[], operationId: string): Promise<unknown>;
};

const ids = (changed: readonly Changed[]) => changed.map(({ documentId }) => documentId);

/** By the last part of their address; the list says what each did by the same name. */
const ACTS: Readonly<Record<'move' | 'due' | 'give' | 'delete', Act>> = {
  move: {
    async run(deps, actor, { pick, project, operationId }) {
      const moves = pick.map((documentId) => ({ documentId, projectId: project }));
      const moved = await moveDocuments(deps, actor, { moves, operationId });
      return moved.map(({ documentId, projectId }) => ({ documentId, before: projectId }));
    },
    undo(deps, actor, changed, operationId) {
      const moves = changed.map(({ documentId, before }) => ({ documentId, projectId: before }));
      return moveDocuments(deps, actor, { moves, operationId });
    },
  },
  due: {
    run(deps, actor, { pick, due, operationId }) {
      const dues = pick.map((documentId) => ({ documentId, due: due.trim() }));
      return setDueOfAll(deps, actor, { dues, operationId });
    },
    undo(deps, actor, changed, operationId) {
      const dues = changed.map(({ documentId, before }) => ({ documentId, due: before }));
      return setDueOfAll(deps, actor, { dues, operationId });
    },
  },
  give: {
    run: (deps, actor, { pick, userId, operationId }) =>
      giveDocuments(deps, actor, { documentIds: pick, userId, operationId }),
    undo: (deps, actor, given, operationId) => takeDocumentsBack(deps, actor, { given, operationId }),
  },
  delete: {
    run: (deps, actor, { pick, operationId }) =>
      deleteDocuments(deps, actor, { documentIds: pick, operationId }),
    undo: (deps, actor, changed, operationId) =>
      restoreDocuments(deps, actor, { documentIds: ids(changed), operationId }),
  },
};

/** What the list may say was done. */
export const BULK_ACTS = Object.keys(ACTS) as readonly (keyof typeof ACTS)[];
/** Formats that a packed file may hold. */
export const PACKED_FORMATS = WRITABLE.filter((format) =>
  ['docx', 'html', 'markdown', 'txt'].includes(format),
);

export function bulkRouter(deps: Deps): Router {
  const router = Router();

  for (const name of BULK_ACTS) {
    const act = ACTS[name];
    router.post(`/documents/${name}`, async (req: Request, res: Response) => {
      const form = parsed(bulkForm, req.body);
      const changed = await act.run(deps, actorOf(res), form);
      const address = new URLSearchParams(form.back);
      address.set('done', name);
      address.set('count', String(changed.length));
      if (changed.length > 0)
        address.set('undo', changed.map(({ documentId, before }) => `${documentId}:${before}`).join(' '));
      res.redirect(303, `/?${address}`);
    });
    router.post(`/documents/${name}/undo`, async (req, res) => {
      const { changed, operationId } = parsed(undoForm, req.body);
      const pairs = changed.split(' ').map((pair) => pair.split(':'));
      const before = pairs.map(([documentId = '', was = '']) => ({ documentId, before: was }));
      await act.undo(deps, actorOf(res), before, operationId);
      res.redirect(303, '/');
    });
    router.get([`/documents/${name}`, `/documents/${name}/undo`], (_req, res) => res.redirect(303, '/'));
  }

  router.post('/documents/pack', async (req, res) => {
    const { pick, format } = parsed(bulkForm, req.body);
    const bytes = await packDocuments(deps, actorOf(res), { documentIds: pick, format });
    const day = new Date(deps.now()).toISOString().slice(0, 10);
    res.attachment(`padanan-${day}.zip`).type('application/zip').send(Buffer.from(bytes));
  });
  router.get('/documents/pack', (_req, res) => res.redirect(303, '/'));
  return router;
}
