// padanan bring-back: a file that was translated elsewhere comes back into the document that it was exported from.
import { basename } from 'node:path';
import { Command } from 'commander';
import { withoutCodes } from '../model/text.ts';
import { returnFile, undoReturn } from '../workflow/return-file.ts';
import { previewReturn } from '../workflow/return-plan.ts';
import { readInput } from './input.ts';
import { actorFor, reported, withDeps } from './session.ts';

type Options = { as?: string; dryRun?: true; json?: true; undo?: string };

async function run(documentId: string, file: string, options: Options): Promise<void> {
  await withDeps(async (deps) => {
    const actor = await actorFor(deps, options.as);
    const bytes = await readInput(file);
    const plan = await previewReturn(deps, actor, { documentId, bytes });
    const of = (kind: string) => plan.rows.filter((row) => row.kind === kind);
    const [changed, conflicts] = [of('changed'), of('conflict')];
    const done =
      options.dryRun === true || changed.length === 0
        ? null
        : await returnFile(deps, actor, {
            documentId,
            name: file === '-' ? 'stdin' : basename(file),
            bytes,
            operationId: deps.newId(),
          });
    if (options.json) {
      const row = ({ fact, text }: (typeof plan.rows)[number]) => ({
        segment: fact.position + 1,
        before: withoutCodes(fact.target?.text ?? ''),
        after: withoutCodes(text),
      });
      const { strange, empty } = plan;
      console.log(
        JSON.stringify({ changed: changed.map(row), conflicts: conflicts.map(row), strange, empty, ...done }),
      );
      return;
    }
    for (const { fact, text } of conflicts)
      console.error(`${fact.position + 1}: changed here too, left: ${withoutCodes(text)}`);
    for (const source of plan.strange) console.error(`not in this document: ${source}`);
    console.log(
      `${changed.length} changed, ${conflicts.length} changed here too, ${of('here').length} newer here`,
    );
    if (done !== null)
      console.log(`${done.segments} brought back; undo: padanan bring-back --undo ${done.returnId}`);
  });
}

async function undo(returnId: string, options: Options): Promise<void> {
  await withDeps(async (deps) => {
    const input = { returnId, operationId: deps.newId() };
    const { segments, kept } = await undoReturn(deps, await actorFor(deps, options.as), input);
    console.log(`${segments} as before, ${kept} changed since and left`);
  });
}

export function bringBackCommand(): Command {
  return new Command('bring-back')
    .description('Bring a file that was translated elsewhere back into its document, as one act')
    .argument('[document]', 'document id (see: padanan list)')
    .argument('[file]', 'XLIFF, CSV, Excel, PO, or two columns of Word or HTML; - for standard input')
    .option('--as <login>', 'account to act as (default: the only admin)')
    .option('--dry-run', 'only say what would change')
    .option('--json', 'the result as JSON, segment by segment')
    .option('--undo <id>', 'take back what was brought back, by the id that it printed')
    .action(
      reported(async (documentId: string | undefined, file: string | undefined, options: Options) => {
        if (options.undo !== undefined) return undo(options.undo, options);
        if (documentId === undefined || file === undefined)
          throw new Error('Name the document and the file.');
        await run(documentId, file, options);
      }),
    );
}
