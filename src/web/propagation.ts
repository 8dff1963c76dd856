// Segments with the same source: what one segment's English would make of them, ticked one by one; a page, and the desk's dialog.
import { Router } from 'express';
import { z } from 'zod';
import { withoutCodes } from '../model/text.ts';
import { type DiffPart, wordDiff } from '../text/diff.ts';
import type { Deps } from '../workflow/deps.ts';
import {
  type Offer,
  propagate,
  readOffer,
  readPropagation,
  type Twin,
  undoPropagation,
} from '../workflow/propagation.ts';
import { actorOf, param, parsed } from './request.ts';

const operationId = z.string().min(8).max(64);
const count = z.coerce.number().int().min(0).optional().catch(undefined);
const pageQuery = z.object({
  part: z.string().optional(),
  made: z.string().max(64).optional(),
  undone: count,
  kept: count,
});
const picks = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.string().max(80)).max(100),
);
const changeForm = z.object({ pick: picks, operationId });
const undoForm = z.object({ operationId });

type TwinView = Omit<Twin, 'proposed' | 'target'> & {
  href: string;
  here: boolean;
  ticked: boolean;
  diff: readonly DiffPart[];
  /** What its box sends: the segment and the revision that is shown. */
  pick: string;
};

function twinView(twin: Twin, offer: Offer): TwinView {
  const { target, proposed, ...about } = twin;
  const { documentId, segmentId, number, base, typing, confirmed } = twin;
  return {
    ...about,
    href: `/documents/${documentId}?edit=${segmentId}#s-${number}`,
    here: documentId === offer.documentId,
    ticked: !typing && !confirmed,
    diff: wordDiff(withoutCodes(target), withoutCodes(proposed), offer.targetLang),
    pick: `${segmentId}:${base}`,
  };
}

export function propagationRouter(deps: Deps): Router {
  const router = Router();

  router.get('/segments/:segmentId/same', async (req, res) => {
    const { part, made, undone, kept } = parsed(pageQuery, req.query);
    const actor = actorOf(res);
    const offer = await readOffer(deps, actor, param(req, 'segmentId'));
    const done = made === undefined ? null : await readPropagation(deps, actor, made);
    res.render(part === 'list' ? 'partials/propagation' : 'propagation', {
      title: res.locals.t('propagation.title'),
      offer: { ...offer, source: withoutCodes(offer.source), target: withoutCodes(offer.target) },
      twins: offer.twins.map((twin) => twinView(twin, offer)),
      inDialog: part === 'list',
      done,
      undone: undone === undefined ? null : { segments: undone, kept: kept ?? 0 },
      newId: deps.newId,
    });
  });

  router.post('/segments/:segmentId/same', async (req, res) => {
    const segmentId = param(req, 'segmentId');
    const { pick, ...form } = parsed(changeForm, req.body);
    const picked = pick.flatMap((one) => {
      const place = /^(.+):(\d{1,9})$/.exec(one);
      return place === null ? [] : [{ segmentId: place[1]!, number: Number(place[2]) }];
    });
    const { propagationId } = await propagate(deps, actorOf(res), { segmentId, picks: picked, ...form });
    res.redirect(303, `/segments/${segmentId}/same?made=${propagationId}`);
  });

  router.post('/propagations/:propagationId/undo', async (req, res) => {
    const propagationId = param(req, 'propagationId');
    const done = await undoPropagation(deps, actorOf(res), {
      propagationId,
      ...parsed(undoForm, req.body),
    });
    res.redirect(303, `/segments/${done.from}/same?undone=${done.segments}&kept=${done.kept}`);
  });

  return router;
}
