// What the parts of the document page share.
import type { ActiveRow } from './active-row.ts';
import type { Filters } from './filters.ts';
import type { Ghost } from './ghost.ts';
import type { Inspector } from './inspector.ts';
import type { Messages } from './messages.ts';
import type { PageData } from './page-data.ts';
import type { Row } from './row.ts';
import type { RevisionAnswer, Saver } from './saver.ts';
import type { Toasts } from './toasts.ts';

export type Desk = {
  readonly data: PageData;
  readonly messages: Messages;
  readonly toasts: Toasts;
  /** In reading order. */
  readonly rows: Map<string, Row>;
  /** The row that an element of the page stands in. */
  readonly rowAt: (element: Element) => Row | null;
  readonly saver: Saver;
  readonly active: ActiveRow;
  readonly ghost: Ghost;
  readonly inspector: Inspector;
  readonly filters: Filters;
  readonly showProgress: (progress: RevisionAnswer['progress']) => void;
};

/** Number of the revision that the next act on a row is based on. */
export function baseOf(desk: Pick<Desk, 'saver'>, row: Row): number {
  return desk.saver.state(row.segmentId)?.base ?? row.base;
}
