// The three services as their documentation describes them: LibreTranslate, DeepL v2 with glossaries, chat completions.
import { randomUUID } from 'node:crypto';
import { SaxesParser } from 'saxes';
import { type Asked, fakeEnglish, type Reply, type Service, startService } from './service.ts';

export const LIBRE_KEY = 'libre-secret-0815';
/** Refuses a request above `limit` characters, as a server with --char-limit does. */
export function startLibreTranslate(limit = 20_000): Promise<Service> {
  return startService(({ method, path, body }): Reply => {
    if (method === 'GET' && path === '/languages')
      return {
        body: [
          { code: 'id', name: 'Indonesian', targets: ['en', 'id'] },
          { code: 'en', name: 'English' },
        ],
      };
    if (method !== 'POST' || path !== '/translate') return { status: 404, body: { error: 'not found' } };
    const {
      q,
      source,
      target,
      alternatives = 0,
      api_key,
    } = body as Record<string, never> & {
      q: string | string[];
      alternatives?: number;
    };
    if (api_key !== LIBRE_KEY) return { status: 403, body: { error: 'Invalid API key' } };
    if (source !== 'id' || target !== 'en')
      return { status: 400, body: { error: `${target} is not supported` } };
    const size = (Array.isArray(q) ? q.join('') : q).length;
    if (size > limit)
      return {
        status: 400,
        body: { error: `Invalid request: request (${size}) exceeds text limit (${limit})` },
      };
    if (Array.isArray(q)) return { body: { translatedText: q.map((text) => fakeEnglish(text)) } };
    const others = Array.from({ length: alternatives }, (_, n) => `${fakeEnglish(q)} ${n}`);
    return { body: { translatedText: fakeEnglish(q), alternatives: others } };
  });
}

export const DEEPL_KEY = 'deepl-secret-4711:fx';
type Glossary = {
  glossary_id: string;
  name: string;
  ready: boolean;
  creation_time: string;
  terms: Record<string, string>;
};
export type DeeplService = Service & { glossaries: Map<string, Glossary> };

/** Translates the text of well-formed XML and leaves its tags; throws where it is not well-formed. */
function translateXml(xml: string, terms: Readonly<Record<string, string>>): string {
  const parser = new SaxesParser();
  let out = '';
  const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  parser.on('text', (text) => {
    out += escaped(
      text.replace(/\p{Script=Latin}+/gu, (word) => fakeEnglish(word, terms)).replace(/ +/g, ' '),
    );
  });
  parser.on('opentag', ({ name, attributes, isSelfClosing }) => {
    if (name === 'all') return;
    out += `<${name} id="${attributes.id}"${isSelfClosing ? '/>' : '>'}`;
  });
  parser.on('closetag', ({ name, isSelfClosing }) => {
    if (name !== 'all' && !isSelfClosing) out += `</${name}>`;
  });
  parser.write(`<all>${xml}</all>`).close();
  return out;
}

export async function startDeepl(): Promise<DeeplService> {
  const glossaries = new Map<string, Glossary>();
  const info = ({ terms, ...rest }: Glossary) => ({
    ...rest,
    source_lang: 'id',
    target_lang: 'en',
    entry_count: Object.keys(terms).length,
  });

  function makeGlossary(body: Record<string, string>): Reply {
    const rows = body.entries!.split('\n').map((line) => line.split('\t'));
    if (rows.some((row) => row.length !== 2) || new Set(rows.map((row) => row[0])).size < rows.length)
      return {
        status: 400,
        body: { message: 'Invalid glossary entries provided', detail: 'duplicates key' },
      };
    const glossary = {
      glossary_id: randomUUID(),
      name: body.name!,
      ready: true,
      creation_time: new Date().toISOString(),
      terms: Object.fromEntries(rows) as Record<string, string>,
    };
    glossaries.set(glossary.glossary_id, glossary);
    return { status: 201, body: info(glossary) };
  }

  function translate(body: Record<string, unknown>): Reply {
    const texts = body.text as string[];
    const size = Buffer.byteLength(JSON.stringify(body));
    if (texts.length > 50 || size > 128 * 1024)
      return { status: 413, body: { message: 'Request size too large' } };
    if (body.source_lang !== 'ID' || body.target_lang !== 'EN-US' || body.tag_handling !== 'xml')
      return { status: 400, body: { message: 'Value for target_lang not supported' } };
    const glossary = body.glossary_id === undefined ? undefined : glossaries.get(body.glossary_id as string);
    if (body.glossary_id !== undefined && glossary === undefined)
      return { status: 404, body: { message: 'Glossary not found' } };
    return {
      body: {
        translations: texts.map((text) => ({
          detected_source_language: 'ID',
          text: translateXml(text, glossary?.terms ?? {}),
          billed_characters: text.length,
        })),
      },
    };
  }

  const service = await startService(({ method, path, headers, body }: Asked): Reply => {
    if (headers.authorization !== `DeepL-Auth-Key ${DEEPL_KEY}`)
      return { status: 403, body: { message: `Authorization failure for ${headers.authorization}` } };
    if (path === '/v2/usage') return { body: { character_count: 180_118, character_limit: 500_000 } };
    if (path === '/v2/translate') return translate(body as Record<string, unknown>);
    if (path === '/v2/glossaries')
      return method === 'POST'
        ? makeGlossary(body as Record<string, string>)
        : { body: { glossaries: [...glossaries.values()].map(info) } };
    const one = glossaries.get(path.slice('/v2/glossaries/'.length));
    if (one === undefined) return { status: 404, body: { message: 'not found' } };
    if (method === 'DELETE') glossaries.delete(one.glossary_id);
    return method === 'DELETE' ? { status: 204 } : { body: info(one) };
  });
  return { ...service, glossaries };
}

export const OPENAI_KEY = 'sk-secret-1234';
type AskedParagraph = { n: number; source: string; glossary?: { term: string; english: string[] }[] };

/** The answer of a chat completion around a model's text. */
export const completion = (content: string, finish_reason = 'stop') => ({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  choices: [{ index: 0, finish_reason, message: { role: 'assistant', content } }],
  usage: { prompt_tokens: 40, completion_tokens: 20, total_tokens: 60 },
});

export function startOpenai(): Promise<Service> {
  return startService(({ path, headers, body }): Reply => {
    if (headers.authorization !== `Bearer ${OPENAI_KEY}`)
      return {
        status: 401,
        body: {
          error: { message: 'Incorrect API key', type: 'invalid_request_error', code: 'invalid_api_key' },
        },
      };
    if (path === '/v1/models') return { body: { object: 'list', data: [{ id: 'small', object: 'model' }] } };
    if (path !== '/v1/chat/completions') return { status: 404, body: { error: { message: 'Unknown path' } } };
    const { messages } = body as { messages: { role: string; content: string }[] };
    const { paragraphs } = JSON.parse(messages[1]!.content) as { paragraphs: AskedParagraph[] };
    const english = ({ source, glossary = [] }: AskedParagraph) =>
      fakeEnglish(source, Object.fromEntries(glossary.map(({ term, english: [first] }) => [term, first!])));
    if (messages[0]!.content.includes('"alternatives"'))
      return {
        body: completion(
          JSON.stringify({ alternatives: [1, 2, 3].map((n) => `${english(paragraphs[0]!)} ${n}`) }),
        ),
      };
    const translations = paragraphs.map((one) => ({ n: one.n, target: english(one) }));
    return { body: completion(JSON.stringify({ translations })) };
  });
}
