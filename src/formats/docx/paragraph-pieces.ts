// A paragraph's atoms as the pieces of a text: few codes, because runs that look alike are joined and the commonest look is none.
import type { Piece } from '../inline-pieces.ts';
import type { Atom, Raw } from './paragraph-atoms.ts';
import { difference, type RunFormat } from './run-format.ts';

/**
 * What a piece is written as: `raw` to the letter, or nothing but another look for the texts that follow (`format`; null: back
 * to the one before). `base`: of a container, the look of its texts.
 */
export type DocxPart =
  | { kind: 'raw'; raw: readonly Raw[] }
  | { kind: 'open'; raw: readonly Raw[]; base: RunFormat | null }
  | { kind: 'close'; raw: readonly Raw[] }
  | { kind: 'format'; format: RunFormat }
  | { kind: 'formatEnd' }
  | { kind: 'text' };

export type DocxPieces = {
  pieces: Piece<DocxPart>[];
  base: RunFormat | null;
  /** Bookmarks and the like that stand around the pieces, in order. */
  before: Raw[];
  after: Raw[];
};

const lengthOf = (atom: Atom) => (atom.kind === 'text' ? atom.text.trim().length : 0);

/** The commonest look of the texts in a list, by their letters; of spaces alone the first; null without any. */
function baseOf(atoms: readonly Atom[]): RunFormat | null {
  const letters = new Map<string, { format: RunFormat; count: number }>();
  for (const atom of atoms) {
    if (atom.kind !== 'text') continue;
    const known = letters.get(atom.format.key) ?? { format: atom.format, count: 0 };
    letters.set(atom.format.key, { ...known, count: known.count + lengthOf(atom) });
  }
  const [first, ...rest] = letters.values();
  return rest.reduce((best, one) => (one.count > (best?.count ?? 0) ? one : best), first)?.format ?? null;
}

function dataOf(raw: readonly Raw[], file: string): string {
  return raw.map(({ before, from, to, after }) => before + file.slice(from, to) + after).join('');
}

type Building = DocxPieces & { pairs: number; file: string };
type Look = { format: RunFormat; id: string; label: string };

/** `file`: the part that the atoms were found in. */
export function piecesOf(atoms: readonly Atom[], file: string): DocxPieces {
  const base = baseOf(atoms);
  const building: Building = { pieces: [], base, before: [], after: [], pairs: 0, file };
  addAll(building, atoms, base);
  return building;
}

function addText({ pieces }: Building, text: string): void {
  const start = text.length - text.trimStart().length;
  const end = Math.max(start, text.trimEnd().length);
  for (const part of [text.slice(0, start), text.slice(start, end), text.slice(end)])
    if (part !== '') pieces.push({ kind: 'text', text: part, at: { kind: 'text' } });
}

/** What may stand inside or outside of a look waited for the next letters. */
function addWaiting(building: Building, waiting: Atom[]): void {
  for (const atom of waiting) {
    if (atom.kind === 'text') addText(building, atom.text);
    if (atom.kind !== 'mark') continue;
    const { label, word, raw } = atom;
    const data = dataOf(raw, building.file);
    const at = { kind: 'raw', raw } as const;
    building.pieces.push({ kind: 'placeholder', label, data, ...(word ? { word } : {}), at });
  }
  waiting.length = 0;
}

function endLook({ pieces }: Building, { id, label, format }: Look): void {
  pieces.push({ kind: 'close', id, label, data: format.open, at: { kind: 'formatEnd' } });
}

function addAll(building: Building, list: readonly Atom[], base: RunFormat | null): void {
  const { pieces } = building;
  let open: Look | null = null;
  const waiting: Atom[] = [];
  for (const atom of list) {
    if (atom.kind === 'noise') {
      const late = atom.end && (pieces.length > 0 || waiting.length > 0);
      building[late ? 'after' : 'before'].push(atom.raw);
      continue;
    }
    if (atom.kind === 'mark' || (atom.kind === 'text' && lengthOf(atom) === 0)) {
      waiting.push(atom);
      continue;
    }
    const format = atom.kind === 'text' ? atom.format : null;
    const own: RunFormat | null = format === null || format.key === base?.key ? null : format;
    const same: boolean = own?.key === open?.format.key;
    if (open !== null && !same) {
      endLook(building, open);
      open = null;
    }
    addWaiting(building, waiting);
    if (own !== null && !same) {
      building.pairs += 1;
      const label = difference(own, base);
      open = { format: own, id: String(building.pairs), label };
      pieces.push({ kind: 'open', id: open.id, label, data: own.open, at: { kind: 'format', format: own } });
    }
    if (atom.kind === 'text') addText(building, atom.text);
    if (atom.kind === 'container') addContainer(building, atom, base);
  }
  if (open !== null) endLook(building, open);
  addWaiting(building, waiting);
}

function addContainer(
  building: Building,
  { open, close, label, atoms }: Extract<Atom, { kind: 'container' }>,
  around: RunFormat | null,
): void {
  const { pieces, file } = building;
  building.pairs += 1;
  const id = String(building.pairs);
  const base = baseOf(atoms) ?? around;
  pieces.push({ kind: 'open', id, label, data: dataOf(open, file), at: { kind: 'open', raw: open, base } });
  addAll(building, atoms, base);
  pieces.push({ kind: 'close', id, label, data: dataOf(close, file), at: { kind: 'close', raw: close } });
}
