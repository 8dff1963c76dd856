// The engine as a service for other programs: texts in, English out, held to a project's engines and glossary.
import { EngineError, type EngineParagraph } from '../engines/engine.ts';
import { badInput } from '../errors.ts';
import { engineFor, fallbacksOf } from '../model/engine-policy.ts';
import { type Text, withoutCodes } from '../model/text.ts';
import { type Detection, detectLanguage } from '../text/detect-language.ts';
import { htmlOf, htmlParts } from '../text/html-blocks.ts';
import { sentenceSpans } from '../text/sentences.ts';
import { permit } from './access.ts';
import type { KeyUse } from './api-keys.ts';
import type { Deps, Termbase } from './deps.ts';
import { isOnline, readPolicy } from './engine-choice.ts';
import { engineTerms } from './engine-terms.ts';
import { readInstructions } from './house-style.ts';
import { engineGlossary, translateWith } from './translate-with.ts';

/** What one request may ask for. */
export const SERVED = { texts: 100, characters: 20_000, alternatives: 5 } as const;
/** Sentences of a text that alternatives are looked for in: each costs a search. */
const MOST_SENTENCES = 8;
const TIME_BUDGET = 120_000;
/** Texts up to so many characters that say too little of themselves are judged by all texts of the request. */
const SHORT = 40;
const SURE = 0.6;

export type ServedLanguage = 'id' | 'en';

export type TextsInput = {
  texts: readonly string[];
  /** A code as clients write it (id, in, id-ID), or auto. */
  source: string;
  target: string;
  format: 'text' | 'html';
  alternatives: number;
  signal: AbortSignal;
};

export type ServedText = {
  text: string;
  alternatives: readonly string[];
  /** `confidence` 0…100, as clients are told it. */
  detected: { language: ServedLanguage; confidence: number };
};

/** The language that a client's code means. Throws badInput `serve.language`. */
function languageOf(code: string): ServedLanguage {
  const [language = ''] = code.toLowerCase().split(/[-_]/);
  // Java, and OmegaT with it, long wrote Indonesian as "in".
  if (language === 'id' || language === 'in') return 'id';
  if (language === 'en') return 'en';
  throw badInput('serve.language', { language: code.slice(0, 20) });
}

/**
 * What a text is taken for where the client leaves it open: what cannot be told is taken for Indonesian, the only language that
 * there is anything to do for. Throws badInput `serve.language` for what is plainly another one.
 */
function sureEnough(detections: readonly Detection[]): ServedText['detected'] {
  const [first] = detections;
  const confidence = Math.round(first!.confidence * 100);
  if (confidence < 50) {
    const indonesian = detections.find(({ language }) => language === 'id')!;
    return { language: 'id', confidence: Math.round(indonesian.confidence * 100) };
  }
  if (first!.language === 'other') throw badInput('serve.language', { language: 'auto' });
  return { language: first!.language, confidence };
}

/** Engines to ask, in order. Throws badInput `draft.no-engine`. */
async function enginesOf(deps: Deps, projectId: string): Promise<string[]> {
  const policy = await readPolicy(deps, deps.store.db, projectId);
  const engine = engineFor(policy, null);
  if (engine === null) throw badInput('draft.no-engine');
  return [engine, ...fallbacksOf(policy, engine, (id) => isOnline(deps, id))];
}

type Translator = {
  translate(sources: readonly Text[]): Promise<Text[]>;
  alternatives(source: Text, best: Text, count: number): Promise<string[]>;
};

function translatorOf(
  deps: Deps,
  termbase: Termbase,
  ids: readonly string[],
  { signal, instructions }: { signal: AbortSignal; instructions: string },
): Translator {
  const paragraph = (source: Text, id: string): EngineParagraph => ({
    id,
    source,
    terms: engineTerms(termbase.find(source, 'id')),
  });
  let engine = deps.engines.get(ids[0] ?? '');
  return {
    async translate(sources) {
      const paragraphs = sources.map((source, at) => paragraph(source, String(at)));
      const glossary = engineGlossary(termbase, 'id');
      const options = { signal, timeBudget: TIME_BUDGET, glossary, instructions };
      for (const [at, id] of ids.entries()) {
        const asked = deps.engines.get(id)!;
        engine = asked;
        try {
          return (await translateWith(deps, asked, paragraphs, options)).map(({ target }) => target);
        } catch (error) {
          const final = !(error instanceof EngineError) || ['cancelled', 'too-long'].includes(error.kind);
          if (final || at === ids.length - 1) throw error;
        }
      }
      throw badInput('draft.no-engine');
    },
    async alternatives(source, best, count) {
      const spans = sentenceSpans(source, 'id');
      if (engine?.alternatives === undefined || spans.length > MOST_SENTENCES) return [];
      const found: string[][] = [];
      for (const { start, end } of spans) {
        const sentence = paragraph(source.slice(start, end), String(start));
        found.push(await engine.alternatives(sentence, count + 1, { signal, timeBudget: TIME_BUDGET }));
      }
      const texts = Array.from({ length: count + 1 }, (_, n) =>
        found.map((own) => own[Math.min(n, own.length - 1)] ?? '').join(' '),
      );
      return [...new Set(texts)].filter((text) => text !== best && text.trim() !== '').slice(0, count);
    },
  };
}

