// padanan engine: lists and tries engines, installs and removes the models that do not ship with Padanan.
import { resolve } from 'node:path';
import { Argument, Command } from 'commander';
import { readConfig } from '../config.ts';
import { installModel, removeModel } from '../engines/install/install.ts';
import { FIREFOX_FILES, type ModelFiles, OPUS_FILES } from '../engines/install/model-files.ts';
import { installedModel } from './choices.ts';
import { listEngines, testEngines } from './engine-state.ts';
import { createProgressBar } from './progress-bar.ts';
import { reported } from './session.ts';

const INSTALLABLE = ['firefox', 'opus-mt'] as const;
type Installable = (typeof INSTALLABLE)[number];

const FILES: Record<Installable, ModelFiles> = { firefox: FIREFOX_FILES, 'opus-mt': OPUS_FILES };

async function install(engine: Installable, options: { from?: string; address?: string }): Promise<void> {
  const config = readConfig();
  const address = options.address ?? (engine === 'firefox' ? config.FIREFOX_ADDRESS : config.OPUS_ADDRESS);
  const interrupt = new AbortController();
  const stop = () => interrupt.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const bar = createProgressBar();
  try {
    const source = options.from === undefined ? { address } : { folder: resolve(options.from) };
    const { files } = await installModel(installedModel(config, engine), FILES[engine], source, {
      signal: interrupt.signal,
      onProgress: bar.show,
    });
    bar.end();
    for (const [name, { size, sha256 }] of Object.entries(files)) console.log(`${sha256}  ${size}  ${name}`);
  } finally {
    bar.end();
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}

async function remove(engine: Installable): Promise<void> {
  const removed = await removeModel(installedModel(readConfig(), engine));
  console.error(removed ? `${engine}: removed` : `${engine}: was not installed`);
}

export function engineCommand(): Command {
  const engine = new Command('engine').description('Machine translation engines');
  const which = () => new Argument('<engine>', 'engine').choices(INSTALLABLE);
  engine
    .command('list')
    .description('List the engines: id, ready or why not, online or offline, model version')
    .option('--json', 'as JSON, with what each can do')
    .action(reported(listEngines));
  engine
    .command('test')
    .description('Translate a sentence with each engine named; an online one sends it away')
    .argument('<engines...>', 'engines')
    .option('--text <text>', 'another Indonesian sentence')
    .action(reported(testEngines));
  engine
    .command('install')
    .description('Fetch the model of an engine, check it, and put it into DATA_DIR/engines')
    .addArgument(which())
    .option('--from <folder>', 'take the files from a folder instead of the network')
    .option('--address <url>', 'fetch the files from below this address')
    .action(reported(install));
  engine
    .command('remove')
    .description('Remove the model of an engine, and what an unfinished installation left')
    .addArgument(which())
    .action(reported(remove));
  return engine;
}
