// Projects: their names, their people, and where the settings of each are.
import { randomUUID } from 'node:crypto';
import { type Response, Router } from 'express';
import { z } from 'zod';
import { DOCUMENT_ROLES } from '../model/permissions.ts';
import type { Deps } from '../workflow/deps.ts';
import { listDocuments } from '../workflow/document-list.ts';
import { chooseMembersOnly, readProjectPeople, setMember } from '../workflow/project-people.ts';
import { createProject, listProjects, renameProject } from '../workflow/projects.ts';
import { orAgain } from './form-again.ts';
import { actorOf, param, parsed } from './request.ts';

/** Empty: no member any more. */
const memberForm = z.object({
  userId: z.string().max(64),
  role: z.union([z.literal(''), z.enum(DOCUMENT_ROLES)]),
});
const seenForm = z.object({ membersOnly: z.enum(['true', 'false']) });
const nameForm = z.object({ name: z.string().max(1000).default(''), operationId: z.string().min(8).max(64) });

export function projectsRouter(deps: Deps): Router {
  const router = Router();

  /** `typed`: what stands in the form that is shown again; `editing`: the project it is of, '' for a new one. */
  async function model(res: Response, again: { editing: string; typed: string } | null = null) {
    const actor = actorOf(res);
    const { projects, mayCreate } = await listProjects(deps, actor);
    const documents = await listDocuments(deps, actor);
    const counted = projects.map((project) => ({
      ...project,
      documents: documents.filter(({ projectId }) => projectId === project.projectId).length,
    }));
    const title = res.locals.t('projects.title');
    return { title, projects: counted, mayCreate, again, problem: null, operationId: randomUUID() };
  }

  router.get('/projects', async (_req, res) => res.render('projects', await model(res)));

  router.post('/projects', async (req, res) => {
    const form = parsed(nameForm, req.body);
    await orAgain(res, 'projects', await model(res, { editing: '', typed: form.name }), async () => {
      await createProject(deps, actorOf(res), form);
      res.redirect(303, '/projects');
    });
  });

  async function peopleModel(res: Response, projectId: string, saved = false) {
    const people = await readProjectPeople(deps, actorOf(res), projectId);
    const title = res.locals.t('project-people.title', { name: people.project.name });
    return { title, ...people, projectRoles: DOCUMENT_ROLES, saved, problem: null };
  }

  router.get('/projects/:projectId/people', async (req, res) => {
    const saved = req.query.saved === '1';
    res.render('project-people', await peopleModel(res, param(req, 'projectId'), saved));
  });

  router.post('/projects/:projectId/people', async (req, res) => {
    const projectId = param(req, 'projectId');
    const { userId, role } = parsed(memberForm, req.body);
    await setMember(deps, actorOf(res), { projectId, userId, role: role === '' ? null : role });
    res.redirect(303, `/projects/${projectId}/people?saved=1`);
  });

  router.post('/projects/:projectId/seen', async (req, res) => {
    const projectId = param(req, 'projectId');
    const { membersOnly } = parsed(seenForm, req.body);
    await chooseMembersOnly(deps, actorOf(res), { projectId, membersOnly: membersOnly === 'true' });
    res.redirect(303, `/projects/${projectId}/people?saved=1`);
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
