// A short name for the exact files of a model folder: results are kept under it, and new weights make a new one.
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { EngineError } from './engine.ts';

/** Files that do not change what the model answers. */
const APART = /\.md$|^vectors\.json$|^\./;
const known = new Map<string, string>();

/**
 * The first 12 hexadecimal digits of a SHA-256 over the files of `dir`, which must hold at least `needed`. Kept until a
 * file's size or time changes. Rejects with EngineError `model-missing`.
 */
export async function modelVersion(dir: string, needed: readonly string[]): Promise<string> {
  try {
    const names = (await readdir(dir)).filter((name) => !APART.test(name)).sort();
    const lacking = needed.find((name) => !names.includes(name));
    if (lacking !== undefined) throw new Error(`no ${lacking} in ${dir}`);
    const stats = await Promise.all(names.map((name) => stat(join(dir, name))));
    const key = [dir, ...names.map((name, n) => `${name}:${stats[n]!.size}:${stats[n]!.mtimeMs}`)].join('|');
    const cached = known.get(key);
    if (cached !== undefined) return cached;
    const hash = createHash('sha256');
    for (const name of names) hash.update(name).update(await readFile(join(dir, name)));
    const version = hash.digest('hex').slice(0, 12);
    known.set(key, version);
    return version;
  } catch (error) {
    throw new EngineError('model-missing', false, String(error));
  }
}
