// What stands in a paragraph of WordprocessingML: texts, what is no text, containers, and marks that take no room.

import { writtenName } from '../splice.ts';
import { childrenOf, type XmlElement } from '../xml-tree.ts';
import { formatOf, type PartText, type RunFormat, W, wordValue } from './run-format.ts';

/** A piece of the file between two offsets, in markup that makes a whole of it. */
export type Raw = { before: string; from: number; to: number; after: string };

export type Atom =
  | { kind: 'text'; text: string; format: RunFormat; raw: Raw }
  | { kind: 'mark'; label: string; word: boolean; raw: readonly Raw[] }
  | { kind: 'container'; label: string; open: readonly Raw[]; close: readonly Raw[]; atoms: Atom[] }
  /** Bookmarks, ranges of comments: `end` goes to the end of a paragraph that is written anew. */
  | { kind: 'noise'; end: boolean; raw: Raw }
  | { kind: 'field'; phase: 'begin' | 'instr' | 'separate' | 'end'; text: string; raw: Raw };

/** Elements that say nothing of the accepted text. */
const GONE =
  /^(?:pPr|del|moveFrom|proofErr|moveFromRangeStart|moveFromRangeEnd|moveToRangeStart|moveToRangeEnd|customXml\w+Range\w+)$/;
const NOISE = /^(?:bookmark|commentRange|perm)(Start|End)$/;
/** Wrappers that are dropped with the change or the recogniser that they tell of. */
const TRANSPARENT = /^(?:ins|moveTo|smartTag|customXml)$/;
const CONTAINERS = /^(?:hyperlink|dir|bdo)$/;

const LABELS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    tab: 'tab',
    br: 'line break',
    cr: 'line break',
    footnoteReference: 'footnote',
    endnoteReference: 'endnote',
    drawing: 'picture',
    pict: 'picture',
    AlternateContent: 'picture',
    object: 'object',
    sym: 'symbol',
    ptab: 'tab',
    oMath: 'formula',
    oMathPara: 'formula',
  }),
);

const HYPHENS: ReadonlyMap<string, string> = new Map(
  Object.entries({ noBreakHyphen: '\u2011', softHyphen: '\u00AD' }),
);

function textOf(element: XmlElement): string {
  const text = element.children.filter((one) => typeof one === 'string').join('');
  const keeps = element.attributes.some(
    (one) => one.prefix === 'xml' && one.local === 'space' && one.value === 'preserve',
  );
  return keeps ? text : text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
}

function runAtoms(run: XmlElement, part: PartText): Atom[] {
  const format = formatOf(run, part);
  const after = `</${writtenName(run)}>`;
  return run.children.flatMap((child): Atom[] => {
    if (typeof child === 'string' || child.local === 'rPr') return [];
    const { from, to } = child.extent;
    const raw = { before: format.open, from, to, after };
    const { local } = child;
    const text = local === 't' && child.uri === W ? textOf(child) : HYPHENS.get(local);
    if (text !== undefined) return [{ kind: 'text', text, format, raw }];
    if (local === 'delText' || local === 'delInstrText' || local === 'lastRenderedPageBreak') return [];
    if (local === 'commentReference' || local === 'annotationRef') return [{ kind: 'noise', end: true, raw }];
    if (local === 'instrText') return [{ kind: 'field', phase: 'instr', text: child.children.join(''), raw }];
    if (local === 'fldChar') {
      const type = wordValue(child, 'fldCharType');
      const phase = type === 'begin' || type === 'separate' ? type : 'end';
      return [{ kind: 'field', phase, text: '', raw }];
    }
    const [base] = local === 'ruby' ? childrenOf(child, W, 'rubyBase') : [];
    if (base !== undefined && base.extent.inner < base.extent.to) {
      // Its text stands in a run of its own; how it is read stands before it.
      const open = [{ before: format.open, from, to: base.extent.inner, after: '' }];
      const close = [{ before: '', from: base.extent.innerEnd, to, after }];
      return [{ kind: 'container', label: 'reading', open, close, atoms: atomsOf(base, part) }];
    }
    const kind = local === 'br' ? (wordValue(child, 'type') ?? 'textWrapping') : '';
    const label = kind === 'page' || kind === 'column' ? `${kind} break` : (LABELS.get(local) ?? local);
    return [{ kind: 'mark', label, word: false, raw: [raw] }];
  });
}

const plain = (from: number, to: number): Raw => ({ before: '', from, to, after: '' });

/**
 * Where a control of contents says which property of the document it shows (section 17.5.2.6); null where it shows none. Word
 * would put the property's text over a translated one, so that one is bound no longer.
 */
export function bindingOf(control: XmlElement): { from: number; to: number } | null {
  const [properties] = childrenOf(control, W, 'sdtPr');
  const binding = properties?.children.find((one) => typeof one !== 'string' && one.local === 'dataBinding');
  return typeof binding === 'object' ? binding.extent : null;
}

