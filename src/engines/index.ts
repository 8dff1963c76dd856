// The engines that Padanan has: one line each.
import { type BundledOptions, createBundledEngine } from './bundled.ts';
import type { Engine } from './engine.ts';

/** What engines need from the configuration. */
export type EngineOptions = BundledOptions;

const ENGINES = {
  bundled: (options: EngineOptions) => createBundledEngine(options),
} as const satisfies Record<string, (options: EngineOptions) => Engine>;

export type EngineId = keyof typeof ENGINES;
export const ENGINE_IDS = Object.keys(ENGINES) as readonly EngineId[];

/** Every engine, by id. Nothing heavy starts before its first use; `close` each at the end. */
export function createEngines(options: EngineOptions): ReadonlyMap<EngineId, Engine> {
  return new Map(ENGINE_IDS.map((id) => [id, ENGINES[id](options)]));
}
