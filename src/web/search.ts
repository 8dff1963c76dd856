// Search and replace: one form, what it finds, a preview of each replacement, and the way back.
import { type Response, Router } from 'express';
import { z } from 'zod';
import { CHECKS } from '../checks/index.ts';
import { AppError, badInput } from '../errors.ts';
import { may } from '../model/permissions.ts';
import type { SearchPattern } from '../text/search.ts';
import type { Deps } from '../workflow/deps.ts';
import {
  MOST_REPLACED,
  readReplacement,
  recentReplacements,
  replaceInSegments,
  requireReplacement,
  undoReplacement,
} from '../workflow/replace.ts';
import {
  SEARCH_SIDES,
  type SearchQuery,
  type SearchSlice,
  searchChoices,
  searchSegments,
} from '../workflow/search.ts';
import { errorSentence } from './errors.ts';
import { actorOf, leaving, parsed } from './request.ts';
import { groupViews, placeOf, writtenPlace } from './search-view.ts';

/** Hits shown at once; a replacement's are ticked one by one and changed together. */
const SHOWN = { search: 100, replace: MOST_REPLACED } as const;
/** A page without scripts searches for so long before it offers to go on; a script asks for short pieces. */
const PAGE_MS = 8000;
const PIECE_MS = 700;
const LONGEST_PATTERN = 1000;
/** How many replacements the page offers to take back. */
const RECENT = 5;

const MARKS = ['empty', 'draft', 'typed', 'translated', 'reviewed', 'final'] as const;
const list = <Value extends string>(values: readonly [Value, ...Value[]]) =>
  z.preprocess((given) => (given === undefined ? [] : [given].flat()), z.array(z.enum(values)).catch([]));
const flag = z.preprocess((given) => given === '1', z.boolean());
const day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/)
  .catch('');
const CHECK_IDS = CHECKS.map(({ id }) => id);
const count = z.coerce.number().int().min(0).catch(0);
const form = z.object({
  mode: z.enum(['search', 'replace']).catch('search'),
  q: z.string().default(''),
  with: z.string().default(''),
  regexp: flag,
  case: flag,
  word: flag,
  in: list(SEARCH_SIDES),
  document: z.string().max(64).catch(''),
  state: list(MARKS),
  person: z.string().max(64).catch(''),
  check: z.enum(['', ...CHECK_IDS]).catch(''),
  from: day,
  to: day,
  place: z.string().max(100).catch(''),
  done: z.string().max(64).catch(''),
  /** What a script has shown and counted already. */
  shown: count,
  segments: count,
  matches: count,
});
type Form = z.infer<typeof form>;

const several = z.preprocess(
  (given) => (given === undefined ? [] : [given].flat()),
  z.array(z.string().max(100)),
);
const replaceForm = z.object({
  back: z.string().max(8000).default(''),
  pick: several,
  operationId: z.string().min(8).max(64),
});
const undoForm = z.object({
  back: z.string().max(8000).default(''),
  replacementId: z.string().max(64),
  operationId: z.string().min(8).max(64),
});

/** Midnight, by the server's clock, at the beginning of a day or `days` later. */
function midnight(written: string, days = 0): number | null {
  if (written === '') return null;
  const [year, month, date] = written.split('-').map(Number) as [number, number, number];
  return new Date(year, month - 1, date + days).getTime();
}

function patternOf(fields: Form): SearchPattern | null {
  if (fields.q.length > LONGEST_PATTERN) throw badInput('search.long', { max: LONGEST_PATTERN });
  if (fields.q === '') return null;
  return { text: fields.q, regexp: fields.regexp, matchCase: fields.case, wholeWord: fields.word };
}

function queryOf(fields: Form): SearchQuery {
  return {
    pattern: patternOf(fields),
    sides: fields.in.length === 0 ? ['source', 'target'] : fields.in,
    documentId: fields.document || null,
    marks: fields.state,
    check: fields.check || null,
    authorId: fields.person || null,
    after: midnight(fields.from),
    before: midnight(fields.to, 1),
    replacement: fields.mode === 'replace' ? requireReplacement(fields.with) : null,
  };
}

/** Whether anything is asked: words, or a filter other than the document. A replacement needs words. */
function asksFor(fields: Form): boolean {
  const { q, mode } = fields;
  return q !== '' || (mode === 'search' && isNarrowed(fields));
}

function isNarrowed({ state, person, check, from, to }: Form): boolean {
  return state.length > 0 || `${person}${check}${from}${to}` !== '';
}

