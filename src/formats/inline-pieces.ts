// A paragraph's texts and markup, as its file has them in a row, to one text with numbered codes, and back.
import { badInput } from '../errors.ts';
import { codeCharacter, codeIndex, type InlineCode, type Text } from '../model/text.ts';
import { literalCode } from './literal-codes.ts';
import type { Place } from './xml-tree.ts';

/**
 * What stands in a row in a paragraph; `at` is its reader's own. Texts bring the white space at their ends as pieces of their
 * own. `id`: the same for both ends of a pair. `word`: a placeholder that a sentence is built around (a figure, a field), not
 * one that may stay outside at its end (a picture, a footnote's number).
 */
export type Piece<At> =
  | { kind: 'text'; text: string; at: At }
  | { kind: 'open' | 'close'; id: string; label: string; data: string; at: At }
  | { kind: 'placeholder'; label: string; data: string; word?: true; at: At };

/** `pieces`: by code, what it stands for; null for a private-use character of the text itself. */
export type CodedText<At> = {
  source: Text;
  codes: InlineCode[];
  pieces: (Piece<At> | null)[];
  /** What stands before and after the text: spaces, and codes that nobody has to place. */
  lead: readonly Piece<At>[];
  inner: readonly Piece<At>[];
  tail: readonly Piece<At>[];
};

/** Chips in the editor stay short. */
const LONGEST_LABEL = 24;

/** Whether a piece belongs to the text wherever it stands. */
function kept(piece: Piece<unknown>): boolean {
  return piece.kind === 'text'
    ? piece.text.trim() !== ''
    : piece.kind === 'placeholder' && piece.word === true;
}

/** The index of each piece's other end, or -1. Ends that cross others have none. */
function otherEnds(pieces: readonly Piece<unknown>[]): number[] {
  const ends = pieces.map(() => -1);
  const open: number[] = [];
  for (const [at, piece] of pieces.entries()) {
    if (piece.kind === 'open') open.push(at);
    if (piece.kind !== 'close') continue;
    const from = open.findLastIndex((one) => (pieces[one] as { id: string }).id === piece.id);
    if (from < 0) continue;
    const [partner] = open.splice(from);
    ends[partner!] = at;
    ends[at] = partner!;
  }
  return ends;
}

/** Where the text begins and ends: spaces, lone codes and pairs around nothing or around all of it stay outside. */
function bounds(pieces: readonly Piece<unknown>[], ends: readonly number[]): { start: number; end: number } {
  let start = 0;
  let end = pieces.length;
  let seen = 0;
  const before = [0, ...pieces.map((piece) => (seen += Number(kept(piece))))];
  for (;;) {
    const [first, last] = [pieces[start], pieces[end - 1]];
    if (start >= end || first === undefined || last === undefined) return { start, end: start };
    const [firstEnd, lastEnd] = [ends[start]!, ends[end - 1]!];
    if (firstEnd < 0 ? !kept(first) : before[start] === before[firstEnd])
      start = Math.max(start, firstEnd) + 1;
    else if (lastEnd < 0 ? !kept(last) : before[lastEnd] === before[end])
      end = lastEnd < 0 ? end - 1 : lastEnd;
    else if (firstEnd === end - 1) {
      start += 1;
      end -= 1;
    } else return { start, end };
  }
}

/** A string of its own: one cut from a file keeps all of it in memory, and what is read of a file outlives the reading. */
export function alone(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}

type CodeTable<At> = {
  codes: InlineCode[];
  meant: (Piece<At> | null)[];
  literals: Map<string, string>;
  place: Place;
};

function addCode<At>(
  { codes, meant, place }: CodeTable<At>,
  code: InlineCode,
  piece: Piece<At> | null,
): string {
  let character: string;
  try {
    character = codeCharacter(codes.length);
  } catch {
    throw badInput('xliff.too-many-codes', place);
  }
  codes.push(code);
  meant.push(piece);
  return character;
}

function addLiteral<At>(table: CodeTable<At>, one: string): string {
  const known = table.literals.get(one) ?? addCode(table, literalCode(one), null);
  table.literals.set(one, known);
  return known;
}

/**
 * The text of a paragraph; null where it has none. `place`: of the paragraph in its file, for the error. Throws badInput
 * `xliff.too-many-codes`.
 */
export function codedText<At>(pieces: readonly Piece<At>[], place: Place): CodedText<At> | null {
  const ends = otherEnds(pieces);
  const { start, end } = bounds(pieces, ends);
  const inner = pieces.slice(start, end);
  if (!inner.some((piece) => piece.kind === 'text' && piece.text.trim() !== '')) return null;
  const table: CodeTable<At> = { codes: [], meant: [], literals: new Map(), place };
  const source = inner.map((piece, i): Text => {
    if (piece.kind === 'text') return piece.text.replace(/[\uE000-\uF8FF]/g, (one) => addLiteral(table, one));
    const other = ends[start + i]! - start;
    const paired = other >= 0 && other < inner.length;
    const id = String(paired ? Math.min(i, other) : i);
    const { data, label } = piece;
    const kind = paired ? piece.kind : 'placeholder';
    return addCode(table, { id, kind, data, label: label.slice(0, LONGEST_LABEL) }, piece);
  });
  return {
    source: source.length === 1 ? alone(source[0]!) : source.join(''),
    // An array that grew has room for many more.
    codes: table.codes.slice(),
    pieces: table.meant,
    lead: pieces.slice(0, start),
    inner,
    tail: pieces.slice(end),
  };
}

/** A target's runs of text and its codes, in order, through what writes each. A code that the table lacks is left out. */
export function writeCoded<At>(
  target: Text,
  { pieces, codes }: Pick<CodedText<At>, 'pieces' | 'codes'>,
  write: { text: (run: string) => string; code: (piece: Piece<At>) => string },
): string {
  let out = '';
  let run = '';
  const end = () => {
    if (run !== '') out += write.text(run);
    run = '';
  };
  for (const part of target.split(/([\uE000-\uF8FF])/)) {
    const index = part.length === 1 ? codeIndex(part) : -1;
    const piece = pieces[index];
    if (index < 0) run += part;
    else if (piece === null) run += codes[index]!.data;
    else if (piece !== undefined) {
      end();
      out += write.code(piece);
    }
  }
  end();
  return out;
}
