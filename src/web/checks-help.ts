// /help/checks: every check with what it looks for and an example, for translators.
import { Router } from 'express';
import { EXAMPLES } from '../checks/examples.ts';
import { CHECKS } from '../checks/index.ts';

export function checksHelpRouter(): Router {
  const router = Router();
  router.get('/help/checks', (_req, res) => {
    const checks = CHECKS.map(({ id, severity }) => {
      const [source, flagged, right] = EXAMPLES[id];
      return { id, severity, source, flagged, right };
    });
    res.render('checks-help', { title: res.locals.t('checks.title'), checks });
  });
  return router;
}
