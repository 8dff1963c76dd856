// A row of the document page, ready to draw: its pieces, its mark, one line of who and when.
import type { IssueJson, RowJson, TermUseJson } from '../model/desk-json.ts';
import type { Gone, ParagraphKind } from '../model/paragraph.ts';
import { isMachine } from '../model/revision.ts';
import { isConfirmed, segmentMark } from '../model/segment.ts';
import type { TermMatch, TermUse } from '../model/term.ts';
import { codeLabels, type Span, withoutCodes } from '../model/text.ts';
import { initialsOf } from '../model/user.ts';
import { type DiffPart, wordDiff } from '../text/diff.ts';
import { cutPieces, targetMarks } from '../text/pieces.ts';
import type { DeskRow } from '../workflow/desk.ts';
import { openIssues } from '../workflow/judged-issues.ts';
import { issuesJson } from './issue-view.ts';
import { exactTime, shortTime } from './moment.ts';
import { sourceHtml, targetHtml } from './pieces-html.ts';

/** i18next's `t`, as far as the views use it. */
export type Translate = (key: string, params?: Record<string, unknown>) => string;

/** What a view model needs to know of its reader. */
export type Reader = { t: Translate; language: string; now: number; userId: string | null };

export type TermEntryView = {
  term: string;
  targets: readonly string[];
  deprecated: readonly string[];
  note: string;
};

/** The document's glossary entries, each once; rows name them by index. */
export type TermList = { entries: readonly TermEntryView[]; indexOf: (match: TermMatch) => number };

export function createTermList(): TermList {
  const entries: TermEntryView[] = [];
  const indexes = new Map<string, number>();
  return {
    entries,
    indexOf(match) {
      const key = `${match.conceptId} ${match.term}`;
      const known = indexes.get(key);
      if (known !== undefined) return known;
      const { term, targets, deprecated, note } = match;
      indexes.set(key, entries.length);
      return entries.push({ term, targets, deprecated, note }) - 1;
    },
  };
}

export type RowTermView = TermEntryView & {
  entry: number;
  form: string;
  status: TermUseJson['status'];
  title: string;
  /** English whose use is an error. */
  forbidden: readonly string[];
  /** Other terms at this place, inside it or across its edges. */
  also: readonly { form: string; targets: readonly string[] }[];
};

export type RowView = RowJson & {
  paragraphId: string;
  number: number;
  kind: ParagraphKind;
  kindLabel: string;
  included: boolean;
  gone: Gone;
  hasSource: boolean;
  /** The texts as markup. */
  sourceHtml: string;
  targetHtml: string;
  /** What has changed in the source since somebody stood by the English; empty: nothing. */
  sourceDiff: readonly DiffPart[];
  terms: readonly RowTermView[];
  notes: readonly string[];
  /** What the checks say. */
  found: readonly IssueJson[];
};

export function termUses(uses: readonly TermUse[]): TermUseJson[] {
  return uses.map(({ status, spans }, index) => ({ index, status, spans }));
}

/** What the script is told of a row after a change. */
export function rowJson(row: DeskRow, reader: Reader): RowJson {
  const { t } = reader;
  // What the reader has typed and not yet made a revision of is what the reader sees.
  const typed = row.working !== null && row.working.text !== row.target;
  const mark = typed ? segmentMark('initial', row.working?.text ?? '', 'human') : row.mark;
  return {
    segmentId: row.segmentId,
    base: row.base,
    revised: row.target,
    text: row.working?.text ?? row.target,
    workingBase: row.working?.base ?? row.base,
    mark,
    markLabel: t(`desk.mark.${mark}`),
    confirmed: !typed && isConfirmed(row.state),
    ...metaLine(row, reader),
    uses: termUses(row.termUses),
    issues: row.target === '' ? 0 : countIssues(row),
    errors: countOf(row, 'error'),
    warnings: countOf(row, 'warning'),
    checked: row.target === '' || row.issues !== null,
    changed: row.state !== 'final' && row.base > 0,
    behind: row.sourceBefore !== null,
    claim: claimView(row, reader),
    threads: row.openThreads,
    alignment: row.working === null ? row.alignment : null,
    unsure: row.working === null ? unsureSpans(row) : [],
  };
}

