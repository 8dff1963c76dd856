// The document page and its plain forms: editing, drafting, submitting without scripts.
import { randomUUID } from 'node:crypto';
import { type Response, Router } from 'express';
import { z } from 'zod';
import { ConflictError } from '../errors.ts';
import { PARAGRAPH_KINDS } from '../model/paragraph.ts';
import { PREFERENCE_NAMES, type Preferences } from '../model/preferences.ts';
import { shortcutLabel } from '../model/shortcuts.ts';
import { PARTS_OF_SPEECH } from '../model/term.ts';
import type { User } from '../model/user.ts';
import { type DiffPart, wordDiff } from '../text/diff.ts';
import { mentionable, segmentThreads } from '../workflow/comments.ts';
import type { Deps } from '../workflow/deps.ts';
import { type DeskView, readDesk, readRow } from '../workflow/desk.ts';
import { mayEdit } from '../workflow/document-roles.ts';
import { addParagraph, editParagraph, readDetails } from '../workflow/edit-paragraph.ts';
import { segmentMatches } from '../workflow/memory-lookup.ts';
import { readPreferences } from '../workflow/preferences.ts';
import { revise } from '../workflow/revise.ts';
import { segmentHistory } from '../workflow/segment-history.ts';
import { readArrangement } from '../workflow/undo-arrangement.ts';
import { deskMessages } from './desk-messages.ts';
import { type DeskPage, deskPage, FILTERS, shows } from './desk-view.ts';
import { editionNotice } from './edition-notice.ts';
import { matchesView } from './match-view.ts';
import { scriptJson } from './page-json.ts';
import { actorOf, param, parsed, readerOf } from './request.ts';
import { revisionViews } from './revision-view.ts';
import { createTermList, type Reader, type RowView, rowView } from './row-view.ts';
import { threadViews } from './thread-view.ts';

const pageQuery = z.object({
  edit: z.string().optional(),
  /** An act on paragraphs that was just done: the page offers to take it back. */
  done: z.string().max(64).optional(),
  filter: z.enum(FILTERS).catch('all'),
  view: z.enum(['side', 'stacked']).catch('side'),
});
const operationId = z.string().min(8).max(64);
const editForm = z.object({
  text: z.string().max(100_000),
  base: z.coerce.number().int().min(0),
  act: z.enum(['save', 'confirm', 'confirm-next']).catch('save'),
  operationId,
});
const addForm = z.object({ kind: z.enum(['headline', 'deck']), operationId });
const paragraphForm = z.object({
  kind: z.enum(PARAGRAPH_KINDS),
  included: z.literal('true').optional(),
  operationId,
});

/** A row shown as a plain form; `conflict`: the newer text that stood in the way of the last save. */
type Editing = {
  segmentId: string;
  text: string;
  base: number;
  operationId: string;
  conflict: { name: string; parts: readonly DiffPart[] } | null;
};

