// What an issue is about, in a form that stays the same while the words around it do.
import { createHash } from 'node:crypto';
import type { Span, Text } from '../model/text.ts';
import { withoutCodes } from '../model/text.ts';
import type { Issue } from './index.ts';

/** Words on either side that have to stay as they are. */
const AROUND = 4;

function context(text: Text, span: Span): string[] {
  const wordsOf = (part: string) => withoutCodes(part).split(/\s+/).filter(Boolean);
  return [
    wordsOf(text.slice(0, span.start)).slice(-AROUND).join(' '),
    text.slice(span.start, span.end),
    wordsOf(text.slice(span.end)).slice(0, AROUND).join(' '),
  ];
}

/**
 * A key (32 hex digits) of the check, what it says, and the words at its spans with four words on either side. An issue that
 * points at no place is about both texts as a whole.
 */
export function aboutOf(issue: Issue, source: Text, target: Text): string {
  const { segmentId: _elsewhere, ...params } = issue.params;
  const whole = issue.source === null && issue.target === null;
  const texts = whole
    ? [source, target]
    : [
        issue.source === null ? [] : context(source, issue.source),
        issue.target === null ? [] : context(target, issue.target),
      ];
  const told = JSON.stringify([issue.check, issue.message, params, texts]);
  return createHash('sha256').update(told).digest('hex').slice(0, 32);
}
