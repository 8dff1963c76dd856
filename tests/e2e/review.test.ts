// Submit, review, approve and export, by two people, in both interface languages.
import { readFileSync } from 'node:fs';
import mammoth from 'mammoth';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { type Language, message } from './messages.ts';
import { confirmBy, importArticle, padanan, signInAs, visit } from './people.ts';
import { castData, type RunningServer, startServer } from './server.ts';

const data = castData();
let browser: Browser;
let server: RunningServer;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(data.dataDir), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  data.remove();
});

async function save(page: Page, number: number, text: string): Promise<void> {
  await page.locator(`#s-${number} .target .text`).click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
  await confirmBy(page, 'Control+Shift+Enter');
  await page.locator(`#s-${number}[data-confirmed="true"]`).waitFor();
}

async function downloaded(page: Page, format: string): Promise<{ name: string; bytes: Buffer }> {
  await page.goto(`${new URL(page.url()).pathname}?version=approved&format=${format}`);
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('a[download]').click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

describe.each(['en', 'id'] as const)('in %s', (language: Language) => {
  const t = (key: string, params?: Record<string, string | number>) => message(language, key, params);
  let documentId: string;

  beforeAll(() => {
    documentId = importArticle(data.dataDir, 'court-case', `Perkara ${language}`);
  });

  it('goes from the first draft over a correction to the approved English', async () => {
    const tono = await visit(browser, server.url, { locale: language });
    await signInAs(tono.page, 'tono');
    await tono.page.goto(`/documents/${documentId}`);
    await save(tono.page, 2, 'The court sentenced the official to six years.');
    await save(tono.page, 3, 'The judge read the verdict on Monday.');
    await tono.page.getByText(t('desk.submit.button'), { exact: true }).first().click();
    await tono.page.fill('#submit-note', 'Ready but for the end.');
    await tono.page.getByRole('button', { name: t('desk.submit.send') }).click();
    await tono.page.waitForURL(/versions\/1/);
    // The submitter may not approve their own version, and is told why.
    expect(await tono.page.locator('[data-approve]').count()).toBe(0);

    const edi = await visit(browser, server.url, { locale: language, acceptDownloads: true });
    await signInAs(edi.page, 'edi');
    await edi.page.goto('/');
    await edi.page.locator('.waiting-review').first().click();
    await edi.page.waitForURL(/versions\/1/);
    expect(await edi.page.locator('main').innerText()).toContain('The judge read the verdict on Monday.');
    await edi.page.getByRole('button', { name: t('review.ask'), exact: true }).click();
    expect(await edi.page.locator('[role=alert]').first().innerText()).toContain(t('errors.note.empty'));
    await edi.page.fill('#review-note', 'Tuesday, not Monday.');
    await edi.page.getByRole('button', { name: t('review.ask'), exact: true }).click();
    await edi.page.waitForLoadState();

    await tono.page.goto(`/documents/${documentId}`);
    expect(await tono.page.locator('#requested').innerText()).toContain('Tuesday, not Monday.');
    await save(tono.page, 3, 'The judge read the verdict on Tuesday.');
    await tono.page.getByText(t('desk.submit.button'), { exact: true }).first().click();
    await tono.page.getByRole('button', { name: t('desk.submit.send') }).click();
    await tono.page.waitForURL(/versions\/2/);

    await edi.page.goto(`/documents/${documentId}/versions/2`);
    await edi.page.locator('[data-approve]').click();
    await edi.page.waitForURL((url) => url.pathname === `/documents/${documentId}`);
    expect(await edi.page.locator('.desk-status').innerText()).toContain('v2');

    await edi.page.goto(`/documents/${documentId}/export`);
    const text = await downloaded(edi.page, 'txt');
    expect(text.bytes.toString('utf8')).toContain('The judge read the verdict on Tuesday.');
    expect(text.bytes.toString('utf8')).not.toContain('Monday');
    expect(text.name).not.toContain('DRAFT');
    const docx = await mammoth.extractRawText({ buffer: (await downloaded(edi.page, 'docx')).bytes });
    expect(docx.value).toContain('The court sentenced the official to six years.');
    expect((await downloaded(edi.page, 'html')).bytes.toString('utf8')).toContain(
      '<p>The judge read the verdict on Tuesday.</p>',
    );
    expect((await downloaded(edi.page, 'markdown')).bytes.toString('utf8')).toContain(
      'The judge read the verdict on Tuesday.',
    );
    const xliff = (await downloaded(edi.page, 'xliff21')).bytes;
    expect(xliff.toString('utf8')).toContain('version="2.1"');
    expect([...tono.errors, ...edi.errors]).toEqual([]);
    await tono.context.close();
    await edi.context.close();
  });

  it('keeps the approved version as it is when somebody edits on, and says so', async () => {
    const { page, context } = await visit(browser, server.url, { locale: language });
    await signInAs(page, 'tono');
    await page.goto(`/documents/${documentId}`);
    await save(page, 3, 'The judge read the verdict on Wednesday.');
    await page.reload();
    expect(await page.locator('.desk-status').innerText()).toMatch(/v2/);
    expect(padanan(data.dataDir, ['export', documentId, '--as', 'tono', '--output', '-'])).toContain(
      'Tuesday',
    );
    expect(
      padanan(data.dataDir, ['export', documentId, '--as', 'tono', '--draft', '--output', '-']),
    ).toContain('Wednesday');
    await page.goto(`/documents/${documentId}/changes?from=approved`);
    expect(await page.locator('.change del').first().innerText()).toContain('Tuesday');
    expect(await page.locator('.change ins').first().innerText()).toContain('Wednesday');
    await context.close();
  });

  it('puts the English on the clipboard by one key', async () => {
    const { page, context } = await visit(browser, server.url, {
      locale: language,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await signInAs(page, 'tono');
    await page.goto(`/documents/${documentId}`);
    await page.keyboard.press('Alt+C');
    await page.locator('.toasts').getByText(/\S/).first().waitFor();
    const clip = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const read = async (type: string) => (await item!.getType(type)).text();
      return { plain: await read('text/plain'), html: await read('text/html') };
    });
    expect(clip.plain).toContain('The judge read the verdict on Tuesday.');
    expect(clip.html).toContain('The judge read the verdict on Tuesday.');
    await context.close();
  });
});
