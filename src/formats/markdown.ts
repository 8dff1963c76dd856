// Markdown (CommonMark 0.31, tables, front matter): documents in, their English back into them; and the English article.
import { draftMark, type EnglishBlock, englishBlocks } from './english-blocks.ts';
import type { ExportDocument, FileLook, Format, FormatContent, ReadOptions } from './format.ts';
import { escapeLine } from './markdown/escape-markdown.ts';
import { readMarkdown, writeBackMarkdown } from './markdown/read-markdown.ts';

/** A backslash at the end of a line is a hard break (section 6.7). */
function inline(lines: readonly string[], indent = ''): string {
  return lines.map((line) => escapeLine(line)).join(`\\\n${indent}`);
}

function markdownBlock(block: EnglishBlock): string {
  if (block.kind === 'list') {
    const marker = (i: number) => (block.ordered ? `${i + 1}. ` : '- ');
    return block.items.map((item, i) => marker(i) + inline(item, ' '.repeat(marker(i).length))).join('\n');
  }
  // A heading is one line, and number signs after a space at its end would be taken for its closing ones.
  const heading = escapeLine(block.lines.join(' ')).replace(/(?<=\s)#+$/, '\\$&');
  if (block.kind === 'headline') return `${block.first ? '#' : '##'} ${heading}`;
  if (block.kind === 'heading') return `## ${heading}`;
  if (block.kind === 'deck') return `**${inline(block.lines)}**`;
  if (block.kind === 'caption') return `*${inline(block.lines)}*`;
  return inline(block.lines);
}

/** What plain text does not have: front matter, headings, links, fences, tables, bold. One line or one word of it. */
const SIGNS =
  /^---[ \t]*\r?\n(?:[\w-]+[ \t]*:.*\r?\n|[ \t]+.*\r?\n)+---|^#{1,6}[ \t]+\S|^(?:```|~~~)|^\|?[ \t]*:?-{3,}:?[ \t]*\||\[[^\]\n]+\]\([^)\s]+\)|\*\*[^*\s][^*\n]*\*\*/m;

export const markdown = {
  id: 'markdown',
  label: 'formats.markdown',
  extensions: ['md', 'markdown'],
  mime: 'text/markdown',
  recognise: ({ text }: FileLook): number => (SIGNS.test(text) ? 0.3 : 0),
  async read(bytes: Uint8Array, options?: ReadOptions): Promise<FormatContent> {
    return readMarkdown(bytes, options);
  },
  async writeBack(doc: ExportDocument, original: Uint8Array): Promise<Uint8Array> {
    return writeBackMarkdown(doc, original);
  },
  async write(doc: ExportDocument): Promise<Uint8Array> {
    const mark = draftMark(doc.label);
    const blocks = [...(mark === '' ? [] : [`> **${mark}**`]), ...englishBlocks(doc).map(markdownBlock)];
    return Buffer.from(blocks.map((block) => `${block}\n`).join('\n'), 'utf8');
  },
} as const satisfies Format;
