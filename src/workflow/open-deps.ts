// Opens the verbs' world from what the configuration chose: database, engines, the language's dictionary.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createEngines, type EngineOptions } from '../engines/index.ts';
import { openStore } from '../store/store.ts';
import { createTermbase } from '../termbase/termbase.ts';
import { lookUpWord } from '../text/look-up.ts';
import { createDeps, type Deps, type Log } from './deps.ts';
import { openLanguage } from './language.ts';
import { rememberEarlierWork } from './memory-keeping.ts';
import { loadShippedData } from './seed.ts';
import { keepEarlierSources } from './source-keeping.ts';

/** The project's folder: what ships with the tool lies in it, wherever the tool is started from. */
export const HOME = resolve(import.meta.dirname, '../..');

/** The tool's version, as files that it writes name it. */
export const TOOL_VERSION = (
  JSON.parse(readFileSync(join(HOME, 'package.json'), 'utf8')) as { version: string }
).version;

export type Choices = {
  dataDir: string;
  /** `file:PATH`, or empty for padanan.db in dataDir. */
  databaseUrl: string;
  engines: EngineOptions;
  sessionDays: number;
};

/** Opens everything, with the shipped data in an empty database; `close` ends the engines and the database. Rejects with what the database reports. */
export async function openDeps(choices: Choices, log: Log): Promise<{ deps: Deps; close(): Promise<void> }> {
  const language = openLanguage();
  const store = await openStore(
    choices.databaseUrl === '' ? `file:${join(choices.dataDir, 'padanan.db')}` : choices.databaseUrl,
  );
  const engines = createEngines(choices.engines);
  const deps = createDeps({
    store,
    engines,
    createTermbase: (concepts) => createTermbase(concepts, language),
    lookUp: (word) => lookUpWord(language, word),
    log,
    sessionDays: choices.sessionDays,
  });
  await rememberEarlierWork(deps);
  await keepEarlierSources(deps);
  const loaded = await loadShippedData(deps, {
    documentsDir: join(HOME, 'translations/documents'),
    glossaryFile: join(HOME, 'glossary/news-terms.csv'),
  });
  if (loaded !== null) log.info(loaded, 'loaded what ships with Padanan');
  const close = async () => {
    await Promise.all([...engines.values()].map((engine) => engine.close()));
    await store.close();
  };
  return { deps, close };
}
