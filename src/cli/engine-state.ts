// padanan engine list and test: which engines are ready, and what they make of one sentence.
import { readConfig } from '../config.ts';
import { EngineError } from '../engines/engine.ts';
import { createEngines, ENGINE_IDS, type EngineId } from '../engines/index.ts';
import { AppError } from '../errors.ts';
import { engineOptions } from './choices.ts';

const SENTENCE = 'Para pejabat bertemu perwira militer pada bulan Agustus.';
const BUDGET_MS = 120_000;

/** One line an engine: id, ready or the reason why not, where text goes, model version. */
export async function listEngines(options: { json?: true }): Promise<void> {
  const engines = createEngines(engineOptions(readConfig()));
  const rows = await Promise.all(
    [...engines.values()].map(async ({ id, capabilities, status }) => ({
      id,
      ...(await status()),
      capabilities,
    })),
  );
  for (const engine of engines.values()) await engine.close();
  if (options.json) return console.log(JSON.stringify(rows, null, 2));
  for (const { id, ready, reason = '', capabilities, modelVersion } of rows)
    console.log(
      [id, ready ? 'ready' : reason, capabilities.online ? 'online' : 'offline', modelVersion].join('\t'),
    );
}

/** Sends a sentence through the engines named. Fails where one of them does. */
export async function testEngines(ids: readonly string[], options: { text?: string }): Promise<void> {
  const engines = createEngines(engineOptions(readConfig()));
  const unknown = ids.find((id) => !engines.has(id as EngineId));
  if (unknown !== undefined)
    throw new AppError(400, 'engine.unknown', { engine: unknown, engines: ENGINE_IDS.join(', ') });
  try {
    for (const id of ids) {
      const start = performance.now();
      const took = () => `${Math.round(performance.now() - start)} ms`;
      try {
        const paragraph = { id: 'test', source: options.text ?? SENTENCE, terms: [] };
        const [result] = await engines.get(id as EngineId)!.translate([paragraph], { timeBudget: BUDGET_MS });
        console.log([id, took(), result!.target].join('\t'));
      } catch (error) {
        if (!(error instanceof EngineError)) throw error;
        console.log([id, took(), error.message].join('\t'));
        process.exitCode = 1;
      }
    }
  } finally {
    for (const engine of engines.values()) await engine.close();
  }
}
