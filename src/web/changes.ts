// All changes of a document: machine draft or last approved version against the current text.
import { Router } from 'express';
import { z } from 'zod';
import { shortcutLabel } from '../model/shortcuts.ts';
import { wordDiff } from '../text/diff.ts';
import { documentChanges } from '../workflow/changes.ts';
import type { Deps } from '../workflow/deps.ts';
import { actorOf, param, parsed, readerOf } from './request.ts';

const query = z.object({ from: z.enum(['machine', 'approved']).catch('machine') });

/** A changed segment, or a run of unchanged ones with the last of them as one line of context. */
type ChangeItem =
  | {
      type: 'change';
      row: Awaited<ReturnType<typeof documentChanges>>['rows'][number];
      parts: ReturnType<typeof wordDiff>;
    }
  | { type: 'same'; count: number; context: string };

export function changesRouter(deps: Deps): Router {
  const router = Router();

  router.get('/documents/:documentId/changes', async (req, res) => {
    const { from } = parsed(query, req.query);
    const documentId = param(req, 'documentId');
    const changes = await documentChanges(deps, actorOf(res), { documentId, from });
    const { t } = readerOf(res, deps.now());
    const items: ChangeItem[] = [];
    for (const row of changes.rows) {
      const last = items.at(-1);
      if (row.changed) items.push({ type: 'change', row, parts: wordDiff(row.before, row.after, 'en') });
      else if (last?.type === 'same') Object.assign(last, { count: last.count + 1, context: row.after });
      else items.push({ type: 'same', count: 1, context: row.after });
    }
    const changed = items.filter((item) => item.type === 'change').length;
    res.render('changes', { key: shortcutLabel, title: t('changes.title'), changes, items, changed, from });
  });

  return router;
}
