// The effort page: edit rates against the machine's drafts by document, segment, engine, translator, month and day; and as CSV.
import { Router } from 'express';
import { z } from 'zod';
import type { Deps } from '../workflow/deps.ts';
import { EFFORT_GROUPS, readEffort } from '../workflow/effort.ts';
import { type EffortLine, effortBars, effortLines } from './effort-view.ts';
import { engineName } from './engine-view.ts';
import { actorOf, parsed, readerOf } from './request.ts';

/** YYYY-MM-DD, or '' for any. */
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .catch('');
const query = z.object({
  by: z.enum(EFFORT_GROUPS).catch('document'),
  document: z.string().max(64).optional().catch(undefined),
  from: day,
  until: day,
  engine: z.string().max(64).catch(''),
  person: z.string().max(64).catch(''),
});

const COLUMNS = [
  'key',
  'label',
  'segments',
  'words',
  'tokens',
  'edits',
  'hter',
  'wordEdits',
  'wordEditRate',
  'untouchedReviewed',
  'untouchedUnseen',
  'points',
  'pointsPer1000',
  'minutes',
  'wordsPerHour',
] as const satisfies readonly (keyof EffortLine)[];

/** RFC 4180; a leading sign that a spreadsheet would take for a formula gets an apostrophe. */
function field(value: string | number | null): string {
  if (typeof value === 'number') return String(Math.round(value * 1e6) / 1e6);
  const plain = /^[=+\-@\t\r]/.test(value ?? '') ? `'${value}` : (value ?? '');
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

export function effortRouter(deps: Deps): Router {
  const router = Router();
  router.get(['/effort', '/effort/csv'], async (req, res) => {
    const asked = parsed(query, req.query);
    const { document: documentId } = asked;
    const by = documentId === undefined && asked.by === 'segment' ? 'document' : asked.by;
    const reader = readerOf(res, deps.now());
    const { from, until, engine, person } = asked;
    const effort = await readEffort(deps, actorOf(res), {
      by,
      ...(documentId ? { documentId } : {}),
      ...(from ? { from } : {}),
      ...(until ? { until } : {}),
      ...(engine ? { engine } : {}),
      ...(person ? { translatorId: person } : {}),
    });
    const narrowed = Object.entries({ from, until, engine, person }).filter(([, value]) => value !== '');
    /** The address of these counts with another grouping. */
    const address = (group: string) =>
      new URLSearchParams([
        ['by', group],
        ...(documentId ? [['document', documentId]] : []),
        ...narrowed,
      ]).toString();
    const lines = effortLines(effort.rows, by, documentId, reader);
    if (req.path.endsWith('/csv')) {
      const table = [
        COLUMNS.join(','),
        ...lines.map((line) => COLUMNS.map((name) => field(line[name])).join(',')),
      ];
      res
        .attachment(`padanan-effort-${by}.csv`)
        .type('text/csv')
        .send(`${table.join('\r\n')}\r\n`);
      return;
    }
    const { t } = reader;
    res.render('effort', {
      title: effort.title === null ? t('effort.title') : t('effort.of', { title: effort.title }),
      documentId,
      by,
      groups: EFFORT_GROUPS.filter((one) => documentId !== undefined || one !== 'segment').filter(
        (one) => documentId === undefined || one !== 'document',
      ),
      lines,
      bars: effortBars(lines, reader.language),
      percent: new Intl.NumberFormat(reader.language, { style: 'percent', maximumFractionDigits: 1 }).format,
      address,
      filter: { from, until, engine, person },
      narrowed: narrowed.length > 0,
      engines: effort.engines.map((id) => ({
        id,
        name: id === '' ? t('effort.unknown') : engineName(id, t),
      })),
      people: effort.people,
    });
  });
  return router;
}
