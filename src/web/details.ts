// The details of a document: title, outlet, byline, address, date, rights, and who is what on it.
import { type Response, Router } from 'express';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { DocumentDetails, DocumentRecord } from '../model/document.ts';
import { DOCUMENT_ROLES } from '../model/permissions.ts';
import { BIN_DAYS, mayDelete } from '../workflow/bin.ts';
import type { Deps } from '../workflow/deps.ts';
import { readRolesOn, setRoleOn } from '../workflow/document-roles.ts';
import { editDetails, readDetails, setDue } from '../workflow/edit-paragraph.ts';
import { DETAIL_FIELDS, type DetailField, detailsForm, fieldOf } from './details-form.ts';
import { errorSentence } from './errors.ts';
import { actorOf, param, parsed } from './request.ts';

/** Empty: the role of the installation again. */
const roleForm = z.object({
  userId: z.string().max(64),
  role: z.union([z.literal(''), z.enum(DOCUMENT_ROLES)]),
});

const dueForm = z.object({ due: z.string().max(40).default('') });

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

  async function show(
    res: Response,
    page: { document: DocumentRecord; values: DocumentDetails; was: DocumentDetails; problems: Problems },
    status = 200,
    changed = '',
  ): Promise<void> {
    const actor = actorOf(res);
    const { documentId } = page.document;
    const roles = await readRolesOn(deps, actor, documentId);
    res.status(status).render('details', {
      title: res.locals.t('details.title-page'),
      page,
      roles,
      mayDelete: await mayDelete(deps, actor, documentId),
      days: BIN_DAYS,
      documentRoles: DOCUMENT_ROLES,
      changed,
    });
  }

  router.get('/documents/:documentId/details', async (req, res) => {
    const document = await readDetails(deps, actorOf(res), param(req, 'documentId'));
    const changed = typeof req.query.changed === 'string' ? req.query.changed : '';
    await show(res, { document, values: document, was: document, problems: {} }, 200, changed);
  });

  router.post('/documents/:documentId/due', async (req, res) => {
    const documentId = param(req, 'documentId');
    await setDue(deps, actorOf(res), { documentId, ...parsed(dueForm, req.body) });
    res.redirect(303, `/documents/${documentId}`);
  });

  router.post('/documents/:documentId/roles', async (req, res) => {
    const documentId = param(req, 'documentId');
    const { userId, role } = parsed(roleForm, req.body);
    await setRoleOn(deps, actorOf(res), { documentId, userId, role: role === '' ? null : role });
    res.redirect(303, `/documents/${documentId}/details?changed=${encodeURIComponent(userId)}#roles`);
  });
  router.get('/documents/:documentId/roles', (req, res) =>
    res.redirect(303, `/documents/${param(req, 'documentId')}/details#roles`),
  );

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
