// One step of the beam search of one sentence: its live translations give way to their best continuations.
import {
  allMet,
  allocate,
  lettersAtEnd,
  type Met,
  metAfter,
  metAtEnd,
  openings,
  piecesLacking,
  shirking,
} from './constraints.ts';
import type { SourceTerm, StepOutput } from './decoder-state.ts';
import { chain, type Hypothesis, repeats, type Scoring, type Step, score } from './hypothesis.ts';
import type { NeuralModel } from './model.ts';
import { type SourceWords, stutters, type Written, writePiece } from './repetition.ts';
import { beginTerm, closesBefore, hasTerm, type OpenTerm, openTerm, requiredPieces } from './term-state.ts';
import type { Candidates } from './top-candidates.ts';
import type { Vocabulary } from './vocabulary.ts';

export type AdvanceOptions = {
  beam: number;
  scoring: Scoring;
  /** Whether a translation ends only when it has a wording of every term of its sentence; none may be found. */
  constrained?: boolean;
  /** Whether the best translation so far, ending in `last`, is all that is wanted of it. Asked after each step. */
  enough?: (last: Step) => boolean;
};

/** A run of as many pieces is never written twice: a small model otherwise falls into loops. */
const REPEATED_RUN = 4;

/** A translation under way: its row in the decoder, and the letters that it must go on with. */
export type Live = { last: Step | undefined; total: number; row: number; typed: string; written: Written };
type Candidate = {
  from: Live;
  piece: number;
  logProbability: number;
  total: number;
  attention: Float32Array;
  term: OpenTerm | undefined;
  met: Met;
};
/** The search of one sentence. */
export type Search = {
  readonly index: number;
  readonly sourceLength: number;
  readonly terms: readonly SourceTerm[];
  readonly texts: readonly (readonly string[])[];
  readonly words: SourceWords;
  readonly limit: number;
  live: Live[];
  readonly finished: Hypothesis[];
};

/** Replaces a search's live translations by their best continuations; by none once it is done. */
export function advance(
  model: NeuralModel,
  search: Search,
  out: StepOutput,
  candidates: Candidates,
  { beam, scoring, constrained = false, enough }: AdvanceOptions,
): void {
  const { vocab, eos } = model.config;
  const { spelling, goesOn } = model.vocabulary;
  const { terms } = search;
  const best: Candidate[] = [];
  const wanted = constrained ? allMet(terms) : 0;
  for (const from of search.live) {
    for (const id of model.vocabulary.unwritable)
      out.logits[from.row * vocab + id] = Number.NEGATIVE_INFINITY;
    candidates.take(out.logits, from.row * vocab, vocab);
    const { last } = from;
    const before = last?.term;
    const required = from.typed === '' ? requiredPieces(before) : piecesOf(model.vocabulary, from.typed);
    if (required !== undefined) candidates.keep(required, out.logits, from.row * vocab);
    const start = from.row * out.source;
    const attention = out.alignment.subarray(start, start + search.sourceLength);
    const begun = last?.met ?? 0;
    const met = constrained ? metAtEnd(search.texts, begun, lettersAtEnd(last, spelling)) : begun;
    const lacks = (met & wanted) !== wanted;
    const add = (piece: number, logProbability: number, term: OpenTerm | undefined, cost = 0) =>
      best.push({
        from,
        piece,
        logProbability,
        total: from.total + logProbability - cost,
        attention,
        term,
        met: metAfter(goesOn(piece) ? begun : met, term),
      });
    // Where the room that is left, or the sentence, is at its end, only what it lacks may come.
    const room = search.limit - (last?.length ?? 0) - 1;
    const late = lacks && (candidates.ids[0] === eos || room <= piecesLacking(terms, met, before));
    for (let n = 0; n < candidates.ids.length; n++) {
      const logProbability = candidates.logProbabilities[n]!;
      if (logProbability === Number.NEGATIVE_INFINITY) break;
      const piece = candidates.ids[n]!;
      if (required === undefined && (late || (piece === eos && lacks))) continue;
      const term = openTerm(terms, before, piece, attention);
      const free = lacks && term === undefined && required === undefined;
      add(piece, logProbability, term, free ? shirking(terms, met, attention, spelling(piece)) : 0);
    }
    if (!lacks || required !== undefined) continue;
    for (const { piece, term, cost } of openings(terms, met, last, attention)) {
      const logProbability = candidates.of(piece, out.logits, from.row * vocab);
      add(piece, logProbability, beginTerm(terms, term, piece), cost);
    }
  }
  best.sort((a, b) => b.total - a.total);
  const next: Live[] = [];
  let rank = 0;
  const whole = best.filter(({ from, piece }) => !(goesOn(piece) && closesBefore(from.last?.term, piece)));
  const fresh = whole.filter((candidate) => !isRepetition(model, search, candidate, constrained));
  const allowed = fresh.length > 0 ? fresh : whole;
  const chosen = constrained ? allocate(distinct(allowed), bankOf, beam) : allowed;
  for (const { from, piece, logProbability, total, attention, term, met } of chosen) {
    if (next.length === beam || search.finished.length === beam) break;
    // An ending below the beam is no better than the translations that go on.
    if (rank++ >= beam && piece === eos) continue;
    const length = (from.last?.length ?? 0) + 1;
    const last: Step = { parent: from.last, piece, logProbability, attention, length, term, met };
    if (piece === eos) search.finished.push(finish(search, last, total, scoring, eos));
    else
      next.push({
        last,
        total,
        row: from.row,
        typed: from.typed.slice(spelling(piece).length),
        written: writePiece(from.written, spelling(piece), attention, search.words),
      });
  }
  const [longest = search.live[0]!] = next;
  const atEnd = next.length === 0 || longest.last!.length >= search.limit || enough?.(longest.last!) === true;
  const complete = (next.length > 0 ? next : search.live).find(
    ({ last }) => last !== undefined && (!constrained || hasAll(last, wanted)),
  );
  if (atEnd && complete !== undefined && search.finished.length === 0)
    search.finished.push(finish(search, complete.last!, complete.total, scoring, eos));
  search.live = atEnd || search.finished.length >= beam ? [] : next;
}

