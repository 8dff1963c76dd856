// Sends paragraphs to a service request by request: the order given, limits of a request, cancelling and the time budget.
import type { Text } from '../../model/text.ts';
import { EngineError, type EngineParagraph, type EngineResult, type TranslateOptions } from '../engine.ts';
import { bodyOf, hasWords, resultOf } from './whole-paragraph.ts';

/** What one request may hold: paragraphs, and characters of their bodies together (a single longer paragraph goes alone). */
export type RequestLimits = { paragraphs: number; characters: number };

/** A paragraph on its way: `body` is what is to be translated, inline codes still in it. */
export type Outgoing = { paragraph: EngineParagraph; body: Text };

/** A call's limits, for the HTTP client. */
export type Call = { signal: AbortSignal | undefined; deadline: number | undefined };

export function callOf(options: { signal?: AbortSignal; timeBudget?: number }): Call {
  const { signal, timeBudget } = options;
  return { signal, deadline: timeBudget === undefined ? undefined : performance.now() + timeBudget };
}

/** Throws EngineError `too-long` where a paragraph is beyond the engine's length. */
export function refuseLong(paragraphs: readonly EngineParagraph[], maxLength: number): void {
  const long = paragraphs.find((paragraph) => paragraph.source.length > maxLength);
  if (long !== undefined) throw new EngineError('too-long', false, `${long.source.length} characters`);
}

function requestsOf(outgoing: readonly Outgoing[], limits: RequestLimits): Outgoing[][] {
  const requests: Outgoing[][] = [];
  let room = 0;
  for (const one of outgoing) {
    const last = requests.at(-1);
    if (last === undefined || last.length >= limits.paragraphs || room < one.body.length) {
      requests.push([one]);
      room = limits.characters - one.body.length;
    } else {
      last.push(one);
      room -= one.body.length;
    }
  }
  return requests;
}

/**
 * As Engine.translate. `send` answers the texts of one request in its order; paragraphs without words are never sent. Rejects
 * with EngineError; `bad-answer` where `send` answers another number of texts, or none for a text.
 */
export async function translateInRequests(
  paragraphs: readonly EngineParagraph[],
  options: TranslateOptions,
  engine: { maxLength: number; limits: RequestLimits; modelVersion: string },
  send: (outgoing: readonly Outgoing[], call: Call) => Promise<readonly string[]>,
): Promise<EngineResult[]> {
  const call = callOf(options);
  const results = new Map<EngineParagraph, EngineResult>();
  const take = (paragraph: EngineParagraph, answer: string | null) => {
    const result = resultOf(paragraph, answer, engine.modelVersion);
    results.set(paragraph, result);
    options.onResult?.(result);
  };
  const stopped = () => {
    if (options.signal?.aborted) throw new EngineError('cancelled', true);
    if (call.deadline !== undefined && performance.now() >= call.deadline)
      throw new EngineError('timeout', true);
  };
  stopped();
  refuseLong(paragraphs, engine.maxLength);
  // Two paragraphs may be one object: places in the call tell them apart.
  const own = paragraphs.map((paragraph) => ({ ...paragraph }));
  const outgoing: Outgoing[] = [];
  for (const paragraph of own) {
    if (hasWords(paragraph.source)) outgoing.push({ paragraph, body: bodyOf(paragraph.source) });
    else take(paragraph, null);
  }
  for (const request of requestsOf(outgoing, engine.limits)) {
    stopped();
    const answers = await send(request, call);
    if (answers.length !== request.length)
      throw new EngineError('bad-answer', false, `${answers.length} texts for ${request.length}`);
    for (const [n, answer] of answers.entries()) {
      if (answer.trim() === '') throw new EngineError('bad-answer', false, 'an empty text');
      take(request[n]!.paragraph, answer);
    }
    stopped();
  }
  return own.map((paragraph) => results.get(paragraph)!);
}
