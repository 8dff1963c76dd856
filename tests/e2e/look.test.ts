// What the eye would notice at once: one inspector panel at a time, nothing wider than the screen.
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

it('no page is wider than the screen, whatever its width', async () => {
  const { page, context } = await visit(browser, server.url);
  await signInAs(page, 'rani');
  const wide: string[] = [];
  for (const path of [
    '/',
    '/import',
    `/documents/${sample}`,
    `/documents/${sample}/changes`,
    `/documents/${sample}/export`,
    `/documents/${sample}/return`,
    '/glossary',
    '/memory',
    '/lessons',
    '/inbox',
    '/projects',
    '/effort',
    '/audit',
    `/documents/${sample}/versions`,
    `/documents/${sample}/checks`,
    `/documents/${sample}/claims`,
    `/documents/${sample}/published`,
    '/people',
    '/profile',
    '/help/shortcuts',
  ]) {
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 844 });
      await page.goto(path);
      const isWide = () => document.documentElement.scrollWidth > window.innerWidth;
      if (await page.evaluate(isWide)) wide.push(`${path} at ${width}`);
    }
  }
  // And made narrower while it is open: the letters stop wrapping then.
  await page.setViewportSize({ width: 1440, height: 844 });
  await page.goto('/glossary');
  for (const width of [760, 390]) {
    await page.setViewportSize({ width, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
  expect(wide).toEqual([]);
  await context.close();
});
