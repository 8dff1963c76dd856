// Puts a model's files in place: fetched or taken from a folder, checked, unpacked, and moved in as a whole at the end.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, copyFile, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { AppError } from '../../errors.ts';
import { INSTALLED, type Installed } from '../model-version.ts';
import { type DownloadOptions, download, fileHash } from './download.ts';
import type { Figures, ModelFile, ModelFiles } from './model-files.ts';

/** Where the files come from: below an address, or in a folder. */
export type ModelSource = { address: string } | { folder: string };
export type InstallOptions = Omit<DownloadOptions, 'onProgress'> & {
  /** The file under way, its bytes so far, and in all where that is known. */
  onProgress?: (file: string, done: number, total: number | undefined) => void;
};

/** Nothing that a model consists of is larger unpacked. */
const LARGEST = 4e9;

/**
 * Installs `files` from `source` as the folder `dir`, replacing what was there. Until all of them are checked `dir` stays as it
 * was; what is fetched waits in `dir`.incoming, so that another call goes on from it. Rejects with AppError `install.…`.
 */
export async function installModel(
  dir: string,
  files: ModelFiles,
  source: ModelSource,
  options: InstallOptions = {},
): Promise<Installed> {
  const incoming = `${dir}.incoming`;
  await mkdir(incoming, { recursive: true });
  const unlock = await lock(incoming);
  try {
    const ready = join(incoming, 'ready');
    await rm(ready, { recursive: true, force: true });
    const installed: Installed = { from: 'folder' in source ? source.folder : source.address, files: {} };
    for (const group of files) {
      for (const file of await fetchGroup(incoming, group, source, options)) {
        stopIfAborted(options.signal);
        const target = join(ready, file.target);
        await mkdir(dirname(target), { recursive: true });
        installed.files[file.target] = await unpack(join(incoming, file.name), target, file, options.signal);
      }
    }
    await writeFile(join(ready, INSTALLED), `${JSON.stringify(installed, null, 2)}\n`);
    stopIfAborted(options.signal);
    await replaceFolder(ready, dir);
    await rm(incoming, { recursive: true, force: true });
    return installed;
  } finally {
    await unlock();
  }
}

/** Removes an installed model and what an unfinished installation left. Resolves with whether there was anything. */
export async function removeModel(dir: string): Promise<boolean> {
  const there = await Promise.all([dir, `${dir}.incoming`].map((path) => exists(path)));
  for (const path of [dir, `${dir}.incoming`, `${dir}.old`]) await rm(path, { recursive: true, force: true });
  return there.includes(true);
}

/** Fetches the first set of `group` that the source has, into `incoming`. */
async function fetchGroup(
  incoming: string,
  group: ModelFiles[number],
  source: ModelSource,
  options: InstallOptions,
): Promise<readonly ModelFile[]> {
  let refused: unknown;
  for (const set of group) {
    try {
      for (const file of set) await fetchFile(join(incoming, file.name), file, source, options);
      return set;
    } catch (error) {
      const missing =
        error instanceof AppError &&
        (error.key === 'install.no-file' || (error.key === 'install.refused' && error.params.status === 404));
      if (!missing) throw error;
      // The first choice is the one to ask for by name.
      refused ??= error;
    }
  }
  throw refused;
}

async function fetchFile(
  path: string,
  file: ModelFile,
  source: ModelSource,
  { onProgress, ...options }: InstallOptions,
): Promise<void> {
  stopIfAborted(options.signal);
  await mkdir(dirname(path), { recursive: true });
  if ('folder' in source) {
    const from = join(source.folder, file.name);
    await copyFile(from, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
        throw new AppError(404, 'install.no-file', { file: file.name, folder: source.folder });
      throw new AppError(400, 'install.cannot-read', { file: from, reason: error.code ?? error.message });
    });
    return checkFigures(path, file.packed, from);
  }
  // Fetched by an earlier call that stopped at a later file.
  if (file.packed !== undefined && (await exists(path))) {
    if ((await fileHash(path)) === file.packed.sha256) return;
    await rm(path);
  }
  const url = new URL(file.name, source.address.endsWith('/') ? source.address : `${source.address}/`);
  await download(
    { url: url.href, path, size: file.packed?.size, sha256: file.packed?.sha256 },
    { ...options, onProgress: (done, total) => onProgress?.(file.name, done, total) },
  );
}

async function checkFigures(
  path: string,
  wanted: Partial<Figures> | undefined,
  shown: string,
): Promise<void> {
  if (wanted?.sha256 !== undefined && (await fileHash(path)) !== wanted.sha256) {
    await rm(path);
    throw new AppError(400, 'install.damaged', { file: shown });
  }
}

/** Writes `file` (unpacked where it is gzip) to `target`, to the disk's own satisfaction, and checks what came out. */
async function unpack(
  from: string,
  target: string,
  file: ModelFile,
  signal: AbortSignal | undefined,
): Promise<Figures> {
  const hash = createHash('sha256');
  let size = 0;
  const most = file.unpacked?.size ?? LARGEST;
  const measure = new Transform({
    transform(chunk: Uint8Array, _, done) {
      hash.update(chunk);
      size += chunk.byteLength;
      done(size > most ? new AppError(400, 'install.damaged', { file: file.name }) : null, chunk);
    },
  });
  const steps = [createReadStream(from), ...(file.unpacked === undefined ? [] : [createGunzip()]), measure];
  try {
    await pipeline([...steps, createWriteStream(target)], signal === undefined ? {} : { signal });
  } catch (error) {
    if (signal?.aborted) throw new AppError(499, 'install.cancelled');
    const code = (error as NodeJS.ErrnoException).code ?? '';
    // What cannot be unpacked is fetched anew next time.
    if (code.startsWith('Z_')) await rm(from, { force: true });
    throw code.startsWith('Z_') ? new AppError(400, 'install.damaged', { file: file.name }) : error;
  }
  const figures = { size, sha256: hash.digest('hex') };
  const { size: wantedSize = size, sha256 = figures.sha256 } = file.unpacked ?? {};
  if (size !== wantedSize || figures.sha256 !== sha256) {
    await rm(from, { force: true });
    throw new AppError(400, 'install.damaged', { file: file.name });
  }
  const written = await open(target, 'r+');
  await written.sync();
  await written.close();
  return figures;
}

async function replaceFolder(ready: string, dir: string): Promise<void> {
  const old = `${dir}.old`;
  await rm(old, { recursive: true, force: true });
  if (await exists(dir)) await rename(dir, old);
  await rename(ready, dir);
  await rm(old, { recursive: true, force: true });
}

/** One installation of a model at a time. Resolves with what gives the lock up. */
async function lock(incoming: string): Promise<() => Promise<void>> {
  const path = join(incoming, 'lock');
  for (let attempt = 0; ; attempt++) {
    try {
      await writeFile(path, String(process.pid), { flag: 'wx' });
      return () => rm(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 0) throw error;
      if (isAlive(Number(await readFile(path, 'utf8').catch(() => '0'))))
        throw new AppError(409, 'install.running');
      await rm(path, { force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AppError(499, 'install.cancelled');
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
