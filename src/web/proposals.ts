// Adding a term from a document, and the queue of what translators proposed, as plain forms and for the desk's script.
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { may } from '../model/permissions.ts';
import { PARTS_OF_SPEECH } from '../model/term.ts';
import type { Deps } from '../workflow/deps.ts';
import { readDetails } from '../workflow/edit-paragraph.ts';
import { decideOnProposal, listProposals, proposeTerm } from '../workflow/propose-term.ts';
import { suggestFromDocument } from '../workflow/suggest-terms.ts';
import { orAgain } from './form-again.ts';
import { actorOf, param, parsed } from './request.ts';

const text = z.string().max(5000).default('');
const operationId = z.string().min(8).max(64);
const pairForm = z.object({
  indonesian: text,
  english: text,
  partOfSpeech: z.enum(PARTS_OF_SPEECH).catch('noun'),
  note: text,
  context: text,
  operationId,
});
const decisionForm = z.object({
  act: z.enum(['accept', 'decline']),
  indonesian: text,
  english: text,
  partOfSpeech: z.enum(PARTS_OF_SPEECH).catch('noun'),
  operationId,
});
/** What the page of one term may be opened with: what was selected on the desk. */
const opened = z.object({
  indonesian: z.string().max(200).catch(''),
  english: z.string().max(200).catch(''),
  context: z.string().max(2000).catch(''),
});

/** Mounted at `/`, before the glossary's pages. */
export function proposalsRouter(deps: Deps): Router {
  const router = Router();
  const mayEdit = (res: Response) => may(actorOf(res).role, 'term.edit', false);

  /** `documentId` null: a term that nobody met in a document. */
  async function newModel(res: Response, documentId: string | null, entered: object): Promise<object> {
    const document = documentId === null ? null : await readDetails(deps, actorOf(res), documentId);
    const title = res.locals.t(mayEdit(res) ? 'desk.add-term.title' : 'desk.add-term.propose-title');
    const more = { partsOfSpeech: PARTS_OF_SPEECH, mayEdit: mayEdit(res), problem: null };
    return { title, document, entered, ...more, operationId: deps.newId() };
  }
  const addresses = ['/documents/:documentId/terms/new', '/glossary/propose'];
  const documentOf = (req: Request) =>
    req.params.documentId === undefined ? null : param(req, 'documentId');
  router.get(addresses, async (req, res) => {
    const entered = { ...parsed(opened, req.query), partOfSpeech: 'noun', note: '' };
    res.render('term-new', await newModel(res, documentOf(req), entered));
  });
  router.post(addresses, async (req, res) => {
    const actor = actorOf(res);
    const documentId = documentOf(req);
    const entered = parsed(pairForm, req.body);
    await orAgain(
      res,
      'term-new',
      () => newModel(res, documentId, entered),
      async () => {
        const made = await proposeTerm(deps, actor, { ...entered, documentId });
        res.redirect(
          303,
          'conceptId' in made ? `/glossary/${made.conceptId}?changed=1` : '/glossary/proposals',
        );
      },
    );
  });

  router.get('/documents/:documentId/terms', async (req, res) => {
    const documentId = param(req, 'documentId');
    const suggestions = await suggestFromDocument(deps, actorOf(res), documentId);
    const document = await readDetails(deps, actorOf(res), documentId);
    const title = res.locals.t('glossary.suggestions.title');
    res.render('term-suggestions', { title, document, suggestions, mayEdit: mayEdit(res) });
  });

  async function queueModel(res: Response): Promise<object> {
    const proposals = await listProposals(deps, actorOf(res));
    return {
      title: res.locals.t('glossary.proposals.title'),
      proposals,
      mayEdit: mayEdit(res),
      partsOfSpeech: PARTS_OF_SPEECH,
      newId: deps.newId,
      failed: null,
      problem: null,
    };
  }
  router.get('/glossary/proposals', async (_req, res) => res.render('proposals', await queueModel(res)));
  router.post('/glossary/proposals/:proposalId', async (req, res) => {
    const actor = actorOf(res);
    const proposalId = param(req, 'proposalId');
    const { act, operationId: id, ...pair } = parsed(decisionForm, req.body);
    const decision = act === 'accept' ? { accept: true as const, ...pair } : { accept: false as const };
    await orAgain(
      res,
      'proposals',
      async () => ({ ...(await queueModel(res)), failed: { proposalId, ...pair } }),
      async () => {
        await decideOnProposal(deps, actor, { proposalId, decision, operationId: id });
        res.redirect(303, '/glossary/proposals');
      },
    );
  });
  return router;
}

/** Mounted at `/api/v1`. */
export function termsApi(deps: Deps): Router {
  const router = Router();
  router.post('/documents/:documentId/terms', async (req, res) => {
    const input = { documentId: param(req, 'documentId'), ...parsed(pairForm, req.body) };
    res.json(await proposeTerm(deps, actorOf(res), input));
  });
  return router;
}
