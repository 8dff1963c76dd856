// Plain text to paragraphs: where they end and what Indonesian news pages put in them.
import { includedByDefault, type ParagraphKind } from '../model/paragraph.ts';
import type { Span } from '../model/text.ts';
import { datelineOf } from './dateline.ts';
import { splitBlocks } from './lines.ts';
import { lineKind } from './news-lines.ts';

export type SplitParagraph = {
  source: string;
  kind: ParagraphKind;
  included: boolean;
  dateline: Span | null;
};

const ENDS_SENTENCE = /[.!?…][”"’')\]]*$/;

function wordCount(text: string): number {
  return text.split(/\s+/).length;
}

/** First short line without a full stop, with a caption or a longer body after it. */
function isHeadline(line: string, next: string | undefined): boolean {
  if (next === undefined || line.length > 150 || wordCount(line) < 2) return false;
  if (/[.,;:]["”’)]*$/.test(line) || datelineOf(line) !== null) return false;
  const nextKind = lineKind(next, 1);
  if (nextKind === 'caption') return true;
  return nextKind === 'paragraph' && (next.length > line.length * 1.2 || datelineOf(next) !== null);
}

/**
 * A short line between two whole paragraphs. Strict on purpose: a missed heading costs a click, a wrong one makes a
 * sentence shout.
 */
function isHeading(previous: string | undefined, line: string, next: string | undefined): boolean {
  if (previous === undefined || next === undefined) return false;
  if (line.length > 60 || wordCount(line) > 8 || !/^[\p{Lu}\p{N}"“]/u.test(line)) return false;
  if (/[.!…,;:)\]"”-]$/.test(line)) return false;
  const body = (text: string) => text.length >= 90 && ENDS_SENTENCE.test(text);
  return body(previous) && body(next) && lineKind(next, 9) === 'paragraph';
}

/**
 * Splits an article (line ends as `\n`) into its paragraphs. A kind is given where the page shows it: headline, photo
 * caption ("… (foto: UPI)"), related ("Baca juga: …"), keywords ("KEYWORD :…"), list items, headings. The dateline
 * ("Jakarta - ") is looked for in the first body paragraph only.
 */
export function splitParagraphs(text: string): SplitParagraph[] {
  const blocks = splitBlocks(text, (line) => lineKind(line, 0) !== 'paragraph');
  const kinds = blocks.map((block, i): ParagraphKind => {
    const kind = lineKind(block, i);
    if (kind !== 'paragraph') return kind;
    if (i === 0 && isHeadline(block, blocks[1])) return 'headline';
    return isHeading(blocks[i - 1], block, blocks[i + 1]) ? 'heading' : 'paragraph';
  });
  const firstBody = kinds.indexOf('paragraph');
  return blocks.map((source, i) => {
    const kind = kinds[i]!;
    const dateline = i === firstBody ? datelineOf(source) : null;
    return { source, kind, included: includedByDefault(kind), dateline };
  });
}
