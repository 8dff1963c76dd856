// Writing TMX 1.4b: a header, then one unit after the other.
import { codeIndex, type InlineCode, type Text } from '../../model/text.ts';
import { escapeAttribute, escapeText } from '../xml-write.ts';

/** A unit to write; times in milliseconds UTC. `props` go out as <prop type="…">. */
export type WrittenUnit = {
  tuid: string;
  sourceLang: string;
  targetLang: string;
  source: Text;
  target: Text;
  codes: readonly InlineCode[];
  author: string;
  createdAt: number;
  changedAt: number;
  props: Readonly<Record<string, string>>;
};

/** YYYYMMDDThhmmssZ (TMX 1.4b, creationdate). */
const date = (ms: number): string => `${new Date(ms).toISOString().replace(/[-:]|\.\d+/g, '')}`;

/** Characters that XML 1.0 (section 2.2) cannot carry become U+FFFD. */
const carried = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '\uFFFD');

const escaped = (text: string): string => escapeText(carried(text));

/** Index of the closing code that belongs to each opening one in `text`, both ways; what has no partner is in none. */
function partners(text: Text, codes: readonly InlineCode[]): Map<number, number> {
  const found = new Map<number, number>();
  const open: number[] = [];
  for (const character of text) {
    const index = codeIndex(character);
    const kind = codes[index]?.kind;
    if (kind === 'open') open.push(index);
    if (kind !== 'close') continue;
    const partner = open.pop();
    if (partner === undefined) continue;
    found.set(partner, index);
    found.set(index, partner);
  }
  return found;
}

/** <seg> with its codes: pairs as bpt and ept, a half whose other half is not there as it, others as ph. */
function segment(text: Text, codes: readonly InlineCode[]): string {
  const pairs = partners(text, codes);
  const inside = text.replace(/[\uE000-\uF8FF]|[^\uE000-\uF8FF]+/g, (piece) => {
    const index = codeIndex(piece);
    const code = codes[index];
    if (index < 0) return escaped(piece);
    // A stray private-use character stands for nothing.
    if (code === undefined) return '';
    const partner = pairs.get(index);
    const type = code.label === '' ? '' : ` type="${escapeAttribute(carried(code.label))}"`;
    const data = escaped(code.data);
    if (code.kind === 'placeholder') return `<ph x="${index + 1}"${type}>${data}</ph>`;
    if (partner === undefined) {
      const pos = code.kind === 'open' ? 'begin' : 'end';
      return `<it pos="${pos}" x="${index + 1}"${type}>${data}</it>`;
    }
    if (code.kind === 'open') return `<bpt i="${index + 1}" x="${index + 1}"${type}>${data}</bpt>`;
    return `<ept i="${partner + 1}">${data}</ept>`;
  });
  return `<seg>${inside}</seg>`;
}

/** The file's beginning. `version`: of this tool. */
export function tmxHeader(input: { sourceLang: string; version: string; now: number }): string {
  const { sourceLang, version, now } = input;
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
<header creationtool="Padanan" creationtoolversion="${escapeAttribute(version)}" segtype="block" o-tmf="Padanan" adminlang="en" srclang="${escapeAttribute(sourceLang)}" datatype="plaintext" creationdate="${date(now)}"/>
<body>
`;
}

export const TMX_END = '</body>\n</tmx>\n';

export function tmxUnit(unit: WrittenUnit): string {
  const { tuid, author, createdAt, changedAt, codes } = unit;
  const by = author === '' ? '' : ` creationid="${escapeAttribute(carried(author))}"`;
  const props = Object.entries(unit.props)
    .map(([type, text]) => `<prop type="${escapeAttribute(type)}">${escaped(text)}</prop>`)
    .join('');
  const variant = (lang: string, text: Text) =>
    `<tuv xml:lang="${escapeAttribute(lang)}">${segment(text, codes)}</tuv>`;
  return `<tu tuid="${escapeAttribute(tuid)}"${by} creationdate="${date(createdAt)}" changedate="${date(changedAt)}">${props}
${variant(unit.sourceLang, unit.source)}
${variant(unit.targetLang, unit.target)}
</tu>
`;
}