/** The atoms of an element's content, fields put together. */
export function atomsOf(parent: XmlElement, part: PartText): Atom[] {
  const atoms = parent.children.flatMap((child): Atom[] => {
    if (typeof child === 'string') return [];
    const { local, uri } = child;
    const { from, inner, innerEnd, to } = child.extent;
    if (uri === W && local === 'r') return runAtoms(child, part);
    if (uri === W && GONE.test(local)) return [];
    if (uri === W && TRANSPARENT.test(local)) return atomsOf(child, part);
    const noise = uri === W ? NOISE.exec(local) : null;
    if (noise !== null) return [{ kind: 'noise', end: noise[1] === 'End', raw: plain(from, to) }];
    const name = local === 'fldSimple' ? instruction(wordValue(child, 'instr') ?? '') : null;
    if (uri === W && inner < to && (CONTAINERS.test(local) || name !== null)) {
      const atoms = atomsOf(child, part);
      const label = local === 'hyperlink' ? 'link' : name === null ? local : fieldLabel(name);
      const ends = { open: [plain(from, inner)], close: [plain(innerEnd, to)] };
      if (name === null || isTextual(name, atoms)) return [{ kind: 'container', label, ...ends, atoms }];
    }
    const [content] = local === 'sdt' ? childrenOf(child, W, 'sdtContent') : [];
    if (content !== undefined && content.extent.inner < content.extent.to) {
      const binding = bindingOf(child) ?? { from, to: from };
      const open = [plain(from, binding.from), plain(binding.to, content.extent.inner)];
      const ends = { open, close: [plain(content.extent.innerEnd, to)] };
      return [{ kind: 'container', label: 'field', ...ends, atoms: atomsOf(content, part) }];
    }
    // Formulas, simple fields and what later versions bring.
    return [{ kind: 'mark', label: name ?? LABELS.get(local) ?? local, word: true, raw: [plain(from, to)] }];
  });
  return withFields(atoms);
}

/** `PAGE` of ` PAGE \* MERGEFORMAT `. */
function instruction(text: string): string {
  return /[A-Za-z]+/.exec(text)?.[0].toUpperCase() ?? 'field';
}

function rawsOf(atom: Atom): readonly Raw[] {
  if (atom.kind === 'mark') return atom.raw;
  if (atom.kind !== 'container') return [atom.raw];
  return [...atom.open, ...atom.atoms.flatMap(rawsOf), ...atom.close];
}

/** Fields whose result is text that people wrote: links, lists of headings, forms. */
const TEXTUAL = /^(?:HYPERLINK|TOC|TOA|INDEX|BIBLIOGRAPHY|FORMTEXT|QUOTE)$/;
/** Fields that repeat a heading or a number of another place. */
const REPEATING = /^(?:REF|STYLEREF)$/;

/** Whether a field of this name, with this result, is text of the sentence. */
function isTextual(name: string, result: readonly Atom[]): boolean {
  const letters = (atom: Atom): boolean =>
    atom.kind === 'text' ? /\p{L}/u.test(atom.text) : atom.kind === 'container' && atom.atoms.some(letters);
  return TEXTUAL.test(name) || (REPEATING.test(name) && result.some(letters));
}

/** Fields in one another: more than Word opens. What lies deeper is a code for each of its ends. */
const DEEPEST_FIELD = 20;

const fieldLabel = (name: string) => (name === 'HYPERLINK' ? 'link' : 'field');

/**
 * Complex fields (section 17.16.18): of some the text is the sentence's, any other field is one code. Of a field that goes on
 * in another paragraph each end is a code of its own.
 */
function withFields(atoms: readonly Atom[], depth = 0): Atom[] {
  const out: Atom[] = [];
  const ends = depth < DEEPEST_FIELD ? endsOfFields(atoms) : new Map<number, number>();
  for (let at = 0; at < atoms.length; at += 1) {
    const atom = atoms[at]!;
    if (atom.kind !== 'field') {
      out.push(atom);
      continue;
    }
    const end = ends.get(at);
    if (end === undefined) {
      out.push({ kind: 'mark', label: 'field', word: false, raw: [atom.raw] });
      continue;
    }
    const inside = atoms.slice(at, end + 1);
    const split = inside.findIndex((one) => one.kind === 'field' && one.phase === 'separate');
    const instr = inside
      .slice(0, split < 0 ? inside.length : split)
      .map((one) => (one.kind === 'field' ? one.text : ''))
      .join('');
    const label = instruction(instr);
    const result = split > 0 ? inside.slice(split + 1, -1) : [];
    if (split > 0 && isTextual(label, result)) {
      const open = inside.slice(0, split + 1).flatMap(rawsOf);
      const close = rawsOf(inside.at(-1)!);
      out.push({
        kind: 'container',
        label: fieldLabel(label),
        open,
        close,
        atoms: withFields(result, depth + 1),
      });
    } else out.push({ kind: 'mark', label, word: true, raw: inside.flatMap(rawsOf) });
    at = end;
  }
  return out;
}

/** By the index of a field's beginning, that of its end in the same list. */
function endsOfFields(atoms: readonly Atom[]): ReadonlyMap<number, number> {
  const open: number[] = [];
  const ends = new Map<number, number>();
  for (const [at, atom] of atoms.entries()) {
    if (atom.kind !== 'field') continue;
    if (atom.phase === 'begin') open.push(at);
    const begin = atom.phase === 'end' ? open.pop() : undefined;
    if (begin !== undefined) ends.set(begin, at);
  }
  return ends;
}
