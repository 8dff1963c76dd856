// The texts of a segment to the content of XLIFF 1.2's source and target ("Inline elements").
import { codeIndex, type InlineCode, type Text } from '../../model/text.ts';
import { plainText } from '../xliff/write-codes.ts';
import { escapeAttribute } from '../xml-write.ts';

/** The markup that a code stands for: of XLIFF 2's codes, their original data where they have some. */
function nativeOf({ data }: InlineCode): string {
  const kept = /<data (?:[^>]* )?id="[^"]*"[^>]*>([\s\S]*?)<\/data>/.exec(data)?.[1];
  if (kept === undefined) return data;
  return kept.replace(
    /&(lt|gt|amp|quot|#13);/g,
    (_all, name: string) => ({ lt: '<', gt: '>', amp: '&', quot: '"' })[name] ?? '\r',
  );
}

/** Which code is the other end of which: by their id, else the one that stands open. */
function partners(codes: readonly InlineCode[]): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  for (const [index, { kind, id }] of codes.entries()) {
    if (kind === 'open') open.push(index);
    if (kind !== 'close') continue;
    const at = open.findLastIndex((one) => codes[one]!.id === id);
    if (at < 0) continue;
    const [partner] = open.splice(at, 1);
    pairs.set(partner!, index);
    pairs.set(index, partner!);
  }
  return pairs;
}

/**
 * Markup of a text. Both ends of a pair: <bpt> and <ept> with one rid, in whatever order people put them; one end alone: <it>;
 * a placeholder: <ph>. Ids are the code's number, the same in source and target.
 */
export function content12(text: Text, codes: readonly InlineCode[]): string {
  const pairs = partners(codes);
  const here = [...text].map(codeIndex).filter((index) => index >= 0);
  return text
    .split(/([\uE000-\uF8FF])/)
    .map((part) => {
      const index = part.length === 1 ? codeIndex(part) : -1;
      const code = codes[index];
      if (code === undefined) return plainText(part);
      if (/^[\uE000-\uF8FF]$/.test(code.data)) return code.data;
      const native = plainText(nativeOf(code));
      const facts = ` equiv-text="${escapeAttribute(code.label)}"`;
      const id = index + 1;
      const partner = pairs.get(index);
      if (code.kind === 'placeholder') return `<ph id="${id}"${facts}>${native}</ph>`;
      if (partner === undefined || !here.includes(partner)) {
        return `<it id="${id}" pos="${code.kind === 'open' ? 'open' : 'close'}"${facts}>${native}</it>`;
      }
      const rid = Math.min(index, partner) + 1;
      const name = code.kind === 'open' ? 'bpt' : 'ept';
      return `<${name} id="${id}" rid="${rid}"${facts}>${native}</${name}>`;
    })
    .join('');
}
