// padanan list: the documents, one a line, for the other commands to name.
import { Command } from 'commander';
import { listDocuments } from '../workflow/document-list.ts';
import { actorFor, reported, withDeps } from './session.ts';

async function run(options: { as?: string; json?: true }): Promise<void> {
  await withDeps(async (deps) => {
    const rows = await listDocuments(deps, await actorFor(deps, options.as));
    if (options.json) console.log(JSON.stringify(rows, null, 2));
    else
      for (const row of rows)
        console.log(`${row.documentId}\t${row.status}\t${row.confirmed}/${row.segments}\t${row.title}`);
  });
}

export function listCommand(): Command {
  return new Command('list')
    .description('List the documents: id, status, segments confirmed, title')
    .option('--as <login>', 'account to act as (default: the only admin)')
    .option('--json', 'as JSON, with every figure')
    .action(reported(run));
}
