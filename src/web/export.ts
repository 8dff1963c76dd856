// Export: which text, which format, which kinds; a preview; the file.
import { Router } from 'express';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { FORMATS, WRITABLE } from '../formats/index.ts';
import { PARAGRAPH_KINDS } from '../model/paragraph.ts';
import { shortcutLabel } from '../model/shortcuts.ts';
import { readBytes } from '../text/encoding.ts';
import type { Deps } from '../workflow/deps.ts';
import { readDesk } from '../workflow/desk.ts';
import { type CodeFault, CodesError } from '../workflow/export-codes.ts';
import { exportChoices, exportDocument, ORIGINAL, previewExport } from '../workflow/export-document.ts';
import { copyMessages } from './desk-messages.ts';
import { scriptJson } from './page-json.ts';
import { actorOf, param, parsed, readerOf } from './request.ts';
import type { Reader } from './row-view.ts';

const kinds = z.union([z.enum(PARAGRAPH_KINDS).array(), z.enum(PARAGRAPH_KINDS).transform((kind) => [kind])]);
const query = z.object({
  version: z
    .union([z.enum(['approved', 'draft']), z.coerce.number().int().min(1)])
    .optional()
    .catch(undefined),
  format: z.enum([ORIGINAL, ...WRITABLE]).catch('txt'),
  /** Present when the reader chose kinds; without it each paragraph's own inclusion holds. */
  chosen: z.literal('true').optional(),
  include: kinds.default([]).catch([]),
  dateline: z.string().optional().catch(undefined),
  locked: z.string().optional().catch(undefined),
  bom: z.string().optional().catch(undefined),
});
type Query = z.infer<typeof query>;

/** What a reader chose beside version and format. */
function choicesOf({ chosen, include, dateline, locked, bom }: Query) {
  return {
    include: chosen ? include : undefined,
    dateline: chosen === undefined || dateline !== undefined,
    locked: locked !== undefined,
    bom: bom !== undefined,
  };
}

/** What is previewed as the text that it is. */
const TEXT =
  /^text\/(?!html$)|^application\/x-(?:xliff|tmx)\+xml$|^application\/(?:xliff\+xml|json|x-subrip)$/;

export function exportRouter(deps: Deps): Router {
  const router = Router();

  router.get('/documents/:documentId/export', async (req, res) => {
    const actor = actorOf(res);
    const documentId = param(req, 'documentId');
    const asked = parsed(query, req.query);
    const { t, language } = readerOf(res, deps.now());
    const choices = await exportChoices(deps, actor, documentId);
    const version = asked.version ?? (choices.approved === null ? 'draft' : 'approved');
    const { rows } = await readDesk(deps, actor, documentId);
    const kindChoices = PARAGRAPH_KINDS.map((kind) => {
      const ofKind = rows.filter((row) => row.kind === kind);
      const included = asked.chosen ? asked.include.includes(kind) : ofKind.some((row) => row.included);
      return { kind, label: t(`desk.kind.${kind}`), count: ofKind.length, included };
    }).filter((choice) => choice.count > 0);
    const chosen = choicesOf(asked);
    const format = FORMATS.find((one) => one.id === asked.format);
    let refused: AppError | null = null;
    let preview: { text: string; html: boolean } | null = null;
    let label = { draft: version === 'draft', number: null as number | null };
    try {
      const input = { documentId, format: asked.format, version, ...chosen };
      let exported = await previewExport(deps, actor, input);
      // What has no readable form of its own is previewed as the Web page it would be.
      const asText = TEXT.test(exported.mime);
      const readable = format !== undefined && 'bilingual' in format ? 'bilingual-html' : 'html';
      if (!asText) exported = await previewExport(deps, actor, { ...input, format: readable });
      const { text } = readBytes(exported.bytes);
      label = exported.label;
      preview = asText ? { text, html: false } : { text: bodyOf(text), html: true };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      refused = error;
    }
    if (refused !== null) res.status(refused.status === 404 ? 404 : 200);
    res.render('export', {
      key: shortcutLabel,
      title: t('export.title'),
      documentId,
      choices,
      version: String(version),
      format: asked.format,
      faults: refused instanceof CodesError ? refused.faults.map((fault) => faultView(t, fault)) : [],
      groups: [false, true].map((bilingual) =>
        FORMATS.filter((one) => WRITABLE.includes(one.id) && 'bilingual' in one === bilingual),
      ),
      kindChoices,
      datelines: rows.some((row) => row.dateline !== null) ? { included: chosen.dateline } : null,
      withLocked: chosen.locked,
      marked: asked.format === 'csv' ? { bom: chosen.bom } : null,
      preview,
      refused,
      label,
      data: scriptJson({ language, messages: copyMessages(t) }),
      download: `/documents/${documentId}/export/file?${fileQuery(version, asked)}`,
      print: `/documents/${documentId}/export/print?${fileQuery(version, { ...asked, format: 'html' })}`,
    });
  });

  router.get('/documents/:documentId/export/print', async (req, res) => {
    const documentId = param(req, 'documentId');
    const asked = parsed(query, req.query);
    const { version = 'approved' } = asked;
    const input = { documentId, format: 'html', version, ...choicesOf(asked) };
    const file = await previewExport(deps, actorOf(res), input);
    const article = bodyOf(Buffer.from(file.bytes).toString('utf8'));
    const { t } = readerOf(res, deps.now());
    const back = `/documents/${documentId}/export?${fileQuery(version, asked)}`;
    res.render('print', {
      title: file.fileName.replace(/\.html$/, ''),
      heading: t('export.print'),
      article,
      back,
    });
  });

  router.get('/documents/:documentId/export/file', async (req, res) => {
    const asked = parsed(query, req.query);
    const { version = 'approved', format } = asked;
    const input = { documentId: param(req, 'documentId'), format, version, ...choicesOf(asked) };
    const file = await exportDocument(deps, actorOf(res), input);
    res.attachment(file.fileName).type(file.mime).send(Buffer.from(file.bytes));
  });

  return router;
}

/** What to mend in a segment, in words. */
function faultView(t: Reader['t'], { number, missing, wrong }: CodeFault): { number: number; text: string } {
  const [lost, bad] = [missing.join(' '), wrong.join(' ')];
  if (bad === '') return { number, text: t('export.fault-missing', { number, codes: lost }) };
  if (lost === '') return { number, text: t('export.fault-wrong', { number, codes: bad }) };
  return { number, text: t('export.fault-both', { number, missing: lost, wrong: bad }) };
}

function fileQuery(
  version: string | number,
  { format, chosen, include, dateline, locked, bom }: Query,
): string {
  const params = new URLSearchParams({ version: String(version), format });
  if (chosen) params.set('chosen', 'true');
  for (const kind of chosen ? include : []) params.append('include', kind);
  if (dateline) params.set('dateline', 'true');
  if (locked) params.set('locked', 'true');
  if (bom) params.set('bom', 'true');
  return params.toString();
}

/** What stands between the body tags of a page that our own writer made. */
function bodyOf(html: string): string {
  return /<body[^>]*>([\s\S]*)<\/body>/.exec(html)?.[1]?.trim() ?? html;
}
