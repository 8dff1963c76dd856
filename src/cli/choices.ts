// The configuration as the verbs' world and the engines want it.
import { join, resolve } from 'node:path';
import type { Config } from '../config.ts';
import type { EngineOptions } from '../engines/index.ts';
import { type Choices, HOME } from '../workflow/open-deps.ts';

/** What each engine needs; a relative MODEL_DIR lies in the project's folder. */
export function engineOptions(config: Config): EngineOptions {
  const timeoutMs = config.ENGINE_TIMEOUT_S * 1000;
  return {
    bundled: {
      modelDir: resolve(HOME, config.MODEL_DIR),
      threads: config.ENGINE_THREADS,
      beam: config.ENGINE_BEAM,
    },
    opusMt: {
      modelDir: installedModel(config, 'opus-mt'),
      threads: config.ENGINE_THREADS,
      beam: config.ENGINE_BEAM,
    },
    firefox: { modelDir: installedModel(config, 'firefox') },
    libretranslate: { url: config.LIBRETRANSLATE_URL, key: config.LIBRETRANSLATE_KEY, timeoutMs },
    deepl: { url: config.DEEPL_URL, key: config.DEEPL_KEY, timeoutMs },
    openai: { url: config.OPENAI_URL, key: config.OPENAI_KEY, model: config.OPENAI_MODEL, timeoutMs },
  };
}

/** The folder of a model that `padanan engine install` puts into DATA_DIR. */
export function installedModel(config: Config, engine: string): string {
  return join(resolve(config.DATA_DIR), 'engines', engine);
}

export function choicesOf(config: Config): Choices {
  return {
    dataDir: config.DATA_DIR,
    databaseUrl: config.DATABASE_URL,
    engines: engineOptions(config),
    sessionDays: config.SESSION_DAYS,
  };
}
