// Styles, scripts and fonts: served under addresses that change with their content, so that browsers may keep them.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import express, { Router } from 'express';
import { HOME } from '../workflow/open-deps.ts';

const STYLES = join(HOME, 'views/assets');
const SCRIPTS = join(HOME, 'dist/client');
const require = createRequire(import.meta.url);
const FONTS = ['source-serif-4', 'inter'] as const;

type Manifest = Record<string, string>;

export type Assets = {
  /** Address of a style sheet of views/assets. */
  style(name: string): string;
  /** Address of the script of a page, or null where the page has none. */
  script(name: string): string | null;
  router: Router;
};

/** Reads the manifest that src/client/build.ts wrote. Throws where it is missing. */
export function createAssets(): Assets {
  const manifest = JSON.parse(readFileSync(join(SCRIPTS, 'manifest.json'), 'utf8')) as Manifest;
  const hashes = new Map<string, string>();
  const style = (name: string) => {
    let hash = hashes.get(name);
    if (hash === undefined) {
      hash = createHash('sha256')
        .update(readFileSync(join(STYLES, name)))
        .digest('hex')
        .slice(0, 10);
      hashes.set(name, hash);
    }
    return `/assets/${name}?v=${hash}`;
  };
  const router = Router();
  const kept = { immutable: true, maxAge: '1y', index: false } as const;
  router.use('/assets', express.static(STYLES, kept));
  router.use('/scripts', express.static(SCRIPTS, kept));
  for (const font of FONTS) {
    const folder = dirname(require.resolve(`@fontsource-variable/${font}/package.json`));
    router.use(`/fonts/${font}`, express.static(join(folder, 'files'), kept));
  }
  return {
    style,
    script: (name) => (manifest[name] === undefined ? null : `/scripts/${manifest[name]}`),
    router,
  };
}

/** Whether a style sheet of this name exists. */
export function hasStyle(name: string): boolean {
  return existsSync(join(STYLES, name));
}
