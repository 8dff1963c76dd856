// Importing a glossary: a file is chosen, looked at with what it would change, imported, and taken back; and glossaries out.
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { badInput, tooLarge } from '../errors.ts';
import type { ColumnRole, TableShape } from '../formats/glossary/columns.ts';
import type { Deps } from '../workflow/deps.ts';
import { exportGlossary, GLOSSARY_TARGETS } from '../workflow/glossary-export.ts';
import {
  importGlossary,
  keepGlossaryFile,
  listGlossaryImports,
  previewGlossary,
  undoGlossaryImport,
} from '../workflow/glossary-import.ts';
import { IMPORT_MODES, type ImportMode } from '../workflow/glossary-plan.ts';
import { orAgain } from './form-again.ts';
import { columnViews, planView } from './glossary-import-view.ts';
import { actorOf, param, parsed } from './request.ts';
import { uploadOf, withUpload } from './upload.ts';

const operationId = z.string().min(8).max(64);
const actForm = z.object({ operationId });
/** `project`: as the glossary's page has it. */
const exportQuery = z.object({ format: z.enum(GLOSSARY_TARGETS), project: z.string().max(64).catch('') });
/** What was just done: the import it was done to, concepts that an undoing left alone. */
const doneQuery = z.object({
  done: z.string().max(64).optional().catch(undefined),
  undone: z.string().max(64).optional().catch(undefined),
  kept: z.coerce.number().int().min(0).optional().catch(undefined),
});
/** Columns of a table whose roles are taken from a form. */
const MOST_COLUMNS = 200;
const role = z.string().regex(/^[a-zA-Z]+(:[a-z]{2,3})?$/);

/** What a person chose on the preview: roles `c0`, `c1`…, whether there are heads, the mode, modes of single concepts `d12`. */
function choicesOf(fields: Record<string, unknown>): {
  shape?: TableShape;
  mode: ImportMode;
  choices: Map<number, ImportMode>;
} {
  const mode = z.enum(IMPORT_MODES).catch('merge').parse(fields.mode);
  const choices = new Map<number, ImportMode>();
  for (const [name, value] of Object.entries(fields)) {
    const place = /^d(\d{1,6})$/.exec(name)?.[1];
    const chosen = z.enum(IMPORT_MODES).safeParse(value);
    if (place !== undefined && chosen.success) choices.set(Number(place), chosen.data);
  }
  if (fields.mapped !== '1') return { mode, choices };
  const roles: ColumnRole[] = [];
  for (let at = 0; at < MOST_COLUMNS && fields[`c${at}`] !== undefined; at += 1)
    roles.push(role.catch('ignore').parse(fields[`c${at}`]) as ColumnRole);
  return { shape: { head: fields.head === '1', roles }, mode, choices };
}

/** Mounted at `/`, before the glossary's pages. */
export function glossaryImportRouter(deps: Deps, uploadMb: number): Router {
  const router = Router();

  const startModel = async (res: Response, query: z.infer<typeof doneQuery> = {}) => ({
    title: res.locals.t('glossary-import.title'),
    query,
    imports: await listGlossaryImports(deps, actorOf(res)),
    newId: deps.newId,
    uploadMb,
    problem: null,
  });
  router.get('/glossary/import', async (req, res) => {
    res.render('glossary-import', await startModel(res, parsed(doneQuery, req.query)));
  });
  router.post('/glossary/import', withUpload('file', uploadMb), async (req, res) => {
    await orAgain(
      res,
      'glossary-import',
      () => startModel(res),
      async () => {
        const upload = uploadOf(req);
        if (upload === null) throw badInput('glossary-file.empty');
        const { bytes, name } = upload;
        if (bytes === null) throw tooLarge('too-large');
        const { importId } = await keepGlossaryFile(deps, actorOf(res), { name, bytes });
        res.redirect(303, `/glossary/import/${importId}`);
      },
    );
  });

  async function previewModel(req: Request, res: Response, fields: Record<string, unknown>): Promise<object> {
    const importId = param(req, 'importId');
    const chosen = choicesOf(fields);
    const preview = await previewGlossary(deps, actorOf(res), { importId, ...chosen });
    const { table } = preview;
    return {
      title: res.locals.t('glossary-import.preview', { name: preview.name }),
      importId,
      ...preview,
      ...planView(preview, chosen.choices),
      rows: table?.rows.length ?? null,
      head: table?.shape.head ?? false,
      columns: table === null ? [] : columnViews(table),
      mode: chosen.mode,
      modes: IMPORT_MODES,
      operationId: deps.newId(),
      problem: null,
    };
  }
  router.get('/glossary/import/:importId', async (req, res) => {
    const view = req.query.part === 'plan' ? 'partials/glossary-plan' : 'glossary-import-preview';
    res.render(view, await previewModel(req, res, req.query as Record<string, unknown>));
  });
  router.post('/glossary/import/:importId', async (req, res) => {
    const fields = req.body as Record<string, unknown>;
    const { operationId: id } = parsed(actForm, fields);
    await orAgain(
      res,
      'glossary-import-preview',
      () => previewModel(req, res, fields),
      async () => {
        const input = { importId: param(req, 'importId'), ...choicesOf(fields), operationId: id };
        const { importId } = await importGlossary(deps, actorOf(res), input);
        res.redirect(303, `/glossary/import?done=${importId}`);
      },
    );
  });
  router.post('/glossary/import/:importId/undo', async (req, res) => {
    await orAgain(
      res,
      'glossary-import',
      () => startModel(res),
      async () => {
        const input = { importId: param(req, 'importId'), ...parsed(actForm, req.body) };
        const { kept } = await undoGlossaryImport(deps, actorOf(res), input);
        res.redirect(303, `/glossary/import?undone=${input.importId}&kept=${kept}`);
      },
    );
  });

  router.get('/glossary/export', async (req, res) => {
    const { format, project } = parsed(exportQuery, req.query);
    const projectId = ['', 'shared'].includes(project) ? null : project;
    const { text, mime } = await exportGlossary(deps, actorOf(res), { format, projectId });
    const day = new Date(deps.now()).toISOString().slice(0, 10);
    res.type(mime).attachment(`${day}-glossary.${format}`).send(text);
  });
  return router;
}
