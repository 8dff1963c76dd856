// The English of a document in the shapes that leave the house: the clipboard's two texts.
import { englishBlocks } from './english-blocks.ts';
import type { ExportDocument } from './format.ts';
import { htmlBlock } from './html-blocks.ts';
import { plainText } from './plain-blocks.ts';

/**
 * Rich and plain text of the included English paragraphs, for *Copy English*: the article and nothing else, so that it can be
 * pasted as it is. Whether it is a draft is for the page to say.
 */
export function englishClipboard(doc: ExportDocument): { html: string; text: string } {
  const blocks = englishBlocks(doc);
  return { html: blocks.map((block) => htmlBlock(block, false)).join('\n'), text: plainText(blocks) };
}
