// HTML cut into the texts that a reader sees as one piece, with inline tags as codes, and put together again in another language.
import { codeCharacter, codeIndex, type Text } from '../model/text.ts';

/** Parts in order: markup and space that stay as they are, and texts to translate with what their codes stand for. */
type Part = { markup: string } | { text: Text; codes: readonly string[] };

/** Whole elements that nobody translates, comments, and tags. */
const MARKUP =
  /<!--[\s\S]*?-->|<(script|style|pre|code|kbd|samp|svg|math|textarea)\b[^>]*>[\s\S]*?<\/\1\s*>|<(\w+)\b[^>]*\stranslate=["']?no["']?[^>]*>[^<]*<\/\2\s*>|<[!?][^>]*>|<\/?([a-zA-Z][\w-]*)(?:"[^"]*"|'[^']*'|[^'">])*>/gi;
/** Tags that stand inside a sentence (HTML's phrasing content); all others end it. */
const INLINE =
  /^(?:a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|font|i|img|ins|kbd|mark|q|rp|rt|ruby|s|samp|small|span|strong|sub|sup|time|tt|u|var|wbr|x|g|ph)$/i;
const MOST_CODES = 6000;

const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
};

function decoded(html: string): string {
  return html.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|\w{2,8});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xf900)
      ? String.fromCodePoint(code)
      : whole;
  });
}

function encoded(text: string): string {
  return text
    .replace(/&(?!\w{2,8};)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** The parts of `html`; put together unchanged they say what it said. */
export function htmlParts(html: string): Part[] {
  const parts: Part[] = [];
  let text = '';
  let codes: string[] = [];
  const end = () => {
    if (text !== '') parts.push({ text, codes });
    text = '';
    codes = [];
  };
  let at = 0;
  for (const match of html.matchAll(MARKUP)) {
    text += decoded(html.slice(at, match.index)).replace(/[\uE000-\uF8FF]/g, '');
    at = match.index + match[0].length;
    const tag = match[1] ?? match[2] ?? match[3] ?? '';
    if (INLINE.test(tag) && codes.length < MOST_CODES) {
      text += codeCharacter(codes.length);
      codes.push(match[0]);
    } else {
      end();
      parts.push({ markup: match[0] });
    }
  }
  text += decoded(html.slice(at)).replace(/[\uE000-\uF8FF]/g, '');
  end();
  return parts;
}

/** The text as HTML again. A code that it has lost goes to its end, so that no tag stays open; one too many is left out. */
export function htmlOf(text: Text, codes: readonly string[]): string {
  const left = new Map(codes.entries());
  const html = text.replace(/[\uE000-\uF8FF]|[^\uE000-\uF8FF]+/g, (piece) => {
    const index = codeIndex(piece);
    if (index < 0) return encoded(piece);
    const markup = left.get(index) ?? '';
    left.delete(index);
    return markup;
  });
  return html + [...left.values()].join('');
}
