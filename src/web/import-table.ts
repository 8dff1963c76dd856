// The columns of a table in the import preview: what a person chose, and the choices as the page shows them.
import { z } from 'zod';
import type { FormatContent, TableChoice } from '../formats/format.ts';
import { columnLetters } from '../text/column-letters.ts';

const place = z.coerce.number().int().min(0).max(20_000).optional().catch(undefined);

/** `tableShown`: that the preview had the choices, so that an unticked box counts. */
export const tableForm = {
  tableShown: z.string().optional(),
  tableSheet: place,
  tableSource: place,
  tableTarget: place,
  tableHead: z.string().optional(),
  /** The sheet whose columns the page showed: those of another one are guessed again. */
  tableOf: place,
};
type TableFields = z.infer<z.ZodObject<typeof tableForm>>;

/** What was chosen; {} where the page showed no table. */
export function tableChosen(form: TableFields): Partial<TableChoice> {
  const {
    tableShown,
    tableSheet: sheet,
    tableSource: source,
    tableTarget: target,
    tableHead,
    tableOf,
  } = form;
  if (tableShown === undefined) return {};
  const whole = sheet === undefined ? {} : { sheet };
  if (sheet !== tableOf) return whole;
  const columns = Object.fromEntries(
    Object.entries({ source, target }).filter(([, column]) => column !== undefined),
  );
  return { ...whole, ...columns, head: tableHead !== undefined };
}

/** `columns`: each with its letter and first cell; the new one after the last has no name. */
export type TableView = {
  sheets: readonly string[];
  columns: readonly { letter: string; name: string }[];
  next: number;
  nextLetter: string;
  choice: TableChoice;
};

export function tableView({ table }: FormatContent): TableView | null {
  if (table === undefined) return null;
  const { sheets, choice, columns } = table;
  return {
    sheets,
    columns: columns.map((name, column) => ({ letter: columnLetters(column), name })),
    next: columns.length,
    nextLetter: columnLetters(columns.length),
    choice,
  };
}
