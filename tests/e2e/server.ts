// Starts the real server in a process of its own, on a free port and an own data folder, as a user would.
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inject } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');

export type RunningServer = {
  url: string;
  /** The one-time link that opens the page of the first account, or null once there is one. */
  setupLink: string | null;
  dataDir: string;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Ends it the polite way and resolves with its exit code. */
  stop(): Promise<number | null>;
  output(): string;
};

/** An empty data folder; `remove` deletes it. */
export function temporaryData(): { dataDir: string; remove(): void } {
  const dataDir = mkdtempSync(join(tmpdir(), 'padanan-data-'));
  return { dataDir, remove: () => rmSync(dataDir, { recursive: true, force: true }) };
}

/** A data folder with what ships and the people of cast.ts; `remove` deletes it. */
export function castData(): { dataDir: string; remove(): void } {
  const data = temporaryData();
  cpSync(inject('cast'), data.dataDir, { recursive: true });
  return data;
}

/** Starts a server over `dataDir` and resolves when it has printed its address; rejects with its output if it exits first. */
export function startServer(dataDir: string, env: Record<string, string> = {}): Promise<RunningServer> {
  const child: ChildProcess = spawn(process.execPath, [join(ROOT, 'bin/padanan.js'), 'serve'], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production', DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const exited = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  return new Promise((done, fail) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0];
      if (url === undefined || !output.includes('\n', output.indexOf(url))) return;
      done({
        url,
        get setupLink() {
          return /http:\/\/\S+\/setup\/\S+/.exec(output)?.[0] ?? null;
        },
        dataDir,
        output: () => output,
        kill: async () => {
          child.kill('SIGKILL');
          await exited;
        },
        stop: () => {
          child.kill('SIGINT');
          return exited;
        },
      });
    };
    child.stdout!.on('data', read);
    child.stderr!.on('data', read);
    void exited.then((code) => fail(new Error(`the server exited with ${code}:\n${output}`)));
  });
}
