// One row of the page: where its parts are, what it holds, and how an answer of the server changes it.
import type { AlignmentView, IssueJson, RowJson, TermUseJson } from '../../model/desk-json.ts';
import type { CodeLabel, Span } from '../../model/text.ts';
import { type MarkedSpan, targetMarks } from '../../text/pieces.ts';
import { createFace } from './face.ts';
import { openOnes } from './issue-list.ts';
import type { Messages } from './messages.ts';
import { drawTarget, readText } from './text-dom.ts';

export type Row = {
  readonly element: HTMLElement;
  readonly segmentId: string;
  readonly paragraphId: string;
  number: number;
  readonly source: HTMLElement | null;
  readonly target: HTMLElement;
  readonly codeLabels: readonly CodeLabel[];
  /** Number of the revision that `revised` is the text of. */
  base: number;
  revised: string;
  /** What the row shows at rest. */
  text: string;
  workingBase: number;
  uses: readonly TermUseJson[];
  /** What the checks say of the text as it was last checked here; null until then. */
  issues: readonly IssueJson[] | null;
  /** The text that `issues` are about. */
  checkedText: string;
  alignment: readonly AlignmentView[] | null;
  /** Words that the machine is unsure of, while the text is its own. */
  unsure: readonly Span[];
  meta: string;
  metaTitle: string;
  /** The mark as the server last said it; the page may show what is typed meanwhile. */
  mark: string;
  markLabel: string;
  confirmed: boolean;
};

/** Reads a row from the page; null for a row that shows its plain form. */
export function readRow(element: HTMLElement): Row | null {
  const target = element.querySelector<HTMLElement>('.target .text[data-side]');
  if (target === null) return null;
  const {
    segment = '',
    paragraph = '',
    number,
    base,
    workingBase,
    revised,
    alignment,
    meta,
    metaTitle,
  } = element.dataset;
  const text = readText(target);
  const source = element.querySelector<HTMLElement>('.source .text');
  const chips = element.querySelectorAll<HTMLElement>('.code-chip');
  const codeLabels: CodeLabel[] = [];
  for (const chip of chips) {
    codeLabels[Number(chip.dataset.code)] = { name: chip.textContent, title: chip.title };
  }
  return {
    element,
    segmentId: segment,
    paragraphId: paragraph,
    number: Number(number),
    source,
    target,
    codeLabels,
    base: Number(base),
    revised: revised ?? text,
    text,
    workingBase: Number(workingBase),
    uses: [...(source?.querySelectorAll<HTMLElement>('.term') ?? [])].map((term, index) => ({
      index,
      status: (term.dataset.status ?? 'missing') as TermUseJson['status'],
      spans: [],
    })),
    issues: null,
    checkedText: '',
    alignment: alignment === undefined ? null : JSON.parse(alignment),
    unsure: element.dataset.unsure === undefined ? [] : JSON.parse(element.dataset.unsure),
    meta: meta ?? '',
    metaTitle: metaTitle ?? '',
    mark: element.dataset.mark ?? 'empty',
    markLabel: element.querySelector('.mark')?.getAttribute('aria-label') ?? '',
    confirmed: element.dataset.confirmed === 'true',
  };
}

/** Takes over what the server says of a row. The text is drawn unless `editing`. */
export function patchRow(row: Row, json: RowJson, messages: Messages, editing: boolean): void {
  row.base = json.base;
  row.workingBase = json.workingBase;
  row.revised = json.revised;
  row.alignment = json.alignment;
  row.unsure = json.unsure;
  row.meta = json.meta;
  row.metaTitle = json.metaTitle;
  row.mark = json.mark;
  row.markLabel = json.markLabel;
  row.confirmed = json.confirmed;
  const { dataset } = row.element;
  dataset.base = String(json.base);
  dataset.changed = String(json.changed);
  dataset.behind = String(json.behind);
  if (!json.behind) row.element.querySelector('.source-news')?.remove();
  setClaim(row.element, json.claim);
  setThreads(row.element, json.threads, messages);
  dataset.workingBase = String(json.workingBase);
  if (json.revised === json.text) delete dataset.revised;
  else dataset.revised = json.revised;
  setMark(row, json.mark, json.markLabel, json.confirmed);
  setUses(row, json.uses, messages, json.issues);
  dataset.errors = String(json.errors);
  dataset.warnings = String(json.warnings);
  dataset.checked = String(json.checked);
  if (!editing) {
    row.text = json.text;
    drawRow(row, messages);
  }
}

/** Draws the row's target at rest. */
export function drawRow(row: Row, messages: Messages): void {
  const marks: MarkedSpan[] = row.uses.flatMap((use) =>
    use.status === 'deprecated' ? use.spans.map((span) => ({ ...span, mark: use.index })) : [],
  );
  const unsure = row.text === row.revised ? row.unsure : [];
  drawTarget(row.target, row.text, targetMarks(marks, unsure), row.codeLabels, (id) =>
    messages.text(`invisible.${id}`),
  );
}

export function setMark(row: Row, mark: string, label: string, confirmed: boolean): void {
  row.element.dataset.mark = mark;
  row.element.dataset.confirmed = String(confirmed);
  const icon = row.element.querySelector('.mark');
  icon?.setAttribute('aria-label', label);
  icon?.querySelector('use')?.setAttribute('href', `#mark-${mark}`);
  const title = icon?.querySelector('title');
  if (title) title.textContent = label;
}

/** Colours the source's terms by how the target treats them, and counts what is to be mended. */
export function setUses(row: Row, uses: readonly TermUseJson[], messages: Messages, issues?: number): void {
  row.uses = uses;
  for (const use of uses) {
    for (const term of row.source?.querySelectorAll<HTMLElement>(`.term[data-term="${use.index}"]`) ?? []) {
      term.dataset.status = use.status;
    }
  }
  const empty = row.element.dataset.mark === 'empty';
  const toMend = uses.filter((use) => use.status !== 'present').length;
  const found = row.issues === null ? toMend : openOnes(row.issues).length;
  const count = empty ? 0 : (issues ?? found);
  row.element.dataset.issues = String(count);
  if (issues === undefined && row.issues !== null) {
    const open = empty ? [] : openOnes(row.issues);
    row.element.dataset.errors = String(open.filter(({ severity }) => severity === 'error').length);
    row.element.dataset.warnings = String(open.filter(({ severity }) => severity === 'warning').length);
    row.element.dataset.checked = 'true';
  }
  const issue = row.element.querySelector<SVGElement>('.issue');
  if (issue === null) return;
  issue.toggleAttribute('hidden', count === 0);
  const label = messages.text('issues', { count });
  issue.setAttribute('aria-label', label);
  const title = issue.querySelector('title');
  if (title) title.textContent = label;
}

function setClaim(element: HTMLElement, claim: RowJson['claim']): void {
  element.dataset.mine = String(claim?.mine === true);
  element.querySelector('.gutter .claim')?.remove();
  if (claim === null) return;
  element.querySelector('.gutter')?.append(createFace('claim', claim.initials, claim.label));
}

function setThreads(element: HTMLElement, count: number, messages: Messages): void {
  const link = element.querySelector<HTMLAnchorElement>('.gutter .threads');
  if (link === null) return;
  link.hidden = count === 0;
  link.title = messages.text('threads', { count });
  link.setAttribute('aria-label', link.title);
  link.querySelector('span')!.textContent = String(count);
}
