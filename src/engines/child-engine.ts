// An engine whose model runs in a child process of ours, so that pages stay quick and a crash loses nothing.
import { type ChildLink, createChildLink } from './child/child-link.ts';
import type { FromChild, ModelKind, ToChild } from './child/messages.ts';
import {
  type CallLimits,
  type Engine,
  type EngineAlignment,
  type EngineCapabilities,
  EngineError,
  type EngineResult,
  type Rephrasing,
} from './engine.ts';
import { modelVersion } from './model-version.ts';

/** `files`: what the model's folder must hold; `kind`: which runner of src/engines/child/child.ts it is for. */
export type ChildModel = {
  id: string;
  kind: ModelKind;
  capabilities: EngineCapabilities;
  files: readonly string[];
};
/** `modelDir`: folder of the model; `threads`: of onnxruntime; `beam`: width where a call names none. */
export type ChildOptions = { modelDir: string; threads: number; beam: number };
export type ChildEngine = Engine & { pid(): number | undefined };

/** Calls with no more text than a sentence or two go before the others: somebody is looking at the row. */
const URGENT_LENGTH = 400;
/** Times that a job is sent again after the child died on it. */
const RETRIES = 1;

/** A call under way. `request` makes its message, again after a crash; `receive` takes the child's messages to it. */
type Job = {
  request(number: number): ToChild;
  receive(message: FromChild): void;
  fail(error: EngineError): void;
  retries: number;
};

/** The engine of `model`. Starts nothing until it is asked to translate. */
export function createChildEngine(model: ChildModel, options: ChildOptions): ChildEngine {
  const { capabilities } = model;
  const jobs = new Map<number, Job>();
  let link: ChildLink | undefined;
  let lastJob = 0;
  let closed = false;

  const events = {
    message(message: FromChild) {
      if (message.type === 'ready') return;
      if (message.type !== 'failed') jobs.get(message.job)?.receive(message);
      else {
        const error = new EngineError(message.kind, false, message.detail);
        if (message.job !== undefined) jobs.get(message.job)?.fail(error);
        else for (const job of [...jobs.values()]) job.fail(error);
      }
    },
    died() {
      for (const [number, job] of [...jobs]) {
        if (job.retries++ < RETRIES) link!.send(job.request(number));
        else job.fail(new EngineError('crashed', true));
      }
    },
  };

  /** Runs one call: `receive` is handed the child's messages and calls `done` with the value. */
  const call = async <Value>(
    { signal, timeBudget }: CallLimits,
    texts: readonly string[],
    request: Job['request'],
    receive: (message: FromChild, done: (value: Value) => void) => void,
  ): Promise<Value> => {
    if (signal?.aborted || closed) throw new EngineError('cancelled', true);
    const tooLong = texts.find((text) => text.length > capabilities.maxLength);
    if (tooLong !== undefined) throw new EngineError('too-long', false, `${tooLong.length} characters`);
    const version = await modelVersion(options.modelDir, model.files);
    if (signal?.aborted || closed) throw new EngineError('cancelled', true);
    link ??= createChildLink(
      { kind: model.kind, modelDir: options.modelDir, threads: options.threads, modelVersion: version },
      events,
    );
    const number = ++lastJob;
    let timer: NodeJS.Timeout | undefined;
    const stop = (kind: 'cancelled' | 'timeout') => {
      link?.send({ type: 'cancel', job: number });
      jobs.get(number)?.fail(new EngineError(kind, true));
    };
    const cancel = () => stop('cancelled');
    try {
      return await new Promise<Value>((resolve, reject) => {
        jobs.set(number, { request, receive: (m) => receive(m, resolve), fail: reject, retries: 0 });
        signal?.addEventListener('abort', cancel);
        if (timeBudget !== undefined) timer = setTimeout(() => stop('timeout'), timeBudget);
        link!.send(request(number));
      });
    } finally {
      jobs.delete(number);
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
    }
  };

  const complete: Engine['complete'] = (sentence, prefix, { words = 12, ...limits } = {}) => {
    const request = (job: number): ToChild => ({ type: 'complete', job, sentence, prefix, words });
    return call<string>(limits, [sentence.source], request, (message, done) => {
      if (message.type === 'answer') done(message.texts[0]!);
    });
  };
  const alternatives: Engine['alternatives'] = (sentence, count, limits = {}) => {
    const request = (job: number): ToChild => ({ type: 'alternatives', job, sentence, count });
    return call<string[]>(limits, [sentence.source], request, (message, done) => {
      if (message.type === 'answer') done(message.texts);
    });
  };

  const rephrase: Engine['rephrase'] = (sentence, target, span, count, limits = {}) => {
    const request = (job: number): ToChild => ({ type: 'rephrase', job, sentence, target, span, count });
    return call<Rephrasing[]>(limits, [sentence.source, target], request, (message, done) => {
      if (message.type === 'rephrased') done(message.found);
    });
  };
  const align: Engine['align'] = (pairs, limits = {}) => {
    if (pairs.length === 0) return Promise.resolve([]);
    const texts = pairs.flatMap(({ source, target }) => [source, target]);
    const request = (job: number): ToChild => ({ type: 'align', job, pairs });
    return call<EngineAlignment[]>(limits, texts, request, (message, done) => {
      if (message.type === 'links') done(message.alignments);
    });
  };

  return {
    id: model.id,
    capabilities,
    pid: () => link?.pid(),
    async translate(paragraphs, translateOptions = {}) {
      if (paragraphs.length === 0) return [];
      const results = new Map<number, EngineResult>();
      const texts = paragraphs.map((p) => p.source);
      const request = (job: number): ToChild => {
        // Paragraphs travel under their place in the call, since two may have the same id.
        const left = paragraphs.map((p, n) => ({ ...p, id: String(n) })).filter((_, n) => !results.has(n));
        const urgent = left.reduce((sum, p) => sum + p.source.length, 0) <= URGENT_LENGTH;
        const beam = translateOptions.beam ?? options.beam;
        return { type: 'translate', job, paragraphs: left, beam, urgent };
      };
      return call<EngineResult[]>(translateOptions, texts, request, (message, done) => {
        if (message.type === 'done') done(paragraphs.map((_, n) => results.get(n)!));
        if (message.type !== 'result') return;
        const place = Number(message.result.id);
        if (results.has(place)) return;
        const result = { ...message.result, id: paragraphs[place]!.id };
        results.set(place, result);
        translateOptions.onResult?.(result);
      });
    },
    ...(capabilities.prefix ? { complete } : {}),
    ...(capabilities.alternatives ? { alternatives } : {}),
    ...(capabilities.rephrase ? { rephrase } : {}),
    ...(capabilities.pairs ? { align } : {}),
    async status() {
      try {
        return { ready: true, modelVersion: await modelVersion(options.modelDir, model.files) };
      } catch (error) {
        return {
          ready: false,
          reason: error instanceof EngineError ? error.kind : 'crashed',
          modelVersion: '',
        };
      }
    },
    async close() {
      closed = true;
      for (const job of [...jobs.values()]) job.fail(new EngineError('cancelled', true));
      await link?.close();
    },
  };
}
