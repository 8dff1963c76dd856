// The English alone: golden files of every writer that gives text, drafts, and what is left out.
import { describe, expect, it } from 'vitest';
import { englishClipboard } from '../../src/formats/english.ts';
import type { ExportDocument } from '../../src/formats/format.ts';
import { html } from '../../src/formats/html.ts';
import { markdown } from '../../src/formats/markdown.ts';
import { txt } from '../../src/formats/txt.ts';
import { article } from './article.ts';

const textOf = async (format: typeof html | typeof markdown | typeof txt, doc: ExportDocument) =>
  Buffer.from(await format.write(doc)).toString('utf8');

const draft = { ...article, label: { version: 3, draft: true } };

describe.each([txt, markdown, html])('$id', (format) => {
  it('gives the golden file', async () => {
    const golden = `../data/formats/article.${format.extensions[0]}`;
    await expect(await textOf(format, article)).toMatchFileSnapshot(golden);
  });

  it('marks a draft plainly', async () => {
    expect(await textOf(format, draft)).toContain('DRAFT: version 3, not approved');
    expect(await textOf(format, article)).not.toContain('DRAFT');
  });
});

describe('the clipboard', () => {
  it('gives the golden texts, drafts without a mark', async () => {
    const { html: rich, text } = englishClipboard(draft);
    await expect(rich).toMatchFileSnapshot('../data/formats/article.clipboard.html');
    await expect(text).toMatchFileSnapshot('../data/formats/article.clipboard.txt');
  });
});

it('makes no link of an address that is none', async () => {
  const details = { ...article.details, address: 'javascript:alert(1)' };
  expect(await textOf(html, { ...article, details })).not.toContain('javascript:');
});

const one = (target: string): ExportDocument => ({
  ...article,
  paragraphs: [{ kind: 'paragraph', included: true, dateline: null, source: 'x', target }],
});

it.each([
  ['*a* **b** _c_ snake_case', '\\*a\\* \\*\\*b\\*\\* \\_c\\_ snake_case'],
  ['# 1', '\\# 1'],
  ['1. a', '1\\. a'],
  ['1.5 a', '1.5 a'],
  ['- a', '\\- a'],
  ['a\n---', 'a\\\n\\---'],
  ['[a](b) <b> `c`', '\\[a\\](b) \\<b> \\`c\\`'],
  ['AT&T &amp; &#38;', 'AT&T \\&amp; \\&#38;'],
  ['a\\', 'a\\\\'],
  ['a | b ~~c~~', 'a \\| b \\~\\~c\\~\\~'],
])('escapes Markdown: %j', async (target, expected) => {
  expect(await textOf(markdown, one(target))).toBe(`${expected}\n`);
});
