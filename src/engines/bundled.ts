// The bundled Indonesian→English model as an engine: its jobs run in a child process, so that pages stay quick and a crash loses nothing.
import { type ChildLink, createChildLink } from './bundled/child-link.ts';
import type { FromChild } from './bundled/messages.ts';
import {
  type Engine,
  type EngineCapabilities,
  EngineError,
  type EngineParagraph,
  type EngineResult,
  type TranslateOptions,
} from './engine.ts';
import { modelVersion } from './model-version.ts';

/** `modelDir`: folder of the model; `threads`: of onnxruntime; `beam`: width where a call names none. */
export type BundledOptions = { modelDir: string; threads: number; beam: number };

const FILES = ['config.json', 'spm.model', 'lexicon.json', 'encoder.onnx', 'decoder.onnx'];
const CAPABILITIES: EngineCapabilities = {
  glossary: true,
  prefix: false,
  alternatives: false,
  alignment: true,
  batchSize: 32,
  maxLength: 200_000,
  online: false,
};
/** Calls with no more text than a sentence or two go before the others: somebody is looking at the row. */
const URGENT_LENGTH = 400;
/** Times that a job is sent again after the child died on it. */
const RETRIES = 1;

type Job = {
  paragraphs: readonly EngineParagraph[];
  options: TranslateOptions;
  results: Map<number, EngineResult>;
  retries: number;
  settle: (error?: EngineError) => void;
};

/** The engine `bundled`. Starts nothing until it is asked to translate. */
export function createBundledEngine(options: BundledOptions): Engine & { pid(): number | undefined } {
  const jobs = new Map<number, Job>();
  let link: ChildLink | undefined;
  let lastJob = 0;
  let closed = false;

  const submit = (number: number, job: Job) => {
    // Paragraphs travel under their place in the call, since two may have the same id.
    const paragraphs = job.paragraphs
      .map((p, place) => ({ ...p, id: String(place) }))
      .filter((_, place) => !job.results.has(place));
    const length = paragraphs.reduce((sum, p) => sum + p.source.length, 0);
    link!.send({
      type: 'translate',
      job: number,
      paragraphs,
      beam: job.options.beam ?? options.beam,
      urgent: length <= URGENT_LENGTH,
    });
  };

  const receive = (message: FromChild) => {
    if (message.type === 'ready') return;
    if (message.type === 'failed' && message.job === undefined) {
      for (const job of [...jobs.values()]) job.settle(new EngineError(message.kind, false, message.detail));
      return;
    }
    const job = jobs.get(message.job!);
    if (job === undefined) return;
    if (message.type === 'done') job.settle();
    else if (message.type === 'failed') job.settle(new EngineError(message.kind, false, message.detail));
    else {
      const place = Number(message.result.id);
      const result = { ...message.result, id: job.paragraphs[place]!.id };
      job.results.set(place, result);
      job.options.onResult?.(result);
    }
  };

  const died = () => {
    for (const [number, job] of jobs) {
      if (job.retries++ < RETRIES) submit(number, job);
      else job.settle(new EngineError('crashed', true));
    }
  };

  return {
    id: 'bundled',
    capabilities: CAPABILITIES,
    pid: () => link?.pid(),
    async translate(paragraphs, translateOptions = {}) {
      const { signal } = translateOptions;
      if (signal?.aborted || closed) throw new EngineError('cancelled', true);
      const tooLong = paragraphs.find((p) => p.source.length > CAPABILITIES.maxLength);
      if (tooLong !== undefined)
        throw new EngineError('too-long', false, `${tooLong.source.length} characters`);
      const version = await modelVersion(options.modelDir, FILES);
      if (paragraphs.length === 0) return [];
      link ??= createChildLink(
        { modelDir: options.modelDir, threads: options.threads, modelVersion: version },
        { message: receive, died },
      );
      const number = ++lastJob;
      return new Promise<EngineResult[]>((resolve, reject) => {
        const cancel = () => {
          link?.send({ type: 'cancel', job: number });
          job.settle(new EngineError('cancelled', true));
        };
        const job: Job = {
          paragraphs,
          options: translateOptions,
          results: new Map(),
          retries: 0,
          settle(error) {
            jobs.delete(number);
            signal?.removeEventListener('abort', cancel);
            if (error === undefined) resolve(paragraphs.map((_, place) => job.results.get(place)!));
            else reject(error);
          },
        };
        jobs.set(number, job);
        if (signal?.aborted) cancel();
        else {
          signal?.addEventListener('abort', cancel);
          submit(number, job);
        }
      });
    },
    async status() {
      try {
        return { ready: true, modelVersion: await modelVersion(options.modelDir, FILES) };
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
      for (const job of [...jobs.values()]) job.settle(new EngineError('cancelled', true));
      await link?.close();
    },
  };
}
