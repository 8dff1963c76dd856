// Any server with OpenAI's chat completions (llama.cpp, Ollama, vLLM and hosted ones alike): POST /chat/completions.
import { z } from 'zod';
import { type Engine, EngineError, type EngineErrorKind, type EngineUsage } from '../engine.ts';
import { isLoopback, tidyAddress } from './address.ts';
import { answerAs } from './answer.ts';
import { type Call, callOf, refuseLong, translateInRequests } from './batches.ts';
import { type ChatMessage, chatMessages, readAlternatives, readTranslations } from './chat-prompt.ts';
import { createHttpClient, type ServiceTimes } from './http-client.ts';
import { createServiceStatus } from './service-status.ts';
import { bodyOf, giveCodesBack, hasWords } from './whole-paragraph.ts';

/** `url`: address up to and with `/v1`, empty where there is none; `key`: empty where the server needs none. */
export type OpenaiOptions = { url: string; key: string; model: string } & ServiceTimes;

const MAX_LENGTH = 12_000;
const LIMITS = { paragraphs: 8, characters: 6_000 };
/** Fields that some models or servers refuse; each is left out from then on. */
const OPTIONAL = { temperature: 0, response_format: { type: 'json_object' } } as const;

const completion = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
  usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }).nullish(),
});
const models = z.object({ data: z.array(z.object({ id: z.string() })) });

/** Codes of the error object (`error.code`, `error.type`), which the client puts before its message. */
function classify(status: number, message: string): EngineErrorKind | null {
  if (/insufficient_quota|billing_hard_limit/i.test(message)) return 'quota';
  if (/context_length_exceeded|context (?:length|size|window)|string_above_max_length/i.test(message))
    return 'too-long';
  if (status === 404) return 'model-missing';
  return null;
}

export function createOpenaiEngine({ url, key, model, ...times }: OpenaiOptions): Engine {
  const base = tidyAddress(url);
  const headers: Record<string, string> = key === '' ? {} : { authorization: `Bearer ${key}` };
  const http = createHttpClient({ base, headers, secrets: [key], ...times, classify });
  const version = `openai:${model}`;
  const refused = new Set<string>();
  const configured = () => {
    if (base === '' || model === '') throw new EngineError('not-configured', false);
  };

  async function complete(messages: readonly ChatMessage[], call: Call): Promise<unknown> {
    const optional = Object.fromEntries(Object.entries(OPTIONAL).filter(([name]) => !refused.has(name)));
    try {
      return await http({
        method: 'POST',
        path: '/chat/completions',
        body: { model, messages, ...optional },
        ...call,
      });
    } catch (error) {
      const field = Object.keys(optional).find(
        (name) => error instanceof EngineError && error.message.includes(name),
      );
      if (field === undefined || (error as EngineError).kind !== 'unsupported') throw error;
      refused.add(field);
      return complete(messages, call);
    }
  }

  async function chat(
    messages: readonly ChatMessage[],
    call: Call,
    length: number,
    onUsage: ((usage: EngineUsage) => void) | undefined,
  ): Promise<string> {
    const { choices, usage } = answerAs(completion, await complete(messages, call));
    onUsage?.({
      requests: 1,
      characters: length,
      inputTokens: usage?.prompt_tokens ?? 0,
      outputTokens: usage?.completion_tokens ?? 0,
    });
    const { message, finish_reason } = choices[0]!;
    if (finish_reason === 'length') throw new EngineError('too-long', false, 'the answer was cut off');
    if (!message.content)
      throw new EngineError('bad-answer', false, message.refusal ? 'the model refused' : 'no text');
    return message.content;
  }

  return {
    id: 'openai',
    capabilities: {
      glossary: true,
      prefix: false,
      alternatives: true,
      alignment: false,
      batchSize: LIMITS.paragraphs,
      maxLength: MAX_LENGTH,
      online: !isLoopback(base),
      context: true,
      instructions: true,
    },
    modelVersion: version,
    async translate(paragraphs, options = {}) {
      configured();
      const engine = { maxLength: MAX_LENGTH, limits: LIMITS, modelVersion: version };
      return translateInRequests(paragraphs, options, engine, async (outgoing, call) => {
        const length = outgoing.reduce((sum, { body }) => sum + body.length, 0);
        const content = await chat(
          chatMessages(outgoing, { instructions: options.instructions ?? '' }),
          call,
          length,
          options.onUsage,
        );
        return readTranslations(content, outgoing);
      });
    },
    async alternatives(sentence, count, options = {}) {
      configured();
      refuseLong([sentence], MAX_LENGTH);
      if (!hasWords(sentence.source)) return [sentence.source];
      const body = bodyOf(sentence.source);
      const messages = chatMessages([{ paragraph: sentence, body }], { alternatives: count });
      const content = await chat(messages, callOf(options), body.length, undefined);
      const texts = readAlternatives(content, body).map((text) =>
        giveCodesBack(sentence.source, text.trim()),
      );
      return [...new Set(texts)].filter((text) => text !== '').slice(0, count);
    },
    status: createServiceStatus(version, async () => {
      configured();
      try {
        const answer = await http({ method: 'GET', path: '/models', attempts: 1 });
        const { data } = answerAs(models, answer);
        if (data.length > 0 && !data.some(({ id }) => id === model))
          throw new EngineError('model-missing', false);
      } catch (error) {
        // Servers that do not list their models have none of our business to refuse.
        const unlisted = error instanceof EngineError && /^\S+ 40[45]\b/.test(error.message);
        if (!unlisted) throw error;
      }
      return undefined;
    }),
    async close() {},
  };
}
