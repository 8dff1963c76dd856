// Matching with a time limit: people's regular expressions run in a worker thread that can be stopped.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { badInput } from '../errors.ts';
import { type Text, withoutCodes } from '../model/text.ts';
import { compilePattern, type Found, type SearchPattern, scanTexts } from '../text/search.ts';

/** Longest that one batch of texts may take; some expressions (`(a+)+$`) would take years. */
const LIMIT_MS = 3000;

/** What the thread runs. Plain JavaScript as a string: a thread of its own loader would take longer to start than to search. */
const THREAD = `
const { parentPort } = require('node:worker_threads');
parentPort.on('message', ({ source, flags, texts }) => {
  const expression = new RegExp(source, flags);
  parentPort.postMessage(texts.map((text) =>
    [...text.matchAll(expression)].filter((match) => match[0] !== '').map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      groups: [...match].map((group) => group ?? null),
      named: Object.fromEntries(Object.entries(match.groups ?? {}).map(([name, group]) => [name, group ?? null])),
    }))));
});`;

export type Matcher = {
  /** The matches of each text, by offsets without inline codes. Throws badInput `search.slow`. */
  scan(texts: readonly Text[]): Promise<Found[][]>;
  close(): Promise<void>;
};

/** A thread that is running: on a busy machine the start takes longer than the search, and is not the expression's fault. */
async function startThread(): Promise<Worker> {
  const worker = new Worker(THREAD, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 256 } });
  await once(worker, 'online');
  return worker;
}

/** A matcher for the pattern; close it after use. Throws badInput `search.pattern.…` where the expression is none. */
export function createMatcher(pattern: SearchPattern, limitMs = LIMIT_MS): Matcher {
  const compiled = compilePattern(pattern);
  // A plain text has no repetition: it is found in linear time.
  if (!pattern.regexp) {
    return {
      scan: async (texts) => scanTexts(compiled, texts.map(withoutCodes)),
      close: async () => {},
    };
  }
  let worker: Worker | null = null;
  return {
    async scan(texts) {
      worker ??= await startThread();
      const running = worker;
      return new Promise((done, fail) => {
        const settled = () => {
          clearTimeout(timer);
          running.off('message', answered);
          running.off('error', failed);
        };
        const answered = (found: Found[][]) => {
          settled();
          done(found);
        };
        // Out of memory is as bad as out of time, and mended in the same way.
        const failed = () => {
          settled();
          worker = null;
          void running.terminate();
          fail(badInput('search.slow'));
        };
        const timer = setTimeout(failed, limitMs);
        running.on('message', answered);
        running.on('error', failed);
        running.postMessage({ ...compiled, texts: texts.map(withoutCodes) });
      });
    },
    async close() {
      await worker?.terminate();
      worker = null;
    },
  };
}
