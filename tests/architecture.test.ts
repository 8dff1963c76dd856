// The walls of the house: which room may import which, and what only one room may use.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');

/** room → rooms it may import besides itself; the files that lie directly in src are rooms of their own. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  model: [],
  text: ['model', 'errors.ts'],
  termbase: ['model', 'text', 'errors.ts'],
  memory: ['model', 'text', 'errors.ts'],
  engines: ['model', 'text', 'errors.ts'],
  checks: ['model', 'text', 'errors.ts'],
  formats: ['model', 'text', 'errors.ts'],
  store: ['model', 'text', 'errors.ts'],
  workflow: ['model', 'text', 'termbase', 'memory', 'engines', 'checks', 'formats', 'store', 'errors.ts'],
  client: ['model', 'text'],
  web: [
    'model',
    'text',
    'termbase',
    'memory',
    'engines',
    'checks',
    'formats',
    'workflow',
    'errors.ts',
    'config.ts',
  ],
  'errors.ts': [],
  'config.ts': [],
  'app.ts': ['model', 'web', 'workflow', 'errors.ts', 'config.ts'],
};

/** package → the only places that may import it. */
const OWNED_PACKAGES: readonly (readonly [RegExp, RegExp])[] = [
  [/^express$|^express-rate-limit$|^helmet$|^compression$|^busboy$/, /^(web\/|app\.ts$)/],
  [/^kysely$|^libsql$/, /^store\//],
  [/^onnxruntime-node$|^@agnai\/sentencepiece-js$|^@browsermt\//, /^engines\//],
  [/^diff$/, /^text\/diff\.ts$/],
  [/^prosemirror-/, /^client\//],
  [/^(node:)?(https?|net|tls|undici)$/, /^(engines\/|main\.ts$|cli\.ts$|app\.ts$)/],
];

type Import = { file: string; specifier: string };

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourceFiles(path);
    return entry.name.endsWith('.ts') ? [path] : [];
  });
}

const imports: Import[] = sourceFiles(SRC).flatMap((path) => {
  const text = readFileSync(path, 'utf8');
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s[^'"\n;]*?(?:\n[^'";]*?)?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]|(?:^|\n)import\s+['"]([^'"]+)['"]/g,
  );
  return [...found].map((match) => ({
    file: relative(SRC, path),
    specifier: (match[1] ?? match[2] ?? match[3])!,
  }));
});

function room(path: string): string {
  return path.split('/')[0]!;
}

describe('architecture', () => {
  it('finds the imports it is to judge', () => {
    expect(imports.length).toBeGreaterThan(5);
  });

  it('lets imports run one way only', () => {
    const wrong = imports.flatMap(({ file, specifier }) => {
      if (!specifier.startsWith('.')) return [];
      const target = room(relative(SRC, resolve(SRC, dirname(file), specifier)));
      const from = room(file);
      const allowed = MAY_IMPORT[from];
      if (allowed === undefined || target === from || allowed.includes(target)) return [];
      return [`${file} imports ${specifier}`];
    });
    expect(wrong).toEqual([]);
  });

  it('keeps each outside package in the room that owns it', () => {
    const wrong = imports.flatMap(({ file, specifier }) =>
      OWNED_PACKAGES.some(([name, owner]) => name.test(specifier) && !owner.test(file))
        ? [`${file} imports ${specifier}`]
        : [],
    );
    expect(wrong).toEqual([]);
  });

  it('reads the environment in src/config.ts only', () => {
    const wrong = sourceFiles(SRC)
      .map((path) => relative(SRC, path))
      .filter((file) => file !== 'config.ts' && /process\.env\b/.test(readFileSync(join(SRC, file), 'utf8')));
    expect(wrong).toEqual([]);
  });

  it('opens every source file with a comment that says what belongs in it', () => {
    const wrong = sourceFiles(SRC)
      .map((path) => relative(SRC, path))
      .filter((file) => !/^(#!.*\n)?(\/\/|\/\*)/.test(readFileSync(join(SRC, file), 'utf8')));
    expect(wrong).toEqual([]);
  });
});
