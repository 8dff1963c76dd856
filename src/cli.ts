// The `padanan` command: one subcommand per workflow verb.
import { Command } from 'commander';
import { analyseCommand } from './cli/analyse.ts';
import { checkCommand } from './cli/check.ts';
import { completeCommand } from './cli/complete.ts';
import { convertCommand } from './cli/convert.ts';
import { engineCommand } from './cli/engine.ts';
import { exportCommand } from './cli/export.ts';
import { glossaryCommand } from './cli/glossary.ts';
import { importCommand } from './cli/import.ts';
import { inspectCommand } from './cli/inspect.ts';
import { keyCommand } from './cli/key.ts';
import { listCommand } from './cli/list.ts';
import { memoryCommand } from './cli/memory.ts';
import { serveCommand } from './cli/serve.ts';
import { termsCommand } from './cli/terms.ts';
import { translateCommand } from './cli/translate.ts';
import { userCommand } from './cli/user.ts';
import { settingsHelp } from './config.ts';

/** Runs one command line; sets the process's exit code and says what went wrong on stderr. */
export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command('padanan')
    .description(
      'Translate Indonesian news into English: side by side, drafted offline, held to a glossary, reviewed.',
    )
    .addHelpText('after', `\nSettings (environment variables):\n${settingsHelp()}`)
    .showHelpAfterError();
  for (const command of [
    serveCommand,
    translateCommand,
    completeCommand,
    importCommand,
    exportCommand,
    inspectCommand,
    convertCommand,
    listCommand,
    analyseCommand,
    termsCommand,
    checkCommand,
    engineCommand,
    memoryCommand,
    glossaryCommand,
    userCommand,
    keyCommand,
  ]) {
    program.addCommand(command());
  }
  await program.parseAsync([...argv]);
}
