// A real Chromium for the tests: the one that the npm package carries.
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Starts a headless Chromium; in several processes, since in a single one closing a context ends it all. */
export async function openBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args.filter((argument) => !/^--(headless|single-process)/.test(argument)), ...QUIET],
    headless: true,
  });
}
