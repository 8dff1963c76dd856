// Asking an engine: what it answered before comes from the database, what it costs is counted there.
import { createHash } from 'node:crypto';
import {
  type Engine,
  EngineError,
  type EngineParagraph,
  type EngineResult,
  type EngineSentence,
  type TranslateOptions,
} from '../engines/engine.ts';
import { addUsage, type Usage } from '../store/engine-usage.ts';
import { type KeptTranslation, keepTranslations, takeKept } from '../store/kept-translations.ts';
import type { Deps, Termbase } from './deps.ts';

/** About 1 KB each. */
const KEPT = 20_000;
/** Services change their models without a word: what they said is good for so long. */
const ONLINE_KEPT_MS = 30 * 86_400_000;

/** The glossary as engines take it. */
export function engineGlossary(
  termbase: Termbase,
  sourceLang: string,
): NonNullable<TranslateOptions['glossary']> {
  return { state: termbase.state, entries: () => termbase.entries(sourceLang) };
}

export function usageDay(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}

/**
 * Everything that an answer depends on. Whatever else a paragraph carries (terms, matches, lessons) is in it; neighbours and
 * instructions only where the engine reads them.
 */
function keyOf(
  engine: Engine,
  version: string,
  paragraph: EngineParagraph,
  options: TranslateOptions,
): string {
  const { id: _id, before, after, ...own } = paragraph;
  const around = engine.capabilities.context ? [before ?? '', after ?? ''] : [];
  const told = engine.capabilities.instructions ? [options.instructions ?? ''] : [];
  const facts = [engine.id, version, options.glossary?.state ?? '', options.beam ?? 0, own, around, ...told];
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
}

function kept(row: KeptTranslation, id: string): EngineResult {
  const sentences = JSON.parse(row.sentences) as EngineSentence[];
  return { id, target: row.target, sentences, modelVersion: row.modelVersion };
}

/** Keeping and counting never stop a translation. */
async function aside(deps: Deps, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    deps.log.error({ err: error }, 'a translation could not be kept or counted');
  }
}

/** As engine.translate, from the database where it was asked the same before. Rejects with EngineError. */
export async function translateWith(
  deps: Deps,
  engine: Engine,
  paragraphs: readonly EngineParagraph[],
  options: TranslateOptions = {},
): Promise<EngineResult[]> {
  const version = engine.modelVersion ?? (await engine.status()).modelVersion;
  if (options.signal?.aborted) throw new EngineError('cancelled', true);
  const keys = paragraphs.map((paragraph) => keyOf(engine, version, paragraph, options));
  const now = deps.now();
  const since = engine.capabilities.online ? now - ONLINE_KEPT_MS : 0;
  const known =
    version === ''
      ? new Map<string, KeptTranslation>()
      : await deps.store.transaction((trx) => takeKept(trx, keys, { now, since }));
  const results = new Map<number, EngineResult>();
  const missing: number[] = [];
  for (const [n, paragraph] of paragraphs.entries()) {
    const row = known.get(keys[n]!);
    if (row === undefined) missing.push(n);
    else {
      const result = kept(row, paragraph.id);
      results.set(n, result);
      options.onResult?.(result);
    }
  }
  const usage: Usage = {
    requests: 0,
    characters: 0,
    inputTokens: 0,
    outputTokens: 0,
    cacheHits: paragraphs.length - missing.length,
  };
  const fresh: KeptTranslation[] = [];
  try {
    if (missing.length === 0) return paragraphs.map((_, n) => results.get(n)!);
    // Two paragraphs of a call may have the same id.
    const places = new Map<string, number>();
    for (const n of missing) {
      const { id } = paragraphs[n]!;
      places.set(places.has(id) ? `${id} ${n}` : id, n);
    }
    const asked = [...places].map(([id, n]) => ({ ...paragraphs[n]!, id }));
    const take = (result: EngineResult) => {
      const n = places.get(result.id);
      if (n === undefined || results.has(n)) return;
      const own = { ...result, id: paragraphs[n]!.id };
      results.set(n, own);
      const sentences = JSON.stringify(result.sentences);
      const { target, modelVersion } = result;
      if (modelVersion === version)
        fresh.push({ key: keys[n]!, engine: engine.id, modelVersion, target, sentences });
      if (!engine.capabilities.online) usage.characters += paragraphs[n]!.source.length;
      options.onResult?.(own);
    };
    if (!engine.capabilities.online) usage.requests = 1;
    const count: TranslateOptions['onUsage'] = (used) => {
      options.onUsage?.(used);
      usage.requests += engine.capabilities.online ? used.requests : 0;
      usage.characters += engine.capabilities.online ? used.characters : 0;
      usage.inputTokens += used.inputTokens;
      usage.outputTokens += used.outputTokens;
    };
    for (const result of await engine.translate(asked, { ...options, onResult: take, onUsage: count }))
      take(result);
    if (results.size < paragraphs.length)
      throw new EngineError('crashed', true, 'a paragraph was not answered');
    return paragraphs.map((_, n) => results.get(n)!);
  } finally {
    await aside(deps, () =>
      deps.store.transaction(async (trx) => {
        if (fresh.length > 0) await keepTranslations(trx, fresh, { now: deps.now(), limit: KEPT });
        if (Object.values(usage).some((count) => count > 0))
          await addUsage(trx, engine.id, usageDay(deps.now()), usage);
      }),
    );
  }
}
