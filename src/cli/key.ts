// padanan key: keys for programs from the shell.
import { Command, InvalidArgumentError, Option } from 'commander';
import { AppError } from '../errors.ts';
import { SCOPES, type Scope } from '../model/permissions.ts';
import { addKey, listKeys, removeKey } from '../workflow/api-keys.ts';
import { findProject } from '../workflow/projects.ts';
import { shellActors } from '../workflow/shell-actor.ts';
import { actorFor, reported, withDeps } from './session.ts';

type AddOptions = { as?: string; person?: string; project?: string; scope: Scope[]; days: number };

function wholeDays(value: string): number {
  const days = Number(value);
  if (!Number.isInteger(days) || days < 0 || days > 3650)
    throw new InvalidArgumentError('Allowed: a whole number from 0 (no end) to 3650.');
  return days;
}

async function add(name: string, options: AddOptions): Promise<void> {
  await withDeps(async (deps) => {
    const actor = await actorFor(deps, options.as);
    const login = options.person;
    const person = login === undefined ? actor : (await shellActors(deps)).find((one) => one.login === login);
    if (person === undefined) throw new AppError(404, 'shell.no-account', { login: login! });
    const { scope: scopes, days } = options;
    const project =
      options.project === undefined ? {} : { projectId: await findProject(deps, actor, options.project) };
    const input = { name, scopes, days: days === 0 ? null : days, userId: person.userId, ...project };
    console.log((await addKey(deps, actor, input)).key);
  });
}

async function list(options: { as?: string }): Promise<void> {
  await withDeps(async (deps) => {
    const day = (time: number | null) => (time === null ? '-' : new Date(time).toISOString().slice(0, 10));
    for (const key of await listKeys(deps, await actorFor(deps, options.as))) {
      const dates = [day(key.lastUsedAt), day(key.expiresAt)];
      console.log(
        [key.keyId, key.name, key.scopes.join(','), key.userName, ...dates, key.standing].join('\t'),
      );
    }
  });
}

async function remove(keyId: string, options: { as?: string }): Promise<void> {
  await withDeps(async (deps) => removeKey(deps, await actorFor(deps, options.as), keyId));
}

export function keyCommand(): Command {
  const as = () => new Option('--as <login>', 'account to act as (default: the only admin)');
  const key = new Command('key').description('Keys for programs that translate with Padanan or use its API');
  key
    .command('add')
    .description('Make a key and print it; it is shown this once')
    .argument('<name>', 'what it is for')
    .addOption(new Option('--scope <scope...>', 'what it may do').choices([...SCOPES]).default(['translate']))
    .option('--days <n>', 'days until it expires; 0: no end', wholeDays, 90)
    .option('--person <login>', 'who acts where it is used (default: whoever makes it)')
    .option(
      '--project <name>',
      'project whose engines and glossary it uses: its name or id (default: the first)',
    )
    .addOption(as())
    .action(reported(add));
  key
    .command('list')
    .description('Keys: id, name, scopes, person, last used, expires, state')
    .addOption(as())
    .action(reported(list));
  key
    .command('remove')
    .description('Remove a key: it stops working at once')
    .argument('<id>', 'id of the key, as listed')
    .addOption(as())
    .action(reported(remove));
  return key;
}
