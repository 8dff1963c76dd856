// /api/v1/documents/:documentId/english: the article's English, rich and plain, for the clipboard.
import { Router } from 'express';
import { z } from 'zod';
import type { Deps } from '../../workflow/deps.ts';
import { copyEnglish, exportChoices } from '../../workflow/export-document.ts';
import { actorOf, param, parsed } from '../request.ts';

/** `best`: the approved version where there is one, else the draft. */
const query = z.object({ version: z.enum(['best', 'approved', 'draft']).catch('best') });

export function englishApi(deps: Deps): Router {
  const router = Router();

  router.get('/documents/:documentId/english', async (req, res) => {
    const actor = actorOf(res);
    const documentId = param(req, 'documentId');
    const asked = parsed(query, req.query).version;
    const { approved } = await exportChoices(deps, actor, documentId);
    const version = asked === 'best' ? (approved === null ? 'draft' : 'approved') : asked;
    const { html, text, label } = await copyEnglish(deps, actor, { documentId, version });
    res.json({ html, text, version: label.draft ? null : label.number });
  });

  return router;
}
