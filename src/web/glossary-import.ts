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
import { termPlaces } from './term-places.ts';
import { uploadOf, withUpload } from './upload.ts';

const operationId = z.string().min(8).max(64);
const actForm = z.object({ operationId });
/** A project as the glossary's page has it: '' and `shared` for what all projects share. */
const whose = z
  .string()
  .max(64)
  .catch('')
  .transform((project) => (['', 'shared'].includes(project) ? null : project));
const exportQuery = z.object({ format: z.enum(GLOSSARY_TARGETS), project: whose });
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

  /** `chosen`: the project whose own terms are offered first. */
  async function startModel(
    res: Response,
    chosen: string | null,
    query: z.infer<typeof doneQuery> = {},
  ): Promise<object> {
    const imports = await listGlossaryImports(deps, actorOf(res));
    const places = await termPlaces(deps, res);
    const names = new Map(places.map(({ projectId, name }) => [projectId, name]));
    return {
      title: res.locals.t('glossary-import.title'),
      query,
      imports: imports.map((one) => ({ ...one, own: names.get(one.projectId ?? 'shared') ?? null })),
      places,
      chosen: chosen ?? '',
      newId: deps.newId,
      uploadMb,
      problem: null,
    };
  }
  router.get('/glossary/import', async (req, res) => {
    res.render(
      'glossary-import',
      await startModel(res, whose.parse(req.query.project), parsed(doneQuery, req.query)),
    );
  });
  router.post('/glossary/import', withUpload('file', uploadMb), async (req, res) => {
    const projectId = whose.parse(req.body.projectId);
    await orAgain(
      res,
      'glossary-import',
      () => startModel(res, projectId),
      async () => {
        const upload = uploadOf(req);
        if (upload === null) throw badInput('glossary-file.empty');
        const { bytes, name } = upload;
        if (bytes === null) throw tooLarge('too-large');
        const { importId } = await keepGlossaryFile(deps, actorOf(res), { name, bytes, projectId });
        res.redirect(303, `/glossary/import/${importId}`);
      },
    );
  });

  async function previewModel(req: Request, res: Response, fields: Record<string, unknown>): Promise<object> {
    const importId = param(req, 'importId');
    const chosen = choicesOf(fields);
    const preview = await previewGlossary(deps, actorOf(res), { importId, ...chosen });
    const { table, projectId } = preview;
    const places = await termPlaces(deps, res);
    return {
      title: res.locals.t('glossary-import.preview', { name: preview.name }),
      importId,
      ...preview,
      own: places.find((one) => one.projectId === projectId)?.name ?? null,
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
      () => startModel(res, null),
      async () => {
        const input = { importId: param(req, 'importId'), ...parsed(actForm, req.body) };
        const { kept } = await undoGlossaryImport(deps, actorOf(res), input);
        res.redirect(303, `/glossary/import?undone=${input.importId}&kept=${kept}`);
      },
    );
  });

  router.get('/glossary/export', async (req, res) => {
    const { format, project: projectId } = parsed(exportQuery, req.query);
    const { text, mime } = await exportGlossary(deps, actorOf(res), { format, projectId });
    const day = new Date(deps.now()).toISOString().slice(0, 10);
    res.type(mime).attachment(`${day}-glossary.${format}`).send(text);
  });
  return router;
}
