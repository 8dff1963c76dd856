// Blocks of an English article as plain text.
import type { EnglishBlock } from './english-blocks.ts';

function plainBlock(block: EnglishBlock): string {
  if (block.kind !== 'list') return block.lines.join('\n');
  return block.items.map((item, i) => (block.ordered ? `${i + 1}. ` : '- ') + item.join('\n  ')).join('\n');
}

/** Paragraphs with an empty line between them; lists keep together. */
export function plainText(blocks: readonly EnglishBlock[]): string {
  return blocks.map(plainBlock).join('\n\n');
}
