// DeepL's glossaries (v2 API): one for each state of the termbase, made when first needed and found again later.
import { z } from 'zod';
import { EngineError, type EngineGlossary } from '../engine.ts';
import { answerAs } from './answer.ts';
import type { Call } from './batches.ts';
import type { HttpClient } from './http-client.ts';

export type DeeplGlossaries = {
  /** The id of the service's glossary with these entries, or null where it takes none for this language pair. */
  idOf(glossary: EngineGlossary, call: Call): Promise<string | null>;
  /** Forgets an id that the service no longer knows. */
  forget(glossary: EngineGlossary): void;
};

const PREFIX = 'padanan-id-en-';
/** Ours that the account keeps: an account may have 1,000, and every change of a term makes one. */
const KEPT = 5;
const LONGEST_ENTRY = 1024;
const LONGEST_GLOSSARY = 10 * 1024 * 1024;
const READY_CHECKS = 20;
const READY_MS = 500;

const one = z.object({
  glossary_id: z.string(),
  ready: z.boolean(),
  name: z.string(),
  creation_time: z.string(),
});
const list = z.object({ glossaries: z.array(one) });

/** Tab-separated, a term once, the first that comes; no control characters, at most 1,024 bytes a side, 10 MiB in all. */
export function glossaryTsv(glossary: EngineGlossary): string {
  const lines = new Map<string, string>();
  let size = 0;
  for (const entry of glossary.entries()) {
    const [source, target] = [entry.source.trim(), entry.target.trim()];
    const bytes = [source, target].map((text) => Buffer.byteLength(text));
    const fits = bytes.every((length) => length > 0 && length <= LONGEST_ENTRY);
    if (!fits || /[\p{Cc}\u2028\u2029]/u.test(source + target) || lines.has(source)) continue;
    size += bytes[0]! + bytes[1]! + 2;
    if (size > LONGEST_GLOSSARY) break;
    lines.set(source, `${source}\t${target}`);
  }
  return [...lines.values()].join('\n');
}

export function createDeeplGlossaries(http: HttpClient): DeeplGlossaries {
  const known = new Map<string, Promise<string | null>>();

  async function ready(glossary: z.infer<typeof one>, call: Call): Promise<string> {
    let now = glossary;
    for (let checks = 0; !now.ready; checks += 1) {
      if (checks >= READY_CHECKS) throw new EngineError('timeout', true, 'the glossary is not ready');
      await new Promise((resolve) => setTimeout(resolve, READY_MS));
      const path = `/v2/glossaries/${encodeURIComponent(now.glossary_id)}`;
      now = answerAs(one, await http({ method: 'GET', path, ...call }));
    }
    return now.glossary_id;
  }

  /** Deletes our oldest; that it fails is no reason not to translate. */
  async function tidy(all: readonly z.infer<typeof one>[], call: Call): Promise<void> {
    const own = all.filter((glossary) => glossary.name.startsWith(PREFIX));
    const newest = [...own].sort((a, b) => Date.parse(b.creation_time) - Date.parse(a.creation_time));
    for (const { glossary_id } of newest.slice(KEPT - 1)) {
      const path = `/v2/glossaries/${encodeURIComponent(glossary_id)}`;
      await http({ method: 'DELETE', path, ...call, attempts: 1 }).catch(() => undefined);
    }
  }

  async function make(glossary: EngineGlossary, call: Call): Promise<string | null> {
    const entries = glossaryTsv(glossary);
    if (entries === '') return null;
    const name = PREFIX + glossary.state;
    const { glossaries } = answerAs(list, await http({ method: 'GET', path: '/v2/glossaries', ...call }));
    const found = glossaries.find((candidate) => candidate.name === name);
    if (found !== undefined) return ready(found, call);
    await tidy(glossaries, call);
    const body = { name, source_lang: 'id', target_lang: 'en', entries, entries_format: 'tsv' };
    try {
      return await ready(
        answerAs(one, await http({ method: 'POST', path: '/v2/glossaries', body, ...call })),
        call,
      );
    } catch (error) {
      if (
        error instanceof EngineError &&
        error.kind === 'unsupported' &&
        /language pair/i.test(error.message)
      )
        return null;
      throw error;
    }
  }

  return {
    async idOf(glossary, call) {
      try {
        const held = known.get(glossary.state);
        if (held !== undefined) return await held;
      } catch (error) {
        // The call that was making it was given up; this one was not.
        const given =
          error instanceof EngineError && (error.kind === 'cancelled' || error.kind === 'timeout');
        if (!given || call.signal?.aborted) throw error;
      }
      const making = make(glossary, call);
      known.set(glossary.state, making);
      try {
        return await making;
      } catch (error) {
        known.delete(glossary.state);
        throw error;
      }
    },
    forget: (glossary) => void known.delete(glossary.state),
  };
}
