// The engines that Padanan has: one line each.
import { createBundledEngine } from './bundled.ts';
import type { ChildOptions } from './child-engine.ts';
import type { Engine } from './engine.ts';
import { createFirefoxEngine } from './firefox.ts';
import { createDeeplEngine, type DeeplOptions } from './online/deepl.ts';
import { createLibreTranslateEngine, type LibreTranslateOptions } from './online/libretranslate.ts';
import { createOpenaiEngine, type OpenaiOptions } from './online/openai.ts';
import { createOpusEngine } from './opus.ts';

/** What each engine needs from the configuration. */
export type EngineOptions = {
  bundled: ChildOptions;
  firefox: Pick<ChildOptions, 'modelDir'>;
  opusMt: ChildOptions;
  libretranslate: LibreTranslateOptions;
  deepl: DeeplOptions;
  openai: OpenaiOptions;
};

const ENGINES = {
  bundled: (options: EngineOptions) => createBundledEngine(options.bundled),
  firefox: (options: EngineOptions) => createFirefoxEngine(options.firefox.modelDir),
  'opus-mt': (options: EngineOptions) => createOpusEngine(options.opusMt),
  libretranslate: (options: EngineOptions) => createLibreTranslateEngine(options.libretranslate),
  deepl: (options: EngineOptions) => createDeeplEngine(options.deepl),
  openai: (options: EngineOptions) => createOpenaiEngine(options.openai),
} as const satisfies Record<string, (options: EngineOptions) => Engine>;

export type EngineId = keyof typeof ENGINES;
export const ENGINE_IDS = Object.keys(ENGINES) as readonly EngineId[];

/** Every engine, by id. Nothing heavy starts before its first use; `close` each at the end. */
export function createEngines(options: EngineOptions): ReadonlyMap<EngineId, Engine> {
  return new Map(ENGINE_IDS.map((id) => [id, ENGINES[id](options)]));
}
