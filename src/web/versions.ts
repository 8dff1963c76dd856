// The versions of a document: who submitted and decided each, with any two to be compared.
import { Router } from 'express';
import type { Deps } from '../workflow/deps.ts';
import { readVersionList } from '../workflow/version-list.ts';
import { actorOf, param, readerOf } from './request.ts';
import type { Translate } from './row-view.ts';

/** A point that texts can be compared at, as the address of the changes page writes it. */
export type PointChoice = { value: string; label: string };

/** `versions`: newest first. */
export function pointChoices(
  versions: readonly { number: number; status: string }[],
  t: Translate,
): { from: PointChoice[]; to: PointChoice[] } {
  const numbered = versions.map(({ number, status }) => ({
    value: String(number),
    label: t('versions.point', { number, status: t(`review.status.${status}`) }),
  }));
  const machine = { value: 'machine', label: t('changes.machine') };
  const current = { value: 'current', label: t('changes.current') };
  return { from: [machine, ...numbered], to: [current, ...numbered] };
}

export function versionsRouter(deps: Deps): Router {
  const router = Router();
  router.get('/documents/:documentId/versions', async (req, res) => {
    const list = await readVersionList(deps, actorOf(res), param(req, 'documentId'));
    const { t } = readerOf(res, deps.now());
    res.render('versions', { title: t('versions.title'), list, points: pointChoices(list.versions, t) });
  });
  return router;
}
