// One line above an article of which a new edition came, while somebody has still to look at what it changed.
import type { Actor } from '../model/user.ts';
import type { Deps } from '../workflow/deps.ts';
import { readEditionsOf } from '../workflow/edition.ts';
import type { DeskPage } from './desk-view.ts';
import { countsLine } from './edition-view.ts';
import { shortTime } from './moment.ts';
import type { Reader } from './row-view.ts';

export async function editionNotice(
  deps: Deps,
  actor: Actor,
  page: DeskPage,
  { t, now, language }: Reader,
): Promise<string | null> {
  if (!page.rows.some((row) => row.behind)) return null;
  const [newest] = await readEditionsOf(deps, actor, page.documentId);
  if (newest === undefined || newest.undoneAt !== null) return null;
  const { number, by: name, at } = newest;
  const time = shortTime(at, now, language);
  return t('desk.edition.notice', { number, name, time, counts: countsLine(newest, t) });
}
