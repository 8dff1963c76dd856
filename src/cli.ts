// The `padanan` command: one subcommand per workflow verb.
import { Command } from 'commander';
import { settingsHelp } from './config.ts';

/** The commands in the order of the help, each with the module that makes it: loading all of them takes two seconds. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./cli/serve.ts')).serveCommand(),
  translate: async () => (await import('./cli/translate.ts')).translateCommand(),
  complete: async () => (await import('./cli/complete.ts')).completeCommand(),
  import: async () => (await import('./cli/import.ts')).importCommand(),
  export: async () => (await import('./cli/export.ts')).exportCommand(),
  'bring-back': async () => (await import('./cli/bring-back.ts')).bringBackCommand(),
  inspect: async () => (await import('./cli/inspect.ts')).inspectCommand(),
  convert: async () => (await import('./cli/convert.ts')).convertCommand(),
  list: async () => (await import('./cli/list.ts')).listCommand(),
  analyse: async () => (await import('./cli/analyse.ts')).analyseCommand(),
  terms: async () => (await import('./cli/terms.ts')).termsCommand(),
  check: async () => (await import('./cli/check.ts')).checkCommand(),
  engine: async () => (await import('./cli/engine.ts')).engineCommand(),
  memory: async () => (await import('./cli/memory.ts')).memoryCommand(),
  glossary: async () => (await import('./cli/glossary.ts')).glossaryCommand(),
  user: async () => (await import('./cli/user.ts')).userCommand(),
  key: async () => (await import('./cli/key.ts')).keyCommand(),
};

/** Runs one command line; sets the process's exit code and says what went wrong on stderr. */
export async function main(argv: readonly string[]): Promise<void> {
  // Whoever reads the output may have had enough of it: `padanan check FILE | head`.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  const program = new Command('padanan')
    .description(
      'Translate Indonesian news into English: side by side, drafted offline, held to a glossary, reviewed.',
    )
    .addHelpText('after', `\nSettings (environment variables):\n${settingsHelp()}`)
    .showHelpAfterError();
  const asked = Object.entries(COMMANDS).filter(([name]) => name === argv[2]);
  for (const [, load] of asked.length > 0 ? asked : Object.entries(COMMANDS))
    program.addCommand(await load());
  await program.parseAsync([...argv]);
}
