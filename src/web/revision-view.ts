// Revisions of a segment as the history page and the inspector show them.
import { type DiffPart, wordDiff } from '../text/diff.ts';
import type { HistoryRevision, SegmentHistory } from '../workflow/segment-history.ts';
import { engineName } from './engine-view.ts';
import { exactTime, shortTime } from './moment.ts';
import type { Reader, Translate } from './row-view.ts';

export type RevisionView = {
  number: number;
  text: string;
  current: boolean;
  origin: string;
  /** Name of the author, or null for the machine. */
  author: string | null;
  time: string;
  exact: string;
  iso: string;
  events: readonly string[];
  versions: readonly string[];
  /** Word diff from the revision before. */
  parts: readonly DiffPart[];
};

export function originLabel(origin: string, t: Translate): string {
  if (origin.startsWith('mt:')) return t('history.origin.mt', { engine: engineName(origin.slice(3), t) });
  return t(`history.origin.${origin}`);
}

/** Newest first, as the history comes. */
export function revisionViews(history: SegmentHistory, lang: string, reader: Reader): RevisionView[] {
  const { revisions } = history;
  return revisions.map((revision, index) => {
    const previous = revisions[index + 1];
    return {
      number: revision.number,
      text: revision.text,
      current: index === 0,
      origin: originLabel(revision.origin, reader.t),
      author: revision.author?.name ?? null,
      time: shortTime(revision.createdAt, reader.now, reader.language),
      exact: exactTime(revision.createdAt, reader.language),
      iso: new Date(revision.createdAt).toISOString(),
      events: eventTexts(revision, reader),
      versions: revision.versions.map((number) => reader.t('history.version', { number })),
      parts: previous
        ? wordDiff(previous.text, revision.text, lang)
        : [{ kind: 'same', text: revision.text }],
    };
  });
}

/** What an imported file may have said of a segment. */
const BY_IMPORT: ReadonlySet<string> = new Set(['segment-confirmed', 'segment-reviewed']);

/** Events worth a line; that the revision was made is said by the revision itself. */
function eventTexts(revision: HistoryRevision, { t, now, language }: Reader): string[] {
  return revision.events
    .filter((event) => event.type !== 'segment.revised' && event.type.startsWith('segment.'))
    .map((event) => {
      const { note } = event.data;
      const type = event.type.replace('.', '-');
      const time = shortTime(event.at, now, language);
      // Nobody's act: a state that the imported file stated.
      const said =
        event.by === null && BY_IMPORT.has(type)
          ? t(`history.imported.${type}`, { time })
          : t(`history.event.${type}`, { name: event.by ?? t('history.somebody'), time });
      return typeof note === 'string' && note !== '' ? `${said}: “${note}”` : said;
    });
}
