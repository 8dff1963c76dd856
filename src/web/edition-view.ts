// A new edition's outcome, ready to draw: what changed in reading order, runs of unchanged paragraphs as one line.
import { type SegmentMark, segmentMark } from '../model/segment.ts';
import { withoutCodes } from '../model/text.ts';
import { type DiffPart, wordDiff } from '../text/diff.ts';
import {
  countEdition,
  type EditionCounts,
  type EditionKind,
  type EditionPlan,
} from '../workflow/edition-plan.ts';
import type { SegmentFact } from '../workflow/segment-facts.ts';
import type { Translate } from './row-view.ts';

/** `run`: how many unchanged paragraphs a line stands for, 0 for a line of its own. */
export type EditionLine = {
  run: number;
  kind: EditionKind | 'gone';
  moved: boolean;
  /** Number of the segment as it stands now, 0 for a new one. */
  number: number;
  segmentId: string;
  parts: readonly DiffPart[];
  english: string;
  mark: SegmentMark | null;
};

export type PlanView = { seen: string; counts: string; lines: readonly EditionLine[] };

/** `3 changed, 1 new`: only what there is. */
export function countsLine(counts: EditionCounts, t: Translate): string {
  return (['same', 'changed', 'added', 'gone', 'moved'] as const)
    .filter((name) => counts[name] > 0)
    .map((name) => t(`edition.counts.${name}`, { count: counts[name] }))
    .join(', ');
}

function lineOf(
  kind: EditionLine['kind'],
  moved: boolean,
  fact: SegmentFact | null,
  parts: readonly DiffPart[],
): EditionLine {
  const english = withoutCodes(fact?.target?.text ?? '');
  return {
    run: 0,
    kind,
    moved,
    number: fact === null ? 0 : fact.position + 1,
    segmentId: fact?.segmentId ?? '',
    parts,
    english,
    mark: english === '' || fact === null ? null : segmentMark(fact.state, english, fact.target!.origin),
  };
}

export function planView(plan: EditionPlan, lang: string, t: Translate): PlanView {
  const lines: EditionLine[] = [];
  const plain = (text: string): DiffPart[] => [{ kind: 'same', text: withoutCodes(text) }];
  for (const { kind, moved, text, fact } of plan.rows) {
    const last = lines.at(-1);
    if (kind === 'same' && !moved) {
      if (last !== undefined && last.run > 0) last.run += 1;
      else lines.push({ ...lineOf('same', false, fact, []), run: 1 });
      continue;
    }
    const before = withoutCodes(fact?.source?.text ?? '');
    const parts = kind === 'changed' ? wordDiff(before, withoutCodes(text), lang) : plain(text);
    lines.push(lineOf(kind, moved, fact, parts));
  }
  for (const fact of plan.gone) {
    const text = withoutCodes(fact.source?.text ?? '');
    lines.push(lineOf('gone', false, fact, [{ kind: 'deleted', text }]));
  }
  return { seen: plan.seen, counts: countsLine(countEdition(plan), t), lines };
}
