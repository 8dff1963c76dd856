// Projects: their names, and where the settings of each are.
import { randomUUID } from 'node:crypto';
import { type Response, Router } from 'express';
import { z } from 'zod';
import type { Deps } from '../workflow/deps.ts';
import { listDocuments } from '../workflow/document-list.ts';
import { createProject, listProjects, renameProject } from '../workflow/projects.ts';
import { orAgain } from './form-again.ts';
import { actorOf, param, parsed } from './request.ts';

const nameForm = z.object({ name: z.string().max(1000).default(''), operationId: z.string().min(8).max(64) });

export function projectsRouter(deps: Deps): Router {
  const router = Router();

  /** `typed`: what stands in the form that is shown again; `editing`: the project it is of, '' for a new one. */
  async function model(res: Response, again: { editing: string; typed: string } | null = null) {
    const actor = actorOf(res);
    const { projects, mayEdit } = await listProjects(deps, actor);
    const documents = await listDocuments(deps, actor);
    const counted = projects.map((project) => ({
      ...project,
      documents: documents.filter(({ projectId }) => projectId === project.projectId).length,
    }));
    const title = res.locals.t('projects.title');
    return { title, projects: counted, mayEdit, again, problem: null, operationId: randomUUID() };
  }

  router.get('/projects', async (_req, res) => res.render('projects', await model(res)));

  router.post('/projects', async (req, res) => {
    const form = parsed(nameForm, req.body);
    await orAgain(res, 'projects', await model(res, { editing: '', typed: form.name }), async () => {
      await createProject(deps, actorOf(res), form);
      res.redirect(303, '/projects');
    });
  });

  router.post('/projects/:projectId', async (req, res) => {
    const projectId = param(req, 'projectId');
    const form = parsed(nameForm, req.body);
    await orAgain(res, 'projects', await model(res, { editing: projectId, typed: form.name }), async () => {
      await renameProject(deps, actorOf(res), { projectId, ...form });
      res.redirect(303, '/projects');
    });
  });

  return router;
}
