// The main job from an empty data folder: first account, invitation, import, draft, edit, conflict, history, submit,
// approve as a second person, export; in both interface languages.
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { type Language, message } from './messages.ts';
import { articleText, confirmBy, PASSWORD, signInAs, visit } from './people.ts';
import { type RunningServer, startServer, temporaryData } from './server.ts';

const data = temporaryData();
let browser: Browser;
let server: RunningServer | undefined;

beforeAll(async () => {
  browser = await openBrowser();
});
afterEach(async () => {
  await server?.stop();
  data.remove();
});
afterAll(() => browser?.close());

const target = (page: Page, number: number) => page.locator(`#s-${number} .target .text`);

async function write(page: Page, number: number, text: string): Promise<void> {
  await target(page, number).click();
  await page.locator(`#s-${number} .save-state`).waitFor();
  await page.keyboard.press('Control+A');
  const saved = page.waitForResponse((answer) => answer.url().endsWith('/working-text') && answer.ok());
  await page.keyboard.type(text);
  await saved;
  await page.locator('.save-state[data-status="saved"]').waitFor();
}

describe.each(['en', 'id'] as const)('in %s', (language: Language) => {
  const t = (key: string, params?: Record<string, string | number>) => message(language, key, params);

  it('goes from an empty folder to the approved English', async () => {
    server = await startServer(data.dataDir);
    const { url, setupLink } = server;
    const sari = await visit(browser, url, { locale: language, acceptDownloads: true });
    const page = sari.page;

    // Without the printed link there is no way in.
    await page.goto('/');
    expect(page.url()).toContain('/sign-in');
    expect((await page.goto('/setup/guessed'))!.status()).toBe(403);
    await page.goto(setupLink!);
    await page.fill('#name', 'Sari Dewi');
    await page.fill('#login', 'sari');
    await page.fill('#password', PASSWORD);
    await page.getByRole('button', { name: t('setup.go') }).click();
    await page.getByRole('heading', { name: t('home.title'), exact: true }).waitFor();
    expect((await page.goto(setupLink!))!.status()).toBe(403);

    // A second person, by invitation.
    await page.goto('/people');
    await page.fill('#name', 'Edi Kurnia');
    await page.fill('#login', 'edi');
    await page.locator('input[name=role][value=editor]').check();
    await page.getByRole('button', { name: t('people.invite') }).click();
    const link = await page.locator('#invite-link').inputValue();
    const edi = await visit(browser, url, { locale: language });
    await edi.page.goto(link);
    await edi.page.fill('#password', PASSWORD);
    await edi.page.getByRole('button', { name: t('invite.go') }).click();
    await edi.page.getByRole('heading', { name: t('home.title'), exact: true }).waitFor();

    // Import by paste, with a live preview.
    await page.goto('/import');
    await page.fill('#text', articleText('central-bank'));
    await page.locator('#import-preview select').nth(3).waitFor();
    const lines = articleText('central-bank')
      .trim()
      .split('\n')
      .filter((line) => line.trim() !== '').length;
    expect(await page.locator('#import-preview select').count()).toBe(lines);
    await page.fill('#title', 'Bank sentral menahan suku bunga');
    await page.fill('#headlineEn', 'Central bank holds rates');
    await page.locator('[data-save]').click();
    await page.waitForURL(/\/documents\//);
    const path = new URL(page.url()).pathname;
    expect(await target(page, 1).innerText()).toBe('Central bank holds rates');

    // The machine drafts what is empty; a reload in the middle changes nothing.
    await page.locator('details[data-menu="draft"] summary').click();
    await page.locator('[data-draft="empty"] button').click();
    await page.reload();
    await page.waitForFunction(
      (count) => document.querySelectorAll('.row[data-mark="draft"]').length >= count,
      lines - 1,
      { timeout: 150_000 },
    );

    // A conflict with the second person, settled.
    await edi.page.goto(path);
    await write(edi.page, 4, 'The bank');
    await write(page, 4, 'The bank left its rate as it was.');
    await confirmBy(page, 'Control+Enter');
    await page.locator('#s-4[data-confirmed="true"]').waitFor();
    await edi.page.keyboard.press('Control+End');
    await edi.page.keyboard.type(' kept its rate unchanged.');
    await edi.page.getByRole('button', { name: t('desk.conflict.keep-theirs') }).click();
    await edi.page.keyboard.press('Escape');

    // History: the machine's draft and the person's text, compared by word.
    const segment = await page.locator('#s-4').getAttribute('data-segment');
    await page.goto(`${path}/history/${segment}`);
    expect(await page.locator('#compare-result ins').first().innerText()).not.toBe('');
    expect(await page.locator('.revision').count()).toBe(2);

    // Submit, approve as the second person. Most of it is the machine's, so the approval is asked once more.
    await page.goto(path);
    await page.locator('details[data-menu="submit"] summary').click();
    await page.getByRole('button', { name: t('desk.submit.send') }).click();
    await page.waitForURL(/versions\/1/);
    expect(await page.locator('[data-approve]').count()).toBe(0);
    await edi.page.goto(`${path}/versions/1`);
    await edi.page.locator('[data-approve]').click();
    await edi.page.getByRole('button', { name: t('review.approve-anyway') }).click();
    await edi.page.waitForURL((at) => at.pathname === path);
    expect(await edi.page.locator('.desk-status').innerText()).toContain('v1');

    // Export what was approved, though somebody has edited on.
    await page.goto(path);
    await write(page, 4, 'Edited after the approval.');
    await page.goto(`${path}/export?version=approved&format=txt`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('a[download]').click(),
    ]);
    const english = readFileSync(await download.path(), 'utf8');
    expect(english).toContain('Central bank holds rates');
    expect(english).toContain('The bank left its rate as it was.');
    expect(english).not.toContain('Edited after the approval.');

    // Signing out and in again.
    await page.goto('/');
    await page.locator('.bar-end details summary').click();
    await page.getByRole('button', { name: t('nav.sign-out') }).click();
    await signInAs(page, 'sari');
    expect([...sari.errors, ...edi.errors]).toEqual([]);
    await sari.context.close();
    await edi.context.close();
  });
});
