// Reading a command's input: a file or, for `-`, standard input.
import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { AppError } from '../errors.ts';

/** The bytes of `path`, or of standard input for `-`. Throws AppError `shell.cannot-read`. */
export async function readInput(path: string): Promise<Uint8Array> {
  if (path === '-') return buffer(process.stdin);
  try {
    return await readFile(path);
  } catch (error) {
    throw cannotRead(path, error);
  }
}

function cannotRead(path: string, error: unknown): AppError {
  const reason = (error as NodeJS.ErrnoException).code ?? String(error);
  return new AppError(400, 'shell.cannot-read', { path, reason });
}

/** Bytes that a file's format is told by. */
const HEAD = 65_536;

/** A file's first bytes (up to 64 KB), and all of them anew at each call of `chunks`. */
export type ChunkedInput = { head: Uint8Array; chunks(): AsyncIterable<Uint8Array> };

/** The file, or null for what can be read only once. Throws AppError `shell.cannot-read`. */
export async function openInput(path: string): Promise<ChunkedInput | null> {
  if (path === '-') return null;
  try {
    await using file = await open(path);
    if (!(await file.stat()).isFile()) return null;
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(HEAD), position: 0 });
    return { head: buffer.subarray(0, bytesRead), chunks: () => createReadStream(path) };
  } catch (error) {
    throw cannotRead(path, error);
  }
}
