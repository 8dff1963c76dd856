// Audit: the record of who did what, filtered, page by page, and as a file.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Request, Router } from 'express';
import { z } from 'zod';
import {
  type AuditEvent,
  type AuditQuery,
  auditChoices,
  auditPage,
  auditPieces,
  EVENT_KINDS,
} from '../workflow/audit.ts';
import type { Deps } from '../workflow/deps.ts';
import { auditFacts } from './audit-facts.ts';
import { actorOf, leaving, param, parsed, readerOf } from './request.ts';

const PAGE = 100;
const DAY = 86_400_000;
const id = z.string().max(64).default('');
const day = z.union([z.literal(''), z.iso.date()]).catch('');
const form = z.object({
  person: id,
  document: id,
  kind: z.string().max(40).default(''),
  from: day.default(''),
  to: day.default(''),
  before: z.coerce.number().int().positive().optional().catch(undefined),
});
type Fields = z.infer<typeof form>;

function queryOf({ person, document, kind, from, to }: Fields): AuditQuery {
  return {
    ...(person === '' ? {} : { actorId: person }),
    ...(document === '' ? {} : { documentId: document }),
    ...(EVENT_KINDS.includes(kind) ? { kind } : {}),
    ...(from === '' ? {} : { from: Date.parse(from) }),
    ...(to === '' ? {} : { until: Date.parse(to) + DAY }),
  };
}

function addressOf(fields: Fields, more: Record<string, string> = {}): string {
  const { before: _before, ...asked } = fields;
  const all = Object.entries({ ...asked, ...more }).filter(([, value]) => value !== '');
  return new URLSearchParams(all).toString();
}

const COLUMNS = [
  'time',
  'person',
  'login',
  'type',
  'document',
  'documentId',
  'segmentId',
  'versionId',
  'data',
] as const;

function record(event: AuditEvent): Record<(typeof COLUMNS)[number], string> {
  return {
    time: new Date(event.createdAt).toISOString(),
    person: event.actorName ?? '',
    login: event.actorLogin ?? '',
    type: event.type,
    document: event.documentTitle ?? '',
    documentId: event.documentId ?? '',
    segmentId: event.segmentId ?? '',
    versionId: event.versionId ?? '',
    data: JSON.stringify(event.data),
  };
}

/** A field of RFC 4180. What a spreadsheet would take for a formula is marked as text. */
function csvField(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

async function* csv(pieces: AsyncIterable<AuditEvent[]>): AsyncGenerator<string> {
  yield `\uFEFF${COLUMNS.join(',')}\r\n`;
  for await (const events of pieces) {
    const lines = events.map((event) => Object.values(record(event)).map(csvField).join(','));
    yield lines.map((line) => `${line}\r\n`).join('');
  }
}

async function* json(pieces: AsyncIterable<AuditEvent[]>): AsyncGenerator<string> {
  let separator = '[\n';
  for await (const events of pieces) {
    for (const event of events) {
      yield separator + JSON.stringify({ ...record(event), data: event.data });
      separator = ',\n';
    }
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}

export function auditRouter(deps: Deps): Router {
  const router = Router();
  const fieldsOf = (req: Request) => parsed(form, req.query);

  router.get('/audit', async (req, res) => {
    const fields = fieldsOf(req);
    const actor = actorOf(res);
    const page = { before: fields.before ?? null, limit: PAGE };
    const { events, next } = await auditPage(deps, actor, queryOf(fields), page);
    const { t } = readerOf(res, deps.now());
    const said = (type: string) => {
      const text = t(`audit.type.${type}`);
      return text.startsWith('audit.type.') ? type : text;
    };
    res.render('audit', {
      title: t('audit.title'),
      fields,
      kinds: EVENT_KINDS,
      ...(await auditChoices(deps, actor)),
      events: events.map((event) => ({ ...event, said: said(event.type), facts: auditFacts(event.data, t) })),
      older: next === null ? null : `/audit?${addressOf(fields, { before: String(next) })}`,
      newest: fields.before === undefined ? null : `/audit?${addressOf(fields)}`,
      files: { csv: `/audit/csv?${addressOf(fields)}`, json: `/audit/json?${addressOf(fields)}` },
    });
  });

  router.get('/audit/:format', async (req, res, next) => {
    const format = param(req, 'format');
    if (format !== 'csv' && format !== 'json') return next();
    const pieces = auditPieces(deps, actorOf(res), queryOf(fieldsOf(req)));
    // The first piece is asked for before anything is sent: a refusal is still a page.
    const first = await pieces.next();
    async function* all() {
      if (!first.done) yield first.value;
      yield* pieces;
    }
    res.attachment(`padanan-audit.${format}`).type(format === 'csv' ? 'text/csv' : 'application/json');
    const text = Readable.from(format === 'csv' ? csv(all()) : json(all()));
    await pipeline(text, res, { signal: leaving(res) }).catch((error: unknown) => {
      if (!res.destroyed) throw error;
    });
  });
  return router;
}
