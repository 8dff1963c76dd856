// Writing a command's result: to a file that is not there yet, or with --force over one, or for `-` to standard output.
import { access, writeFile } from 'node:fs/promises';
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
