// Matches of the translation memory as the details of a segment show them.
import type { MemoryMatch } from '../model/memory.ts';
import { PENALTIES } from '../model/memory.ts';
import { isMachine } from '../model/revision.ts';
import { type Text, withoutCodes } from '../model/text.ts';
import type { DiffPart } from '../text/diff.ts';
import type { SegmentMatches } from '../workflow/memory-lookup.ts';
import { exactTime, shortTime } from './moment.ts';
import type { Reader } from './row-view.ts';

export type MatchView = {
  /** Place among the matches, from 0: the key that inserts it is Alt and the number after. */
  index: number;
  score: number;
  kind: MemoryMatch['kind'];
  part: MemoryMatch['part'];
  /** What it is: "exact, same neighbours". */
  label: string;
  penalties: string;
  /** The unit's source as it became the segment's. */
  pieces: readonly DiffPart[];
  /** The English to read, and with its codes to insert. */
  target: string;
  insert: Text;
  /** Takes the place of the whole English; parts go to the cursor. */
  whole: boolean;
  by: string;
  time: string;
  exact: string;
};

export type MatchesView = {
  matches: readonly MatchView[];
  same: readonly { segmentId: string; number: number }[];
};

/** `reader`: whose language and clock the lines are in. */
export function matchesView({ matches, same }: SegmentMatches, reader: Reader): MatchesView {
  return {
    matches: matches.map((match, index) => matchView(match, index, reader)),
    same: same.map(({ segmentId, position }) => ({ segmentId, number: position + 1 })),
  };
}

function matchView(match: MemoryMatch, index: number, { t, language, now }: Reader): MatchView {
  const { score, kind, part, penalties, pieces, target, author, origin, changedAt } = match;
  const machine = isMachine(origin) || penalties.includes('machine');
  return {
    index,
    score,
    kind,
    part,
    label: part === 'fragment' ? t('memory.part.fragment') : t(`memory.kind.${kind}`),
    penalties: penalties
      .map((penalty) => t(`memory.penalty.${penalty}`, { points: PENALTIES[penalty] }))
      .join(', '),
    pieces,
    target: withoutCodes(target),
    insert: target,
    whole: part === 'segment',
    by: author !== '' ? author : machine ? t('memory.by-machine') : t('memory.by-file'),
    time: shortTime(changedAt, now, language),
    exact: exactTime(changedAt, language),
  };
}
