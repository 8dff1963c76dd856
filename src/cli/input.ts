// Reading a command's input: a file or, for `-`, standard input.
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { AppError } from '../errors.ts';

/** The bytes of `path`, or of standard input for `-`. Throws AppError `shell.cannot-read`. */
export async function readInput(path: string): Promise<Uint8Array> {
  if (path === '-') return buffer(process.stdin);
  try {
    return await readFile(path);
  } catch (error) {
    throw new AppError(400, 'shell.cannot-read', {
      path,
      reason: (error as NodeJS.ErrnoException).code ?? String(error),
    });
  }
}
