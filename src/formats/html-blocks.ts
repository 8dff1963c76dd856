// Blocks of an English article as HTML elements.
import type { EnglishBlock } from './english-blocks.ts';

const NAMED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** For text and for attribute values in either kind of quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => NAMED[character]!);
}

function inline(lines: readonly string[]): string {
  return lines.map(escapeHtml).join('<br>\n');
}

/** One element. `page`: with classes and figures; else as content-management systems take it from the clipboard. */
export function htmlBlock(block: EnglishBlock, page: boolean): string {
  if (block.kind === 'list') {
    const name = block.ordered ? 'ol' : 'ul';
    const items = block.items.map((item) => `<li>${inline(item)}</li>`);
    return [`<${name}>`, ...items, `</${name}>`].join('\n');
  }
  const text = inline(block.lines);
  switch (block.kind) {
    case 'headline':
      return block.first ? `<h1>${text}</h1>` : `<h2>${text}</h2>`;
    case 'heading':
      return `<h2>${text}</h2>`;
    case 'caption':
      return page ? `<figure><figcaption>${text}</figcaption></figure>` : `<p><em>${text}</em></p>`;
    case 'paragraph':
      return `<p>${text}</p>`;
    case 'deck':
      return page ? `<p class="deck">${text}</p>` : `<p><strong>${text}</strong></p>`;
    default:
      return page ? `<p class="${block.kind}">${text}</p>` : `<p>${text}</p>`;
  }
}
