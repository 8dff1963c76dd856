// A unit of a TMX file as it is read and written, and the code table that two of its variants share.
import { codeCharacter, codeIndex, type InlineCode, type Text } from '../../model/text.ts';
import type { Place } from '../xml-tree.ts';

/** One language's text. A code's `id` says which it is among the unit's (TMX 1.4b attributes x and i). */
export type TmxVariant = { lang: string; text: Text; codes: readonly InlineCode[] };

/** Times are milliseconds UTC, null where the file does not say; `author` is creationid or changeid, '' for none. */
export type TmxUnit = {
  /** As the file names it; '' for none. */
  tuid: string;
  variants: readonly TmxVariant[];
  /** Language that the others were translated from; `*all*` for none in particular. */
  sourceLang: string;
  author: string;
  createdAt: number | null;
  changedAt: number | null;
  props: ReadonlyMap<string, string>;
  place: Place;
};

export type PairedTexts = { source: Text; target: Text; codes: InlineCode[] };

/**
 * Both texts over one code table: the source's codes in the order in which they stand there, then those that only the
 * target has. A target's code is the source's of the same kind and id, else of the same kind and content.
 */
export function pairTexts(source: TmxVariant, target: TmxVariant): PairedTexts {
  const codes: InlineCode[] = [];
  const renumber = (text: Text, place: (index: number) => number) =>
    text.replace(/[\uE000-\uF8FF]/g, (character) => codeCharacter(place(codeIndex(character))));
  const ofSource = new Map<number, number>();
  const pairedSource = renumber(source.text, (index) => {
    const known = ofSource.get(index);
    if (known !== undefined) return known;
    ofSource.set(index, codes.length);
    return codes.push(source.codes[index]!) - 1;
  });
  const free = new Set(codes.keys());
  const ofTarget = new Map<number, number>();
  const pairedTarget = renumber(target.text, (index) => {
    const known = ofTarget.get(index);
    if (known !== undefined) return known;
    const code = target.codes[index]!;
    const same = (one: InlineCode, field: 'id' | 'data') =>
      one.kind === code.kind && one[field] === code[field];
    const found =
      [...free].find((at) => same(codes[at]!, 'id')) ?? [...free].find((at) => same(codes[at]!, 'data'));
    const place = found ?? codes.push(code) - 1;
    free.delete(place);
    ofTarget.set(index, place);
    return place;
  });
  return { source: pairedSource, target: pairedTarget, codes };
}
