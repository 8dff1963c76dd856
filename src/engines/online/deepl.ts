// DeepL (developers.deepl.com, v2): texts as XML so that inline codes keep their place, the glossary at the service's side.
import { z } from 'zod';
import { withoutCodes } from '../../model/text.ts';
import { type Engine, EngineError, type EngineErrorKind } from '../engine.ts';
import { isLoopback, tidyAddress } from './address.ts';
import { answerAs } from './answer.ts';
import { type Call, type Outgoing, translateInRequests } from './batches.ts';
import { createDeeplGlossaries } from './deepl-glossaries.ts';
import { createHttpClient, type ServiceTimes } from './http-client.ts';
import { createServiceStatus } from './service-status.ts';
import { fromXml, toXml } from './xml-text.ts';

/** `key`: empty where there is none; `url`: empty for the address that goes with the key. */
export type DeeplOptions = { url: string; key: string } & ServiceTimes;

const VERSION = 'deepl-v2';
/** A request may hold 50 texts and 128 KiB; a UTF-16 unit takes at most 3 bytes. */
const LIMITS = { paragraphs: 50, characters: 30_000 };

const LONGEST_CONTEXT = 2_000;

const translations = z.object({
  translations: z.array(z.object({ text: z.string(), billed_characters: z.number().optional() })),
});
const usage = z.object({ character_count: z.number().optional(), character_limit: z.number().optional() });

/** Keys of free accounts end in `:fx` and have an address of their own. */
function addressFor(key: string): string {
  return key.endsWith(':fx') ? 'https://api-free.deepl.com' : 'https://api.deepl.com';
}

function classify(status: number, message: string): EngineErrorKind | null {
  if (status === 456) return 'quota';
  return status === 400 && /too (?:long|large)/i.test(message) ? 'too-long' : null;
}

/** What stands around a request's paragraphs: they are each other's context otherwise. Not billed, but carried. */
function neighbours(before = '', after = ''): string {
  return withoutCodes(`${before.slice(-LONGEST_CONTEXT)}\n${after.slice(0, LONGEST_CONTEXT)}`).trim();
}

export function createDeeplEngine({ url, key, ...times }: DeeplOptions): Engine {
  // People copy the address with its version; the paths below carry it.
  const base = url === '' ? addressFor(key) : tidyAddress(url).replace(/\/v2$/, '');
  const headers = { authorization: `DeepL-Auth-Key ${key}` };
  const http = createHttpClient({ base, headers, secrets: [key], ...times, classify });
  const glossaries = createDeeplGlossaries(http);
  const configured = () => {
    if (key === '') throw new EngineError('not-configured', false);
  };

  async function request(outgoing: readonly Outgoing[], glossaryId: string | null, call: Call) {
    const context = neighbours(outgoing[0]!.paragraph.before, outgoing.at(-1)!.paragraph.after);
    const body = {
      text: outgoing.map((one) => toXml(one.body)),
      source_lang: 'ID',
      target_lang: 'EN-US',
      tag_handling: 'xml',
      preserve_formatting: true,
      show_billed_characters: true,
      ...(context === '' ? {} : { context }),
      ...(glossaryId === null ? {} : { glossary_id: glossaryId }),
    };
    const answer = await http({ method: 'POST', path: '/v2/translate', body, ...call });
    return answerAs(translations, answer).translations;
  }

  return {
    id: 'deepl',
    capabilities: {
      glossary: true,
      prefix: false,
      alternatives: false,
      alignment: false,
      batchSize: LIMITS.paragraphs,
      maxLength: LIMITS.characters,
      online: !isLoopback(base),
      context: true,
    },
    modelVersion: VERSION,
    async translate(paragraphs, options = {}) {
      configured();
      const { glossary, onUsage } = options;
      const engine = { maxLength: LIMITS.characters, limits: LIMITS, modelVersion: VERSION };
      return translateInRequests(paragraphs, options, engine, async (outgoing, call) => {
        const id = glossary === undefined ? null : await glossaries.idOf(glossary, call);
        const answered = await request(outgoing, id, call).catch(async (error: unknown) => {
          const gone = error instanceof EngineError && /\b404\b|glossary/i.test(error.message);
          if (glossary === undefined || id === null || !gone) throw error;
          // Deleted at the service's side, or by another installation with the same key.
          glossaries.forget(glossary);
          return request(outgoing, await glossaries.idOf(glossary, call), call);
        });
        const length = outgoing.reduce((sum, { body }) => sum + body.length, 0);
        const billed = answered.reduce((sum, one) => sum + (one.billed_characters ?? 0), 0);
        onUsage?.({
          requests: 1,
          characters: billed === 0 ? length : billed,
          inputTokens: 0,
          outputTokens: 0,
        });
        return answered.map((one) => fromXml(one.text));
      });
    },
    status: createServiceStatus(VERSION, async () => {
      configured();
      const answer = await http({ method: 'GET', path: '/v2/usage', attempts: 1 });
      const { character_count: used, character_limit: limit } = answerAs(usage, answer);
      if (used === undefined || limit === undefined) return undefined;
      if (used >= limit) throw new EngineError('quota', false);
      return { account: { used, limit } };
    }),
    async close() {},
  };
}