export function deskRouter(deps: Deps): Router {
  const router = Router();

  async function showDesk(
    res: Response,
    desk: DeskView,
    query: z.infer<typeof pageQuery>,
    editing: Editing | null,
  ) {
    const reader = readerOf(res, deps.now());
    const page = deskPage(desk, reader, query.filter);
    const preferences = await readPreferences(deps, actorOf(res));
    const details = query.edit === undefined ? null : await segmentDetails(res, page, query.edit);
    res.render('desk', {
      t: reader.t,
      key: shortcutLabel,
      title: page.title,
      page,
      details,
      editing,
      view: query.view,
      filter: query.filter,
      shows,
      kinds: PARAGRAPH_KINDS,
      partsOfSpeech: PARTS_OF_SPEECH,
      mayEditTerms: page.may.terms,
      operationId: randomUUID(),
      preferences,
      preferenceNames: PREFERENCE_NAMES,
      done: query.done === undefined ? null : await readArrangement(deps, page.documentId, query.done),
      edition: await editionNotice(deps, actorOf(res), page, reader),
      data: scriptJson(scriptData(page, res.locals.user, preferences, reader)),
    });
  }

  async function segmentDetails(res: Response, page: DeskPage, segmentId: string) {
    const row = page.rows.find((one) => one.segmentId === segmentId);
    return row === undefined ? null : detailsOf(res, row, page.targetLang);
  }

  async function detailsOf(res: Response, row: RowView, targetLang: string) {
    const history = await segmentHistory(deps, actorOf(res), row.segmentId);
    const reader = readerOf(res, deps.now());
    const revisions = revisionViews(history, targetLang, reader);
    const memory = matchesView(await segmentMatches(deps, actorOf(res), row.segmentId), reader);
    const threads = threadViews(await segmentThreads(deps, actorOf(res), row.segmentId), reader);
    const people = await mentionable(deps, actorOf(res), row.segmentId);
    return { row, issues: row.found, revisions, memory, threads, people, operationId: randomUUID() };
  }

  router.get('/documents/:documentId', async (req, res) => {
    const query = parsed(pageQuery, req.query);
    const desk = await readDesk(deps, actorOf(res), param(req, 'documentId'));
    const row = desk.permissions.edit ? desk.rows.find((one) => one.segmentId === query.edit) : undefined;
    const editing: Editing | null = row
      ? {
          segmentId: row.segmentId,
          text: row.working?.text ?? row.target,
          base: row.working?.base ?? row.base,
          operationId: randomUUID(),
          conflict: null,
        }
      : null;
    await showDesk(res, desk, query, editing);
  });

  router.get('/documents/:documentId/inspector/:segmentId', async (req, res) => {
    const actor = actorOf(res);
    const reader = readerOf(res, deps.now());
    const { documentId, row } = await readRow(deps, actor, param(req, 'segmentId'));
    const { sourceLang, targetLang } = await readDetails(deps, actor, documentId);
    const page = {
      documentId,
      sourceLang,
      targetLang,
      may: { edit: await mayEdit(deps, actor, documentId) },
    };
    const details = await detailsOf(res, rowView(row, reader, createTermList()), targetLang);
    res.render('partials/desk/inspector', { page, details, key: shortcutLabel });
  });

  router.post('/documents/:documentId/segments/:segmentId', async (req, res) => {
    const actor = actorOf(res);
    const documentId = param(req, 'documentId');
    const segmentId = param(req, 'segmentId');
    const { text, base, act, operationId } = parsed(editForm, req.body);
    // Browsers send line ends of forms as CRLF.
    const input = {
      segmentId,
      text: text.replace(/\r\n?/g, '\n'),
      base,
      confirm: act !== 'save',
      operationId,
    };
    try {
      await revise(deps, actor, input);
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      const desk = await readDesk(deps, actor, documentId);
      const { current } = error;
      const conflict = {
        name: current.authorName ?? res.locals.t('desk.conflict.somebody'),
        parts: wordDiff(current.text, input.text, desk.document.targetLang),
      };
      const editing = {
        segmentId,
        text: input.text,
        base: current.number,
        operationId: randomUUID(),
        conflict,
      };
      res.status(409);
      await showDesk(res, desk, { edit: segmentId, filter: 'all', view: 'side' }, editing);
      return;
    }
    const { rows } = await readDesk(deps, actor, documentId);
    const at = rows.findIndex((row) => row.segmentId === segmentId);
    const next = act === 'confirm-next' ? rows[at + 1] : undefined;
    const anchor = `#s-${(next ?? rows[at])!.position + 1}`;
    res.redirect(303, `/documents/${documentId}${next ? `?edit=${next.segmentId}` : ''}${anchor}`);
  });

  router.post('/documents/:documentId/paragraphs', async (req, res) => {
    const documentId = param(req, 'documentId');
    const { segmentId } = await addParagraph(deps, actorOf(res), {
      documentId,
      ...parsed(addForm, req.body),
    });
    res.redirect(303, `/documents/${documentId}?edit=${segmentId}`);
  });

  router.post('/documents/:documentId/paragraphs/:paragraphId', async (req, res) => {
    const { included, ...edit } = parsed(paragraphForm, req.body);
    const paragraphId = param(req, 'paragraphId');
    await editParagraph(deps, actorOf(res), { paragraphId, included: included === 'true', ...edit });
    res.redirect(303, req.get('referer') ?? `/documents/${param(req, 'documentId')}`);
  });

  return router;
}

function scriptData(page: DeskPage, user: User, preferences: Preferences, { language, t }: Reader) {
  const { documentId, projectId, sourceLang, targetLang, terms, job } = page;
  return {
    documentId,
    projectId,
    userId: user.userId,
    sourceLang,
    targetLang,
    language,
    mayEdit: page.may.edit,
    preferences,
    terms,
    job,
    messages: deskMessages(t),
  };
}
