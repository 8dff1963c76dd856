// Brackets without their partner, or of the wrong sort.
import { type Finding, finding, type SegmentCheck } from './check.ts';

const PARTNER: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** Smileys and the marks of a list, a) or 1), stand alone. */
const ALONE = /[:;=8]-?[()[\]]|(?:^|[\s(])[\p{L}\p{N}]{1,2}\)(?=\s)/gu;

function unpaired(text: string, hasAlone: boolean): number[] {
  const blank = !hasAlone
    ? text
    : text.replace(ALONE, (match, at: number) => {
        // (a) is a pair of its own.
        return /\($/.test(text.slice(0, at + 1)) || match.startsWith('(') ? match : ' '.repeat(match.length);
      });
  const open: { mark: string; at: number }[] = [];
  const wrong: number[] = [];
  for (let at = 0; at < blank.length; at += 1) {
    const mark = blank[at]!;
    if ('([{'.includes(mark)) open.push({ mark, at });
    else if (mark in PARTNER) {
      const last = open.pop();
      if (last === undefined) wrong.push(at);
      else if (last.mark !== PARTNER[mark]) wrong.push(last.at, at);
    }
  }
  return [...wrong, ...open.map(({ at }) => at)].sort((a, b) => a - b);
}

export const brackets: SegmentCheck<'brackets'> = {
  id: 'brackets',
  scope: 'segment',
  severity: 'warning',
  run({ source, target }) {
    // A segment that begins or ends inside brackets does so in both languages.
    const hasAlone = source.match(ALONE) !== null;
    if (unpaired(source, hasAlone).length > 0) return [];
    return unpaired(target, hasAlone).map(
      (at): Finding =>
        finding('unpaired', { target: { start: at, end: at + 1 }, params: { target: target[at]! } }),
    );
  },
};
