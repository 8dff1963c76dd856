// The lessons of a project: what confirmed translations have taught the drafts, weighed and removed here.
import { Router } from 'express';
import { z } from 'zod';
import { LESSON_WEIGHTS } from '../model/lesson.ts';
import type { Deps } from '../workflow/deps.ts';
import { changeLesson, listLessons } from '../workflow/learn.ts';
import { exactTime, shortTime } from './moment.ts';
import { actorOf, param, parsed, readerOf } from './request.ts';

const query = z.object({ project: z.string().optional() });
const change = z.object({
  project: z.string(),
  weight: z.coerce.number().optional(),
  enabled: z.enum(['true', 'false']).optional(),
});

export function lessonsRouter(deps: Deps): Router {
  const router = Router();

  router.get('/lessons', async (req, res) => {
    const actor = actorOf(res);
    const { project } = parsed(query, req.query);
    const { t, language, now } = readerOf(res, deps.now());
    const found = await listLessons(deps, actor, project);
    const lessons = found.lessons.map((lesson) => ({
      ...lesson,
      time: shortTime(lesson.lastSeenAt, now, language),
      exact: exactTime(lesson.lastSeenAt, language),
    }));
    res.render('lessons', {
      title: t('lessons.title'),
      projectId: found.projectId,
      projectName: found.projectName,
      // What acts stands first; what was removed, and what no confirmed text says any more, below.
      groups: [
        { id: 'active', lessons: lessons.filter((one) => one.enabled && one.count > 0) },
        { id: 'removed', lessons: lessons.filter((one) => !one.enabled) },
        { id: 'past', lessons: lessons.filter((one) => one.enabled && one.count === 0) },
      ].filter((group) => group.lessons.length > 0),
      weights: LESSON_WEIGHTS,
      mayChange: found.mayChange,
    });
  });

  router.post('/lessons/:lessonId', async (req, res) => {
    const { project, weight, enabled } = parsed(change, req.body);
    await changeLesson(deps, actorOf(res), {
      projectId: project,
      lessonId: param(req, 'lessonId'),
      ...(weight === undefined ? {} : { weight }),
      ...(enabled === undefined ? {} : { enabled: enabled === 'true' }),
    });
    res.redirect(303, `/lessons?project=${encodeURIComponent(project)}`);
  });

  return router;
}
