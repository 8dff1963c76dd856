// The bilingual word lexicon, and the rows of it that go to the decoder with each source piece (rules 1-4 of the model's README).
import { readFileSync } from 'node:fs';
import type { ModelConfig } from './model-config.ts';
import { SPACE, type Vocabulary } from './vocabulary.ts';

/** One entry of a row: a piece, its word's probability, and the piece that must stand just before it (-1: starts a word). */
export type LexiconEntry = { id: number; p: number; prev: number };
/** An English word or phrase as pieces, with the probability that it is the translation. */
export type Candidate = { pieces: readonly number[]; p: number };

export type Lexicon = {
  /**
   * A row of at most K entries for each of `ids`. `forced`: for each piece of a glossary term the candidates that
   * replace its row (rule 4).
   */
  rows(ids: readonly number[], forced?: ReadonlyMap<number, readonly Candidate[]>): LexiconEntry[][];
  /** What the lexicon has for an Indonesian word, best first; nothing for a word that it lacks. */
  lookUp(word: string): readonly Candidate[];
  /** Whether these pieces are the English of several words of the lexicon: `votings`, of one by an accident, is no word. */
  isEnglish(pieces: readonly number[]): boolean;
};

/** `\w` as Python's `re` has it, which the lexicon was made with: letters and numbers of any script, and the underscore. */
const WORD = /[\p{L}\p{N}_]+(?:[-'’][\p{L}\p{N}_]+)*|[^\p{L}\p{N}_\s]/gu;
const NAME = /^\p{Uppercase}|\p{Nd}/u;
/** Rows kept for words seen before; emptied when full. */
const CACHE = 20_000;

/** Reads `file` (lexicon.json: word → [[[ids], p], …]). Throws where it is not such a file. */
export function loadLexicon(file: string, config: ModelConfig, vocabulary: Vocabulary): Lexicon {
  return createLexicon(readTable(file), config, vocabulary);
}

/** `get` is asked with words in lower case; `english` has the pieces of every English word, joined by commas, with the number of words that it translates. */
type Table = { get(word: string): Candidate[] | undefined; english(): ReadonlyMap<string, number> };
const SEVERAL = 4;

/** A lexicon over `table`. */
function createLexicon(table: Table, config: ModelConfig, vocabulary: Vocabulary): Lexicon {
  const limit = config.lexicon.entries;
  const { markers } = vocabulary;
  const cache = new Map<string, LexiconEntry[]>();

  const flatten = (candidates: readonly Candidate[]) => {
    const row: LexiconEntry[] = [];
    for (const { pieces, p } of candidates) {
      if (row.length > 0 && row.length + pieces.length > limit) continue;
      for (let n = 0; n < Math.min(pieces.length, limit); n++)
        row.push({ id: pieces[n]!, p, prev: n === 0 ? -1 : pieces[n - 1]! });
    }
    return row;
  };
  const own = (word: string) => flatten([{ pieces: vocabulary.encode(word), p: 1 }]);
  const translate = (word: string) => {
    const known = table.get(word.toLowerCase());
    if (known === undefined) return own(word);
    return flatten(NAME.test(word) ? withCopy(known, vocabulary.encode(word)) : known);
  };
  const remembered = (kind: string, word: string, make: (word: string) => LexiconEntry[]) => {
    const key = kind + word;
    let row = cache.get(key);
    if (row === undefined) {
      row = make(word);
      if (cache.size >= CACHE) cache.clear();
      cache.set(key, row);
    }
    return row;
  };

  const rows: Lexicon['rows'] = (ids, forced) => {
    const out: LexiconEntry[][] = ids.map(() => []);
    let group: number[] = [];
    let inTarget = false;
    const flush = () => {
      if (group.length === 0) return;
      let text = '';
      const starts = group.map((n) => {
        const piece = vocabulary.spelling(ids[n]!);
        const start = text.length + (piece.startsWith(SPACE) && piece.length > 1 ? 1 : 0);
        text += piece;
        return start;
      });
      const words = [...text.replaceAll(SPACE, ' ').matchAll(WORD)];
      group.forEach((n, g) => {
        const at = starts[g]!;
        const word = words.find((w) => w.index <= at && at < w.index + w[0].length)?.[0];
        if (word === undefined) out[n] = [{ id: ids[n]!, p: 1, prev: -1 }];
        else out[n] = inTarget ? remembered('=', word, own) : remembered('>', word, translate);
      });
      group = [];
    };
    ids.forEach((id, n) => {
      const isMarker = id === markers.source || id === markers.target || id === markers.end;
      const spelling = vocabulary.spelling(id);
      if (isMarker || spelling === '') {
        flush();
        if (vocabulary.byte(id) >= 0) out[n] = [{ id, p: 1, prev: -1 }];
        if (id === markers.target) inTarget = true;
        if (id === markers.end) inTarget = false;
        return;
      }
      if (spelling.startsWith(SPACE)) flush();
      group.push(n);
    });
    flush();
    forced?.forEach((candidates, n) => {
      out[n] = flatten(candidates);
    });
    return out;
  };
  return {
    rows,
    lookUp: (word) => table.get(word.toLowerCase()) ?? [],
    isEnglish: (pieces) => (table.english().get(pieces.join()) ?? 0) >= SEVERAL,
  };
}

/** Rule 2: a name or number may also be copied as it stands. */
function withCopy(known: readonly Candidate[], pieces: readonly number[]): Candidate[] {
  const same = (c: Candidate) =>
    c.pieces.length === pieces.length && c.pieces.every((id, n) => id === pieces[n]);
  const listed = known.filter(same).reduce((sum, c) => sum + c.p, 0);
  const copy = { pieces, p: 0.1 + 0.9 * listed };
  const others = known.filter((c) => !same(c)).map((c) => ({ pieces: c.pieces, p: 0.9 * c.p }));
  return [copy, ...others].sort((a, b) => b.p - a.p);
}

/** The file's 110,000 words as flat arrays: a tenth of the memory that the parsed JSON takes. */
function readTable(file: string): Table {
  const parsed = JSON.parse(readFileSync(file, 'utf8')) as Record<string, [number[], number][]>;
  const index = new Map<string, number>();
  const lengths: number[] = [];
  const pieces: number[] = [];
  const ps: number[] = [];
  const starts: [candidate: number, piece: number][] = [];
  for (const word in parsed) {
    index.set(word, starts.length);
    starts.push([ps.length, pieces.length]);
    for (const [ids, p] of parsed[word]!) {
      lengths.push(ids.length);
      ps.push(p);
      for (const id of ids) pieces.push(id);
    }
  }
  const table = {
    candidates: Int32Array.from(starts, (s) => s[0]),
    firstPiece: Int32Array.from(starts, (s) => s[1]),
    lengths: Uint8Array.from(lengths),
    ps: Float64Array.from(ps),
    pieces: Int32Array.from(pieces),
  };
  let english: Map<string, number> | undefined;
  return {
    get(word) {
      const at = index.get(word);
      if (at === undefined) return undefined;
      const end = table.candidates[at + 1] ?? table.ps.length;
      let piece = table.firstPiece[at]!;
      const found: Candidate[] = [];
      for (let c = table.candidates[at]!; c < end; c++) {
        const length = table.lengths[c]!;
        found.push({ pieces: [...table.pieces.subarray(piece, piece + length)], p: table.ps[c]! });
        piece += length;
      }
      return found;
    },
    english() {
      if (english !== undefined) return english;
      english = new Map();
      let piece = 0;
      for (const length of table.lengths) {
        const key = table.pieces.subarray(piece, piece + length).join();
        english.set(key, (english.get(key) ?? 0) + 1);
        piece += length;
      }
      return english;
    },
  };
}
