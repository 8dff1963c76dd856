// Inline elements of XLIFF (section 4.2.3) to the characters and code table of a segment.
import { badInput } from '../../errors.ts';
import { codeCharacter, type InlineCode, type Text } from '../../model/text.ts';
import { literalCode } from '../literal-codes.ts';
import { attribute, type Place, type XmlElement } from '../xml-tree.ts';
import { openTag, serialise } from '../xml-write.ts';
import { XLIFF, XML } from './names.ts';

/** `<data>` elements of a unit by their id, as markup. */
export type OriginalData = ReadonlyMap<string, { markup: string; text: string }>;

export type CodeReader = {
  readonly codes: InlineCode[];
  /** The text of a source or target. Codes of equal markup share one character, so that source and target agree. */
  read(element: XmlElement, preserve: boolean): Text;
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

const KINDS: Record<string, InlineCode['kind']> = { sc: 'open', sm: 'open', ec: 'close', em: 'close' };

/** One code table for all the texts of a segment. */
export function createCodeReader(original: OriginalData): CodeReader {
  const codes: InlineCode[] = [];
  const known = new Map<string, string>();

  function character(code: InlineCode, place: Place): string {
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
    known.set(key, made);
    return made;
  }

  function literal(text: string, place: Place): string {
    return text.replace(/[\uE000-\uF8FF]/g, (data) => character(literalCode(data), place));
  }

  function inline(element: XmlElement, preserve: boolean): Text {
    const { local, place } = element;
    const label = labelOf(element, original);
    if (element.uri !== XLIFF) {
      return character({ id: '', kind: 'placeholder', data: serialise(element, XLIFF), label }, place);
    }
    const id = attribute(element, 'id') ?? attribute(element, 'startRef') ?? attribute(element, 'hex') ?? '';
    const refs = ['dataRef', 'dataRefStart', 'dataRefEnd'].map((name) => attribute(element, name));
    const kept = [...new Set(refs)].map((ref) => original.get(ref ?? '')?.markup ?? '').join('');
    if (!paired(element)) {
      const data = `${openTag(element, XLIFF)}/>${kept}`;
      return character({ id, kind: KINDS[local] ?? 'placeholder', data, label }, place);
    }
    const open = character({ id, kind: 'open', data: `${openTag(element, XLIFF)}>${kept}`, label }, place);
    const close = { id, kind: 'close' as const, data: `</${local}>`, label };
    return open + content(element, preserve) + character(close, place);
  }

  function content(element: XmlElement, preserve: boolean): Text {
    return element.children
      .map((child) => (typeof child === 'string' ? literal(child, element.place) : inline(child, preserve)))
      .join('');
  }

  return {
    codes,
    read: (element, preserve) => unwrap(content(element, preserve), keepsSpace(element, preserve)),
  };
}
