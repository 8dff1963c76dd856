// The translation memory's page: search, and for editors edit, remove, deduplicate, import; TMX out for everybody.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Response, Router } from 'express';
import { z } from 'zod';
import { badInput, tooLarge } from '../errors.ts';
import { may } from '../model/permissions.ts';
import type { Deps } from '../workflow/deps.ts';
import { exportTmx } from '../workflow/memory-export.ts';
import { importTmx } from '../workflow/memory-import.ts';
import { SEARCH_SIDES, searchMemory, segmentPlace } from '../workflow/memory-search.ts';
import {
  deduplicate,
  editUnit,
  removeUnits,
  undoEdit,
  undoImport,
  undoRemoval,
} from '../workflow/memory-upkeep.ts';
import { TOOL_VERSION } from '../workflow/open-deps.ts';
import { listProjects } from '../workflow/projects.ts';
import { orAgain } from './form-again.ts';
import { unitView } from './memory-view.ts';
import { actorOf, param, parsed, readerOf } from './request.ts';
import { uploadOf, withUpload } from './upload.ts';

const count = z.coerce.number().int().min(0).optional().catch(undefined);
const listQuery = z.object({
  q: z.string().max(500).catch(''),
  /** Id of the project whose memory it is; '': the first. */
  project: z.string().max(64).catch(''),
  side: z.enum(SEARCH_SIDES).catch('both'),
  before: count,
  part: z.string().optional(),
  /** What was just done: how many units an act removed, which one undoing names; what an import added. */
  removed: count,
  removal: z.string().max(64).catch(''),
  edited: z.string().max(64).catch(''),
  added: count,
  imported: z.string().max(64).catch(''),
  known: count,
  other: count,
});
const operationId = z.string().min(8).max(64);
const back = z.string().max(2000).default('');
const unitForm = z.object({ source: z.string(), target: z.string(), back, operationId });
const actForm = z.object({ back, operationId });
const tickedForm = z.object({
  back,
  operationId,
  unit: z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(z.string().max(64)).max(500),
  ),
});
const importForm = z.object({
  project: z.string().max(64).default(''),
  sourceLang: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-\w+)*$/)
    .catch('id'),
  targetLang: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-\w+)*$/)
    .catch('en'),
});

/** The list that an act was done in, with what was done. `back`: its query, from the page itself. */
function listAddress(query: string, done: Record<string, string | number>): string {
  const address = new URLSearchParams(query);
  for (const name of ['removed', 'removal', 'edited', 'added', 'imported', 'known', 'other', 'part'])
    address.delete(name);
  for (const [name, value] of Object.entries(done)) address.set(name, String(value));
  const written = address.toString();
  return written === '' ? '/memory' : `/memory?${written}`;
}

/** The project of a command; none where the first is meant. */
const memoryOf = (project: string) => (project === '' ? {} : { projectId: project });

