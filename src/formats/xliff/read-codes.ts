// Inline elements of XLIFF (section 4.2.3) to the characters and code table of a segment.
import { badInput } from '../../errors.ts';
import { codeCharacter, codeIndex, type InlineCode, type Text } from '../../model/text.ts';
import { literalCode } from '../literal-codes.ts';
import { writtenName } from '../splice.ts';
import { attribute, type Place, type Slices, type XmlElement } from '../xml-tree.ts';
import { openTag, serialise } from '../xml-write.ts';
import { XLIFF, XML } from './names.ts';

/** `<data>` elements of a unit by their id, as markup. */
export type OriginalData = ReadonlyMap<string, { markup: string; text: string }>;

/** What the file has for a code: `nests` where it is one tag of an element, which must close in the order it opened. */
export type CodeMarkup = { markup: string; nests: 'open' | 'close' | null };

type Pair = { id: string; label: string; openData: string; closeData: string };

/** An inline element as a code: one, or the two ends of a pair around its content. */
export type Described = Pair | { id: string; label: string; kind: InlineCode['kind']; data: string };

export type CodeReader = {
  readonly codes: InlineCode[];
  /** By code, what the file has for it (where it was met first). */
  readonly markup: CodeMarkup[];
  /** The text of a source or target. Codes of equal markup share one character, so that source and target agree. */
  read(element: XmlElement, preserve: boolean): Text;
  /** The text of some of an element's children, without evening out white space. */
  readSome(parent: XmlElement, children: XmlElement['children']): Text;
  /** The two ends of an element as codes, for a text that begins or ends inside it. */
  ends(element: XmlElement): [Text, Text];
  /** As `read`, without the codes that no text has had so far: proposals add nothing to the table. */
  readKnown(element: XmlElement, preserve: boolean): Text;
};

/** Chips in the editor stay short. */
const LONGEST_LABEL = 24;

/** Whether white space counts inside `element`; `inherited`: what holds around it. */
export function keepsSpace(element: XmlElement, inherited: boolean): boolean {
  const own = element.attributes.find((one) => one.uri === XML && one.local === 'space')?.value;
  return own === undefined ? inherited : own === 'preserve';
}

/** Without XML's white space at the asked ends (a loop: an expression would take the square of a long run's length). */
function trimmed(line: string, atStart: boolean, atEnd: boolean): string {
  let start = 0;
  let end = line.length;
  while (atStart && start < end && ' \t\r'.includes(line[start]!)) start += 1;
  while (atEnd && end > start && ' \t\r'.includes(line[end - 1]!)) end -= 1;
  return line.slice(start, end);
}

/** Files written for reading by eye break and indent their texts: a break with its indentation is one space, none at the ends. */
export function unwrap(text: string, preserve: boolean): string {
  if (preserve || !text.includes('\n')) return text;
  const lines = text.split('\n');
  return lines
    .map((line, i) => trimmed(line, i > 0, i < lines.length - 1))
    .filter((line) => line !== '')
    .join(' ');
}

function paired(element: XmlElement): boolean {
  return element.local === 'pc' || element.local === 'mrk';
}

function labelOf(element: XmlElement, original: OriginalData): string {
  const suffix = paired(element) ? 'Start' : '';
  const data = attribute(element, `dataRef${suffix}`);
  const label =
    attribute(element, `disp${suffix}`) ||
    attribute(element, `equiv${suffix}`) ||
    (data === undefined ? '' : original.get(data)?.text.trim()) ||
    attribute(element, 'subType')?.replace(/^[^:]*:/, '') ||
    attribute(element, 'id') ||
    attribute(element, 'hex')?.replace(/^/, 'U+') ||
    element.local;
  return label.slice(0, LONGEST_LABEL);
}

const KINDS: ReadonlyMap<string, InlineCode['kind']> = new Map(
  Object.entries({ sc: 'open', sm: 'open', ec: 'close', em: 'close' }),
);

