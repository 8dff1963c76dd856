// An article without its dateline ("Jakarta - "), for houses that set their own.
import { codeIndex, type Text, withoutCodes } from '../model/text.ts';
import { datelineOf } from '../text/dateline.ts';
import type { ExportDocument, FormatSegment } from './format.ts';

/** The text after its first `count` letters; codes stay. */
function after(text: Text, count: number): Text {
  let left = count;
  const rest = [...text].filter((one) => {
    if (codeIndex(one) >= 0) return true;
    left -= one.length;
    return left < 0;
  });
  return rest.join('');
}

function cut<Segment extends FormatSegment>(segment: Segment): Segment {
  const { source, target } = segment;
  const without = (text: Text) => after(text, datelineOf(withoutCodes(text))?.end ?? 0);
  return {
    ...segment,
    source: source === null ? null : without(source),
    ...(target === undefined ? {} : { target: without(target) }),
  };
}

/** The document, both languages of each paragraph with a dateline cut after it. A dateline in the translation is one by its form. */
export function withoutDatelines(doc: ExportDocument): ExportDocument {
  const paragraphs = doc.paragraphs.map((paragraph) => {
    if (paragraph.dateline === null) return paragraph;
    const { segments = [] } = paragraph;
    const [first, ...rest] = segments;
    const own = first === undefined ? cut(paragraph) : { ...paragraph, segments: [cut(first), ...rest] };
    return { ...own, dateline: null };
  });
  return { ...doc, paragraphs };
}
