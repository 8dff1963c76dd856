// Markdown (CommonMark 0.31): the English article; whatever its text holds is shown to the letter.
import { draftMark, type EnglishBlock, englishBlocks } from './english-blocks.ts';
import type { ExportDocument, Format } from './format.ts';

/** Everywhere: emphasis, code, links, HTML, tables, strike-through; `&` only where it would begin an entity. */
const INLINE = /[\\`*[\]<|~]|&(?=#?\w+;)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
/** At the start of a line: headings, quotes, bullets, rules, underlines of headings. */
const LINE_START = /^[#>+=-]/;
const NUMBERED = /^(\d{1,9})([.)])(?=\s|$)/;

function escapeLine(line: string): string {
  return line.replace(INLINE, '\\$&').replace(LINE_START, '\\$&').replace(NUMBERED, '$1\\$2');
}

/** A backslash at the end of a line is a hard break (section 6.7). */
function inline(lines: readonly string[], indent = ''): string {
  return lines.map(escapeLine).join(`\\\n${indent}`);
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

export const markdown = {
  id: 'markdown',
  label: 'formats.markdown',
  extensions: ['md'],
  mime: 'text/markdown',
  async write(doc: ExportDocument): Promise<Uint8Array> {
    const mark = draftMark(doc.label);
    const blocks = [...(mark === '' ? [] : [`> **${mark}**`]), ...englishBlocks(doc).map(markdownBlock)];
    return Buffer.from(blocks.map((block) => `${block}\n`).join('\n'), 'utf8');
  },
} as const satisfies Format;
