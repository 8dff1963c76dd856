// All changes of a document between two points: machine draft, any version, the current text.
import { Router } from 'express';
import { z } from 'zod';
import { shortcutLabel } from '../model/shortcuts.ts';
import { wordDiff } from '../text/diff.ts';
import { documentChanges } from '../workflow/changes.ts';
import type { Deps } from '../workflow/deps.ts';
import { actorOf, param, parsed, readerOf } from './request.ts';
import { pointChoices } from './versions.ts';

const number = z.coerce.number().int().min(1);
const query = z.object({
  from: z.union([z.enum(['machine', 'approved']), number]).catch('machine'),
  to: z.union([z.literal('current'), number]).catch('current'),
});

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
    const { from, to } = parsed(query, req.query);
    const documentId = param(req, 'documentId');
    const changes = await documentChanges(deps, actorOf(res), { documentId, from, to });
    const { t } = readerOf(res, deps.now());
    const items: ChangeItem[] = [];
    for (const row of changes.rows) {
      const last = items.at(-1);
      if (row.changed) items.push({ type: 'change', row, parts: wordDiff(row.before, row.after, 'en') });
      else if (last?.type === 'same') Object.assign(last, { count: last.count + 1, context: row.after });
      else items.push({ type: 'same', count: 1, context: row.after });
    }
    const changed = items.filter((item) => item.type === 'change').length;
    const points = pointChoices([...changes.versions].reverse(), t);
    const chosen = { from: String(from === 'approved' ? changes.approvedNumber : from), to: String(to) };
    const title = t('changes.title');
    res.render('changes', { key: shortcutLabel, title, changes, items, changed, from, points, chosen });
  });

  return router;
}
