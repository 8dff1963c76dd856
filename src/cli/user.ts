// padanan user: accounts from the shell, the very first one included.
import { text } from 'node:stream/consumers';
import { Command, Option } from 'commander';
import { readConfig } from '../config.ts';
import { AppError } from '../errors.ts';
import { ROLES, type Role } from '../model/permissions.ts';
import { createAdminFromShell, createUser } from '../workflow/accounts.ts';
import { shellActors } from '../workflow/shell-actor.ts';
import { actorFor, reported, withDeps } from './session.ts';

type Options = { as?: string; name?: string; role: Role; passwordStdin?: true };

async function add(login: string, options: Options): Promise<void> {
  const password = options.passwordStdin ? (await text(process.stdin)).replace(/\r?\n$/, '') : undefined;
  const name = options.name ?? login;
  await withDeps(async (deps) => {
    if ((await shellActors(deps)).length === 0) {
      if (options.role !== 'admin' || password === undefined) throw new AppError(400, 'shell.first-account');
      await createAdminFromShell(deps, { login, name, password });
      console.log(`${login} (admin)`);
      return;
    }
    const actor = await actorFor(deps, options.as);
    const { user, inviteToken } = await createUser(deps, actor, {
      login,
      name,
      role: options.role,
      password,
    });
    const { HOST, PORT } = readConfig();
    console.log(`${user.login} (${user.role})`);
    if (inviteToken !== null) console.log(`http://${HOST}:${PORT}/invite/${inviteToken}`);
  });
}

export function userCommand(): Command {
  const user = new Command('user').description('Accounts');
  user
    .command('add')
    .description('Add an account; without a password, prints a one-time link on which the person chooses one')
    .argument('<login>', 'name to sign in with')
    .addOption(new Option('--role <role>', 'role').choices([...ROLES]).default('translator'))
    .option('--name <text>', 'name to show')
    .option('--as <login>', 'account to act as (default: the only admin)')
    .option('--password-stdin', 'read the password from standard input')
    .action(reported(add));
  return user;
}
