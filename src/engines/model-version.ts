// A short name for the exact files of a model folder: results are kept under it, and new weights make a new one.
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { EngineError } from './engine.ts';

/** Where an installation writes down what it put into a folder. */
export const INSTALLED = '.installed.json';
/** `from`: address or folder; `files`: size in bytes and SHA-256 of each file, by name. */
export type Installed = { from: string; files: Record<string, { size: number; sha256: string }> };

/** Files that do not change what the model answers. */
const APART = /\.md$|^vectors\.json$|^\./;
const known = new Map<string, string>();

/**
 * The first 12 hexadecimal digits of a SHA-256 over the files of `dir`, which must hold at least `needed`, and those that an
 * installation wrote down as it wrote them. Kept until a file's size or time changes. Rejects with EngineError `model-missing`.
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
    const installed = await readInstalled(dir);
    const hash = createHash('sha256');
    for (const name of names) {
      const bytes = await readFile(join(dir, name));
      const wanted = installed?.files[name]?.sha256;
      if (wanted !== undefined && createHash('sha256').update(bytes).digest('hex') !== wanted)
        throw new Error(`${name} in ${dir} is damaged`);
      hash.update(name).update(bytes);
    }
    const version = hash.digest('hex').slice(0, 12);
    known.set(key, version);
    return version;
  } catch (error) {
    throw new EngineError('model-missing', false, String(error));
  }
}

async function readInstalled(dir: string): Promise<Installed | undefined> {
  const text = await readFile(join(dir, INSTALLED), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as Installed);
}
