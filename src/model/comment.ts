// Comments: threads on a segment or on words of it, and the people they mention.
import type { Span } from './text.ts';

export type ThreadSide = 'source' | 'target';

/** What a thread is about within its segment; `quote`: the words as they stood when it was begun. */
export type ThreadAnchor = { side: ThreadSide; span: Span; quote: string };

export type Comment = {
  commentId: string;
  threadId: string;
  text: string;
  authorId: string;
  authorName: string;
  createdAt: number;
};

export type Thread = {
  threadId: string;
  segmentId: string;
  /** Null: about the segment as a whole. */
  anchor: ThreadAnchor | null;
  resolvedAt: number | null;
  resolvedBy: string | null;
  /** Oldest first; never empty. */
  comments: readonly Comment[];
};

/** Logins that a comment names with an @ (`@rani, lihat ini`), lower-case, each once. An e-mail address names nobody. */
export function mentionsIn(text: string): string[] {
  const found = text.matchAll(/(?<![\p{L}\p{N}.@_-])@([\p{L}\p{N}][\p{L}\p{N}._-]*)/gu);
  // The full stop that ends a sentence is no part of a login.
  return [...new Set([...found].map((match) => match[1]!.toLowerCase().replace(/[._-]+$/, '')))];
}
