// A paragraph on its way through the model: cut into units before, put together from their translations after.
import type { Span } from '../../model/text.ts';
import { sentenceSpans } from '../../text/sentences.ts';
import type { AlignmentLink, EngineParagraph, EngineResult, EngineSentence } from '../engine.ts';
import { bulletLength, isTranslatable } from '../translatable.ts';
import { linksOf } from './align.ts';
import { wordConfidence } from './alignment.ts';
import { clauseSpans } from './clauses.ts';
import { type CodePlace, cleanSource } from './clean-source.ts';
import { type Credit, creditAtEnd } from './credits.ts';
import type { Hypothesis } from './hypothesis.ts';
import { insertCodes, placeCodes } from './inline-codes.ts';
import { derivedOffset, type MappedText, originalSpan } from './mapped-text.ts';
import type { NeuralModel } from './model.ts';
import { targetText } from './target-text.ts';
import { prepareUnit, type TermMode, type Unit } from './unit.ts';

/** The model was trained on sentences up to about this long and cuts longer ones badly. */
const MOST_WORDS = 45;
const MOST_PIECES = 120;
const MOST_CHARACTERS = 600;

/** A sentence: its units, none where it has nothing to translate and is copied; the credit of a picture that it ends with is no part of them. */
export type PreparedSentence = { span: Span; units: Unit[]; credit?: Credit | undefined };
export type PreparedParagraph = {
  id: string;
  clean: MappedText;
  codes: CodePlace[];
  sentences: PreparedSentence[];
};

/** Cleans `paragraph`, finds its sentences and makes their units ready. */
export function prepareParagraph(
  model: NeuralModel,
  paragraph: EngineParagraph,
  mode: TermMode,
): PreparedParagraph {
  const { clean, codes } = cleanSource(paragraph.source);
  const { text } = clean;
  const terms = paragraph.terms.map(({ span, ...term }) => ({
    ...term,
    span: { start: derivedOffset(clean, span.start), end: derivedOffset(clean, span.end) },
  }));
  const mostPieces = Math.min(MOST_PIECES, Math.floor(model.config.maxLength / 2) - 8);
  const fits = (part: string) =>
    part.length <= MOST_CHARACTERS &&
    (part.match(/\S+/g)?.length ?? 0) <= MOST_WORDS &&
    model.vocabulary.encode(part).length <= mostPieces;
  const uncut = terms.map((t) => t.span);
  const sentences = sentenceSpans(text, 'id').map((span) => {
    const start = span.start + bulletLength(text.slice(span.start, span.end));
    const credit = creditAtEnd(text, { start, end: span.end });
    const end = text.slice(0, credit?.span.start ?? span.end).trimEnd().length;
    const translatable = isTranslatable(text.slice(start, end));
    const parts = translatable ? clauseSpans(text, { start, end }, fits, uncut) : [];
    return { span, credit, units: parts.map((part) => prepareUnit(model, text, part, terms, mode)) };
  });
  return { id: paragraph.id, clean, codes, sentences };
}

/** The paragraph's translation; `best` gives the one of each of its units. */
export function assembleParagraph(
  model: NeuralModel,
  paragraph: PreparedParagraph,
  best: (unit: Unit) => Hypothesis,
  modelVersion: string,
): EngineResult {
  const { clean, codes } = paragraph;
  const source = clean.text;
  const sentences: EngineSentence[] = [];
  const links: AlignmentLink[] = [];
  let target = '';
  let done = 0;
  for (const sentence of paragraph.sentences) {
    target += source.slice(done, sentence.span.start);
    done = sentence.span.end;
    const written = writeSentence(model, source, sentence, best);
    const shift = (span: Span) => ({ start: span.start + target.length, end: span.end + target.length });
    const moved = written.alignment.map((l) => ({ source: l.source, target: shift(l.target) }));
    links.push(...moved);
    sentences.push({
      source: sentence.span,
      target: shift({ start: 0, end: written.text.length }),
      alignment: moved,
      confidence: written.confidence.map((c) => ({ ...c, target: shift(c.target) })),
    });
    target += written.text;
  }
  target += source.slice(done);
  const { target: coded, move } = insertCodes(target, codes, placeCodes(source, target, links, codes));
  return {
    id: paragraph.id,
    target: coded,
    sentences: sentences.map((s) => ({
      source: originalSpan(clean, s.source),
      target: move(s.target),
      alignment: s.alignment.map((l) => ({
        source: originalSpan(clean, l.source),
        target: move(l.target),
      })),
      confidence: s.confidence.map((c) => ({ ...c, target: move(c.target) })),
    })),
    modelVersion,
  };
}

