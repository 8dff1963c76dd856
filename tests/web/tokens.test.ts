// Colours: every text can be read and every mark be seen, in every theme.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(join(resolve(import.meta.dirname, '../..'), 'views/assets/tokens.css'), 'utf8');

/** The tokens of the block that begins with `opening`. */
function block(opening: string): Record<string, string> {
  const start = css.indexOf(opening);
  if (start < 0) throw new Error(`no block ${opening}`);
  const body = css.slice(css.indexOf('{', start + opening.length - 1) + 1, css.indexOf('}', start));
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((match) => [match[1], match[2]]),
  );
}

const dark = block('[data-theme="dark"] {');
const THEMES = {
  light: block('[data-theme="light"] {'),
  dark,
  contrast: block('[data-theme="contrast"] {'),
};

/** Relative luminance of #rrggbb (WCAG 2.2). */
function luminance(colour: string): number {
  if (!/^#[0-9a-f]{6}$/.test(colour)) throw new Error(`not #rrggbb: ${colour}`);
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [light, dim] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dim + 0.05);
}

const GROUNDS = ['paper', 'surface', 'hover'];
const TEXTS = [
  'ink',
  'ink-soft',
  'ink-draft',
  'accent',
  'ok',
  'warn',
  'error',
  'inserted',
  'deleted',
  'mine',
  'theirs',
];
const MARKS = ['field-rule', 'term-missing', 'term-present', 'unsure', 'accent', 'ok', 'warn', 'error'];

const pairs = (Object.keys(THEMES) as (keyof typeof THEMES)[]).flatMap((theme) => [
  ...TEXTS.flatMap((text) => GROUNDS.map((ground) => [theme, text, ground, 4.5] as const)),
  ...MARKS.flatMap((mark) => ['paper', 'surface'].map((ground) => [theme, mark, ground, 3] as const)),
  ...['mark-sentence', 'mark-word'].map((ground) => [theme, 'ink', ground, 4.5] as const),
  [theme, 'on-accent', 'accent', 4.5] as const,
]);

describe('colours', () => {
  it.each(pairs)('%s: %s on %s is at least %s to 1', (theme, text, ground, least) => {
    const tokens = THEMES[theme];
    expect(contrast(tokens[text]!, tokens[ground]!)).toBeGreaterThanOrEqual(least);
  });

  it('are the same whether the dark theme is chosen or the system asks for it', () => {
    expect(block('[data-theme="system"] {')).toEqual(dark);
    expect(Object.keys(dark).length).toBeGreaterThan(20);
  });

  it.each(['dark', 'contrast'] as const)('are all there in the %s theme', (theme) => {
    expect(Object.keys(THEMES[theme]).sort()).toEqual(Object.keys(THEMES.light).sort());
  });
});
