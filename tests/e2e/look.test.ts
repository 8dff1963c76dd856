// What the eye would notice at once: one inspector panel at a time, nothing wider than a screen made narrow.
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

it('shows one panel of the inspector at a time', async () => {
  const { page, context } = await visit(browser, server.url);
  await signInAs(page, 'rani');
  await page.goto(`/documents/${sample}`);
  await page.locator('#s-4 .target .text').click();
  await page.locator('#inspector [role=tabpanel]:visible').first().waitFor();
  expect(await page.locator('#inspector [role=tabpanel]:visible').count()).toBe(1);
  for (const tab of await page.locator('#inspector [role=tab]').all()) {
    await tab.click();
    expect(await page.locator('#inspector [role=tabpanel]:visible').count()).toBe(1);
  }
  await context.close();
});

it('a page that is made narrower while it is open fits: the letters stop wrapping then', async () => {
  const { page, context } = await visit(browser, server.url);
  await signInAs(page, 'rani');
  await page.setViewportSize({ width: 1440, height: 844 });
  await page.goto('/glossary');
  for (const width of [760, 390]) {
    await page.setViewportSize({ width, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
  await context.close();
});
