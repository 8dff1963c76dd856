// The glossary: a dictionary to search, a page a concept, and, for editors, the forms that change it.
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { forbidden } from '../errors.ts';
import { CASE_RULES, PARTS_OF_SPEECH, TERM_STATUSES } from '../model/term.ts';
import { readConceptUse } from '../workflow/concept-use.ts';
import type { Deps } from '../workflow/deps.ts';
import { addConcept, addTerm, editConcept, editTerm, removeTerm } from '../workflow/edit-concept.ts';
import { CONCEPT_STATUSES, listConcepts, readConcept } from '../workflow/glossary.ts';
import { listProposals } from '../workflow/propose-term.ts';
import { removedConcept } from '../workflow/remove-concept.ts';
import type { NewTerm } from '../workflow/term-input.ts';
import { orAgain } from './form-again.ts';
import {
  conceptForm,
  fieldsForm,
  fieldsOf,
  lines,
  operationId,
  searchQuery,
  termForm,
  termOf,
} from './glossary-forms.ts';
import { conceptView, foundPieces, historyLines } from './glossary-view.ts';
import { actorOf, param, parsed } from './request.ts';
import { termPlaces } from './term-places.ts';

/** `editing`: the form that is shown open again, by term id, `new-<lang>` or `concept`, with what was typed. */
type Again = { editing: string; typed: Record<string, unknown> };

