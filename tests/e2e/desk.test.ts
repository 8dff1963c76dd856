// The side-by-side page in a real browser: drafting, editing, saving, conflicts, history.
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { confirmBy, importArticle, padanan, signInAs, visit } from './people.ts';
import { castData, type RunningServer, startServer } from './server.ts';

const data = castData();
let browser: Browser;
let server: RunningServer;
let documentId: string;

beforeAll(async () => {
  documentId = importArticle(data.dataDir, 'flood', 'Banjir di kabupaten');
  [server, browser] = await Promise.all([startServer(data.dataDir), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  data.remove();
});

const row = (page: Page, number: number) => page.locator(`#s-${number}`);
const target = (page: Page, number: number) => row(page, number).locator('.target .text');
/** The text of a row, also of one that is too far away to be laid out. */
const textOf = async (page: Page, number: number) => (await target(page, number).textContent())?.trim();
const savedState = (page: Page) => page.locator('.save-state[data-status="saved"]');

async function openDesk(login: string) {
  const visitor = await visit(browser, server.url);
  await signInAs(visitor.page, login);
  await visitor.page.goto(`/documents/${documentId}`);
  return visitor;
}

/** Puts the cursor into a row's English, replaces it and waits until the server has it. */
async function write(page: Page, number: number, text: string): Promise<Locator> {
  await target(page, number).click();
  await row(page, number).locator('.save-state').waitFor();
  await page.keyboard.press('Control+A');
  const saved = page.waitForResponse((answer) => answer.url().endsWith('/working-text') && answer.ok());
  await page.keyboard.type(text);
  await saved;
  await savedState(page).waitFor();
  return target(page, number);
}

describe('the desk', () => {
  it('drafts the whole article with the bundled model, with progress, and fills the rows without a reload', async () => {
    const { page, context, errors } = await openDesk('rani');
    await page.locator('#suggest button').click();
    await page.waitForFunction(
      () => document.querySelectorAll('.row[data-mark="draft"]').length >= 12,
      null,
      { timeout: 150_000 },
    );
    expect((await textOf(page, 2))!.length).toBeGreaterThan(40);
    expect(errors).toEqual([]);
    await context.close();
  });

  it('edits in place without moving anything, saves by itself, and shows that it did', async () => {
    const { page, context, errors } = await openDesk('rani');
    const before = await target(page, 3).boundingBox();
    await target(page, 3).click();
    await page.locator('.save-state').waitFor();
    const active = await target(page, 3).boundingBox();
    expect([active!.x, active!.y, active!.width]).toEqual([before!.x, before!.y, before!.width]);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('The water rose quickly, residents said.');
    await savedState(page).waitFor();
    await page.reload();
    expect(await textOf(page, 3)).toBe('The water rose quickly, residents said.');
    expect(errors).toEqual([]);
    await context.close();
  });

  it('confirms and goes on by key, counts the progress, and takes it back', async () => {
    const { page, context } = await openDesk('rani');
    await write(page, 4, 'Officials evacuated the residents.');
    await page.keyboard.press('Control+Enter');
    await page.locator('#s-4[data-confirmed="true"]').waitFor();
    await page.locator('#s-5.row-active').waitFor();
    await page.locator('[data-progress="segments"]', { hasText: /^1\// }).waitFor();
    await page.keyboard.press('Alt+Z');
    await page.locator('#s-4[data-confirmed="false"]').waitFor();
    await context.close();
  });

  it('marks glossary terms, inserts one by key, and tells a missing one', async () => {
    const { page, context } = await openDesk('rani');
    const number = Number(
      await page
        .locator('.row[data-kind="paragraph"]:has(.source .term)')
        .first()
        .getAttribute('data-number'),
    );
    await target(page, number).click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Nothing of it. ');
    await row(page, number).locator('.source .term[data-status="missing"]').first().waitFor();
    await page.locator('#inspector .term-item').first().waitFor();
    const expected = await page
      .locator('#inspector .term-item')
      .first()
      .locator('[data-insert]')
      .first()
      .getAttribute('data-insert');
    await page.keyboard.press('Control+1');
    expect(await textOf(page, number)).toContain(expected!);
    await row(page, number).locator('.source .term[data-status="present"]').first().waitFor();
    await context.close();
  });

  it('keeps both texts when two people write the same segment, and lets one choose', async () => {
    const [rani, budi] = [await openDesk('rani'), await openDesk('budi')];
    await write(rani.page, 6, 'Rani');
    await write(budi.page, 6, 'Budi says that the dike broke.');
    await confirmBy(budi.page, 'Control+Shift+Enter');
    await budi.page.locator('#s-6[data-confirmed="true"]').waitFor();
    // Rani's page hears of it; her own text, saved but no revision yet, stays hers and is no silent winner.
    await rani.page.waitForTimeout(1500);
    expect(await textOf(rani.page, 6)).toBe('Rani');
    await rani.page.keyboard.press('Control+End');
    await rani.page.keyboard.type(' says that the dike burst.');
    const dialog = rani.page.locator('dialog#conflict[open]');
    await dialog.waitFor();
    expect(await dialog.innerText()).toContain('Budi says that the dike broke.');
    expect(await dialog.innerText()).toContain('Rani says that the dike burst.');
    await dialog.locator('.conflict-acts button').nth(1).click();
    await savedState(rani.page).waitFor();
    await rani.page.keyboard.press('Escape');
    await rani.page.waitForTimeout(300);
    await rani.page.reload();
    expect(await textOf(rani.page, 6)).toBe('Rani says that the dike burst.');
    await rani.page.goto(
      `/documents/${documentId}/history/${await row(rani.page, 6).getAttribute('data-segment')}`,
    );
    expect(await rani.page.locator('main').innerText()).toContain('Budi says that the dike broke.');
    await rani.context.close();
    await budi.context.close();
  });

  it('shows what another person saves without a reload', async () => {
    const [rani, budi] = [await openDesk('rani'), await openDesk('budi')];
    await write(budi.page, 7, 'The road is closed, he said.');
    await confirmBy(budi.page, 'Control+Shift+Enter');
    await rani.page.locator('#s-7[data-confirmed="true"]').waitFor();
    expect(await textOf(rani.page, 7)).toBe('The road is closed, he said.');
    await rani.context.close();
    await budi.context.close();
  });

  it('compares any two revisions by word and restores one as a new revision', async () => {
    const { page, context } = await openDesk('rani');
    const segment = await row(page, 7).getAttribute('data-segment');
    await page.goto(`/documents/${documentId}/history/${segment}`);
    expect(await page.locator('#compare-result del, #compare-result ins').count()).toBeGreaterThan(0);
    const revisions = await page.locator('.revision').count();
    expect(revisions).toBeGreaterThanOrEqual(2);
    await page.locator('.revision form button').last().click();
    await page.waitForLoadState();
    await page.goto(`/documents/${documentId}/history/${segment}`);
    expect(await page.locator('.revision').count()).toBe(revisions + 1);
    await context.close();
  });

  it('keeps what is typed through a kill of the server and saves it when it is back', async () => {
    const { page, context } = await openDesk('rani');
    await target(page, 8).click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Typed before the crash.');
    await savedState(page).waitFor();
    const { port } = new URL(server.url);
    await server.kill();
    await page.keyboard.press('End');
    await page.keyboard.type(' Typed while the server was gone.');
    await page.locator('.save-state[data-status="retrying"]').waitFor();
    server = await startServer(data.dataDir, { PORT: port });
    await savedState(page).waitFor({ timeout: 90_000 });
    await page.reload();
    expect(await textOf(page, 8)).toBe('Typed before the crash. Typed while the server was gone.');
    await context.close();
  });

  it('keeps what is typed in a tab that closes while the server is gone', async () => {
    const { page, context } = await openDesk('rani');
    const { port } = new URL(server.url);
    await target(page, 9).click();
    await page.keyboard.press('Control+A');
    await server.kill();
    await page.keyboard.type('Never sent, never lost.');
    await page.locator('.save-state[data-status="retrying"]').waitFor();
    await page.close({ runBeforeUnload: false });
    server = await startServer(data.dataDir, { PORT: port });
    const again = await context.newPage();
    await again.goto(`/documents/${documentId}`);
    const kept = again.locator('#kept-texts');
    await kept.waitFor();
    await kept.locator('button').first().click();
    await again.locator('.save-state[data-status="saved"]').waitFor();
    await again.reload();
    expect(await textOf(again, 9)).toBe('Never sent, never lost.');
    await context.close();
  });

  it('keeps what is typed when the sign-in has ended, and saves it after signing in again', async () => {
    const { page, context } = await openDesk('budi');
    await target(page, 10).click();
    await context.clearCookies();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Typed while signed out.');
    await page.locator('#signed-out').waitFor();
    const other = await context.newPage();
    await signInAs(other, 'budi');
    await page.bringToFront();
    await savedState(page).waitFor({ timeout: 90_000 });
    await page.reload();
    expect(await textOf(page, 10)).toBe('Typed while signed out.');
    await context.close();
  });

  it('lets the shell work beside the server', () => {
    expect(padanan(data.dataDir, ['list'])).toContain('Banjir di kabupaten');
  });
});
