// Issues in a real browser: one appears while typing, is mended by key, dismissed and taken back; the list of all leads to it.
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { confirmBy, padanan, signInAs, visit } from './people.ts';
import { castData, type RunningServer, startServer } from './server.ts';

const data = castData();
let browser: Browser;
let server: RunningServer;
let documentId: string;

const ARTICLE = 'Sebanyak 1.234 warga mengungsi.\nPerahu itu berwarna merah.\n';

beforeAll(async () => {
  documentId = padanan(data.dataDir, ['import', '-', '--title', 'Banjir'], ARTICLE);
  [server, browser] = await Promise.all([startServer(data.dataDir), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  data.remove();
});

const target = (page: Page, number: number) => page.locator(`#s-${number} .target .text`);
const issue = (page: Page, words: string) => page.locator('[data-issues] .check-item', { hasText: words });

describe('issues of the checks', () => {
  it('appear while typing, are mended, dismissed and taken back by key; the list leads to them', async () => {
    const { page, context, errors } = await visit(browser, server.url);
    page.setDefaultTimeout(20_000);
    await signInAs(page, 'rani');
    await page.goto(`/documents/${documentId}?panel=checks`);
    await target(page, 1).click();
    await page.locator('#s-1 .save-state').waitFor();
    await page.keyboard.type('Some 1.234 residents fled.');
    await issue(page, '1.234').waitFor();
    await page.keyboard.press('Alt+X');
    await page.locator('#s-1 .target .text', { hasText: 'Some 1,234 residents fled.' }).waitFor();
    await page.locator('[data-no-checks]:visible').waitFor();
    await confirmBy(page, 'Control+Enter');

    await page.locator('#s-2 .save-state').waitFor();
    await page.keyboard.type('The boat is a red colour.');
    await issue(page, 'colour').waitFor();
    await page.keyboard.press('Alt+J');
    expect(await page.evaluate(() => getSelection()?.toString())).toBe('colour');
    await page.keyboard.press('Alt+N');
    const dismissed = page.locator('.dismissed');
    await dismissed.locator('summary').click();
    await dismissed.getByText('Rani Wijaya').waitFor();
    expect(await page.locator('#s-2').getAttribute('data-issues')).toBe('0');
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().include('#inspector').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await dismissed.locator('[data-issue-act=undo]').click();
    await issue(page, 'colour').waitFor();
    await issue(page, 'colour').locator('[data-issue-act=mend]').click();
    await page.locator('#s-2 .target .text', { hasText: 'red color.' }).waitFor();
    await page.keyboard.press('Escape');

    // The list of the article's issues leads back to the place.
    await page.locator('#s-1 .target .text').click();
    await page.locator('#s-1 .save-state').waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Some 1,234 residents arived.');
    await page.locator('.desk-checks[data-severity=warning]').waitFor();
    await confirmBy(page, 'Control+Shift+Enter');
    await page.locator('.desk-checks').click();
    await page.locator('.check-place mark', { hasText: 'arived' }).waitFor();
    const list = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(list.violations.map(({ id }) => id)).toEqual([]);
    await page.locator('.check-place:has(mark:text-is("arived")) .check-jump').click();
    await page.locator('#s-1.row-active').waitFor();
    await page.locator('[data-issues] [aria-current]').waitFor();
    expect(await page.evaluate(() => getSelection()?.toString())).toBe('arived');
    expect(errors).toEqual([]);
    await context.close();
  }, 120_000);
});
