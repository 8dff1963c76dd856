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

/** `file`: the part that the atoms were found in. */
export function piecesOf(atoms: readonly Atom[], file: string): DocxPieces {
  const pieces: Piece<DocxPart>[] = [];
  const before: Raw[] = [];
  const after: Raw[] = [];
  let pairs = 0;

  function addText(text: string): void {
    const start = text.length - text.trimStart().length;
    const end = Math.max(start, text.trimEnd().length);
    for (const part of [text.slice(0, start), text.slice(start, end), text.slice(end)])
      if (part !== '') pieces.push({ kind: 'text', text: part, at: { kind: 'text' } });
  }

  function addAll(list: readonly Atom[], base: RunFormat | null): void {
    let open: { format: RunFormat; id: string; label: string } | null = null;
    /** What may stand inside or outside of a look: it waits for the next letters. */
    let waiting: Atom[] = [];
    const flush = () => {
      for (const atom of waiting) {
        if (atom.kind === 'text') addText(atom.text);
        if (atom.kind === 'mark') {
          const { label, word, raw } = atom;
          const data = dataOf(raw, file);
          pieces.push({
            kind: 'placeholder',
            label,
            data,
            ...(word ? { word } : {}),
            at: { kind: 'raw', raw },
          });
        }
      }
      waiting = [];
    };
    const close = () => {
      if (open === null) return;
      const { id, label, format } = open;
      pieces.push({ kind: 'close', id, label, data: format.open, at: { kind: 'formatEnd' } });
      open = null;
    };
    for (const atom of list) {
      if (atom.kind === 'noise') {
        (atom.end && (pieces.length > 0 || waiting.length > 0) ? after : before).push(atom.raw);
        continue;
      }
      if (atom.kind === 'mark' || (atom.kind === 'text' && lengthOf(atom) === 0)) {
        waiting.push(atom);
        continue;
      }
      const format = atom.kind === 'text' ? atom.format : null;
      const key = format === null || format.key === base?.key ? null : format.key;
      const openKey: string | null = (open as { format: RunFormat } | null)?.format.key ?? null;
      if (key !== openKey) close();
      flush();
      if (format !== null && key !== null && key !== openKey) {
        pairs += 1;
        const label = difference(format, base);
        open = { format, id: String(pairs), label };
        pieces.push({ kind: 'open', id: open.id, label, data: format.open, at: { kind: 'format', format } });
      }
      if (atom.kind === 'text') addText(atom.text);
      if (atom.kind === 'container') addContainer(atom, base);
    }
    close();
    flush();
  }

  function addContainer(
    { open, close, label, atoms: inside }: Extract<Atom, { kind: 'container' }>,
    around: RunFormat | null,
  ): void {
    pairs += 1;
    const id = String(pairs);
    const base = baseOf(inside) ?? around;
    const tag = (kind: 'open' | 'close', raw: readonly Raw[], at: DocxPart): Piece<DocxPart> => {
      return { kind, id, label, data: dataOf(raw, file), at };
    };
    pieces.push(tag('open', open, { kind: 'open', raw: open, base }));
    addAll(inside, base);
    pieces.push(tag('close', close, { kind: 'close', raw: close }));
  }

  const base = baseOf(atoms);
  addAll(atoms, base);
  return { pieces, base, before, after };
}
