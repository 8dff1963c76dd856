// How a run of WordprocessingML looks (ECMA-376 part 1, section 17.3.2): which runs look alike, and what sets one apart.
import { alone } from '../inline-pieces.ts';
import { attribute, childrenOf, type XmlElement } from '../xml-tree.ts';

/** Namespaces of the main parts: the transitional one, and the strict one that is read as it. */
export const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
export const STRICT = { 'http://purl.oclc.org/ooxml/wordprocessingml/main': W };

/** `open`: the run's tag with its properties, as the file has them. `key`: equal for runs that look alike. */
export type RunFormat = { open: string; key: string; looks: readonly string[] };

/**
 * Properties that nobody sees: language, spelling, looks of right-to-left scripts, tracked changes of the look itself, and how
 * letters join, which differs from run to run in what other programs write.
 */
const UNSEEN = new Set([
  'lang',
  'noProof',
  'bCs',
  'iCs',
  'szCs',
  'rPrChange',
  'ins',
  'del',
  'moveFrom',
  'moveTo',
  'kern',
  'snapToGrid',
  'ligatures',
  'cntxtAlts',
]);
/** Values that say what is so anyway, where no style of the run says another. */
const PLAIN: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    rtl: /^(?:0|false|off)$/,
    cs: /^(?:0|false|off)$/,
    u: /^none$/,
    highlight: /^none$/,
    effect: /^none$/,
    em: /^none$/,
    bdr: /^(?:nil|none)$/,
    vertAlign: /^baseline$/,
    position: /^0$/,
    // Twentieths of a point between letters, per cent of their width: less than half a point is nothing.
    spacing: /^-?\d$/,
    w: /^100$/,
  }),
);
/** Styles that Word gives to what its spelling check underlines (pages saved as Web pages). */
const CHECKED = /^(?:SpellE|GramE)$/i;
/** On, as programs write it who leave nothing out. */
const ON = /^(?:1|true|on)$/;
/** Attributes of fonts for other scripts. */
const OTHER_SCRIPTS = new Set(['eastAsia', 'cs', 'hint', 'eastAsiaTheme', 'cstheme']);

const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    b: 'bold',
    i: 'italic',
    u: 'underline',
    strike: 'strike',
    dstrike: 'strike',
    smallCaps: 'small caps',
    caps: 'capitals',
    color: 'colour',
    highlight: 'highlight',
    shd: 'highlight',
    sz: 'size',
    rFonts: 'font',
    vanish: 'hidden',
  }),
);

/** An attribute of the main namespace. */
export function wordValue(element: XmlElement, local = 'val'): string | undefined {
  return (
    element.attributes.find((one) => one.uri === W && one.local === local)?.value ?? attribute(element, local)
  );
}

function lookOf(property: XmlElement): string {
  const value = wordValue(property) ?? '';
  if (property.local === 'vertAlign') return value;
  if (property.local === 'rStyle') return value.toLowerCase();
  return NAMES.get(property.local) ?? property.local;
}

/** The text of a part, with the formats of its runs by how they are written: a long text has few. */
export type PartText = { file: string; formats: Map<string, RunFormat> };

/** The format of a run of the part. */
export function formatOf(run: XmlElement, { file, formats }: PartText): RunFormat {
  const [properties] = childrenOf(run, W, 'rPr');
  const { from, inner } = run.extent;
  const { from: start, to: end } = properties?.extent ?? { from: inner, to: inner };
  const written = file.slice(from, inner) + file.slice(start, end);
  let known = formats.get(written);
  if (known === undefined) {
    const tag = file.slice(from, inner).replace(/\s*\/>$/, '>');
    known = { open: alone(tag + file.slice(start, end)), ...lookOfAll(properties) };
    formats.set(written, known);
  }
  return known;
}

/** What is seen of a run's properties. */
function lookOfAll(properties: XmlElement | undefined): Pick<RunFormat, 'key' | 'looks'> {
  const all = (properties?.children ?? []).filter((one): one is XmlElement => typeof one !== 'string');
  const styled = all.some((one) => one.local === 'rStyle' && !CHECKED.test(wordValue(one) ?? ''));
  const seen = all.filter((one) => {
    const value = wordValue(one) ?? '';
    if (UNSEEN.has(one.local) || (one.local === 'rStyle' && !styled)) return false;
    if (one.local === 'shd') return value !== 'clear' || (wordValue(one, 'fill') ?? 'auto') !== 'auto';
    return styled || PLAIN.get(one.local)?.test(value) !== true;
  });
  const keys = seen.map(({ local, attributes }) => {
    const own = attributes.filter(
      (one) => !OTHER_SCRIPTS.has(one.local) && !(one.local === 'val' && ON.test(one.value)),
    );
    return `${local} ${own
      .map((one) => `${one.local}=${one.value}`)
      .sort()
      .join(' ')}`;
  });
  const key = keys.filter((one) => one !== 'rFonts ').sort();
  return { key: key.join('; '), looks: seen.map(lookOf) };
}

/** What sets a format apart from the one around it, for a chip's tooltip: "bold, italic". */
export function difference(format: RunFormat, around: RunFormat | null): string {
  const own = format.looks.filter((look) => !around?.looks.includes(look));
  const gone = (around?.looks ?? [])
    .filter((look) => !format.looks.includes(look))
    .map((look) => `no ${look}`);
  return [...new Set([...own, ...gone])].join(', ') || 'format';
}
