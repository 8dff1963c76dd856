// The translation memory in a real browser: matches beside a segment, used by click and by key; the concordance.
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { padanan, signInAs, visit } from './people.ts';
import { castData, type RunningServer, startServer } from './server.ts';

const data = castData();
let browser: Browser;
let server: RunningServer;
let documents: string[];

const ARTICLE = 'Banjir merendam 11 desa di Demak.\nWarga mengungsi ke sekolah.\n';
const AGAIN = 'Banjir merendam 32 desa di Demak.\nWarga mengungsi ke masjid.\nWarga mengungsi ke sekolah.\n';

beforeAll(async () => {
  documents = [ARTICLE, AGAIN].map((text, at) =>
    padanan(data.dataDir, ['import', '-', '--title', `Banjir ${at}`], text),
  );
  [server, browser] = await Promise.all([startServer(data.dataDir), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  data.remove();
});

const target = (page: Page, number: number) => page.locator(`#s-${number} .target .text`);

async function write(page: Page, number: number, text: string): Promise<void> {
  await target(page, number).click();
  await page.locator(`#s-${number} .save-state`).waitFor();
  await page.keyboard.type(text);
  await page.keyboard.press('Control+Shift+Enter');
  await page.locator(`#s-${number}[data-confirmed="true"]`).waitFor();
}

describe('the memory', () => {
  it('offers what was confirmed, puts it in by key and by click, and is searched beside the work', async () => {
    const { page, context, errors } = await visit(browser, server.url);
    await signInAs(page, 'rani');
    await page.goto(`/documents/${documents[0]}`);
    await write(page, 1, 'Floods submerged 11 villages in Demak.');
    await write(page, 2, 'Residents fled to a school.');

    // The same source elsewhere is offered; what is ticked is changed, and taken back.
    await page.locator('.toast', { hasText: '1 other segment has the same source.' }).waitFor();
    await page.keyboard.press('Alt+P');
    await page.locator('#propagation .twin ins').waitFor();
    expect(await page.locator('#propagation .twin ins').innerText()).toBe('Residents fled to a school.');
    const offer = await new AxeBuilder({ page }).setLegacyMode().include('#propagation').analyze();
    expect(offer.violations.map(({ id }) => id)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.locator('.toast', { hasText: '1 segment was changed.' }).waitFor();
    await page.keyboard.press('Alt+Z');
    await page.locator('.toast', { hasText: 'Undone.' }).waitFor();

    await page.goto(`/documents/${documents[1]}`);
    await target(page, 1).click();
    const match = page.locator('#panel-matches .match').first();
    await match.waitFor();
    expect(await match.innerText()).toContain('Floods submerged 32 villages in Demak.');
    expect(await match.locator('ins').innerText()).toBe('32');
    await page.keyboard.press('Alt+1');
    expect(await target(page, 1).innerText()).toBe('Floods submerged 32 villages in Demak.');
    const saved = page.waitForRequest((request) => request.url().endsWith('/revisions'));
    await page.keyboard.press('Control+Enter');
    expect((await saved).postDataJSON()).toMatchObject({ confirm: true, fromMemory: true });

    await page.locator('.inspector-body:has-text("Segment 2") .match').first().waitFor();
    await page.locator('#panel-matches [data-match="0"]').click();
    expect(await target(page, 2).innerText()).toBe('Residents fled to a school.');
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().include('#inspector').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);

    await page.keyboard.press('Control+K');
    await page.locator('#concordance input[type=search]').fill('demak');
    await page.locator('#concordance mark').first().waitFor();
    const dialog = await new AxeBuilder({ page }).setLegacyMode().include('#concordance').analyze();
    expect(dialog.violations.map(({ id }) => id)).toEqual([]);
    await page.locator('#concordance [data-insert]').first().click();
    expect(await target(page, 2).innerText()).toContain('villages in Demak.');
    expect(errors).toEqual([]);
    await context.close();
  }, 120_000);

  it('is kept in order on a page of its own', async () => {
    const { page, context, errors } = await visit(browser, server.url);
    await signInAs(page, 'rani');
    await page.goto('/memory?q=residents');
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await page.locator('.unit button').first().click();
    await page.locator('.notice button').click();
    await page.locator('.unit mark').first().waitFor();
    expect(errors).toEqual([]);
    await context.close();
  }, 30_000);

  it('answers in the shell', () => {
    const found = JSON.parse(
      padanan(data.dataDir, ['memory', 'lookup', 'Warga mengungsi ke sekolah.', '--json']),
    );
    expect(found[0]).toMatchObject({ kind: 'exact', target: 'Residents fled to a school.' });
    const tmx = padanan(data.dataDir, ['memory', 'export']);
    expect(tmx).toContain('<seg>Residents fled to a school.</seg>');
  }, 30_000);
});
