// Learning from what is confirmed: the person's corrections of the machine's draft become lessons of the project.
import { notFound } from '../errors.ts';
import { firstWeight, LESSON_WEIGHTS, type Lesson } from '../model/lesson.ts';
import { may } from '../model/permissions.ts';
import type { Actor } from '../model/user.ts';
import { putEvidence, readLessons, updateLesson } from '../store/lessons.ts';
import { machineDraftOf, newestTarget } from '../store/revisions.ts';
import { readSources } from '../store/segments.ts';
import { keptShare, lessonPairs } from '../text/lesson-pairs.ts';
import { trustedLinks } from '../text/lesson-trust.ts';
import { permitInProject, readableProject, requireDocument, requireSegment, roleIn } from './access.ts';
import { interactiveEngine } from './complete.ts';
import type { Deps } from './deps.ts';
import { linksBetween } from './word-links.ts';
import { write } from './write.ts';

/** One segment at a time: learning never holds anybody up, and the later confirmation is the one that stays. */
const queues = new WeakMap<Deps, Promise<void>>();

/** Takes what the segment's text teaches, soon after it was confirmed; what fails is logged and not learnt. */
export function learnSoon(deps: Deps, segmentId: string): void {
  const before = queues.get(deps) ?? Promise.resolve();
  const next = before
    .then(() => learnFrom(deps, segmentId))
    .catch((error: unknown) => deps.log.warn({ error: String(error), segmentId }, 'nothing learnt'));
  queues.set(deps, next);
}

/** Resolves when what was confirmed so far is learnt. */
export function learnt(deps: Deps): Promise<void> {
  return queues.get(deps) ?? Promise.resolve();
}

/** Puts what the segment's current text teaches in the place of what it taught before. */
async function learnFrom(deps: Deps, segmentId: string): Promise<void> {
  const { db } = deps.store;
  if (interactiveEngine(deps, 'pairs') === null) return;
  const draft = await machineDraftOf(db, segmentId);
  const confirmed = await newestTarget(db, segmentId);
  if (draft === null || confirmed === null) return;
  const { documentId } = await requireSegment(db, segmentId);
  const source = (await readSources(db, { documentId, segmentId })).get(segmentId);
  if (source === undefined) return;
  const { projectId, sourceLang, targetLang } = await requireDocument(db, documentId);
  const linked = async (text: string) => {
    const from = { text: source.text, lang: sourceLang };
    return { text, ...(await linksBetween(deps, from, { text, lang: targetLang })) };
  };
  const found = await linked(confirmed.text);
  const trusted = { ...found, links: trustedLinks(source.text, found, { sourceLang, targetLang }) };
  const pairs = lessonPairs(source.text, await linked(draft.text), trusted);
  const weight = firstWeight(keptShare(draft.text, confirmed.text, targetLang));
  await write(deps, async ({ trx, now }) => {
    await putEvidence(trx, { projectId, segmentId, now, weight, newId: deps.newId }, pairs);
  });
}

export type LessonList = {
  projectId: string;
  projectName: string;
  lessons: readonly Lesson[];
  mayChange: boolean;
};

/** What a project (by default the oldest) has learnt, newest first. Throws notFound. */
export async function listLessons(deps: Deps, actor: Actor, projectId?: string): Promise<LessonList> {
  const project = await readableProject(deps.store.db, actor, projectId);
  const lessons = await readLessons(deps.store.db, project.projectId);
  const own = await roleIn(deps.store.db, actor, project.projectId);
  const mayChange = may(own, 'term.propose', false);
  return { projectId: project.projectId, projectName: project.name, lessons, mayChange };
}

/** Weighs a lesson, removes it (it stays off whatever is confirmed later) or takes it back. Throws notFound. */
export async function changeLesson(
  deps: Deps,
  actor: Actor,
  input: { projectId: string; lessonId: string; weight?: number; enabled?: boolean },
): Promise<void> {
  const { projectId, lessonId, enabled } = input;
  const weight = LESSON_WEIGHTS.find((one) => one === input.weight);
  if (weight === undefined && enabled === undefined) throw notFound();
  await write(deps, async (unit) => {
    await permitInProject(unit.trx, actor, 'term.propose', projectId);
    const change = {
      ...(weight === undefined ? {} : { weight }),
      ...(enabled === undefined ? {} : { enabled }),
    };
    if (!(await updateLesson(unit.trx, { projectId, lessonId }, change))) throw notFound();
  });
}
