// /documents/…/checks: all issues of a document by how grave they are and by check, narrowed, each with its place and acts.

import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { z } from 'zod';
import { SEVERITIES, type Severity } from '../checks/check.ts';
import { CHECKS } from '../checks/index.ts';
import type { IssueJson } from '../model/desk-json.ts';
import { codeLabels } from '../model/text.ts';
import { cutPieces } from '../text/pieces.ts';
import type { Deps } from '../workflow/deps.ts';
import { type DocumentIssue, readDocumentChecks } from '../workflow/document-checks.ts';
import { issuesJson } from './issue-view.ts';
import { foundHtml } from './pieces-html.ts';
import { actorOf, param, parsed, readerOf } from './request.ts';
import type { Reader } from './row-view.ts';

/** Longest that one page checks what is not known yet. */
const BUDGET_MS = 1_000;
/** Issues on one page. */
const ROOM = 200;

const CHECK_IDS = CHECKS.map(({ id }) => id);
const query = z.object({
  severity: z.enum(['', ...SEVERITIES]).catch(''),
  check: z.enum(['', ...CHECK_IDS]).catch(''),
  from: z.coerce.number().int().min(0).catch(0),
});

type IssueView = IssueJson & {
  segmentId: string;
  number: number;
  href: string;
  sourceHtml: string;
  targetHtml: string;
};
type CheckGroup = { check: string; severity: Severity; issues: IssueView[] };

function issueView(documentId: string, found: DocumentIssue, reader: Reader): IssueView {
  const { segmentId, number, source, target, codes, issue } = found;
  const labels = codeLabels(codes);
  const marked = (text: string, span: { start: number; end: number } | null) =>
    foundHtml(cutPieces(text, span === null ? [] : [{ ...span, mark: 0 }]), labels);
  const shown = new URLSearchParams({ edit: segmentId, panel: 'checks', issue: issue.about });
  return {
    ...issuesJson([issue], [], reader)[0]!,
    segmentId,
    number,
    href: `/documents/${documentId}?${shown}#s-${number}`,
    sourceHtml: marked(source, issue.source),
    targetHtml: marked(target, issue.target),
  };
}

/** By severity, then in the order of the checks, then of the text. */
function inGroups(issues: readonly DocumentIssue[]): DocumentIssue[] {
  const rank = ({ issue }: DocumentIssue) =>
    SEVERITIES.indexOf(issue.severity) * CHECK_IDS.length + CHECK_IDS.indexOf(issue.check);
  return [...issues].sort((one, other) => rank(one) - rank(other) || one.number - other.number);
}

function groupsOf(views: readonly IssueView[]): CheckGroup[] {
  const groups: CheckGroup[] = [];
  for (const view of views) {
    const last = groups.at(-1);
    if (last?.check === view.check && last.severity === view.severity) last.issues.push(view);
    else groups.push({ check: view.check, severity: view.severity as Severity, issues: [view] });
  }
  return groups;
}

export function documentChecksRouter(deps: Deps): Router {
  const router = Router();
  router.get('/documents/:documentId/checks', async (req, res) => {
    const asked = parsed(query, req.query);
    const documentId = param(req, 'documentId');
    const { document, mayEdit, issues, segments, waiting } = await readDocumentChecks(
      deps,
      actorOf(res),
      documentId,
      BUDGET_MS,
    );
    const reader = readerOf(res, deps.now());
    const standing = issues.filter(({ issue }) => issue.dismissed === null);
    // What nobody has translated yet is counted apart: it is work to do, not a slip.
    const open = standing.filter(({ issue }) => issue.check !== 'empty');
    const found = inGroups(
      (asked.check === 'empty' ? standing : open).filter(
        ({ issue }) =>
          (asked.severity === '' || issue.severity === asked.severity) &&
          (asked.check === '' || issue.check === asked.check),
      ),
    );
    const view = (one: DocumentIssue) => issueView(documentId, one, reader);
    const count = (wanted: Severity) => open.filter(({ issue }) => issue.severity === wanted).length;
    const present = new Set(open.map(({ issue }) => issue.check));
    res.render('document-checks', {
      title: res.locals.t('document-checks.title'),
      page: {
        documentId,
        title: document.title,
        sourceLang: document.sourceLang,
        targetLang: document.targetLang,
        mayEdit,
        segments,
        checked: segments - waiting,
        waiting,
        counts: SEVERITIES.map((severity) => ({ severity, count: count(severity) })),
        empty: standing.length - open.length,
        checks: CHECK_IDS.filter((id) => present.has(id) || id === asked.check),
        asked,
        found: found.length,
        from: asked.from,
        next: asked.from + ROOM < found.length ? asked.from + ROOM : null,
        groups: groupsOf(found.slice(asked.from, asked.from + ROOM).map(view)),
        dismissed: issues
          .filter(({ issue }) => issue.dismissed !== null)
          .slice(0, ROOM)
          .map(view),
        filter: new URLSearchParams({ severity: asked.severity, check: asked.check }).toString(),
        operationId: randomUUID(),
      },
    });
  });
  return router;
}
