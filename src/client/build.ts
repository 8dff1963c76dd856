// Builds the browser's scripts: each entry file of this folder, bundled under a name that carries its content's hash.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';

const CLIENT = import.meta.dirname;
const OUT = resolve(CLIENT, '../../dist/client');
const MANIFEST = join(OUT, 'manifest.json');
/** Rooms whose files end up in a bundle. */
const ROOMS = ['client', 'model', 'text'];

function newest(folder: string): number {
  return Math.max(
    0,
    ...readdirSync(folder, { withFileTypes: true }).map((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? newest(path) : statSync(path).mtimeMs;
    }),
  );
}

function isStale(): boolean {
  if (!existsSync(MANIFEST)) return true;
  const changed = Math.max(...ROOMS.map((room) => newest(resolve(CLIENT, '..', room))));
  return changed > statSync(MANIFEST).mtimeMs;
}

/** Bundles the scripts unless they are newer than all they are made of. Answers whether it had to. */
export async function buildClient(): Promise<boolean> {
  if (!isStale()) return false;
  const entries = readdirSync(CLIENT).filter((name) => name.endsWith('.ts') && name !== 'build.ts');
  mkdirSync(OUT, { recursive: true });
  const { metafile } = await build({
    entryPoints: entries.map((name) => join(CLIENT, name)),
    outdir: OUT,
    entryNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    sourcemap: 'linked',
    metafile: true,
    logLevel: 'warning',
  });
  const manifest = Object.entries(metafile.outputs).flatMap(([path, output]) =>
    output.entryPoint === undefined ? [] : [[basename(output.entryPoint, '.ts'), basename(path)] as const],
  );
  // In one piece, and before anything goes: another process may be starting from it, or building the same just now.
  const written = `${MANIFEST}.${process.pid}`;
  writeFileSync(written, JSON.stringify(Object.fromEntries(manifest)));
  renameSync(written, MANIFEST);
  const made = new Set(Object.keys(metafile.outputs).map((path) => basename(path)));
  for (const name of readdirSync(OUT)) {
    if (!made.has(name) && !name.startsWith('manifest.json')) rmSync(join(OUT, name), { force: true });
  }
  return true;
}

if (process.argv[1] !== undefined && dirname(resolve(process.argv[1])) === CLIENT) {
  await buildClient();
  console.log(readFileSync(MANIFEST, 'utf8'));
}
