// The details of a document: title, outlet, byline, address, date, rights.
import { type Response, Router } from 'express';
import { AppError } from '../errors.ts';
import type { DocumentDetails, DocumentRecord } from '../model/document.ts';
import type { Deps } from '../workflow/deps.ts';
import { editDetails, readDetails } from '../workflow/edit-paragraph.ts';
import { DETAIL_FIELDS, type DetailField, detailsForm, fieldOf } from './details-form.ts';
import { errorSentence } from './errors.ts';
import { actorOf, param, parsed } from './request.ts';

/** What a form changed: what somebody else changed meanwhile, in another field, stays. `was-FIELD`: the value at first. */
function changes(
  typed: DocumentDetails,
  fields: Readonly<Record<string, unknown>>,
): Partial<DocumentDetails> {
  const changed = DETAIL_FIELDS.filter((name) => typed[name] !== fields[`was-${name}`]);
  return Object.fromEntries(changed.map((name) => [name, typed[name]]));
}

export function detailsRouter(deps: Deps): Router {
  const router = Router();
  type Problems = Partial<Record<DetailField, string>>;

  function show(
    res: Response,
    page: { document: DocumentRecord; values: DocumentDetails; was: DocumentDetails; problems: Problems },
    status = 200,
  ): void {
    res.status(status).render('details', { title: res.locals.t('details.title-page'), page });
  }

  router.get('/documents/:documentId/details', async (req, res) => {
    const document = await readDetails(deps, actorOf(res), param(req, 'documentId'));
    show(res, { document, values: document, was: document, problems: {} });
  });

  router.post('/documents/:documentId/details', async (req, res) => {
    const actor = actorOf(res);
    const documentId = param(req, 'documentId');
    const values = parsed(detailsForm, req.body);
    const fields: Readonly<Record<string, unknown>> = req.body ?? {};
    try {
      await editDetails(deps, actor, { documentId, details: changes(values, fields) });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const field = fieldOf(error, values);
      if (field === null) throw error;
      const document = await readDetails(deps, actor, documentId);
      const was = { ...document };
      for (const name of DETAIL_FIELDS) {
        const value = fields[`was-${name}`];
        if (typeof value === 'string') was[name] = value;
      }
      return show(
        res,
        { document, values, was, problems: { [field]: errorSentence(res, error) } },
        error.status,
      );
    }
    res.redirect(303, `/documents/${documentId}`);
  });
  return router;
}
