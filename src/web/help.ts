// Help: the list of shortcuts, and the parts of the interface in each of their states, for designers.
import { Router } from 'express';
import { SHORTCUT_SCOPES, SHORTCUTS, type Shortcut, writtenKey } from '../model/shortcuts.ts';
import { wordDiff } from '../text/diff.ts';
import { actorOf } from './request.ts';

const MARKS = ['empty', 'draft', 'typed', 'translated', 'reviewed', 'final', 'issue'] as const;
const ICONS = ['plus', 'check', 'circle-alert', 'search', 'pencil', 'trash-2', 'undo-2', 'keyboard', 'user'];
/** A sentence before and after an editor's hand: specimen text, in the language that the tool translates into. */
const BEFORE = 'The officers had twice planned a coup plot against the president.';
const AFTER = 'The officers had twice plotted a coup against President Maduro.';

/** Tables of the list, by where the shortcuts work; each key cut into the caps to press. */
function shortcutTables() {
  const all: readonly Shortcut[] = SHORTCUTS;
  return SHORTCUT_SCOPES.map((scope) => ({
    scope,
    rows: all
      .filter((shortcut) => shortcut.scope === scope)
      .map(({ id, keys }) => ({ id, keys: keys.map((key) => writtenKey(key).split('+')) })),
  }));
}

export function helpRouter(): Router {
  const router = Router();
  router.get('/help/shortcuts', (req, res) => {
    const part = req.query.part === 'list';
    const view = part ? 'partials/shortcut-list' : 'shortcuts';
    res.render(view, { title: res.locals.t('nav.shortcuts'), tables: shortcutTables(), overlay: part });
  });
  router.get('/components', (_req, res) => {
    actorOf(res);
    const diff = wordDiff(BEFORE, AFTER, 'en');
    res.render('parts', { title: res.locals.t('components.title'), marks: MARKS, icons: ICONS, diff });
  });
  return router;
}
