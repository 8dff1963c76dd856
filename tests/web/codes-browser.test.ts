// Inline codes in a real browser: chips that move and do not break, and the export that asks for them.
import { mkdirSync, readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importDocument } from '../../src/workflow/import-document.ts';
import { readForImport } from '../../src/workflow/read-import.ts';
import { openBrowser } from '../e2e/browser.ts';
import { op } from '../workflow/world.ts';
import { type Person, type ServedWorld, serveWorld } from './served-world.ts';

let world: ServedWorld;
let browser: Browser;
let rani: Person;
let page: Page;
let documentId: string;

beforeAll(async () => {
  world = await serveWorld();
  browser = await openBrowser();
  rani = await world.signedIn('Rani', 'translator');
  const bytes = readFileSync('tests/data/formats/xliff/catalogue-1.2.xlf');
  const { content, format } = await readForImport(bytes);
  ({ documentId } = await importDocument(world.deps, rani.actor, {
    ...content,
    details: { title: 'Kudeta' },
    original: { name: 'kudeta.xlf', bytes, format },
    operationId: op(),
  }));
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const [name, value] = rani.cookie.split('=');
  await context.addCookies([{ name: name!, value: value!, url: world.url }]);
  page = await context.newPage();
  await page.goto(`${world.url}/documents/${documentId}`);
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

// The editor ends a line that ends with a chip by a break of its own.
const text = async () => (await page.locator('#s-1 .target .text').innerText()).replace(/\n$/, '');
/** The editor takes the browser's cursor over a moment after a key has moved it. */
const taken = () => page.waitForTimeout(100);
const saved = () => page.waitForSelector('.save-state[data-status=saved]');

async function shot(name: string): Promise<void> {
  const folder = process.env.SHOTS;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png` });
}

it('shows codes as numbered chips, puts them in by key, button and click, and moves them whole', async () => {
  expect(await page.locator('#s-1 .source .code-chip').allInnerTexts()).toEqual(['1›', '‹1', '2']);
  expect(await page.locator('#s-1 .source .code-chip').first().getAttribute('title')).toBe('bold');
  await page.locator('#s-1 .target .text').click();
  await page.keyboard.type('Officers ');
  await page.keyboard.press('Alt+k');
  await page.keyboard.type('Venezuelan');
  await page.locator('#s-1 [data-act=insert-code]').click();
  await page.keyboard.type(' asked');
  await page.locator('#s-1 .source .code-chip').nth(2).click();
  expect(await text()).toBe('Officers 1›Venezuelan‹1 asked2');
  await shot('codes-desk');
  await page.keyboard.press('Backspace');
  expect(await text()).toBe('Officers 1›Venezuelan‹1 asked');
  await page.keyboard.press('Control+z');
  expect(await text()).toBe('Officers 1›Venezuelan‹1 asked2');
  await page.keyboard.press('Shift+ArrowLeft');
  await taken();
  await page.keyboard.press('Control+x');
  await page.keyboard.press('Home');
  await taken();
  await page.keyboard.press('Control+v');
  expect(await text()).toBe('2Officers 1›Venezuelan‹1 asked');
  await saved();
});

it('exports the original once no code is missing, and says where one is', async () => {
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Officers asked');
  await page.keyboard.press('Control+Shift+Enter');
  await saved();
  await page.goto(`${world.url}/documents/${documentId}/export?version=draft&format=original`);
  expect(await page.locator('.export-faults a').allInnerTexts()).toEqual(['Segment 1: 1› ‹1 2 missing']);
  expect(await page.locator('.export-bar [download]').count()).toBe(0);
  await shot('codes-export-refused');
  await page.locator('.export-faults a').click();
  await page.locator('#s-1 .target .text').click();
  for (const _ of [1, 2, 3]) await page.keyboard.press('Alt+k');
  await page.keyboard.press('Control+Shift+Enter');
  await saved();
  await page.goto(`${world.url}/documents/${documentId}/export?version=draft&format=original`);
  expect(await page.locator('.export-sheet').innerText()).toContain(
    '<target state="translated">Officers asked<g id="1" ctype="bold"></g><x id="2" ctype="lb"/></target>',
  );
  await shot('codes-export');
});