/** What of a text goes to the engine, and the text made from what comes back. */
type Job = { sources: readonly Text[]; build(targets: readonly Text[]): string };

/** Space at both ends stays as it is. */
const inSpace = (text: string) => /^(\s*)([\s\S]*?)(\s*)$/u.exec(text)!;

/** A text line by line: engines take paragraphs. */
function lineJob(text: string): Job {
  const lines = text.split('\n').map(inSpace);
  const worded = lines.filter((line) => line[2] !== '');
  return {
    sources: worded.map((line) => line[2]!),
    build(targets) {
      const byLine = new Map(worded.map((line, at) => [line, targets[at]!]));
      return lines.map((line) => `${line[1]}${byLine.get(line) ?? ''}${line[3]}`).join('\n');
    },
  };
}

function htmlJob(html: string): Job {
  const parts = htmlParts(html);
  const worded = parts.flatMap((part) => ('text' in part && /\p{L}/u.test(part.text) ? [part] : []));
  const spaced = worded.map(({ text }) => inSpace(text.replace(/\s+/gu, ' ')));
  return {
    sources: spaced.map((one) => one[2]!),
    build(targets) {
      const done = new Map(
        worded.map((part, at) => [part, `${spaced[at]![1]}${targets[at]!}${spaced[at]![3]}`] as const),
      );
      return parts
        .map((part) => ('markup' in part ? part.markup : htmlOf(done.get(part) ?? part.text, part.codes)))
        .join('');
    },
  };
}

/**
 * Texts into English for whoever holds a key; English stays as it is. Throws forbidden `key.scope`, badInput `serve.…`,
 * `draft.no-engine`; rejects with EngineError.
 */
export async function serveTexts(deps: Deps, use: KeyUse, input: TextsInput): Promise<ServedText[]> {
  permit(use.actor, 'text.translate');
  const { texts, source, target, format, alternatives, signal } = input;
  const to = languageOf(target);
  const size = texts.reduce((sum, text) => sum + text.length, 0);
  if (texts.length > SERVED.texts) throw badInput('serve.texts', { count: texts.length, max: SERVED.texts });
  if (size > SERVED.characters) throw badInput('serve.characters', { count: size, max: SERVED.characters });
  if (alternatives > SERVED.alternatives)
    throw badInput('serve.alternatives', { count: alternatives, max: SERVED.alternatives });
  const detected = languagesOf(texts, source);
  const foreign = detected.find(({ language }) => language === 'en' && to === 'id');
  if (foreign !== undefined) throw badInput('serve.pair', { source: foreign.language, target: to });
  const jobs = texts.map((text, at): Job | null =>
    detected[at]!.language === to ? null : format === 'html' ? htmlJob(text) : lineJob(text),
  );
  const sources = jobs.flatMap((job) => job?.sources ?? []);
  const ids = sources.length === 0 ? [] : await enginesOf(deps, use.key.projectId);
  const termbase = await deps.termbase.forProject(use.key.projectId);
  const instructions = await readInstructions(deps.store.db, use.key.projectId);
  const translator = translatorOf(deps, termbase, ids, { signal, instructions });
  const targets = sources.length === 0 ? [] : [...(await translator.translate(sources))];
  // Of one piece of text without markup in it: alternatives come without codes.
  const alternativesOf = async ({ sources, build }: Job, [best = '']: readonly Text[]) => {
    const [only = '', ...more] = sources;
    if (more.length > 0 || withoutCodes(only) !== only) return [];
    return (await translator.alternatives(only, best, alternatives)).map((text) => build([text]));
  };
  const served: ServedText[] = [];
  for (const [at, text] of texts.entries()) {
    const job = jobs[at]!;
    const own = job === null ? [] : targets.splice(0, job.sources.length);
    const others = alternatives > 0 && job !== null ? await alternativesOf(job, own) : [];
    served.push({
      text: job === null ? text : job.build(own),
      alternatives: others,
      detected: detected[at]!,
    });
  }
  return served;
}

function languagesOf(texts: readonly string[], source: string): ServedText['detected'][] {
  if (source !== 'auto') {
    const language = languageOf(source);
    return texts.map(() => ({ language, confidence: 100 }));
  }
  const all = detectLanguage(texts.join('\n'));
  return texts.map((text) => {
    const own = detectLanguage(text);
    return sureEnough(text.length <= SHORT && own[0]!.confidence < SURE ? all : own);
  });
}

/** Languages that a text may be in, likeliest first, with confidence 0…100; `und` where it is neither. Throws forbidden. */
export function serveDetection(use: KeyUse, text: string): { language: string; confidence: number }[] {
  permit(use.actor, 'text.translate');
  return detectLanguage(text).map(({ language, confidence }) => ({
    language: language === 'other' ? 'und' : language,
    confidence: Math.round(confidence * 100),
  }));
}
