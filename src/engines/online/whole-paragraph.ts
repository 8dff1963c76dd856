// What engines that take whole paragraphs share: what need not be sent, inline codes given back, white space kept, sentences paired.
import { cleanText, codeIndex, type Text } from '../../model/text.ts';
import { alignSentences } from '../../text/sentence-align.ts';
import { sentenceSpans } from '../../text/sentences.ts';
import type { EngineParagraph, EngineResult, EngineSentence } from '../engine.ts';

const CODES = /[\uE000-\uF8FF]/g;
const ADDRESS = /(?:https?:\/\/|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gi;

/** Whether there is anything to translate: Latin letters outside of addresses. */
export function hasWords(source: Text): boolean {
  return /\p{Script=Latin}/u.test(source.replace(ADDRESS, '').replace(CODES, ''));
}

/** The paragraph as it is sent: well-formed and without the white space around it, inline codes still in it. */
export function bodyOf(source: Text): Text {
  return cleanText(source).trim();
}

/** Bidirectional and zero-width controls are left to the source: a service may drop them or not. */
const outer = (source: string) => {
  const lead = /^\s*/.exec(source)![0];
  return { lead, trail: lead.length === source.length ? '' : /\s*$/.exec(source)![0] };
};

/**
 * `target` with each inline code of `source` exactly once: strange and repeated ones go, lost ones come back, at an end where
 * they stood at one, else at the word boundary that is about as far into the text.
 */
export function giveCodesBack(source: Text, target: Text): Text {
  const wanted = [...source.matchAll(CODES)].map((match) => ({ char: match[0], at: match.index }));
  const known = new Set(wanted.map((code) => code.char));
  const seen = new Set<string>();
  let text = target.replace(CODES, (char) => {
    if (!known.has(char) || seen.has(char)) return '';
    seen.add(char);
    return char;
  });
  for (const { char, at } of wanted) {
    if (seen.has(char)) continue;
    const place = placeFor(source, at, text);
    text = text.slice(0, place) + char + text.slice(place);
  }
  return text;
}

/** Where a lost code goes: at the start of a word where one follows it in the source (`⟨b⟩kata`), else at the end of one. */
function placeFor(source: Text, at: number, text: Text): number {
  if (source.slice(0, at).replace(CODES, '').trim() === '') return leadingCodes(text);
  if (source.slice(at).replace(CODES, '').trim() === '') return text.length;
  const opens =
    /^[\uE000-\uF8FF]*[\p{L}\p{N}]/u.test(source.slice(at)) &&
    !/\S$/.test(source.slice(0, at).replace(CODES, ''));
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
  const places = words.map((word) => (opens ? word.index : word.index + word[0].length));
  const near = (text.length * at) / source.length;
  return places.reduce((a, b) => (Math.abs(b - near) < Math.abs(a - near) ? b : a), text.length);
}

function leadingCodes(text: Text): number {
  let at = 0;
  while (at < text.length && codeIndex(text[at]!) >= 0) at += 1;
  return at;
}

/** The target with the source's own white space between its sentences, where both have as many. */
function withGaps(source: Text, target: Text): Text {
  const from = sentenceSpans(source, 'id');
  const to = sentenceSpans(target, 'en');
  if (from.length < 2 || from.length !== to.length) return target;
  return to
    .map(
      ({ start, end }, n) =>
        target.slice(start, end) + (from[n + 1] ? source.slice(from[n]!.end, from[n + 1]!.start) : ''),
    )
    .join('');
}

/** A paragraph's answer from the service's text for its body (codes in it), or from null where nothing was sent. */
export function resultOf(
  paragraph: EngineParagraph,
  answer: Text | null,
  modelVersion: string,
): EngineResult {
  const { id, source } = paragraph;
  if (answer === null) return { id, target: source, sentences: [], modelVersion };
  const { lead, trail } = outer(source);
  const body = giveCodesBack(bodyOf(source), cleanText(answer).trim());
  const target = lead + withGaps(source.trim(), body) + trail;
  const sentences = alignSentences(source, target, 'id', 'en').map(
    (pair): EngineSentence => ({ ...pair, alignment: [], confidence: [] }),
  );
  return { id, target, sentences, modelVersion };
}
