// Where a reader may add terms: what all projects share, and projects whose own terms they may change.
import type { Response } from 'express';
import { may } from '../model/permissions.ts';
import type { Deps } from '../workflow/deps.ts';
import { listProjects } from '../workflow/projects.ts';
import { actorOf } from './request.ts';

/** `projectId`: '' for what all projects share. */
export type TermPlace = { projectId: string; name: string };

export async function termPlaces(deps: Deps, res: Response): Promise<TermPlace[]> {
  const actor = actorOf(res);
  const { projects } = await listProjects(deps, actor);
  const shared = { projectId: '', name: res.locals.t('glossary.shared') };
  return [
    ...(may(actor.role, 'term.edit', false) ? [shared] : []),
    ...projects.filter(({ own }) => may(own, 'term.edit', false)),
  ];
}
