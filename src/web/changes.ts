// All changes of a document: between two points or times, by whom, each to be accepted or rejected; and as a file.
import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { z } from 'zod';
import { writeTrackedDocx } from '../formats/tracked-docx.ts';
import { type TrackedText, writeTrackedHtml } from '../formats/tracked-html.ts';
import { shortcutLabel } from '../model/shortcuts.ts';
import type { Deps } from '../workflow/deps.ts';
import { acceptChange, rejectChange } from '../workflow/judge-change.ts';
import { restore } from '../workflow/revise.ts';
import { readTrackedChanges, type TrackedQuery } from '../workflow/tracked-changes.ts';
import { type ChangedRow, type ChangeFilter, changedRow, trackedRuns } from './changes-view.ts';
import { actorOf, param, parsed, readerOf } from './request.ts';
import { pointChoices } from './versions.ts';

const number = z.coerce.number().int().min(1);
const day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/)
  .catch('');
const query = z.object({
  from: z.union([z.enum(['machine', 'approved']), number]).catch('machine'),
  to: z.union([z.literal('current'), number]).catch('current'),
  since: day,
  until: day,
  by: z.string().max(64).catch(''),
  segment: z.string().max(64).catch(''),
  as: z.enum(['inline', 'side']).catch('inline'),
  /** `filtered`: the form was sent, so that an absent box is an unticked one. */
  filtered: z.literal('1').optional().catch(undefined),
  space: z.literal('1').optional().catch(undefined),
  punctuation: z.literal('1').optional().catch(undefined),
  accepted: z.literal('1').optional().catch(undefined),
});
type Asked = z.infer<typeof query>;
const judgement = z.object({
  segmentId: z.string().max(64),
  base: z.coerce.number().int().min(0),
  operationId: z.string().min(8).max(80),
  accept: z.string().max(20).optional(),
  reopen: z.string().max(20).optional(),
  reject: z.string().max(20).optional(),
  restore: number.optional(),
});

/** A changed segment, or a run of unchanged ones with the last of them as one line of context. */
type ChangeItem = { type: 'change'; row: ChangedRow } | { type: 'same'; count: number; context: string };

function trackedQuery(documentId: string, asked: Asked): TrackedQuery {
  const start = (value: string, days: number) => {
    const [year, month, date] = value.split('-').map(Number) as [number, number, number];
    return new Date(year, month - 1, date + days).getTime();
  };
  return {
    documentId,
    from: asked.from,
    to: asked.to,
    ...(asked.segment === '' ? {} : { segmentId: asked.segment }),
    ...(asked.since === '' ? {} : { since: start(asked.since, 0) }),
    ...(asked.until === '' ? {} : { until: start(asked.until, 1) }),
  };
}

function filterOf(asked: Asked): ChangeFilter {
  const on = (value: string | undefined) => value === '1' || asked.filtered === undefined;
  const { by } = asked;
  return { by, space: on(asked.space), punctuation: on(asked.punctuation), accepted: asked.accepted === '1' };
}

/** What was asked, as an address says it; only what is known, so that it is safe to write back. */
function addressOf(asked: Asked): string {
  const said = Object.entries(asked).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  return new URLSearchParams(said).toString();
}

export function changesRouter(deps: Deps): Router {
  const router = Router();

  router.get('/documents/:documentId/changes', async (req, res) => {
    const asked = parsed(query, req.query);
    const undo = parsed(z.object({ undo: z.string().max(80).optional().catch(undefined) }), req.query).undo;
    const documentId = param(req, 'documentId');
    const reader = readerOf(res, deps.now());
    const changes = await readTrackedChanges(deps, actorOf(res), trackedQuery(documentId, asked));
    const filter = filterOf(asked);
    const items: ChangeItem[] = [];
    for (const tracked of changes.rows) {
      const row = changedRow(tracked, filter, reader);
      const last = items.at(-1);
      if (row.changes.length > 0) items.push({ type: 'change', row });
      else if (last?.type === 'same') Object.assign(last, { count: last.count + 1, context: row.after });
      else items.push({ type: 'same', count: 1, context: row.after });
    }
    const { t } = reader;
    const from = asked.from === 'approved' ? (changes.approvedNumber ?? 'machine') : asked.from;
    const [segmentId, before, base] = (undo ?? '').split('.');
    res.render('changes', {
      key: shortcutLabel,
      title: t('changes.title'),
      changes,
      items,
      changed: items.filter((item) => item.type === 'change').length,
      asked,
      filter,
      points: pointChoices([...changes.versions].reverse(), t),
      chosen: { from: String(from), to: String(asked.to) },
      address: addressOf(asked),
      operationId: randomUUID(),
      undo: base === undefined ? null : { segmentId, before, base },
    });
  });

  router.post('/documents/:documentId/changes', async (req, res) => {
    const actor = actorOf(res);
    const { segmentId, base, operationId, ...act } = parsed(judgement, req.body);
    const address = new URLSearchParams(addressOf(parsed(query, req.query)));
    const { accept, reopen, reject } = act;
    if (reject !== undefined) {
      const { before } = await rejectChange(deps, actor, { segmentId, change: reject, base, operationId });
      address.set('undo', `${segmentId}.${before}.${before + 1}`);
    } else if (act.restore !== undefined) {
      await restore(deps, actor, { segmentId, number: act.restore, base, operationId });
    } else if (accept !== undefined) {
      await acceptChange(deps, actor, { segmentId, change: accept, accepted: true, operationId });
    } else if (reopen !== undefined) {
      await acceptChange(deps, actor, { segmentId, change: reopen, accepted: false, operationId });
    }
    res.redirect(303, `/documents/${param(req, 'documentId')}/changes?${address}#c-${segmentId}`);
  });

  router.get('/documents/:documentId/changes/file', async (req, res) => {
    const asked = parsed(query, req.query);
    const { format } = parsed(z.object({ format: z.enum(['docx', 'html']).catch('docx') }), req.query);
    const documentId = param(req, 'documentId');
    const changes = await readTrackedChanges(deps, actorOf(res), trackedQuery(documentId, asked));
    const filter = filterOf(asked);
    const text: TrackedText = {
      title: changes.title,
      lang: changes.targetLang,
      paragraphs: changes.rows.map((row) => ({ kind: row.kind, runs: trackedRuns(row, filter) })),
    };
    const name = fileName(changes.title);
    res.attachment(`${name}.${format}`).type(format);
    res.send(format === 'docx' ? Buffer.from(await writeTrackedDocx(text)) : writeTrackedHtml(text));
  });

  return router;
}

/** The title's words with hyphens, for a file; short, and without what file systems refuse. */
function fileName(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/gi, '-');
  return `${plain.slice(0, 60).replace(/^-|-$/g, '') || 'document'}-changes`;
}
