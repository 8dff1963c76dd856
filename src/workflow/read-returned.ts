// A file that was translated elsewhere: its pairs of source and target, whatever its format, held beside a document's segments.
import { badInput } from '../errors.ts';
import { segmentsOf } from '../formats/format.ts';
import { detectFormat } from '../formats/index.ts';
import { codeCharacter, codeIndex, type InlineCode, type Text, withoutCodes } from '../model/text.ts';
import { wordDiff } from '../text/diff.ts';
import { readPairs } from './read-pairs.ts';

/** `coded`: the file has inline codes where the document has them; else its texts say nothing of codes. */
export type ReturnedPair = { source: Text; target: Text; coded: boolean };

const isCode = (one: string) => /[\uE000-\uF8FF]/.test(one);
const codesIn = (text: Text): string[] => [...text].filter(isCode);

/**
 * The pairs of a file. Throws badInput `returned.no-pairs` where it has no translations beside their sources, `returned.language` where
 * it is in other languages, and the readers' own.
 */
export async function readReturned(
  bytes: Uint8Array,
  languages: { sourceLang: string; targetLang: string },
): Promise<ReturnedPair[]> {
  const { content } = await readPairs(bytes);
  const segments = content.paragraphs.flatMap(segmentsOf);
  if (!segments.some(({ target = '' }) => target !== '')) throw badInput('returned.no-pairs');
  const { sourceLang, targetLang } = content;
  if (sourceLang !== languages.sourceLang || targetLang !== languages.targetLang)
    throw badInput('returned.language', { sourceLang, targetLang });
  // In columns of Word or HTML nothing is a code: what looks like a tag is written so.
  const inColumns = /^(?:docx|html|xhtml)$/.test(detectFormat(bytes)?.id ?? '');
  return segments.map(({ source, target = '', codes = [] }) => {
    if (!inColumns) return { source: source ?? '', target, coded: codes.length > 0 };
    const plain = (text: Text) => [...text].map((one) => codes[codeIndex(one)]?.data ?? one).join('');
    return { source: plain(source ?? ''), target: plain(target), coded: false };
  });
}

/**
 * A target of the file in the codes of the document's segment: the nth code of one source is the nth of the other. Null where the two
 * sources have different numbers of them.
 */
export function inOwnCodes(pair: Pick<ReturnedPair, 'source' | 'target'>, source: Text): Text | null {
  const [theirs, ours] = [codesIn(pair.source), codesIn(source)];
  if (theirs.length !== ours.length) return null;
  const own = new Map(theirs.map((code, at) => [code, ours[at]!]));
  return [...pair.target].map((one) => (isCode(one) ? (own.get(one) ?? '') : one)).join('');
}

/**
 * A plain text with the codes of the text that it takes the place of: each stays between the words that it stood between, where those
 * were changed, after what they became; an end of a pair follows its last word.
 */
export function withCodesOf(before: Text, codes: readonly InlineCode[], plain: string, lang: string): Text {
  if (!isCode(before)) return plain;
  const old = [...before];
  let [at, text] = [0, ''];
  const isEnd = (one: string) => codes[codeIndex(one)]?.kind === 'close';
  for (const part of wordDiff(withoutCodes(before), plain, lang)) {
    if (part.kind === 'inserted') {
      text += part.text;
      continue;
    }
    let left = part.text.length;
    while (at < old.length && left > 0) {
      const one = old[at]!;
      at += 1;
      if (isCode(one)) text += codeCharacter(codeIndex(one));
      else {
        left -= one.length;
        if (part.kind === 'same') text += one;
      }
    }
    while (part.kind === 'same' && at < old.length && isCode(old[at]!) && isEnd(old[at]!)) {
      text += old[at]!;
      at += 1;
    }
  }
  return text + old.slice(at).filter(isCode).join('');
}
