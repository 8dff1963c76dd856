// Our own table of two languages (bilingual-rows.ts) coming back: kinds, states and notes beside the texts, which hold no markup.
import { PARAGRAPH_KINDS } from '../../model/paragraph.ts';
import { SEGMENT_STATES, type SegmentState } from '../../model/segment.ts';
import { HEADS } from '../bilingual-rows.ts';
import type { FormatParagraph, FormatSegment, TableChoice } from '../format.ts';

const place = (name: (typeof HEADS)[number]) => HEADS.indexOf(name);
const STATE_COLUMN = place('state');

/** Whether a table has our heads, in our order, and the texts are taken from where we write them. */
export function isOwnTable(
  heads: readonly string[],
  { source, target }: Pick<TableChoice, 'source' | 'target'>,
): boolean {
  return (
    source === place('source') &&
    target === place('target') &&
    HEADS.every((name, at) => heads[at]?.trim().toLowerCase() === name)
  );
}

const known = <Value extends string>(values: readonly Value[], cell: string): Value | undefined =>
  values.find((value) => value === cell.trim().toLowerCase());

/** A row's paragraph; null where it has no text. What is no kind of ours is a paragraph, what is no state is none. */
export function ownParagraph(
  cells: readonly string[],
  read: (cell: string) => string,
): (FormatParagraph & FormatSegment) | null {
  const cell = (name: (typeof HEADS)[number]) => read(cells[place(name)] ?? '').trim();
  const [source, target] = [cell('source'), cell('target')];
  if (source === '' && target === '') return null;
  const state = target === '' ? undefined : known(SEGMENT_STATES, cell('state'));
  const notes = cell('note').split('\n').filter(Boolean);
  return {
    kind: known(PARAGRAPH_KINDS, cell('kind')) ?? 'paragraph',
    included: true,
    dateline: null,
    source: source === '' ? null : source,
    ...(target === '' ? {} : { target }),
    ...(state === undefined ? {} : { state }),
    ...(notes.length === 0 ? {} : { notes }),
  };
}

/** The cells of a row that a segment changes: its text, and its state where the row says another. */
export function ownCells(
  cells: readonly string[],
  { target = '', state = 'initial' }: { target?: string; state?: SegmentState },
  read: (cell: string) => string,
): { column: number; text: string }[] {
  const own = ownParagraph(cells, read);
  if (own === null) return [];
  const same = (own.target ?? '') === target;
  const said = own.state ?? 'initial';
  // An import takes `final` for less; a text that nobody has changed keeps what the file said of it.
  const stays = same ? SEGMENT_STATES.indexOf(said) >= SEGMENT_STATES.indexOf(state) : said === state;
  return [
    ...(same ? [] : [{ column: place('target'), text: target }]),
    ...(stays ? [] : [{ column: STATE_COLUMN, text: state }]),
  ];
}