/** The form as an address, with some of it changed; defaults are left out. */
function addressOf(fields: Form, change: Partial<Form> = {}): string {
  const all = { ...fields, done: '', place: '', ...change };
  const query = new URLSearchParams();
  if (all.mode !== 'search') query.set('mode', all.mode);
  for (const name of ['q', 'with', 'document', 'person', 'check', 'from', 'to', 'place', 'done'] as const) {
    if (all[name] !== '') query.set(name, all[name]);
  }
  for (const name of ['regexp', 'case', 'word'] as const) if (all[name]) query.set(name, '1');
  for (const name of ['in', 'state'] as const) for (const one of all[name]) query.append(name, one);
  return query.toString();
}

const NOTHING: SearchSlice = {
  groups: [],
  matches: 0,
  segments: 0,
  searched: 0,
  total: 0,
  more: null,
  next: null,
};

export function searchRouter(deps: Deps): Router {
  const router = Router();

  /** Searches what the form asks; a mistake in it is a sentence beside it, not a page. */
  async function search(res: Response, fields: Form, budgetMs: number) {
    try {
      if (!asksFor(fields)) {
        patternOf(fields);
        return { slice: NOTHING, problem: null };
      }
      const slice = await searchSegments(deps, actorOf(res), queryOf(fields), {
        from: placeOf(fields.place),
        room: Math.max(0, SHOWN[fields.mode] - fields.shown),
        budgetMs,
        signal: leaving(res),
      });
      return { slice, problem: null };
    } catch (error) {
      if (!(error instanceof AppError) || error.status !== 400) throw error;
      res.status(400);
      return { slice: NOTHING, problem: errorSentence(res, error) };
    }
  }

  router.get('/search', async (req, res) => {
    const fields = parsed(form, req.query);
    const part = req.query.part === 'list';
    const actor = actorOf(res);
    const mayReplace = may(actor.role, 'segment.edit', false);
    const { slice, problem } = await search(res, fields, part ? PIECE_MS : PAGE_MS);
    const at = (place: SearchSlice['next']) =>
      place === null ? null : `/search?${addressOf(fields, { place: writtenPlace(place) })}`;
    const model = {
      fields,
      problem,
      asked: asksFor(fields),
      groups: groupViews(slice),
      segments: fields.segments + slice.segments,
      matches: fields.matches + slice.matches,
      searched: slice.searched,
      total: slice.total,
      further: fields.place !== '' && !part,
      next: writtenPlace(slice.next),
      more: at(slice.more),
      goOn: at(slice.next),
      back: addressOf(fields),
      most: MOST_REPLACED,
      operationId: deps.newId(),
    };
    if (part) return res.render('partials/search-list', model);
    res.render('search', {
      title: res.locals.t('search.title'),
      ...model,
      ...(await searchChoices(deps, actor)),
      mayReplace,
      marks: MARKS,
      sides: SEARCH_SIDES,
      filtered: isNarrowed(fields),
      checks: CHECK_IDS,
      modeAddress: (mode: Form['mode']) => `/search?${addressOf(fields, { mode })}`,
      done: fields.done === '' ? null : await readReplacement(deps, actor, fields.done),
      recent: await recentReplacements(deps, actor, RECENT),
      newId: deps.newId,
    });
  });

  router.post('/search/replace', async (req, res) => {
    const actor = actorOf(res);
    const { back, pick, operationId } = parsed(replaceForm, req.body);
    const fields = parsed(form, Object.fromEntries(new URLSearchParams(back)));
    const pattern = patternOf(fields);
    if (pattern === null) throw badInput('search.none-picked');
    const picks = pick.flatMap((one) => {
      const place = /^(.+):(\d{1,9})$/.exec(one);
      return place === null ? [] : [{ segmentId: place[1]!, number: Number(place[2]) }];
    });
    const { replacementId } = await replaceInSegments(deps, actor, {
      pattern,
      replacement: fields.with,
      picks,
      operationId,
    });
    res.redirect(303, returnTo(back, replacementId));
  });

  router.post('/search/undo', async (req, res) => {
    const { back, ...input } = parsed(undoForm, req.body);
    await undoReplacement(deps, actorOf(res), input);
    res.redirect(303, returnTo(back, input.replacementId));
  });

  return router;
}

function returnTo(back: string, done: string): string {
  const query = new URLSearchParams(back);
  query.set('done', done);
  return `/search?${query}`;
}
