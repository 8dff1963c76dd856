// LibreTranslate and what speaks its API (docs.libretranslate.com): POST /translate with a list of texts.
import { z } from 'zod';
import { type Text, withoutCodes } from '../../model/text.ts';
import { type Engine, EngineError, type EngineErrorKind } from '../engine.ts';
import { isLoopback, tidyAddress } from './address.ts';
import { answerAs } from './answer.ts';
import { callOf, refuseLong, translateInRequests } from './batches.ts';
import { createHttpClient, type ServiceTimes } from './http-client.ts';
import { createServiceStatus } from './service-status.ts';
import { bodyOf, giveCodesBack, hasWords } from './whole-paragraph.ts';

/** `url`: the server's address, empty where there is none; `key`: empty where the server needs none. */
export type LibreTranslateOptions = { url: string; key: string } & ServiceTimes;

const VERSION = 'libretranslate';
const MAX_LENGTH = 10_000;
/** Servers bound a request by their own --batch-limit and --char-limit; the drafting job sends one by one where they refuse. */
const LIMITS = { paragraphs: 10, characters: 5_000 };

const translated = z.object({ translatedText: z.array(z.string()) });
const withAlternatives = z.object({
  translatedText: z.string(),
  alternatives: z.array(z.string()).default([]),
});
const languages = z.array(z.object({ code: z.string(), targets: z.array(z.string()).optional() }));

/** The server says everything with 400 and a sentence (libretranslate/app.py). */
function classify(status: number, message: string): EngineErrorKind | null {
  if (status === 400 && /exceeds (?:text|character)|limit/i.test(message)) return 'too-long';
  if (status === 400 && /api key/i.test(message)) return 'auth';
  // A ban for too many requests (flood.py): asking again makes it longer.
  if (status === 403 && /limit/i.test(message)) return 'quota';
  return null;
}

export function createLibreTranslateEngine({ url, key, ...times }: LibreTranslateOptions): Engine {
  const base = tidyAddress(url);
  const http = createHttpClient({ base, headers: {}, secrets: [key], ...times, classify });
  const pair = { source: 'id', target: 'en', format: 'text', ...(key === '' ? {} : { api_key: key }) };
  const configured = () => {
    if (base === '') throw new EngineError('not-configured', false);
  };
  // Its HTML mode moves and doubles tags: texts go plain, and the codes are given back by their place.
  const plain = (body: Text) => withoutCodes(body);
  return {
    id: 'libretranslate',
    capabilities: {
      glossary: false,
      prefix: false,
      alternatives: true,
      alignment: false,
      batchSize: LIMITS.paragraphs,
      maxLength: MAX_LENGTH,
      online: !isLoopback(base),
    },
    modelVersion: VERSION,
    async translate(paragraphs, options = {}) {
      configured();
      const engine = { maxLength: MAX_LENGTH, limits: LIMITS, modelVersion: VERSION };
      return translateInRequests(paragraphs, options, engine, async (outgoing, call) => {
        const texts = outgoing.map(({ body }) => plain(body));
        const body = { q: texts, ...pair };
        const answer = await http({ method: 'POST', path: '/translate', body, ...call });
        const { translatedText } = answerAs(translated, answer);
        options.onUsage?.({
          requests: 1,
          characters: texts.join('').length,
          inputTokens: 0,
          outputTokens: 0,
        });
        return translatedText;
      });
    },
    async alternatives(sentence, count, options = {}) {
      configured();
      refuseLong([sentence], MAX_LENGTH);
      if (!hasWords(sentence.source)) return [sentence.source];
      const body = { q: plain(bodyOf(sentence.source)), ...pair, alternatives: count - 1 };
      const answer = await http({ method: 'POST', path: '/translate', body, ...callOf(options) });
      const { translatedText, alternatives } = answerAs(withAlternatives, answer);
      const texts = [translatedText, ...alternatives].map((text) =>
        giveCodesBack(sentence.source, text.trim()),
      );
      return [...new Set(texts)].filter((text) => text !== '').slice(0, count);
    },
    status: createServiceStatus(VERSION, async () => {
      configured();
      const answer = await http({ method: 'GET', path: '/languages', attempts: 1 });
      const source = answerAs(languages, answer).find((language) => language.code === 'id');
      if (source === undefined || source.targets?.includes('en') === false)
        throw new EngineError('unsupported', false);
      return undefined;
    }),
    async close() {},
  };
}
