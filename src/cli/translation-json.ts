// What `padanan translate --json` says of a paragraph: sentences with alternatives, links and confidence, and its terms.
import type { Engine, EngineParagraph, EngineResult } from '../engines/engine.ts';
import type { Termbase } from '../termbase/termbase.ts';

/** Offsets are UTF-16 units of the whole paragraph; `probability` 0…1; `present`: an allowed form stands in the English. */
export type TranslationJson = {
  source: string;
  target: string;
  engine: string;
  modelVersion: string;
  sentences: {
    source: string;
    target: string;
    alternatives: string[];
    alignment: { source: [number, number]; target: [number, number] }[];
    confidence: { target: [number, number]; probability: number }[];
  }[];
  terms: { form: string; term: string; allowed: readonly string[]; present: boolean }[];
};

/** Asks for up to `count` alternatives of each sentence, where the engine gives any. Rejects with EngineError. */
export async function translationJson(
  engine: Engine,
  termbase: Termbase,
  paragraph: EngineParagraph,
  result: EngineResult,
  { count, signal }: { count: number; signal: AbortSignal },
): Promise<TranslationJson> {
  const { source, terms } = paragraph;
  const { target, modelVersion } = result;
  const sentences: TranslationJson['sentences'] = [];
  for (const sentence of result.sentences) {
    const { start, end } = sentence.source;
    const inside = terms
      .filter(({ span }) => span.start >= start && span.end <= end)
      .map((term) => ({ ...term, span: { start: term.span.start - start, end: term.span.end - start } }));
    const own = { id: paragraph.id, source: source.slice(start, end), terms: inside };
    sentences.push({
      source: own.source,
      target: target.slice(sentence.target.start, sentence.target.end),
      alternatives: count > 0 && engine.alternatives ? await engine.alternatives(own, count, { signal }) : [],
      alignment: sentence.alignment.map((link) => ({
        source: [link.source.start, link.source.end],
        target: [link.target.start, link.target.end],
      })),
      confidence: sentence.confidence.map((word) => ({
        target: [word.target.start, word.target.end],
        probability: word.probability,
      })),
    });
  }
  return {
    source,
    target,
    engine: engine.id,
    modelVersion,
    sentences,
    terms: termbase.check(termbase.find(source, 'id'), target).map(({ match, status }) => ({
      form: match.form,
      term: match.term,
      allowed: match.targets,
      present: status === 'present',
    })),
  };
}
