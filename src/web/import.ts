// Import: text pasted or a file chosen, its preview, its details; saved as a document.
import { createHash } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { AppError, badInput, tooLarge } from '../errors.ts';
import type { FormatContent, FormatParagraph } from '../formats/format.ts';
import { READABLE } from '../formats/index.ts';
import type { DocumentDetails } from '../model/document.ts';
import { PARAGRAPH_KINDS } from '../model/paragraph.ts';
import type { Deps } from '../workflow/deps.ts';
import { NO_DETAILS } from '../workflow/details.ts';
import { importDocument } from '../workflow/import-document.ts';
import { listProjects } from '../workflow/projects.ts';
import { readForImport } from '../workflow/read-import.ts';
import { DETAIL_FIELDS, detailsForm, fieldOf } from './details-form.ts';
import { errorSentence } from './errors.ts';
import { applyChoices } from './import-choices.ts';
import { tableChosen, tableForm } from './import-table.ts';
import { encodingName, type ImportPage, previewView } from './import-view.ts';
import { actorOf, parsed } from './request.ts';
import { uploadOf, withUpload } from './upload.ts';

const text = z.string().default('');
const importForm = detailsForm.extend({
  operationId: z.string().max(100).default(''),
  text,
  original: text,
  name: z.string().max(500).default(''),
  proposed: text,
  headlineEn: text,
  deckEn: text,
  /** Id of the project that it goes into; '': the first. */
  project: z.string().max(64).default(''),
  /** Set where what stands around the article is to be left out. */
  articleOnly: z.string().optional(),
  ...tableForm,
  /** The button that goes back from the file to the pasted text. */
  remove: z.string().optional(),
});
const importQuery = z.object({ project: z.string().max(64).catch('') });
const proposal = detailsForm.partial().catch({});

const MEBIBYTE = 1024 * 1024;
/** Name of an original that was pasted. */
const PASTED = 'pasted.txt';

type Original = { name: string; bytes: Uint8Array; file: boolean };
type Reading = {
  content: FormatContent;
  format: string;
  boilerplate: number;
  paragraphs: FormatParagraph[];
};

/** What the text says of itself; a paragraph that is a headline by now names it too. */
function detailsIn({ content, paragraphs }: Reading): DocumentDetails {
  const headline = paragraphs.find((one) => one.kind === 'headline' && one.source)?.source ?? '';
  return { ...NO_DETAILS, ...content.details, title: content.details.title || headline };
}

/** A field that is empty or still holds what was proposed before takes what is proposed now. */
function filled(typed: DocumentDetails, before: Partial<DocumentDetails>, now: DocumentDetails) {
  const fields = DETAIL_FIELDS.map((name) => {
    const untouched = typed[name] === (before[name] ?? '');
    return [name, untouched ? now[name] : typed[name]] as const;
  });
  return Object.fromEntries(fields) as DocumentDetails;
}

function parsedJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return {};
  }
}