function claimView({ claim }: DeskRow, { t, userId }: Reader): RowJson['claim'] {
  if (claim === null) return null;
  const { name } = claim;
  return { initials: initialsOf(name), label: t('desk.claim', { name }), mine: claim.userId === userId };
}

/** What the checks found and nobody dismissed; only the terms where a long document waits to be checked. */
function countIssues({ termUses, issues }: DeskRow): number {
  if (issues === null) return termUses.filter((use) => use.status !== 'present').length;
  return openIssues(issues).length;
}

function countOf({ target, issues }: DeskRow, wanted: 'error' | 'warning'): number {
  if (target === '' || issues === null) return 0;
  return openIssues(issues).filter(({ severity }) => severity === wanted).length;
}

/** Below this probability a word of a draft is worth a second look. */
const UNSURE = 0.3;

function unsureSpans(row: DeskRow): Span[] {
  return (row.confidence ?? []).filter((word) => word.probability < UNSURE).map((word) => word.target);
}

function metaLine(row: DeskRow, { t, language, now }: Reader): { meta: string; metaTitle: string } {
  if (row.working !== null) {
    const { updatedAt } = row.working;
    const time = shortTime(updatedAt, now, language);
    return { meta: t('desk.meta.working', { time }), metaTitle: exactTime(updatedAt, language) };
  }
  if (row.savedAt === null) return { meta: t(`desk.mark.${row.mark}`), metaTitle: '' };
  const state = t(`desk.mark.${row.mark}`);
  const time = shortTime(row.savedAt, now, language);
  const metaTitle = exactTime(row.savedAt, language);
  if (row.reviewedUnchanged) return { meta: t('desk.meta.unchanged', { state, time }), metaTitle };
  if (row.author !== null && (row.origin === null || !isMachine(row.origin))) {
    return { meta: t('desk.meta.by', { state, name: row.author.name, time }), metaTitle };
  }
  const key = row.origin === 'import' ? 'imported' : row.origin === 'tm' ? 'memory' : 'machine';
  return { meta: t(`desk.meta.${key}`, { state, time }), metaTitle };
}

export function rowView(row: DeskRow, reader: Reader, terms: TermList): RowView {
  const { t } = reader;
  const json = rowJson(row, reader);
  const deprecated = row.termUses.flatMap((use, mark) =>
    use.status === 'deprecated' ? use.spans.map((span) => ({ ...span, mark })) : [],
  );
  const labels = codeLabels(row.codes);
  const nameOf = (invisible: string) => t(`desk.invisible.${invisible}`);
  const rowTerms = row.terms.map((match, index) =>
    rowTerm(match, row.termUses[index]?.status ?? 'missing', t, terms),
  );
  const found = row.terms.map((match, mark) => ({ ...match.span, mark }));
  const targetPieces = cutPieces(json.text, row.working === null ? targetMarks(deprecated, json.unsure) : []);
  return {
    ...json,
    paragraphId: row.paragraphId,
    number: row.position + 1,
    kind: row.kind,
    kindLabel: t(`desk.kind.${row.kind}`),
    included: row.included,
    gone: row.gone,
    hasSource: row.source !== null,
    sourceHtml: sourceHtml(cutPieces(row.source ?? '', found), labels, rowTerms, nameOf),
    targetHtml: targetHtml(targetPieces, labels, nameOf),
    sourceDiff:
      row.sourceBefore === null
        ? []
        : wordDiff(withoutCodes(row.sourceBefore), withoutCodes(row.source ?? ''), 'id'),
    terms: rowTerms,
    notes: row.notes,
    found: row.target === '' ? [] : issuesJson(row.issues ?? [], row.termUses, reader),
  };
}

function rowTerm(match: TermMatch, status: TermUseJson['status'], t: Translate, list: TermList): RowTermView {
  const { term, targets, deprecated, forbidden, note, form } = match;
  const also = match.also.map((other) => ({ form: other.form, targets: other.targets }));
  const title = t('desk.term.title', { term, targets: targets.join(', ') });
  return {
    entry: list.indexOf(match),
    term,
    targets,
    deprecated,
    note,
    form,
    status,
    title,
    forbidden,
    also,
  };
}
