// Downloads one file so that a broken connection, a slow server or Ctrl+C costs nothing: it goes on where it stopped.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../errors.ts';

/** `size` in bytes and `sha256` in hexadecimal, where they are known beforehand. */
export type WantedFile = {
  url: string;
  path: string;
  size?: number | undefined;
  sha256?: string | undefined;
};
export type DownloadOptions = {
  signal?: AbortSignal | undefined;
  /** Bytes of the file that are there so far, and in all where that is known. */
  onProgress?: ((done: number, total: number | undefined) => void) | undefined;
  /** First pause before trying again, in milliseconds; it doubles each time. */
  pause?: number;
  /** Milliseconds without a byte after which a connection counts as dead. */
  idle?: number;
};

/** Failures in a row, without a byte between them, after which a download is given up. */
const MOST_FAILURES = 5;
const LONGEST_PAUSE = 30_000;
/** A file of unknown size larger than this is not what was asked for. */
const LARGEST = 4e9;

/** What the server may do better at next time. */
class Passing extends Error {
  constructor(
    reason: string,
    readonly pause = 0,
  ) {
    super(reason);
  }
}

/**
 * Fetches `wanted.url` to `wanted.path`, going on from `path.part` where an earlier attempt left one, and resolves with
 * its size and SHA-256 once both are as wanted. Rejects with AppError: `install.cancelled` (the part stays), `install.refused`
 * (the server has no such file), `install.network` (given up; the part stays), `install.damaged` (not the file that was wanted).
 */
export async function download(
  wanted: WantedFile,
  options: DownloadOptions = {},
): Promise<{ size: number; sha256: string }> {
  const part = `${wanted.path}.part`;
  let resumed = (await sizeOf(part)) > 0;
  while (true) {
    await fetchAll(wanted, part, options);
    const sha256 = await fileHash(part);
    const size = await sizeOf(part);
    if ((wanted.sha256 ?? sha256) === sha256 && (wanted.size ?? size) === size) {
      await rm(`${part}.etag`, { force: true });
      await rename(part, wanted.path);
      return { size, sha256 };
    }
    await discard(part);
    if (!resumed) throw new AppError(502, 'install.damaged', { file: wanted.url });
    // What an earlier attempt left may be of another file: once more, from the start.
    resumed = false;
  }
}

async function fetchAll(wanted: WantedFile, part: string, options: DownloadOptions): Promise<void> {
  let failures = 0;
  while (true) {
    const before = await sizeOf(part);
    if (wanted.size !== undefined && before === wanted.size) return;
    if (before > (wanted.size ?? LARGEST)) await discard(part);
    try {
      return await fetchOnce(wanted, part, options);
    } catch (error) {
      if (options.signal?.aborted) throw new AppError(499, 'install.cancelled');
      if (!(error instanceof Passing)) throw error;
      failures = (await sizeOf(part)) > before ? 1 : failures + 1;
      if (failures >= MOST_FAILURES)
        throw new AppError(502, 'install.network', { url: wanted.url, reason: error.message });
      const pause = Math.max(error.pause, (options.pause ?? 500) * 2 ** (failures - 1));
      await sleep(Math.min(LONGEST_PAUSE, pause), undefined, { signal: options.signal }).catch(() => {
        throw new AppError(499, 'install.cancelled');
      });
    }
  }
}

/** One request, from where the part ends to the end of the file. Throws Passing where another one may help. */
async function fetchOnce(wanted: WantedFile, part: string, options: DownloadOptions): Promise<void> {
  const { signal, onProgress, idle = 30_000 } = options;
  const quiet = new AbortController();
  let timer = setTimeout(() => quiet.abort(), idle);
  try {
    // Without a hash only the server's own mark tells that the rest belongs to the same file.
    const etag = await readFile(`${part}.etag`, 'utf8').catch(() => undefined);
    if (wanted.sha256 === undefined && etag === undefined) await discard(part);
    let have = await sizeOf(part);
    const headers: Record<string, string> = { 'accept-encoding': 'identity' };
    if (have > 0) headers.range = `bytes=${have}-`;
    if (have > 0 && etag !== undefined) headers['if-range'] = etag;
    const response = await fetch(wanted.url, {
      headers,
      signal: signal === undefined ? quiet.signal : AbortSignal.any([signal, quiet.signal]),
    }).catch((error: unknown) => {
      throw new Passing(reasonOf(error));
    });
    if (response.status === 416) await discard(part);
    if (
      response.status === 416 ||
      response.status === 408 ||
      response.status === 429 ||
      response.status >= 500
    )
      throw new Passing(`HTTP ${response.status}`, retryAfter(response));
    if (response.status !== 200 && response.status !== 206)
      throw new AppError(502, 'install.refused', { url: wanted.url, status: response.status });
    const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(response.headers.get('content-range') ?? '');
    if (response.status === 206 && Number(range?.[1]) !== have) {
      await discard(part);
      throw new Passing('another range than asked for');
    }
    if (response.status === 200) have = 0;
    const length = Number(response.headers.get('content-length') ?? Number.NaN);
    const total = wanted.size ?? (Number.isNaN(length) ? undefined : have + length);
    const fresh = response.headers.get('etag');
    if (fresh !== null && !fresh.startsWith('W/')) await writeFile(`${part}.etag`, fresh);
    const file = await open(part, have === 0 ? 'w' : 'a');
    try {
      const chunks = response.body ?? [];
      for await (const chunk of chunks as AsyncIterable<Uint8Array>) {
        clearTimeout(timer);
        timer = setTimeout(() => quiet.abort(), idle);
        await file.write(chunk);
        have += chunk.byteLength;
        // More than was wanted: the check of its size will say so.
        if (have > (wanted.size ?? LARGEST)) break;
        onProgress?.(have, total);
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw error;
      throw new Passing(reasonOf(error));
    } finally {
      await file.sync();
      await file.close();
    }
    if (total !== undefined && have < total) throw new Passing('the connection ended early');
  } finally {
    clearTimeout(timer);
    quiet.abort();
  }
}

function retryAfter(response: Response): number {
  const seconds = Number(response.headers.get('retry-after') ?? 0);
  return Number.isFinite(seconds) ? seconds * 1_000 : 0;
}

/** `fetch failed` hides what happened (ECONNREFUSED, ENOTFOUND) in its cause. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error & { cause?: NodeJS.ErrnoException };
  return cause?.code ?? cause?.message ?? message;
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    (s) => s.size,
    () => 0,
  );
}

async function discard(part: string): Promise<void> {
  await rm(part, { force: true });
  await rm(`${part}.etag`, { force: true });
}

/** SHA-256 of a file, in hexadecimal. */
export async function fileHash(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}
