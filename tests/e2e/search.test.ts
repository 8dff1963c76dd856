// Search and replace in a real browser: from the desk by key, results while typing, a preview, the change, the way back.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { padanan, signInAs, visit } from './people.ts';
import { castData, type RunningServer, startServer } from './server.ts';

const data = castData();
let browser: Browser;
let server: RunningServer;
let sample: string;

beforeAll(async () => {
  sample = padanan(data.dataDir, ['list']).split('\t')[0]!;
  [server, browser] = await Promise.all([startServer(data.dataDir), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  data.remove();
});

it('replaces in a document opened on the desk, and undoes it', async () => {
  const { page, context, errors } = await visit(browser, server.url);
  await signInAs(page, 'rani');
  await page.goto(`/documents/${sample}`);
  await page.keyboard.press('Control+Shift+F');
  await page.waitForURL(/\/search\?/);
  expect(await page.locator('select[name=document]').inputValue()).toBe(sample);

  await page.fill('#search-for', 'Venezuelan');
  await page.locator('.hit').first().waitFor();
  const all = await page.locator('.hit').count();
  await page.fill('#search-with', 'Bolivarian');
  await page.locator('.hit ins', { hasText: 'Bolivarian' }).first().waitFor();
  await page.fill('#search-for', '(');
  await page.getByLabel('Regular expression').check();
  await page.getByRole('alert').waitFor();
  await page.fill('#search-for', 'Venezuelan( military)');
  await page.fill('#search-with', 'Bolivarian$1');
  await page.locator('.hit ins', { hasText: 'Bolivarian' }).first().waitFor();
  const some = await page.locator('.hit').count();
  expect(some).toBeLessThan(all);

  await page.getByRole('button', { name: 'None' }).click();
  const apply = page.locator('[data-apply]');
  expect(await apply.isDisabled()).toBe(true);
  await page.locator('.hit input').first().check();
  expect(await apply.textContent()).toBe('Replace in 1 segment');
  await apply.click();
  await page.getByText('Replaced in 1 segment.').first().waitFor();
  await page.goto(`/documents/${sample}`);
  expect(await page.getByText('Bolivarian military').count()).toBe(1);
  await page.goBack();
  await page.locator('.replacement-done').getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Undone in 1 segment.').first().waitFor();
  await page.goto(`/documents/${sample}`);
  expect(await page.getByText('Bolivarian military').count()).toBe(0);
  expect(errors).toEqual([]);
  await context.close();
});
