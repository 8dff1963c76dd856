// /api/v1/dictionary: what the dictionary of Indonesian says of a word, in the reader's language.
import { Router } from 'express';
import { z } from 'zod';
import type { Deps } from '../../workflow/deps.ts';
import { lookUp } from '../../workflow/look-up.ts';
import { actorOf, parsed, readerOf } from '../request.ts';

const query = z.object({ word: z.string().trim().min(1).max(64) });

export function dictionaryApi(deps: Deps): Router {
  const router = Router();
  router.get('/dictionary', (req, res) => {
    const { t } = readerOf(res, deps.now());
    const { rows, ...found } = lookUp(deps, actorOf(res), parsed(query, req.query).word);
    const entries = rows.map(({ partOfSpeech, english }) => ({
      partOfSpeech: t(`desk.look-up.pos.${partOfSpeech}`, { defaultValue: partOfSpeech }),
      english,
    }));
    res.set('cache-control', 'private, max-age=3600').json({ ...found, entries });
  });
  return router;
}
