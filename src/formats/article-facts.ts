// What news pages mark themselves in the texts of a document (captions, "Baca juga", the dateline), whatever its format.
import { includedByDefault, type ParagraphKind } from '../model/paragraph.ts';
import { codeIndex, type Span, type Text, withoutCodes } from '../model/text.ts';
import { datelineOf } from '../text/dateline.ts';
import { lineKind } from '../text/news-lines.ts';
import type { FormatParagraph, FormatSegment } from './format.ts';

/** `kind`: by the file's markup. `included`: where the file says so. */
export type FoundText = FormatSegment & { kind: ParagraphKind; included?: boolean; boilerplate?: true };

/** The span of "Jakarta - " in a text with codes. */
function datelineIn(text: Text): Span | null {
  const found = datelineOf(withoutCodes(text));
  if (found === null) return null;
  let end = 0;
  for (let left = found.end; left > 0; end += 1) if (codeIndex(text[end]!) < 0) left -= 1;
  return { start: 0, end };
}

/** Paragraphs of texts in order: only one that the markup calls a plain paragraph may be something else by its words. */
export function articleParagraphs(texts: readonly FoundText[]): FormatParagraph[] {
  let dated = false;
  return texts.map((found, index): FormatParagraph => {
    const plain = withoutCodes(found.source ?? '').trim();
    const byWords = found.kind === 'paragraph' ? lineKind(plain, index) : found.kind;
    const kind = byWords === 'list-item' ? found.kind : byWords;
    const body = kind === 'paragraph' && found.boilerplate === undefined && !dated;
    const dateline = body ? datelineIn(found.source ?? '') : null;
    if (body) dated = true;
    return { ...found, kind, included: found.included ?? includedByDefault(kind), dateline };
  });
}
