// padanan serve: the web server.
import { Command } from 'commander';
import { serve } from '../main.ts';
import { reported } from './session.ts';

export function serveCommand(): Command {
  return new Command('serve').description('Start the web server').action(reported(() => serve()));
}
