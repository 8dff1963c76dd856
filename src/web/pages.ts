// Pages: EJS views inside the layout, each with its own style sheet and script where it has them.
import { join } from 'node:path';
import ejs from 'ejs';
import type { RequestHandler } from 'express';
import { HOME } from '../workflow/open-deps.ts';
import { type Assets, hasStyle } from './assets.ts';
import { icon } from './icons.ts';
import { moments } from './moments.ts';

const VIEWS = join(HOME, 'views');

/** Style sheets that a view needs besides its own. */
const MORE_STYLES: Record<string, readonly string[]> = {
  desk: ['inspector.css', 'memory.css', 'presence.css', 'comments.css', 'locked.css'],
  inbox: ['home.css'],
  propagation: ['desk.css', 'memory.css'],
  import: ['details.css'],
  keys: ['people.css'],
  history: ['desk.css', 'inspector.css', 'review.css'],
  edition: ['desk.css', 'inspector.css', 'review.css'],
  returned: ['desk.css', 'inspector.css', 'review.css', 'edition.css'],
  source: ['desk.css', 'inspector.css', 'review.css'],
  changes: ['desk.css', 'review.css'],
  claims: ['details.css'],
  'project-people': ['details.css'],
  publications: ['details.css'],
  'document-checks': ['details.css'],
  review: ['desk.css'],
  versions: ['desk.css', 'review.css'],
  effort: ['desk.css', 'review.css'],
  'house-style': ['desk.css'],
  search: ['desk.css'],
  export: ['desk.css', 'review.css'],
  proposals: ['concept.css'],
  'glossary-import-preview': ['concept.css'],
  'glossary-removed': ['glossary-import.css'],
  'term-suggestions': ['proposals.css'],
};

/**
 * Gives res.render its house style: `res.render(view, model)` wraps views/<view>.ejs in views/layout.ejs; a view under
 * partials/ goes out bare. Views see the model, res.locals (t, lang, user, theme), `icon`, `when`, `number`.
 */
export function withPages(assets: Assets): RequestHandler {
  const cache = process.execArgv.every((flag) => !flag.includes('watch'));
  const file = (view: string, model: object) =>
    ejs.renderFile(join(VIEWS, `${view}.ejs`), model, { cache, root: VIEWS, views: [VIEWS] });
  return (_req, res, next) => {
    const render = async (view: string, model: Record<string, unknown> = {}) => {
      const lang = res.locals.lang as string;
      const tools = {
        icon,
        ...moments(lang, Date.now(), res.locals.t),
        number: new Intl.NumberFormat(lang === 'en' ? 'en-GB' : lang).format,
      };
      const all = { ...res.locals, ...tools, ...model };
      const body = await file(view, all);
      res.type('html');
      if (view.startsWith('partials/')) return res.send(body);
      const styles = [`${view}.css`, ...(MORE_STYLES[view] ?? [])].filter(hasStyle).map(assets.style);
      const scripts = ['shell', view].map(assets.script).filter((path) => path !== null);
      res.send(
        await file('layout', {
          title: '',
          ...all,
          view,
          body,
          styles: [
            assets.style('tokens.css'),
            assets.style('base.css'),
            assets.style('components.css'),
            ...styles,
          ],
          scripts,
        }),
      );
    };
    res.render = ((view: string, model?: Record<string, unknown>) => {
      render(view, model).catch(next);
    }) as typeof res.render;
    next();
  };
}
