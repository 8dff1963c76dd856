// /api/v1/documents/:documentId/events: rows, progress and drafting as they change, as server-sent events.
import { Router } from 'express';
import type { PresenceJson } from '../../model/desk-json.ts';
import type { User } from '../../model/user.ts';
import { readableDocument } from '../../workflow/access.ts';
import type { Change } from '../../workflow/change-bus.ts';
import type { Deps } from '../../workflow/deps.ts';
import { readDesk, readRow } from '../../workflow/desk.ts';
import { readJob } from '../../workflow/draft.ts';
import { jobJson } from '../job-view.ts';
import { actorOf, param, parsed, readerOf } from '../request.ts';
import { rowJson } from '../row-view.ts';
import { eventsQuery, presenceBody } from './schemas/document.ts';

/** Proxies and browsers drop silent connections; a comment this often keeps ours. */
const HEARTBEAT_MS = 25_000;

export function eventsApi(deps: Deps): Router {
  const router = Router();

  router.get('/documents/:documentId/events', async (req, res) => {
    const actor = actorOf(res);
    const documentId = param(req, 'documentId');
    const { client } = parsed(eventsQuery, req.query);
    const desk = await readDesk(deps, actor, documentId);
    // A page that has left meanwhile says so no more: nothing would ever end its stream.
    if (res.closed) return;
    res.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      // no-transform also keeps the compression middleware from holding events back.
      'cache-control': 'no-store, no-transform',
      connection: 'keep-alive',
      'x-accel-buffering': 'no',
    });
    const send = (event: string, data: unknown) => {
      res.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    };
    if (desk.job !== null) send('job', jobJson(desk.job, res.locals.t));
    else send('ready', {});

    const { userId } = actor;
    const tellPresence = () => {
      const people = deps.presence.at(documentId).filter((here) => here.userId !== userId);
      send('presence', { people } satisfies PresenceJson);
    };
    const tell = async (change: Change) => {
      if (change.type === 'presence') tellPresence();
      else if (change.type === 'document') send('document', {});
      else if (change.type === 'job') {
        send('job', jobJson(await readJob(deps, actor, change.jobId), res.locals.t));
      } else {
        const { row, progress } = await readRow(deps, actor, change.segmentId);
        send('row', { row: rowJson(row, readerOf(res, deps.now())), progress, author: row.author });
      }
    };
    const unsubscribe = deps.bus.subscribe(documentId, (change) => {
      tell(change).catch((error) => deps.log.warn({ error, change }, 'a change could not be told'));
    });
    const { name } = res.locals.user as User;
    const leave =
      client === undefined ? () => {} : deps.presence.join(documentId, { clientId: client, userId, name });
    const heartbeat = setInterval(() => res.write(': here\n\n'), HEARTBEAT_MS).unref();
    res.on('close', () => {
      clearInterval(heartbeat);
      unsubscribe();
      leave();
    });
  });

  router.post('/documents/:documentId/presence', async (req, res) => {
    const documentId = param(req, 'documentId');
    const { client, segmentId, typing } = parsed(presenceBody, req.body);
    await readableDocument(deps.store.db, actorOf(res), documentId);
    deps.presence.move(documentId, client, { segmentId, typing });
    res.status(204).end();
  });

  return router;
}