export function memoryRouter(deps: Deps, uploadMb: number): Router {
  const router = Router();

  async function listModel(res: Response, given: unknown): Promise<Record<string, unknown>> {
    const query = parsed(listQuery, given);
    const { q, side, before } = query;
    const { projects } = await listProjects(deps, actorOf(res));
    const project = projects.find(({ projectId }) => projectId === query.project) ?? projects[0];
    const ofProject = project === undefined ? {} : { projectId: project.projectId };
    const found = await searchMemory(deps, actorOf(res), {
      text: q,
      side,
      ...ofProject,
      ...(before === undefined ? {} : { before }),
    });
    const reader = readerOf(res, deps.now());
    const plain = new URLSearchParams(side === 'both' ? { q } : { q, side });
    if (q === '') plain.delete('q');
    if (query.project !== '') plain.set('project', query.project);
    const next = new URLSearchParams(plain);
    if (found.next !== null) next.set('before', String(found.next));
    return {
      title: res.locals.t('memory.title'),
      query,
      sides: SEARCH_SIDES,
      projects,
      projectId: project?.projectId ?? '',
      back: plain.toString(),
      units: found.units.map((unit) => unitView(unit, reader)),
      total: found.total,
      next: found.next === null ? null : `/memory?${next}`,
      mayEdit: may(project?.own ?? null, 'memory.edit', false),
      newId: deps.newId,
      uploadMb,
      problem: null,
      inDialog: false,
      /** The unit whose change was refused, with what was typed. */
      typed: null,
    };
  }

  router.get('/memory', async (req, res) => {
    const model = await listModel(res, req.query);
    res.render(req.query.part === 'list' ? 'partials/memory-list' : 'memory', {
      ...model,
      inDialog: req.query.part === 'list',
    });
  });

  router.get('/memory/segments/:segmentId', async (req, res) => {
    const { documentId, segmentId, position } = await segmentPlace(
      deps,
      actorOf(res),
      param(req, 'segmentId'),
    );
    res.redirect(303, `/documents/${documentId}?edit=${segmentId}#s-${position + 1}`);
  });

  router.get('/memory/export', async (req, res) => {
    const actor = actorOf(res);
    const sentences = req.query.sentences === '1';
    const day = new Date(deps.now()).toISOString().slice(0, 10);
    const { project } = parsed(listQuery, req.query);
    const pieces = exportTmx(deps, actor, { sentences, version: TOOL_VERSION, ...memoryOf(project) });
    const first = await pieces.next();
    res.type('application/x-tmx+xml').attachment(`${day}-memory.tmx`);
    res.write(first.value ?? '');
    await pipeline(Readable.from(pieces), res);
  });

  const again = (res: Response, query: string, typed: object | null) => async () => ({
    ...(await listModel(res, Object.fromEntries(new URLSearchParams(query)))),
    typed,
  });

  router.post('/memory/import', withUpload('file', uploadMb), async (req, res) => {
    const { project, ...languages } = parsed(importForm, req.body);
    const query = project === '' ? '' : `project=${encodeURIComponent(project)}`;
    await orAgain(res, 'memory', again(res, query, null), async () => {
      const upload = uploadOf(req);
      if (upload === null) throw badInput('tmx.empty');
      const { bytes, name } = upload;
      if (bytes === null) throw tooLarge('too-large');
      const open = async function* () {
        yield bytes;
      };
      const { importId, added, known, other } = await importTmx(deps, actorOf(res), {
        open,
        name,
        ...languages,
        ...memoryOf(project),
      });
      const undo: Record<string, string> = added === 0 ? {} : { imported: importId };
      res.redirect(303, listAddress(query, { added, known, other, ...undo }));
    });
  });

  router.post('/memory/duplicates', async (req, res) => {
    const form = parsed(actForm, req.body);
    const project = new URLSearchParams(form.back).get('project') ?? '';
    const { count: removed, removal } = await deduplicate(deps, actorOf(res), memoryOf(project));
    res.redirect(303, listAddress(form.back, { removed, removal }));
  });

  router.post('/memory/imports/:importId/undo', async (req, res) => {
    const form = parsed(actForm, req.body);
    const { count: removed, removal } = await undoImport(deps, actorOf(res), param(req, 'importId'));
    res.redirect(303, listAddress(form.back, { removed, removal }));
  });

  router.post('/memory/remove', async (req, res) => {
    const { unit: unitIds, back: query, operationId: id } = parsed(tickedForm, req.body);
    await orAgain(res, 'memory', again(res, query, null), async () => {
      const { count: removed, removal } = await removeUnits(deps, actorOf(res), { unitIds, operationId: id });
      res.redirect(303, listAddress(query, { removed, removal }));
    });
  });

  router.post('/memory/removals/:removal/undo', async (req, res) => {
    const form = parsed(actForm, req.body);
    await undoRemoval(deps, actorOf(res), param(req, 'removal'));
    res.redirect(303, listAddress(form.back, {}));
  });

  router.post('/memory/:unitId', async (req, res) => {
    const form = parsed(unitForm, req.body);
    const unitId = param(req, 'unitId');
    const clean = (text: string) => text.replace(/\r\n?/g, '\n');
    await orAgain(res, 'memory', again(res, form.back, { ...form, unitId }), async () => {
      const texts = { source: clean(form.source), target: clean(form.target) };
      await editUnit(deps, actorOf(res), { ...texts, unitId, operationId: form.operationId });
      res.redirect(303, `${listAddress(form.back, { edited: unitId })}#unit-${unitId}`);
    });
  });

  router.post('/memory/:unitId/undo', async (req, res) => {
    const form = parsed(actForm, req.body);
    const unitId = param(req, 'unitId');
    await undoEdit(deps, actorOf(res), { unitId, operationId: form.operationId });
    res.redirect(303, `${listAddress(form.back, {})}#unit-${unitId}`);
  });

  router.post('/memory/:unitId/remove', async (req, res) => {
    const form = parsed(actForm, req.body);
    const unitIds = [param(req, 'unitId')];
    const { count: removed, removal } = await removeUnits(deps, actorOf(res), {
      unitIds,
      operationId: form.operationId,
    });
    res.redirect(303, listAddress(form.back, { removed, removal }));
  });

  return router;
}
