// Writing a command's result: to a file that is not there yet, or with --force over one, or for `-` to standard output.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { access, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../errors.ts';

/** The option of commands that write files. */
export const FORCE = ['--force', 'write over a file that is there already'] as const;

/** Throws AppError `shell.exists` where there is a file of this name; call it before work whose result would be lost. */
export async function requireFree(path: string, force = false): Promise<void> {
  if (path === '-' || force) return;
  const free = await access(path).then(
    () => false,
    () => true,
  );
  if (!free) throw new AppError(409, 'shell.exists', { path });
}

/** Writes the whole result. Throws AppError `shell.exists`, `shell.cannot-write`. */
export async function writeOutput(path: string, bytes: Uint8Array | string, force = false): Promise<void> {
  if (path === '-') {
    process.stdout.write(bytes);
    return;
  }
  try {
    await writeFile(path, bytes, { flag: force ? 'w' : 'wx' });
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    if (reason === 'EEXIST') throw new AppError(409, 'shell.exists', { path });
    throw new AppError(400, 'shell.cannot-write', { path, reason });
  }
}

/** The file that a name stands for, through links; null for what is no file of its own (a device, a pipe). */
async function fileBehind(path: string): Promise<string | null> {
  const known = await stat(path).catch(() => null);
  if (known === null) return path;
  return known.isFile() ? realpath(path) : null;
}

/** Text to standard output, no faster than it is read. */
export async function printChunks(chunks: AsyncIterable<string | Uint8Array>): Promise<void> {
  for await (const chunk of chunks) {
    if (!process.stdout.write(chunk)) await once(process.stdout, 'drain');
  }
}

/**
 * writeOutput for a result that comes in chunks: written beside the file and put in its place when it is whole. Throws as writeOutput,
 * and what `chunks` throws.
 */
export async function writeChunks(
  path: string,
  chunks: AsyncIterable<string | Uint8Array>,
  force = false,
): Promise<void> {
  if (path === '-') return printChunks(chunks);
  const file = await fileBehind(path);
  const written = file === null ? path : join(dirname(file), `.padanan-${randomUUID()}`);
  try {
    await pipeline(Readable.from(chunks), createWriteStream(written));
    await requireFree(path, force);
    if (file !== null) await rename(written, file);
  } catch (error) {
    if (file !== null) await rm(written, { force: true });
    if (error instanceof AppError) throw error;
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new AppError(400, 'shell.cannot-write', { path, reason });
  }
}