function isRepetition(
  { vocabulary, config }: NeuralModel,
  { words }: Search,
  { from, piece, term, attention }: Candidate,
  constrained: boolean,
): boolean {
  if (piece === config.eos || (constrained && term !== undefined)) return false;
  if (repeats(from.last, piece, REPEATED_RUN)) return true;
  return stutters(
    from.written,
    writePiece(from.written, vocabulary.spelling(piece), attention, words),
    words,
  );
}

/** The same piece after the same translation, found both ways, once: as the beginning of a term. `candidates` are best first. */
function distinct(candidates: readonly Candidate[]): Candidate[] {
  const found = new Map<Live, Map<number, Candidate>>();
  for (const candidate of candidates) {
    const own = found.get(candidate.from) ?? new Map<number, Candidate>();
    found.set(candidate.from, own);
    const same = own.get(candidate.piece);
    if (same === undefined || (same.term === undefined && candidate.term !== undefined))
      own.set(candidate.piece, candidate);
  }
  return candidates.filter((c) => found.get(c.from)!.get(c.piece) === c);
}

function hasAll({ met, term }: Step, wanted: Met): boolean {
  return (met & wanted) === wanted && requiredPieces(term) === undefined;
}

/** The number of terms written, one under way counting half. */
function bankOf({ met, term }: Candidate): number {
  let count = 0;
  for (let rest = met; rest !== 0; rest &= rest - 1) count += 2;
  return requiredPieces(term) === undefined ? count : count + 1;
}

function finish(search: Search, last: Step, total: number, scoring: Scoring, eos: number): Hypothesis {
  const steps = chain(last);
  // A translation cut off at its limit has no eos to leave out.
  const written = last.piece === eos ? steps.slice(0, -1) : steps;
  const pieces = written.map((s) => s.piece);
  return {
    pieces,
    probabilities: written.map((s) => Math.exp(s.logProbability)),
    attention: written.map((s) => s.attention),
    score:
      score(last, total, search.sourceLength, scoring) -
      scoring.missingTerm *
        search.terms.filter((term) => term.isIn === undefined && !hasTerm(pieces, term)).length,
  };
}

/** Pieces that write the start of `typed`, or all of it and more. */
function piecesOf({ pieces, spelling }: Vocabulary, typed: string): number[] {
  return [...pieces.keys()].filter((id) => {
    const written = spelling(id);
    return written !== '' && (written.startsWith(typed) || typed.startsWith(written));
  });
}