export function importRouter(deps: Deps, uploadMb: number): Router {
  const router = Router();

  async function show(res: Response, page: ImportPage, status = 200): Promise<void> {
    const { projects: all } = await listProjects(deps, actorOf(res));
    const projects = all.filter(({ mayImport }) => mayImport);
    const title = res.locals.t('import.title');
    const accept = READABLE.flatMap(({ extensions }) => extensions.map((one) => `.${one}`)).join();
    const formats = READABLE.map(({ label }) => res.locals.t(label)).join(', ');
    res.status(status).render('import', { title, page, projects, kinds: PARAGRAPH_KINDS, accept, formats });
  }

  /** The page that a form asks for, what it would import, and what stands in the way. */
  async function read(req: Request, res: Response) {
    const form = parsed(importForm, req.body);
    const upload = uploadOf(req);
    const problems: ImportPage['problems'] = {};
    const say = (error: AppError, name = '') => {
      const problem = errorSentence(res, error);
      // Named, because the page may by then show another text.
      problems[fieldOf(error, form) ?? 'source'] =
        name === '' ? problem : res.locals.t('import.file-problem', { name, problem });
      return error.status;
    };
    let status = 200;
    // A file that cannot be read leaves what stood there before it: the preview shows that, and it is not saved.
    const originals: Original[] = [];
    if (upload !== null && upload.bytes === null) status = say(tooLarge('too-large'), upload.name);
    if (upload?.bytes) originals.push({ name: upload.name, bytes: upload.bytes, file: true });
    if (form.original !== '' && form.remove === undefined)
      originals.push({ name: form.name, bytes: Buffer.from(form.original, 'base64'), file: true });
    if (form.text.trim() !== '')
      originals.push({ name: PASTED, bytes: new TextEncoder().encode(form.text), file: false });
    const articleOnly = form.articleOnly !== undefined;
    let original: Original | null = null;
    let reading: Reading | null = null;
    for (const one of originals) {
      try {
        if (one.bytes.length > uploadMb * MEBIBYTE) throw tooLarge('too-large');
        // A file that has just come has columns of its own.
        const table = one.bytes === upload?.bytes ? {} : tableChosen(form);
        const { content, format, boilerplate } = await readForImport(one.bytes, { articleOnly, table });
        reading = {
          content,
          format,
          boilerplate,
          paragraphs: applyChoices(content.paragraphs, req.body ?? {}),
        };
        original = one;
        break;
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        if (status === 200) status = say(error, one.file ? one.name : '');
      }
    }
    const { operationId, proposed, headlineEn, deckEn, project } = form;
    const now = reading === null ? NO_DETAILS : detailsIn(reading);
    const file = original?.file ? original : null;
    const page: ImportPage = {
      operationId: operationId || deps.newId(),
      text: form.text,
      file: file && {
        name: file.name,
        bytes: file.bytes.length,
        original: Buffer.from(file.bytes).toString('base64'),
        encoding: encodingName(reading?.content.encoding),
      },
      details: filled(form, proposal.parse(parsedJson(proposed)), now),
      proposed: JSON.stringify(now),
      headlineEn,
      deckEn,
      project,
      preview: reading && previewView(reading.content, reading.paragraphs),
      boilerplate: { found: reading?.boilerplate ?? 0, left: articleOnly },
      problems,
    };
    return { page, original, reading, status, say };
  }

  router.get('/import', async (req, res) => {
    const { project } = parsed(importQuery, req.query);
    await show(res, {
      operationId: deps.newId(),
      text: '',
      file: null,
      details: NO_DETAILS,
      proposed: '{}',
      headlineEn: '',
      deckEn: '',
      project,
      preview: null,
      boilerplate: { found: 0, left: false },
      problems: {},
    });
  });
  // Where a browser reloads, or changes the language, on a preview.
  router.get('/import/preview', (_req, res) => res.redirect(303, '/import'));

  const form = withUpload('file', uploadMb);
  router.post('/import/preview', form, async (req, res) => {
    const { page, original, status, say } = await read(req, res);
    const asked = req.body?.remove === undefined && req.body?.quiet === undefined;
    await show(
      res,
      page,
      status === 200 && original === null && asked ? say(badInput('import.empty')) : status,
    );
  });

  router.post('/import', form, async (req, res) => {
    const actor = actorOf(res);
    const { page, original, reading, status, say } = await read(req, res);
    if (status !== 200) return show(res, page, status);
    if (original === null || reading === null) return show(res, page, say(badInput('import.empty')));
    const { details, headlineEn, deckEn, project } = page;
    const { content, format, paragraphs } = reading;
    // Sent twice it writes once; sent again with other content, after going back, it is another document.
    const sent = JSON.stringify([details, headlineEn, deckEn, project, paragraphs]);
    const digest = createHash('sha256').update(sent).update(original.bytes).digest('hex').slice(0, 16);
    try {
      const { documentId } = await importDocument(deps, actor, {
        ...(project === '' ? {} : { projectId: project }),
        details,
        sourceLang: content.sourceLang,
        targetLang: content.targetLang,
        headlineEn,
        deckEn,
        paragraphs,
        original: { name: original.name, bytes: original.bytes, format },
        operationId: `${page.operationId}-${digest}`,
      });
      res.redirect(303, `/documents/${documentId}`);
    } catch (error) {
      if (!(error instanceof AppError) || error.status === 403) throw error;
      await show(res, page, say(error));
    }
  });
  return router;
}
