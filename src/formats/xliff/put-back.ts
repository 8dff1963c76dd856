// Putting a document's targets and states back into the XLIFF file that it came from, of any version.
import { badInput } from '../../errors.ts';
import { SEGMENT_STATES, type SegmentState } from '../../model/segment.ts';
import { cleanText, codeIndex, type Text } from '../../model/text.ts';
import type { ExportDocument, FormatSegment } from '../format.ts';
import { segmentsByRef } from '../put-targets.ts';
import { applySplices, type Splice } from '../splice.ts';
import { decodeXmlFile, encodeXmlFile, fitEncoding } from '../xml-bytes.ts';
import type { CodeMarkup } from './read-codes.ts';
import { plainText } from './write-codes.ts';

/** What changes in a segment's file: the content of its target (markup), its state; null: stays. */
export type Change = { content: string | null; state: SegmentState | null };

/** A segment of the file, as both versions' readers find it. */
type Found = { texts: FormatSegment; markup: readonly CodeMarkup[] };

/**
 * A text as the content of an element of its own file: codes as the file has them. Throws badInput `xliff.crossing` where
 * tags would not close in the order they open.
 */
function markupOf(text: Text, { texts, markup }: Found, encoding: string): string {
  const open: number[] = [];
  const crossing = () => badInput('xliff.crossing', { id: texts.fileId ?? texts.ref ?? '' });
  const content = text.split(/([\uE000-\uF8FF])/).map((part) => {
    const index = part.length === 1 ? codeIndex(part) : -1;
    if (index < 0) return fitEncoding(plainText(part), encoding);
    const code = markup[index];
    if (code === undefined) throw crossing();
    if (code.nests === 'open') open.push(index);
    else if (code.nests === 'close') {
      const codes = texts.codes ?? [];
      if (codes[open.pop() ?? -1]?.id !== codes[index]?.id) throw crossing();
    }
    return code.markup;
  });
  if (open.length > 0) throw crossing();
  return content.join('');
}

/**
 * Whether the file's state may stay for a text that is as it was: confirming it again here, or being a translator who imports
 * what somebody signed off elsewhere, takes nothing back.
 */
function standsAs(ours: SegmentState = 'initial', files: SegmentState = 'initial'): boolean {
  const [here, there] = [ours, files].map((state) => SEGMENT_STATES.indexOf(state)) as [number, number];
  return here === there || (here > 0 && here < there);
}

/** The file with what the document changed; what it says as the file does is not touched, whatever its spelling. */
export function putBack(
  doc: ExportDocument,
  original: Uint8Array,
  scan: (file: string, changeOf: (found: Found) => Change | null) => Splice[],
): Uint8Array {
  const file = decodeXmlFile(original);
  const wanted = segmentsByRef(doc);
  const splices = scan(file.text, (found) => {
    const { texts } = found;
    const segment = wanted.get(texts.ref ?? '');
    if (segment === undefined || texts.translate === false) return null;
    const target = segment.target ?? '';
    const same = target === cleanText(texts.target ?? '');
    const state = same && standsAs(segment.state, texts.state) ? null : (segment.state ?? null);
    if (same && (state === null || target === '')) return null;
    return { content: same ? null : markupOf(target, found, file.encoding), state };
  });
  return encodeXmlFile({ ...file, text: applySplices(file.text, splices) });
}
