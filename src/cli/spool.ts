// Text gathered in a file of its own until all of it is known to be good: nothing of it is seen before.
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** UTF-16 units gathered before they are written. */
const TOGETHER = 262_144;

export type Spool = AsyncDisposable & {
  put(text: string): Promise<void> | undefined;
  /** All that was put, from the start. */
  read(): AsyncIterable<Uint8Array>;
};

/** A spool that lies in `folder` until it is disposed of. */
export async function openSpool(folder: string = tmpdir()): Promise<Spool> {
  const path = join(folder, `.padanan-${randomUUID()}`);
  const file = await open(path, 'wx', 0o600);
  let waiting: string[] = [];
  let length = 0;
  async function flush(): Promise<void> {
    const text = waiting.join('');
    waiting = [];
    length = 0;
    await file.appendFile(text);
  }
  return {
    put(text) {
      waiting.push(text);
      length += text.length;
      return length < TOGETHER ? undefined : flush();
    },
    async *read() {
      await flush();
      yield* createReadStream(path);
    },
    async [Symbol.asyncDispose]() {
      await file.close();
      await rm(path, { force: true });
    },
  };
}
