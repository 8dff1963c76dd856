// The issues of stored segments: taken from what is kept where that still holds, found anew and kept where not.
import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import type { CheckId, Issue } from '../checks/index.ts';
import { type CheckStyle, styleKey } from '../model/house-style.ts';
import type { ParagraphKind } from '../model/paragraph.ts';
import type { TermUse } from '../model/term.ts';
import type { InlineCode, Text } from '../model/text.ts';
import { type FindingTable, findingsIn, putFindings } from '../store/findings.ts';
import type { Db } from '../store/store.ts';
import { checksVersion } from './checks-version.ts';
import type { Deps, Termbase } from './deps.ts';
import { readStyle } from './house-style.ts';
import { heldIssues } from './segment-issues.ts';

/** What decides on the issues of a project's texts beside the texts themselves. */
export type CheckBasis = { termbase: Termbase; style: CheckStyle };

export type CheckableSegment = {
  segmentId: string;
  documentId: string;
  kind: ParagraphKind;
  /** JSON of the code table. */
  codes: string;
  source: Text | null;
  sourceRevisionId: string | null;
  target: Text | null;
  /** Of the target. */
  revisionId: string | null;
};

/** Milliseconds of checking after which others get a turn. */
const TURN = 10;

export async function checkBasis(deps: Deps, projectId: string): Promise<CheckBasis> {
  const termbase = await deps.termbase.forProject(projectId);
  return { termbase, style: await readStyle(deps.store.db, projectId) };
}

/** Names a basis: what was checked under another one is checked again. */
export function basisName({ termbase, style }: CheckBasis): string {
  return `${termbase.state} ${styleKey(style)} ${checksVersion()}`;
}

function textsKey(
  segment: Pick<CheckableSegment, 'sourceRevisionId' | 'revisionId' | 'kind'>,
  style: CheckStyle,
) {
  return `${segment.sourceRevisionId} ${segment.revisionId} ${segment.kind} ${styleKey(style)} ${checksVersion()}`;
}

/** A hash of what the glossary says: an edit that leaves it as it was leaves the issues as they were. */
function termsHash(uses: readonly TermUse[]): string {
  if (uses.length === 0) return '';
  return createHash('sha256').update(JSON.stringify(uses)).digest('hex').slice(0, 32);
}

/** The kept issues, where they hold for the segment as it is; none are read unless `wanted` is the id of one's check. */
export function keptIssues(
  kept: FindingTable | null | undefined,
  segment: Pick<CheckableSegment, 'sourceRevisionId' | 'revisionId' | 'kind'>,
  { termbase, style }: CheckBasis,
  wanted = '',
): readonly Issue[] | null {
  if (!kept || kept.glossary !== termbase.state || kept.texts !== textsKey(segment, style)) return null;
  return kept.issues === '[]' || !kept.issues.includes(wanted) ? [] : (JSON.parse(kept.issues) as Issue[]);
}

function check(
  segment: CheckableSegment,
  kept: FindingTable | undefined,
  { termbase, style }: CheckBasis,
  sourceLang: string,
): { issues: readonly Issue[]; row: FindingTable } {
  const { segmentId, documentId, source, target, kind, codes } = segment;
  const english = target ?? '';
  const uses = source === null ? [] : termbase.check(termbase.find(source, sourceLang), english);
  const texts = textsKey(segment, style);
  const terms = termsHash(uses);
  const same = kept !== undefined && kept.texts === texts && kept.terms === terms;
  const table = codes === '[]' ? [] : (JSON.parse(codes) as InlineCode[]);
  const issues = same
    ? (JSON.parse(kept.issues) as Issue[])
    : heldIssues(
        `${segment.sourceRevisionId} ${segment.revisionId} ${termbase.state} ${kind} ${styleKey(style)}`,
        () => ({ source, target: english, kind, codes: table, terms: uses, style }),
      );
  const row = { segmentId, documentId, texts, glossary: termbase.state, terms };
  return { issues, row: { ...row, issues: same ? kept.issues : JSON.stringify(issues) } };
}

export type KeptIssues = {
  /** The issues by segment; segments that wait to be checked are missing. */
  issues: Map<string, readonly Issue[]>;
  waiting: number;
};

/**
 * The issues of the segments. Those that have to be found anew are found for `budgetMs` at most and kept; `rest` gives others
 * a turn in between. `check`: segments without an issue of this check may be told to have none.
 */
export async function issuesOfSegments(
  deps: Deps,
  basis: CheckBasis,
  sourceLang: string,
  segments: readonly CheckableSegment[],
  options: { budgetMs: number; check?: CheckId; rest?: () => Promise<unknown>; signal?: AbortSignal },
): Promise<KeptIssues> {
  const { db } = deps.store;
  const kept = await findingsIn(db, [...new Set(segments.map(({ documentId }) => documentId))]);
  const issues = new Map<string, readonly Issue[]>();
  const fresh: FindingTable[] = [];
  const rest = options.rest ?? breathe;
  const begun = performance.now();
  let turn = begun;
  let waiting = 0;
  for (const segment of segments) {
    const known = kept.get(segment.segmentId);
    const held = keptIssues(known, segment, basis, options.check);
    if (held !== null) {
      issues.set(segment.segmentId, held);
      continue;
    }
    if (options.signal?.aborted || performance.now() - begun > options.budgetMs) {
      waiting += 1;
      continue;
    }
    const found = check(segment, known, basis, sourceLang);
    issues.set(segment.segmentId, found.issues);
    fresh.push(found.row);
    if (performance.now() - turn < TURN) continue;
    await rest();
    turn = performance.now();
  }
  await keep(deps, fresh);
  return { issues, waiting };
}

async function keep(deps: Deps, findings: readonly FindingTable[]): Promise<void> {
  if (findings.length === 0) return;
  await deps.store.transaction((trx: Db) => putFindings(trx, findings));
}
