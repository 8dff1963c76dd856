// The rows of a table with both languages that its writers share: included paragraphs, segment by segment, without codes.
import type { ParagraphKind } from '../model/paragraph.ts';
import type { SegmentState } from '../model/segment.ts';
import { printedLines } from './english-blocks.ts';
import { type ExportDocument, segmentsOf } from './format.ts';

/** `number`: of the segment in the table, from 1; texts are lines, none empty; no lines where there is no text. */
export type BilingualRow = {
  number: number;
  kind: ParagraphKind;
  source: readonly string[];
  target: readonly string[];
  state: SegmentState;
  notes: readonly string[];
};

/** The rows; segments without any text are left out. Notes stand with a paragraph's first segment. */
export function bilingualRows(doc: Pick<ExportDocument, 'paragraphs'>): BilingualRow[] {
  const rows = doc.paragraphs
    .filter(({ included }) => included)
    .flatMap((paragraph) =>
      segmentsOf(paragraph).map(({ source, target = '', state = 'initial' }, i) => ({
        kind: paragraph.kind,
        source: printedLines(source ?? ''),
        target: printedLines(target),
        state,
        notes: i === 0 ? (paragraph.notes ?? []) : [],
      })),
    )
    .filter(({ source, target }) => source.length + target.length > 0);
  return rows.map((row, i) => ({ number: i + 1, ...row }));
}

/** The heads of the columns, in the order of `rowCells`: what other tools call them. */
export const HEADS = ['number', 'kind', 'source', 'target', 'state', 'note'] as const;

/** A row's cells as plain strings; lines within a cell end in LF. */
export function rowCells({ number, kind, source, target, state, notes }: BilingualRow): string[] {
  return [String(number), kind, source.join('\n'), target.join('\n'), state, notes.join('\n')];
}
