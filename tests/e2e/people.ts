// People in browsers: accounts made from the shell, each signed in in a context of their own.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';

const ROOT = resolve(import.meta.dirname, '../..');
export const PASSWORD = 'nasi goreng pagi';

/** Runs `padanan …` on the data of a server, beside it. Answers its standard output; throws what it says on failure. */
export function padanan(dataDir: string, args: readonly string[], input = ''): string {
  return execFileSync(process.execPath, [join(ROOT, 'bin/padanan.js'), ...args], {
    cwd: ROOT,
    input,
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: ['pipe', 'pipe', 'pipe'],
  }).trim();
}

/** Makes an account; the first one of an installation has to be an admin's. */
export function addPerson(
  dataDir: string,
  login: string,
  role: 'translator' | 'editor' | 'admin',
  name: string,
): void {
  padanan(dataDir, ['user', 'add', login, '--role', role, '--name', name, '--password-stdin'], PASSWORD);
}

/** Imports an article of tests/data/articles and answers its document id. */
export function importArticle(dataDir: string, name: string, title: string): string {
  return padanan(dataDir, ['import', join(ROOT, `tests/data/articles/${name}.txt`), '--title', title]);
}

/** The lines of an article of tests/data/articles. */
export function articleText(name: string): string {
  return readFileSync(join(ROOT, `tests/data/articles/${name}.txt`), 'utf8');
}

export type Visit = {
  context: BrowserContext;
  page: Page /** Errors that the page's scripts threw or logged. */;
  errors: string[];
};

/** A browser context of its own, so that two people can be there at once. */
export async function visit(
  browser: Browser,
  url: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'en',
    viewport: { width: 1440, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  return { context, page, errors };
}

/** Signs a person in through the page. */
export async function signInAs(page: Page, login: string): Promise<void> {
  await page.goto('/sign-in');
  await page.fill('#login', login);
  await page.fill('#password', PASSWORD);
  await page.click('main button.button-primary');
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

/** Presses a key that confirms, and waits for the server's answer: the page shows the mark at once. */
export async function confirmBy(page: Page, key: 'Control+Enter' | 'Control+Shift+Enter'): Promise<void> {
  const answered = page.waitForResponse((answer) => answer.url().endsWith('/revisions') && answer.ok());
  await page.keyboard.press(key);
  await answered;
}