/** Inline elements of XLIFF 2 (section 4.2.3) and of foreign namespaces. */
export function describe2(original: OriginalData): (element: XmlElement) => Described {
  return (element) => {
    const { local } = element;
    const label = labelOf(element, original);
    if (element.uri !== XLIFF) {
      return { id: '', kind: 'placeholder', data: serialise(element, XLIFF), label };
    }
    const id = attribute(element, 'id') ?? attribute(element, 'startRef') ?? attribute(element, 'hex') ?? '';
    const refs = ['dataRef', 'dataRefStart', 'dataRefEnd'].map((name) => attribute(element, name));
    const kept = [...new Set(refs)].map((ref) => original.get(ref ?? '')?.markup ?? '').join('');
    if (!paired(element)) {
      return {
        id,
        kind: KINDS.get(local) ?? 'placeholder',
        data: `${openTag(element, XLIFF)}/>${kept}`,
        label,
      };
    }
    return { id, openData: `${openTag(element, XLIFF)}>${kept}`, closeData: `</${local}>`, label };
  };
}

/** One code table for all the texts of a segment. `file`: the text that the elements were parsed from. */
export function createCodeReader(describe: (element: XmlElement) => Described, file: Slices): CodeReader {
  const codes: InlineCode[] = [];
  const markup: CodeMarkup[] = [];
  const known = new Map<string, string>();

  function character(code: InlineCode, written: CodeMarkup, place: Place): string {
    const key = `${code.kind} ${code.id} ${code.data}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    let made: string;
    try {
      made = codeCharacter(codes.length);
    } catch {
      throw badInput('xliff.too-many-codes', place);
    }
    codes.push(code);
    markup.push(written);
    known.set(key, made);
    return made;
  }

  function literal(text: string, place: Place): string {
    return text.replace(/[\uE000-\uF8FF]/g, (data) =>
      character(literalCode(data), { markup: data, nests: null }, place),
    );
  }

  /** The tags of a pair; an element without an end tag gets one. */
  function tags(element: XmlElement): [string, string] {
    const { from, inner, innerEnd, to } = element.extent;
    if (inner < to) return [file.slice(from, inner), file.slice(innerEnd, to)];
    return [`${file.slice(from, to).replace(/\s*\/>$/, '')}>`, `</${writtenName(element)}>`];
  }

  function pair(element: XmlElement, described: Pair): [Text, () => Text] {
    const { id, label, openData, closeData } = described;
    const [openTag, closeTag] = tags(element);
    const open = { id, kind: 'open' as const, data: openData, label };
    const close = { id, kind: 'close' as const, data: closeData, label };
    return [
      character(open, { markup: openTag, nests: 'open' }, element.place),
      () => character(close, { markup: closeTag, nests: 'close' }, element.place),
    ];
  }

  function inline(element: XmlElement): Text {
    const described = describe(element);
    if ('openData' in described) {
      const [open, close] = pair(element, described);
      return open + some(element, element.children) + close();
    }
    const { from, to } = element.extent;
    return character(described, { markup: file.slice(from, to), nests: null }, element.place);
  }

  function some(parent: XmlElement, children: XmlElement['children']): Text {
    return children
      .map((child) => (typeof child === 'string' ? literal(child, parent.place) : inline(child)))
      .join('');
  }

  function read(element: XmlElement, preserve: boolean): Text {
    return unwrap(some(element, element.children), keepsSpace(element, preserve));
  }

  return {
    codes,
    markup,
    read,
    readSome: some,
    ends(element) {
      const described = describe(element);
      if (!('openData' in described)) return [inline(element), ''];
      const [open, close] = pair(element, described);
      return [open, close()];
    },
    readKnown(element, preserve) {
      const before = codes.length;
      const text = read(element, preserve);
      const added = codes.splice(before);
      markup.length = before;
      for (const { kind, id, data } of added) known.delete(`${kind} ${id} ${data}`);
      return text.replace(/[\uE000-\uF8FF]/g, (one) => (codeIndex(one) < before ? one : ''));
    },
  };
}
