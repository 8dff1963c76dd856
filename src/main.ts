// The server: configuration, lock, database, application, listening, graceful stop.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import pino from 'pino';
import { createApp } from './app.ts';
import { choicesOf } from './cli/choices.ts';
import { buildClient } from './client/build.ts';
import { readConfig } from './config.ts';
import { AppError } from './errors.ts';
import { createMailer } from './mail.ts';
import { openServerLock, ServerLockedError } from './store/lock.ts';
import { loadMessages } from './web/messages.ts';
import { startNoticeMail } from './web/notice-mail.ts';
import { setupToken } from './workflow/accounts.ts';
import { startChecker } from './workflow/checker.ts';
import { startJobRunner } from './workflow/draft-runner.ts';
import { startEventPoller } from './workflow/event-poller.ts';
import { startHousekeeping } from './workflow/housekeeping.ts';
import { openDeps } from './workflow/open-deps.ts';

/** Longest that requests under way may hold up a stop. */
const STOP_MS = 5_000;

function listen(server: Server, port: number, host: string): Promise<string> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code ?? error.message;
      fail(
        new AppError(500, error.code === 'EADDRINUSE' ? 'shell.port-busy' : 'shell.cannot-listen', {
          port,
          host,
          reason,
        }),
      );
    });
    server.listen(port, host, () => {
      const { port: taken } = server.address() as AddressInfo;
      done(`http://${host.includes(':') ? `[${host}]` : host}:${taken}`);
    });
  });
}

function lockOrSay(dataDir: string): { release(): void } {
  try {
    return openServerLock(dataDir);
  } catch (error) {
    if (error instanceof ServerLockedError)
      throw new AppError(409, 'shell.second-server', { folder: resolve(dataDir) });
    throw error;
  }
}

/** Runs the server until SIGINT or SIGTERM. Rejects with an AppError where it cannot start. */
export async function serve(): Promise<void> {
  const config = readConfig();
  const log = pino({ level: config.LOG_LEVEL }, pino.destination({ fd: 2, sync: false }));
  const lock = lockOrSay(config.DATA_DIR);
  await buildClient();
  const { deps, close } = await openDeps(choicesOf(config), log);
  const server = createServer(
    await createApp(deps, {
      secureCookies: config.SECURE_COOKIES,
      uploadMb: config.UPLOAD_MB,
      proxies: config.TRUST_PROXY,
      mails: config.SMTP_URL !== '',
      servedPerMinute: config.SERVED_PER_MINUTE,
    }),
  );
  const jobs = startJobRunner(deps);
  const events = startEventPoller(deps);
  const housekeeping = startHousekeeping(deps);
  const checker = startChecker(deps);
  const mailer = config.SMTP_URL === '' ? null : createMailer(config.SMTP_URL, config.MAIL_FROM);
  const mail = mailer && startNoticeMail(deps, await loadMessages(), mailer.send, config.PUBLIC_URL);
  const stop = async () => {
    housekeeping.stop();
    const checked = checker.stop();
    events.stop();
    server.close();
    const slow = setTimeout(() => server.closeAllConnections(), STOP_MS);
    server.closeIdleConnections();
    await Promise.all([jobs.stop(), checked]);
    await mail?.stop();
    mailer?.close();
    server.closeAllConnections();
    clearTimeout(slow);
    await close();
    lock.release();
  };
  // Listened for before the address is told: whoever reads it may end the server at once.
  const asked = new Promise<void>((done) => {
    process.once('SIGINT', done);
    process.once('SIGTERM', done);
  });
  try {
    const address = await listen(server, config.PORT, config.HOST);
    const token = await setupToken(deps);
    const setup =
      token === null ? '' : `\nMake the first account here (the link works once): ${address}/setup/${token}`;
    console.log(`Padanan is ready at ${address}${setup}`);
  } catch (error) {
    await stop();
    throw error;
  }
  await asked;
  console.log('Stopping.');
  await stop();
}
