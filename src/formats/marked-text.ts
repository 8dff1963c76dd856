// Texts of catalogues and subtitles: tags and placeholders between the words become codes, and what they stand for again.
import type { InlineCode, Text } from '../model/text.ts';
import { codeCharacter } from '../model/text.ts';
import { type CodedText, codedText, type Piece, writeCoded } from './inline-pieces.ts';
import { requireShortText } from './long-texts.ts';
import type { Place } from './xml-tree.ts';

/** `at` of each piece is its text. */
export type MarkedText = CodedText<string>;

const TAG = /^<(\/?)([A-Za-z][\w.:-]*)[^>]*?(\/?)>$/;
/** `c.red` of WebVTT ends as `c`. */
const withoutClass = (name: string) => name.replace(/\..*/, '');
/** Tags that never have another end. */
const LONE = new Set(['br', 'hr', 'img', 'wbr']);

/**
 * HTML tags, and what programs put values in place of: `{name}`, `{{name}}`, `${name}`, `%s`, `%1$d`, `%(name)s`,
 * `$t(key)`, `$NAME$` of browser extensions, and Vue's `@:key`.
 */
export const PLACEHOLDERS =
  /<\/?[A-Za-z][^<>]*>|\$t\([^()]*\)|\$[A-Za-z_][\w@]*\$|@(?:\.\w+)?:(?:\([\w.-]+\)|\w[\w-]*(?:\.[\w-]+)*)|\{\{[^{}]*\}\}|\$?\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}|%(?:\d+\$|\(\w+\))?[-+0#]*(?:[1-9]\d*)?(?:\.\d+)?(?:l{1,2}|h{1,2}|z)?[sdiufgxXcp@](?![\p{L}\p{N}])/gu;

/** What stands for a value is a word of its sentence; where a subtitle appears, and when, is not. */
const asValue = (data: string) => (/^(?:<|\{\\)/.test(data) ? {} : { word: true as const });

function piecesOf(text: string, markup: RegExp): Piece<string>[] {
  const pieces: Piece<string>[] = [];
  const words = (run: string) => {
    const lead = run.length - run.trimStart().length;
    const end = Math.max(lead, run.trimEnd().length);
    for (const part of [run.slice(0, lead), run.slice(lead, end), run.slice(end)])
      if (part) pieces.push({ kind: 'text', text: part, at: part });
  };
  let from = 0;
  for (const { 0: data, index } of text.matchAll(markup)) {
    words(text.slice(from, index));
    from = index + data.length;
    const [, end, name, lone] = TAG.exec(data) ?? [];
    if (name === undefined)
      pieces.push({ kind: 'placeholder', label: data, data, at: data, ...asValue(data) });
    else if (lone === '/' || LONE.has(name.toLowerCase()))
      pieces.push({ kind: 'placeholder', label: name, data, at: data });
    else
      pieces.push({
        kind: end === '/' ? 'close' : 'open',
        id: withoutClass(name),
        label: name,
        data,
        at: data,
      });
  }
  words(text.slice(from));
  return pieces;
}

/** `text` with what `markup` (global) finds as codes; null where nothing is left to translate. Throws badInput `xliff.too-many-codes`, `xml.long`. */
export function markedText(text: string, markup: RegExp, place: Place): MarkedText | null {
  requireShortText(text, place);
  return codedText(piecesOf(text, markup), place);
}

/** What stands in the file for `target`: its codes' markup, and before and after it what stands around the source. */
export function writeMarked(target: Text, marked: MarkedText, encode: (run: string) => string): string {
  const around = (pieces: readonly Piece<string>[]) =>
    pieces.map((piece) => (piece.kind === 'text' ? encode(piece.at) : piece.at)).join('');
  const written = writeCoded(target, marked, { text: encode, code: (piece) => piece.at });
  return around(marked.lead) + written + around(marked.tail);
}

/** A translation that the file has already, in the source's codes: each markup of it that the source has too, once. */
export function inCodesOf(codes: readonly InlineCode[], translation: string, markup: RegExp): Text {
  const left = codes.map(({ data }) => data);
  return translation.replace(markup, (data) => {
    const index = left.indexOf(data);
    if (index < 0) return data;
    left[index] = '';
    return codeCharacter(index);
  });
}

/** As inCodesOf, for the whole string that a file has as its translation: without what stands around the source too. */
export function translationIn({ codes, lead, tail }: MarkedText, value: string, markup: RegExp): Text {
  const around = (pieces: MarkedText['lead']) => pieces.map((piece) => piece.at).join('');
  const [before, after] = [around(lead), around(tail)];
  const framed =
    value.startsWith(before) && value.endsWith(after) && value.length >= before.length + after.length;
  const inner = framed ? value.slice(before.length, value.length - after.length) : value;
  return inCodesOf(codes, inner, markup);
}