type Written = Pick<EngineSentence, 'alignment' | 'confidence'> & { text: string };

function writeSentence(
  model: NeuralModel,
  source: string,
  sentence: PreparedSentence,
  best: (unit: Unit) => Hypothesis,
): Written {
  const { span, units, credit } = sentence;
  const credited = (after: number) =>
    credit === undefined ? '' : source.slice(after, credit.span.start) + credit.english;
  if (units.length === 0) {
    const text = credit === undefined ? source.slice(span.start, span.end) : credited(span.start);
    return { text, alignment: [], confidence: [] };
  }
  let text = source.slice(span.start, units[0]!.span.start);
  const alignment: AlignmentLink[] = [];
  const confidence: Written['confidence'][number][] = [];
  units.forEach((unit, n) => {
    const part = writeUnit(model, source, unit, best(unit), n === 0, n === units.length - 1);
    if (n > 0) text += ' ';
    const shift = (s: Span) => ({ start: s.start + text.length, end: s.end + text.length });
    alignment.push(...part.alignment.map((l) => ({ source: l.source, target: shift(l.target) })));
    confidence.push(...part.confidence.map((c) => ({ ...c, target: shift(c.target) })));
    text += part.text;
  });
  return { text: text + credited(units.at(-1)!.span.end), alignment, confidence };
}

function writeUnit(
  model: NeuralModel,
  source: string,
  unit: Unit,
  hypothesis: Hypothesis,
  first: boolean,
  last: boolean,
): Written {
  const original = source.slice(unit.span.start, unit.span.end);
  const target = targetText(hypothesis.pieces, model.vocabulary);
  if (target.text === '') return { text: original, alignment: [], confidence: [] };
  const relative = unit.pieceSpans.map((s) => ({
    start: s.start - unit.span.start,
    end: s.end - unit.span.start,
  }));
  // Some models keep their attention to themselves: letters alone would link too little.
  const looked = hypothesis.attention.some((row) => row.some((weight) => weight > 0));
  const links = looked ? linksOf(model, original, relative, target, hypothesis.attention) : [];
  const alignment = links.map((l) => ({
    source: { start: l.source.start + unit.span.start, end: l.source.end + unit.span.start },
    target: l.target,
  }));
  const confidence = wordConfidence(target, hypothesis.probabilities);
  return { text: asClause(target.text, original, source, alignment, first, last), alignment, confidence };
}

/** A clause of a cut sentence comes back as a sentence of its own: its full stop goes, and its capital where the source has none; a sentence keeps its end. */
function asClause(
  text: string,
  original: string,
  source: string,
  alignment: readonly AlignmentLink[],
  first: boolean,
  last: boolean,
): string {
  let clause = text;
  if (!last && clause.endsWith('.') && !/[.!?…]["”’)]*$/.test(original)) {
    const mark = /[,;:]$/.exec(original)?.[0] ?? '';
    clause = clause.slice(0, -1) + mark;
  }
  const end = /[.!?…]$/.exec(original)?.[0];
  if (last && end !== undefined && /[\p{L}\p{N}]$/u.test(clause)) clause += end;
  const link = alignment.find((l) => l.target.start === 0);
  const capital = link !== undefined && /\p{Lu}/u.test(source[link.source.start]!);
  if (!first && !capital && /^\p{Lu}[\p{Ll}\s]/u.test(clause) && !/^I\b/.test(clause))
    clause = clause[0]!.toLowerCase() + clause.slice(1);
  return clause;
}
