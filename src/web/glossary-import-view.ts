// An import of a glossary as its page shows it: columns to choose, what would change, what was passed over.
import { PLAIN_ROLES } from '../formats/glossary/columns.ts';
import type { Concept } from '../model/term.ts';
import { conceptSteps } from '../workflow/glossary.ts';
import type { ImportPreview } from '../workflow/glossary-import.ts';
import type { ImportMode, PlanItem } from '../workflow/glossary-plan.ts';
import { conceptView, type HistoryLine, historyLines } from './glossary-view.ts';

/** Of each kind that are listed; the counts are of all. */
const MOST_LISTED = 200;
/** Rows of a table that are shown under its columns, and letters of a cell. */
const SAMPLE_ROWS = 3;
const SAMPLE_LETTERS = 60;

export type ColumnView = {
  name: string;
  head: string;
  role: string;
  roles: readonly string[];
  sample: readonly string[];
};

/** `place`: among the items of the plan, which a choice names; `stays`: nothing is done, `lines` are what the file says. */
export type DifferentView = {
  place: number;
  line: number;
  headword: string;
  choice: ImportMode | '';
  stays: boolean;
  lines: readonly HistoryLine[];
};

export type PairView = { line: number; indonesian: string; english: string };

export type PlanView = {
  counts: Record<
    'added' | 'changed' | 'same' | 'different' | 'joined' | 'other' | 'problems' | 'listed',
    number
  >;
  different: readonly DifferentView[];
  fresh: readonly PairView[];
  problems: ImportPreview['plan']['problems'];
  joined: ImportPreview['plan']['joined'];
};

function linesOf({ before, after, said }: PlanItem): readonly HistoryLine[] {
  const becomes = after ?? said;
  if (before === null || becomes === null) return [];
  return historyLines(
    conceptSteps(before, becomes).map((step) => ({ ...step, by: null, at: 0, file: null })),
  );
}

function pairOf(line: number, concept: Concept): PairView {
  const { indonesian, english } = conceptView(concept);
  const words = (terms: readonly { text: string }[]) => terms.map(({ text }) => text).join(', ');
  return { line, indonesian: words(indonesian), english: words(english) };
}

export function planView(
  { plan }: Pick<ImportPreview, 'plan'>,
  choices: ReadonlyMap<number, ImportMode>,
): PlanView {
  const { items, problems, joined, other } = plan;
  const places = items.map((item, place) => ({ ...item, place }));
  const different = places.filter(({ kind }) => kind === 'different');
  const fresh = places.filter(({ kind }) => kind === 'new');
  const count = (kind: PlanItem['kind']) => items.filter((item) => item.kind === kind).length;
  return {
    counts: {
      added: fresh.length,
      changed: different.filter(({ after }) => after !== null).length,
      same: count('same'),
      different: different.length,
      joined: joined.length,
      other,
      problems: problems.length,
      listed: MOST_LISTED,
    },
    different: different.slice(0, MOST_LISTED).map((item) => ({
      place: item.place,
      line: item.line,
      headword: conceptView(item.before!).headword,
      choice: choices.get(item.place) ?? '',
      stays: item.after === null,
      lines: linesOf(item),
    })),
    fresh: fresh.slice(0, MOST_LISTED).map(({ line, after }) => pairOf(line, after!)),
    problems: problems.slice(0, MOST_LISTED),
    joined: joined.slice(0, MOST_LISTED),
  };
}

/** The columns of a table with what they hold and their first cells. */
export function columnViews(table: NonNullable<ImportPreview['table']>): ColumnView[] {
  const { rows, shape } = table;
  const width = Math.max(0, ...rows.slice(0, 100).map(({ cells }) => cells.length));
  const body = rows.slice(shape.head ? 1 : 0);
  const short = (cell = '') => (cell.length > SAMPLE_LETTERS ? `${cell.slice(0, SAMPLE_LETTERS)}…` : cell);
  return Array.from({ length: width }, (_, at) => {
    const role = shape.roles[at] ?? 'ignore';
    const known: readonly string[] = PLAIN_ROLES;
    return {
      name: `c${at}`,
      head: shape.head ? short(rows[0]?.cells[at]) : '',
      role,
      roles: known.includes(role) ? known : [...known, role],
      sample: body.slice(0, SAMPLE_ROWS).map(({ cells }) => short(cells[at])),
    };
  });
}