export function glossaryRouter(deps: Deps): Router {
  const router = Router();
  const choices = { partsOfSpeech: PARTS_OF_SPEECH, statuses: TERM_STATUSES, caseRules: CASE_RULES };

  /** Where the reader may add terms, and the domains that there are. */
  async function places(res: Response) {
    const { domains } = await listConcepts(deps, actorOf(res), {});
    return { places: await termPlaces(deps, res), domains };
  }

  router.get('/glossary', async (req, res) => {
    const { q, letter, domain, status, project, page } = parsed(searchQuery, req.query);
    const found = await listConcepts(deps, actorOf(res), {
      search: q,
      letter,
      domain,
      status,
      project,
      page,
    });
    const names = new Map(found.projects.map(({ projectId, name }) => [projectId, name]));
    /** The address of this search with some of it changed; the page starts over. */
    const address = (change: Record<string, string | number>): string => {
      const all = { q, letter, domain, status, project, ...change };
      const filled = Object.entries(all).filter(([, value]) => value !== '');
      const query = new URLSearchParams(filled.map(([name, value]) => [name, String(value)]));
      return filled.length === 0 ? '/glossary' : `/glossary?${query}`;
    };
    const gone = typeof req.query.removed === 'string' ? req.query.removed : '';
    res.render(req.query.part === 'list' ? 'partials/glossary-list' : 'glossary', {
      gone: gone === '' ? null : await removedConcept(deps, actorOf(res), gone),
      newId: deps.newId,
      title: res.locals.t('glossary.title'),
      ...found,
      concepts: found.concepts.map((concept) => ({
        ...conceptView(concept),
        own: names.get(concept.projectId ?? '') ?? '',
      })),
      q,
      letter,
      domain,
      status,
      statuses: CONCEPT_STATUSES,
      project,
      address,
      pieces: (term: string) => foundPieces(term, q),
      mayEdit: (await termPlaces(deps, res)).length > 0,
      waiting: (await listProposals(deps, actorOf(res))).length,
    });
  });

  async function newModel(res: Response, entered: object): Promise<object> {
    const where = await places(res);
    if (where.places.length === 0) throw forbidden();
    const title = res.locals.t('glossary.add');
    return { title, entered, ...where, ...choices, problem: null, operationId: deps.newId() };
  }
  router.get('/glossary/new', async (req, res) => {
    const indonesian = typeof req.query.term === 'string' ? req.query.term.slice(0, 200) : '';
    const { project } = parsed(searchQuery, req.query);
    const entered = { preferred: '', admitted: '', deprecated: '', domain: '', definition: '', note: '' };
    const projectId = project === 'shared' ? '' : project;
    res.render(
      'glossary-new',
      await newModel(res, { ...entered, projectId, indonesian, partOfSpeech: 'noun' }),
    );
  });
  router.post('/glossary/new', async (req, res) => {
    const actor = actorOf(res);
    const entered = parsed(conceptForm, req.body);
    const { partOfSpeech, domain, definition, note } = entered;
    const terms = (lang: string, status: NewTerm['status'], written: string): NewTerm[] =>
      lines(written).map((one) => ({ lang, text: one, partOfSpeech, status }));
    await orAgain(
      res,
      'glossary-new',
      () => newModel(res, entered),
      async () => {
        const indonesian = lines(entered.indonesian);
        const { conceptId } = await addConcept(deps, actor, {
          domain,
          definition,
          note,
          projectId: entered.projectId ?? null,
          terms: [
            ...terms('id', 'preferred', indonesian[0] ?? ''),
            ...terms('id', 'admitted', indonesian.slice(1).join('\n')),
            ...terms('en', 'preferred', entered.preferred),
            ...terms('en', 'admitted', entered.admitted),
            ...terms('en', 'deprecated', entered.deprecated),
          ],
          operationId: entered.operationId,
        });
        res.redirect(303, `/glossary/${conceptId}`);
      },
    );
  });

  async function conceptModel(req: Request, res: Response, again: Again | null): Promise<object> {
    const found = await readConcept(deps, actorOf(res), param(req, 'conceptId'));
    const { concept, history, project, mayEdit } = found;
    const where = mayEdit ? await places(res) : { places: [], domains: [] };
    const view = conceptView(concept);
    const past = historyLines(history);
    const living = new Set(concept.terms.map((term) => `${term.lang} ${term.text}`));
    // What was just taken out can be put back from the notice; the record below offers it for ever.
    const isGone = (term: { lang?: string; text?: string }) => !living.has(`${term.lang} ${term.text}`);
    const removed =
      past.find(({ act, term }) => act === 'removed' && term.termId === req.query.removed && isGone(term)) ??
      null;
    return {
      title: view.headword,
      concept: view,
      past: past.map((line) => ({
        ...line,
        back: line.act === 'removed' && line.term.text !== undefined && isGone(line.term),
      })),
      removed,
      again,
      use:
        again === null && req.query.changed !== undefined
          ? await readConceptUse(deps, actorOf(res), concept.conceptId)
          : null,
      fieldsOf,
      ...where,
      ...choices,
      project,
      mayEdit,
      newId: deps.newId,
      problem: null,
    };
  }
  router.get('/glossary/:conceptId', async (req, res) => {
    res.render('concept', await conceptModel(req, res, null));
  });
  router.get(['/glossary/:conceptId/terms', '/glossary/:conceptId/terms/:termId{/:act}'], (req, res) =>
    res.redirect(303, `/glossary/${encodeURIComponent(param(req, 'conceptId'))}`),
  );

  router.post('/glossary/:conceptId', async (req, res) => {
    const actor = actorOf(res);
    const conceptId = param(req, 'conceptId');
    const fields = parsed(fieldsForm, req.body);
    await orAgain(
      res,
      'concept',
      () => conceptModel(req, res, { editing: 'concept', typed: fields }),
      async () => {
        const { projectId, ...rest } = fields;
        await editConcept(deps, actor, {
          conceptId,
          ...rest,
          ...(projectId === undefined ? {} : { projectId }),
        });
        res.redirect(303, `/glossary/${conceptId}?changed=1`);
      },
    );
  });

  router.post('/glossary/:conceptId/terms', async (req, res) => {
    const actor = actorOf(res);
    const typed = parsed(termForm, req.body);
    const term = termOf(typed);
    const conceptId = param(req, 'conceptId');
    const again = { editing: `new-${term.lang}`, typed };
    await orAgain(
      res,
      'concept',
      () => conceptModel(req, res, again),
      async () => {
        const concept = await addTerm(deps, actor, { ...term, conceptId });
        const added = concept.terms.find((one) => one.lang === term.lang && one.text === term.text.trim());
        res.redirect(303, `/glossary/${conceptId}?changed=1#term-${added?.termId ?? ''}`);
      },
    );
  });
  router.post('/glossary/:conceptId/terms/:termId', async (req, res) => {
    const actor = actorOf(res);
    const typed = parsed(termForm, req.body);
    const { lang: _, ...term } = termOf(typed);
    const termId = param(req, 'termId');
    await orAgain(
      res,
      'concept',
      () => conceptModel(req, res, { editing: termId, typed }),
      async () => {
        const { conceptId } = await editTerm(deps, actor, { ...term, termId });
        res.redirect(303, `/glossary/${conceptId}?changed=1#term-${termId}`);
      },
    );
  });
  router.post('/glossary/:conceptId/terms/:termId/remove', async (req, res) => {
    const actor = actorOf(res);
    const termId = param(req, 'termId');
    await orAgain(
      res,
      'concept',
      () => conceptModel(req, res, null),
      async () => {
        const input = { ...parsed(z.object({ operationId }), req.body), termId };
        const { conceptId } = await removeTerm(deps, actor, input);
        res.redirect(303, `/glossary/${conceptId}?changed=1&removed=${encodeURIComponent(termId)}`);
      },
    );
  });
  return router;
}
