// The pages as plain forms: read, edit, confirm, draft, submit and export in a browser whose scripts are off.
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { message } from './messages.ts';
import { addPerson, importArticle, signInAs, visit } from './people.ts';
import { type RunningServer, startServer, temporaryData } from './server.ts';

const data = temporaryData();
let browser: Browser;
let server: RunningServer;

beforeAll(async () => {
  // The only person here: they may approve their own.
  addPerson(data.dataDir, 'rani', 'admin', 'Rani Wijaya');
  [server, browser] = await Promise.all([startServer(data.dataDir), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  data.remove();
});

it('reads, edits, confirms, submits, approves and exports without scripts', async () => {
  const documentId = importArticle(data.dataDir, 'football', 'Sepak bola');
  const { page, context } = await visit(browser, server.url, {
    javaScriptEnabled: false,
    acceptDownloads: true,
  });
  await signInAs(page, 'rani');
  await page.goto(`/documents/${documentId}`);
  await page.locator('#s-2 a.number').click();
  await page.locator('#s-2 textarea').fill('The home side won by two goals.\nThe crowd cheered.');
  await page.locator('button[value="confirm-next"]').click();
  expect(await page.locator('#s-2').getAttribute('data-confirmed')).toBe('true');
  expect(await page.locator('#s-3 textarea[name=text]').count()).toBe(1);
  await page.locator('#s-3 textarea[name=text]').fill('Saved, not confirmed.');
  await page.locator('#s-3 button[value="save"]').click();
  expect(await page.locator('#s-3').getAttribute('data-mark')).toBe('typed');

  await page.locator('details[data-menu="submit"] summary').click();
  await page.getByRole('button', { name: message('en', 'desk.submit.send') }).click();
  await page.locator('[data-approve]').click();
  await page.goto(`/documents/${documentId}/export?version=approved&format=txt`);
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('a[download]').click()]);
  expect(readFileSync(await download.path(), 'utf8')).toContain('The home side won by two goals.');
  await context.close();
});

it('keeps a form that meets an ended sign-in and sends it after signing in again', async () => {
  const documentId = importArticle(data.dataDir, 'football', 'Sepak bola lagi');
  const { page, context } = await visit(browser, server.url, { javaScriptEnabled: false });
  await signInAs(page, 'rani');
  await page.goto(`/documents/${documentId}`);
  await page.locator('#s-2 a.number').click();
  await context.clearCookies();
  await page.locator('#s-2 textarea').fill('Typed with “quotes” & an ended sign-in.');
  await page.locator('button[value="confirm"]').click();
  await page.fill('#login', 'rani');
  await page.fill('#password', 'nasi goreng pagi');
  await page.locator('main button.button-primary').click();
  await page.locator('main button.button-primary').click();
  expect(await page.locator('#s-2 .target').innerText()).toContain('Typed with “quotes” & an ended sign-in.');
  await context.close();
});
