// The texts of a table: each row's original, and its translation beside it, with placeholders and tags as codes.
import { cleanText } from '../../model/text.ts';
import { datelineOf } from '../../text/dateline.ts';
import type { ExportDocument, FormatParagraph, TableChoice } from '../format.ts';
import { type MarkedText, markedText, PLACEHOLDERS, translationIn, writeMarked } from '../marked-text.ts';
import { segmentsByRef } from '../put-targets.ts';
import { isOwnTable, ownCells, ownParagraph } from './own-table.ts';

/** A row of a table; `locked`: whether its target cell is not for writing (a formula). */
export type TableLine = { cells: readonly string[]; line: number; locked?: (column: number) => boolean };

/** `ref` holds the place and the columns, so that writing back needs nothing else. */
type TableText = { ref: string; row: number; marked: MarkedText; target: string };

const refOf = ({ sheet, source, target }: TableChoice, row: number) => `${sheet}:${row}:${source}:${target}`;

/** What a segment of a table says of its place; null for any other ref. */
export function placeOf(ref: string): { sheet: number; row: number; source: number; target: number } | null {
  const [, sheet, row, source, target] = /^(\d+):(\d+):(\d+):(\d+)$/.exec(ref)?.map(Number) ?? [];
  return target === undefined ? null : { sheet: sheet!, row: row!, source: source!, target };
}

/** The text in a row's cells; null where there is nothing to translate. `row`: its index. Throws badInput `xliff.too-many-codes`. */
function textIn(
  { cells, line }: TableLine,
  row: number,
  choice: TableChoice,
  read: (cell: string) => string,
): TableText | null {
  const marked = markedText(read(cells[choice.source] ?? ''), PLACEHOLDERS, {
    line,
    column: choice.source + 1,
  });
  if (marked === null || !/\p{L}/u.test(marked.source)) return null;
  const target = translationIn(marked, read(cells[choice.target] ?? ''), PLACEHOLDERS);
  return { ref: refOf(choice, row), row, marked, target };
}

/** The rows as paragraphs, `head` rows left out; a row whose target is locked stays as it is. Our own table brings all it says. */
export function tableParagraphs(
  lines: readonly TableLine[],
  choice: TableChoice,
  read: (cell: string) => string = (cell) => cell,
): FormatParagraph[] {
  if (choice.head && isOwnTable(lines[0]?.cells ?? [], choice)) return ownParagraphs(lines, choice, read);
  return lines.flatMap((line, row): FormatParagraph[] => {
    if (choice.head && row === 0) return [];
    const text = textIn(line, row, choice, read);
    if (text === null) return [];
    const { codes, source } = text.marked;
    return [
      {
        kind: 'paragraph',
        included: true,
        dateline: null,
        source,
        ref: text.ref,
        fileId: String(line.line),
        ...(codes.length === 0 ? {} : { codes }),
        ...(text.target === '' ? {} : { target: text.target }),
        ...(line.locked?.(choice.target) ? { translate: false as const } : {}),
      },
    ];
  });
}

/** The rows of our own table; the dateline is where an article has its: in its first paragraph. */
function ownParagraphs(
  lines: readonly TableLine[],
  choice: TableChoice,
  read: (cell: string) => string,
): FormatParagraph[] {
  const paragraphs = lines.flatMap((line, row): FormatParagraph[] => {
    const own = row === 0 ? null : ownParagraph(line.cells, read);
    return own === null ? [] : [{ ...own, ref: refOf(choice, row), fileId: String(line.line) }];
  });
  const first = paragraphs.find(({ kind, source }) => kind === 'paragraph' && source !== null);
  if (first !== undefined) first.dateline = datelineOf(first.source!);
  return paragraphs;
}

/** A cell to write: its row, column and text; `beside`: the column of its original. */
export type CellChange = { row: number; column: number; beside: number; text: string };

/** The cells that a document's segments change in the sheet at `sheet`; a new column gets the language as its head, ours its states. */
export function cellChanges(
  lines: readonly TableLine[],
  doc: ExportDocument,
  sheet: number,
  read: (cell: string) => string = (cell) => cell,
): CellChange[] {
  const places = [...segmentsByRef(doc)].flatMap(([ref, segment]) => {
    const place = placeOf(ref);
    return place?.sheet === sheet && lines[place.row] !== undefined ? [{ place, segment }] : [];
  });
  const changes = places.flatMap(({ place, segment }): CellChange[] => {
    const { target = '', translate } = segment;
    const line = lines[place.row]!;
    if (translate === false || line.locked?.(place.target)) return [];
    if (place.row > 0 && isOwnTable(lines[0]!.cells, place))
      return ownCells(line.cells, segment, read).map((cell) => ({
        row: place.row,
        beside: place.source,
        ...cell,
      }));
    const text = textIn(line, place.row, { ...place, head: false }, read);
    if (text === null || text.target === target || cleanText(text.target) === target) return [];
    const written = target === '' ? '' : writeMarked(target, text.marked, (run) => run);
    return [{ row: place.row, column: place.target, beside: place.source, text: written }];
  });
  const width = lines.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const added = changes.find(({ column }) => column >= width);
  const headed = places.every(({ place }) => place.row > 0);
  if (added === undefined || !headed) return changes;
  return [{ ...added, row: 0, text: doc.targetLang }, ...changes];
}
