// Datelines: the place (and the outlet) that an Indonesian news story opens with.
import type { Span } from '../model/text.ts';

/** Longest dateline, in UTF-16 units: "JAKARTA, REPUBLIKA.CO.ID, Senin (10/9/2018) -- " and a little more. */
const LONGEST = 70;

const NAME = String.raw`(?:[\p{Lu}\p{N}][\p{L}\p{N}.'’/-]*|i[\p{Lu}][\p{L}.]*|d(?:e|i|an|el)|al|el|la)`;
const NAMES = String.raw`\p{Lu}[\p{L}\p{N}.'’-]*(?: ${NAME}){0,4}`;
const AGENCY = String.raw`\s*\([^()]{1,30}\)`;
const DASH = new RegExp(
  String.raw`^(?:i?${NAMES})(?:${AGENCY})?(?:,\s*${NAME}(?: ${NAME}){0,3}(?:${AGENCY})?){0,2}\s*\s(?:--|—|–|-)\s+(?=[\p{Lu}\p{N}"“‘'(])`,
  'u',
);
/** "Jakarta: Kementerian …" (Medcom): a colon follows speakers' names too, so only well-known places count. */
const COLON =
  /^(?:Jakarta(?: (?:Pusat|Selatan|Barat|Timur|Utara))?|Bandung|Surabaya|Semarang|Yogyakarta|Medan|Makassar|Denpasar|Palembang|Bogor|Depok|Bekasi|Tangerang|Washington|New York|London|Beijing|Moskow|Kuala Lumpur|Singapura)\s*:\s+(?=[\p{Lu}\p{N}"“])/u;

/**
 * The span of the dateline with its dash and spaces: "Jakarta - ", "JAKARTA, KOMPAS.com — ", "Jakarta, CNN Indonesia
 * -- ", "Caracas (ANTARA) - ", "Liputan6.com, Jakarta - ". Null where the paragraph begins otherwise; a sentence with a
 * dash in it ("Trump - yang …") goes on in lower case and is none.
 */
export function datelineOf(paragraph: string): Span | null {
  const end = (DASH.exec(paragraph) ?? COLON.exec(paragraph))?.[0].length ?? 0;
  return end === 0 || end > LONGEST ? null : { start: 0, end };
}
