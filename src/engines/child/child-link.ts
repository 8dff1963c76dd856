// Keeps one child process running: started when first needed, restarted with growing pauses when it dies.
import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { constants, setPriority } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ChildSettings, FromChild, ToChild } from './messages.ts';

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));
// By its path, so that the child finds the loader from any working directory.
const LOADER = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** Pause before the n-th start in a row that follows a death, in milliseconds. */
const PAUSES = [0, 200, 1_000, 5_000, 15_000];
/** A child that lived as long starts the count anew. */
const STEADY_MS = 60_000;

export type ChildLink = {
  /** Sends to the child that runs, starting one where there is none. */
  send(message: ToChild): void;
  /** The child's process number while one runs. */
  pid(): number | undefined;
  close(): Promise<void>;
};

export type ChildEvents = {
  message(message: FromChild): void;
  /** The child died by itself. */
  died(): void;
};

/** A link to a child with `settings`; nothing is started yet. */
export function createChildLink(settings: ChildSettings, events: ChildEvents): ChildLink {
  let child: ChildProcess | undefined;
  let deaths = 0;
  let startedAt = 0;
  let waiting: ToChild[] = [];
  let timer: NodeJS.Timeout | undefined;

  const start = () => {
    timer = undefined;
    startedAt = Date.now();
    const started = fork(CHILD, [JSON.stringify(settings)], {
      execArgv: ['--import', LOADER],
      serialization: 'json',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child = started;
    lowerPriority(started.pid);
    started.on('message', (message) => events.message(message as FromChild));
    started.on('error', () => {});
    started.once('exit', () => {
      if (child !== started) return;
      child = undefined;
      deaths = Date.now() - startedAt > STEADY_MS ? 1 : deaths + 1;
      events.died();
    });
    for (const message of waiting) started.send(message, () => {});
    waiting = [];
  };

  return {
    send(message) {
      if (child?.connected) {
        child.send(message, () => {});
        return;
      }
      if (message.type === 'cancel') return;
      waiting.push(message);
      timer ??= setTimeout(start, PAUSES[Math.min(deaths, PAUSES.length - 1)]);
    },
    pid: () => child?.pid,
    async close() {
      clearTimeout(timer);
      timer = undefined;
      waiting = [];
      const ending = child;
      child = undefined;
      if (ending === undefined || ending.exitCode !== null || ending.signalCode !== null) return;
      await new Promise<void>((resolve) => {
        ending.once('exit', () => resolve());
        ending.kill('SIGTERM');
      });
    },
  };
}

/** Drafting gives way to the pages: the web process answers while the child computes. */
function lowerPriority(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Not allowed here, or the child is gone already: only slower pages.
  }
}
