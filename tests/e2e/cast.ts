// Vitest's set-up: a data folder with what ships and four people, made once; browser tests begin with copies of it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import type { TestProject } from 'vitest/node';
import { choicesOf } from '../../src/cli/choices.ts';
import { buildClient } from '../../src/client/build.ts';
import { readConfig } from '../../src/config.ts';
import { createAdminFromShell, createUser } from '../../src/workflow/accounts.ts';
import { openDeps } from '../../src/workflow/open-deps.ts';

/** Everybody's password in the browser tests. */
const PASSWORD = 'nasi goreng pagi';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder to copy. */
    cast: string;
  }
}

/** rani is the only admin, edi an editor, budi and tono translate. */
export async function setup({ provide }: TestProject): Promise<() => void> {
  // Once for all, instead of in every file that needs it.
  await buildClient();
  const folder = mkdtempSync(join(tmpdir(), 'padanan-cast-'));
  const config = readConfig({ DATA_DIR: folder });
  const { deps, close } = await openDeps(choicesOf(config), pino({ level: 'silent' }));
  const { userId } = await createAdminFromShell(deps, {
    login: 'rani',
    name: 'Rani Wijaya',
    password: PASSWORD,
  });
  for (const [login, role, name] of [
    ['edi', 'editor', 'Edi Kurnia'],
    ['budi', 'translator', 'Budi Santoso'],
    ['tono', 'translator', 'Tono'],
  ] as const) {
    await createUser(deps, { userId, role: 'admin' }, { login, role, name, password: PASSWORD });
  }
  await close();
  provide('cast', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
