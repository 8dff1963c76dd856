// Threads of comments, ready to draw: who and when, words about which they are, mentions set off.
import { mentionsIn, type Thread } from '../model/comment.ts';
import { exactTime, shortTime } from './moment.ts';
import type { Reader } from './row-view.ts';

type CommentPiece = { text: string; mention: boolean };

export type ThreadView = {
  threadId: string;
  /** The words that it is about, and the language side they stand on; null: the segment. */
  quote: { text: string; side: 'source' | 'target' } | null;
  resolved: string | null;
  comments: readonly {
    author: string;
    time: string;
    exact: string;
    iso: string;
    pieces: readonly CommentPiece[];
  }[];
};

/** The text cut where it mentions somebody. */
function piecesOf(text: string): CommentPiece[] {
  const logins = mentionsIn(text);
  if (logins.length === 0) return [{ text, mention: false }];
  const escaped = logins.map((login) => login.replace(/[.-]/g, '\\$&')).sort((a, b) => b.length - a.length);
  const parts = text.split(new RegExp(`(@(?:${escaped.join('|')}))`, 'iu'));
  return parts.flatMap((part, index) => (part === '' ? [] : [{ text: part, mention: index % 2 === 1 }]));
}

export function threadViews(threads: readonly Thread[], { t, language, now }: Reader): ThreadView[] {
  return threads.map(({ threadId, anchor, resolvedAt, resolvedBy, comments }) => ({
    threadId,
    quote: anchor === null ? null : { text: anchor.quote, side: anchor.side },
    resolved:
      resolvedAt === null
        ? null
        : t('comments.resolved', { name: resolvedBy, time: shortTime(resolvedAt, now, language) }),
    comments: comments.map(({ authorName, createdAt, text }) => ({
      author: authorName,
      time: shortTime(createdAt, now, language),
      exact: exactTime(createdAt, language),
      iso: new Date(createdAt).toISOString(),
      pieces: piecesOf(text),
    })),
  }));
}
