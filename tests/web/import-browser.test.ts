// Importing in a real browser: the live preview, files dropped, what is kept; and all of it with scripts off.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { readDesk } from '../../src/workflow/desk.ts';
import { openBrowser } from '../e2e/browser.ts';
import { type Person, type ServedWorld, serveWorld } from './served-world.ts';

let world: ServedWorld;
let rani: Person;
let browser: Browser;
let page: Page;

const ARTICLE = [
  'Menteri Luar Negeri Venezuela, Jorge Arreaza (foto: UPI)',
  'Caracas - Pemerintah memanggil duta besar. Ia diminta menjelaskan rencana itu.',
  'KEYWORD :Venezuela sanksi',
].join('\n');

beforeAll(async () => {
  [world, browser] = await Promise.all([serveWorld(), openBrowser()]);
  rani = await world.signedIn('Rani', 'translator');
});
afterAll(async () => {
  await browser.close();
  await world.close();
});
afterEach(() => page.context().close());

async function open(options: BrowserContextOptions = {}): Promise<void> {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  const [name = '', value = ''] = rani.cookie.split('=');
  await context.addCookies([{ name, value, url: world.url }]);
  page = await context.newPage();
  await page.goto(`${world.url}/import`);
}

const rows = () =>
  page
    .locator('.preview-row')
    .evaluateAll((all) => all.map((row) => `${row.dataset.kind} ${row.dataset.included}`));
const saved = async () => {
  await page.waitForURL(/\/documents\/[0-9a-f-]+$/);
  return readDesk(world.deps, rani.actor, page.url().split('/').at(-1)!);
};

async function drop(name: string, text: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([fileName, content]) => {
      const data = new DataTransfer();
      data.items.add(new File([content!], fileName!, { type: 'text/plain' }));
      return data;
    },
    [name, text],
  );
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('.import-page', type, { dataTransfer: transfer });
}

it('previews while one types, keeps it over a reload, and forgets it once saved', async () => {
  await open();
  await page.fill('#text', ARTICLE);
  await page.waitForSelector('.preview-row');
  expect(await rows()).toEqual(['caption true', 'paragraph true', 'keywords false']);
  await page.fill('#title', 'Kabar');
  await page.waitForTimeout(400);
  await page.reload();
  await page.waitForSelector('.preview-row');
  expect(await page.locator('#import-kept').isVisible()).toBe(true);
  expect(await page.inputValue('#title')).toBe('Kabar');
  await page.press('#title', 'Enter');
  expect((await saved()).rows).toHaveLength(3);
  await page.goto(`${world.url}/import`);
  expect(await page.inputValue('#text')).toBe('');
});

it('takes a kind out of the export and back with its usual place, and counts', async () => {
  await open();
  await page.fill('#text', ARTICLE);
  await page.waitForSelector('.preview-row');
  await page.locator('[data-kind-choice]').nth(1).selectOption('related');
  await page.locator('[data-kind-choice]').nth(0).selectOption('headline');
  expect(await rows()).toEqual(['headline true', 'related false', 'keywords false']);
  expect(await page.textContent('[data-included-count]')).toBe('1');
  expect(await page.inputValue('#title')).toContain('Jorge Arreaza');
  await page.locator('#text').press('End');
  await page.locator('#text').pressSequentially(' AS');
  await page.waitForFunction(() => document.querySelector('.preview-list')?.textContent?.includes('AS'));
  expect((await rows()).slice(0, 2)).toEqual(['headline true', 'related false']);
});

it('reads a file dropped on the page, and gives the pasted text back when it is removed', async () => {
  await open();
  await page.fill('#text', 'Yang ditempel.');
  await page.waitForSelector('.preview-row');
  await drop('jatuh.txt', ARTICLE);
  await page.waitForSelector('.file-card');
  expect(await page.textContent('.file-card')).toContain('jatuh.txt');
  expect(await rows()).toHaveLength(3);
  await page.click('[data-remove]');
  await page.waitForSelector('.file-card', { state: 'detached' });
  expect(await page.inputValue('#text')).toBe('Yang ditempel.');
  expect(await rows()).toHaveLength(1);
});

it('says that a dropped picture is none, and what to do', async () => {
  await open();
  await drop('foto.png', '\x89PNG\0\0\0\r\x01\x02\0\0');
  await page.waitForSelector('#import-problem .notice-error');
  expect(await page.textContent('#import-problem')).toContain('not a text file');
});

it('says so when the server is away, and saves afterwards', async () => {
  await open();
  await page.fill('#text', ARTICLE);
  await page.waitForSelector('.preview-row');
  await page.fill('#title', 'Terputus');
  await page.context().setOffline(true);
  await page.click('[data-save]');
  await page.waitForSelector('#import-problem .notice-error');
  expect(await page.textContent('#import-problem')).toContain('kept in this browser');
  await page.context().setOffline(false);
  await page.click('[data-save]');
  expect((await saved()).document.title).toBe('Terputus');
});

it('does it all with scripts off', async () => {
  await open({ javaScriptEnabled: false });
  await page.setInputFiles('#file', {
    name: 'artikel.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(`\ufeff${ARTICLE}`, 'utf16le'),
  });
  await page.click('button:has-text("Show the preview")');
  expect(await page.textContent('.file-card')).toContain('UTF-16 LE');
  await page.locator('[data-kind-choice]').nth(0).selectOption('heading');
  await page.fill('#title', 'Tanpa skrip');
  await page.click('[data-save]');
  const desk = await saved();
  expect(desk.rows.map((row) => row.kind)).toEqual(['heading', 'paragraph', 'keywords']);
});
