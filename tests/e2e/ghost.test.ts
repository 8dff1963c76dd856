// Suggestions while typing and other ways to put a sentence, in a real browser with the bundled model.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { importArticle, signInAs, visit } from './people.ts';
import { castData, type RunningServer, startServer } from './server.ts';

const data = castData();
let browser: Browser;
let server: RunningServer;
let page: Page;
let errors: string[];

beforeAll(async () => {
  const documentId = importArticle(data.dataDir, 'flood', 'Banjir di kabupaten');
  [server, browser] = await Promise.all([startServer(data.dataDir), openBrowser()]);
  ({ page, errors } = await visit(browser, server.url));
  await signInAs(page, 'rani');
  await page.goto(`/documents/${documentId}`);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  data.remove();
});

const target = (number: number) => page.locator(`#s-${number} .target .text`);
const ghost = () => page.locator('.ghost:not([hidden]) [data-ghost]');
/** The suggestion, once it shows; the first one waits for the model. */
const shown = async () => (await ghost().getAttribute('data-ghost', { timeout: 90_000 })) ?? '';
const text = (number: number) => target(number).innerText();

/** Opens row `number` and types `words` into it, emptied before. */
async function type(number: number, words: string): Promise<void> {
  await target(number).click();
  await page.locator(`#s-${number}.row-active`).waitFor();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(words);
}

describe('a suggestion', () => {
  it('goes on with what is typed, moves nothing, and is no part of the text', async () => {
    await type(3, 'The');
    const before = await page.locator('#s-4').boundingBox();
    const words = await shown();
    expect(words.trim().split(/\s+/).length).toBeLessThanOrEqual(13);
    expect(words.length).toBeGreaterThan(3);
    expect((await page.locator('#s-4').boundingBox())!.y).toBe(before!.y);
    expect(await text(3)).toBe('The');
    expect(await page.locator('.ghost').getAttribute('aria-hidden')).toBe('true');
  });

  it('gives one word to Ctrl+→ and the rest to Tab, which Ctrl+Z takes back', async () => {
    await type(3, 'The');
    const words = await shown();
    await page.keyboard.press('Control+ArrowRight');
    const one = /^\s*\S+/.exec(words)![0];
    expect(await text(3)).toBe(`The${one}`);
    const rest = await shown();
    await page.keyboard.press('Tab');
    expect(await text(3)).toBe(`The${one}${rest}`);
    await page.keyboard.press('Control+Z');
    expect(await text(3)).toBe(`The${one}`);
    expect(await page.locator('#s-3.row-active').count()).toBe(1);
  });

  it('is hidden by Esc, which leaves the row only when nothing shows', async () => {
    await type(3, 'The');
    await shown();
    await page.keyboard.press('Escape');
    expect(await ghost().count()).toBe(0);
    expect(await page.locator('#s-3.row-active').count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.locator('#s-3:not(.row-active)').waitFor();
  });

  it('goes when the cursor leaves the end, where the keys keep their meaning', async () => {
    await type(4, 'The water');
    await shown();
    await page.keyboard.press('Home');
    await page.locator('.ghost').waitFor({ state: 'hidden' });
    await page.keyboard.press('Control+ArrowRight');
    await page.keyboard.type('X');
    expect(await text(4)).toMatch(/^The ?X ?water$/);
  });

  it("shows the source of the word under the cursor, and of a word pointed at, in a text of one's own", async () => {
    await type(10, 'Siti Aminah, 41, saved only papers and clothes. She could not save her seven goats.');
    await page.keyboard.press('ArrowLeft');
    const lit = (...words: string[]) =>
      page.waitForFunction(
        (wanted) => {
          const marks = CSS.highlights.get('counterpart-word');
          return [...(marks ?? [])].map((range) => String(range)).join() === wanted;
        },
        words.join(),
        { timeout: 90_000 },
      );
    await lit('kambing');
    const place = await page.locator('#s-10 .source .text').evaluate((element) => {
      const node = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let text = node.nextNode(); text !== null; text = node.nextNode()) {
        const at = (text.textContent ?? '').indexOf('tujuh');
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + 5);
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      }
      throw new Error('no such word');
    });
    await page.mouse.move(place.x, place.y);
    await lit('tujuh', 'seven');
    await page.mouse.move(0, 0);
    await page.keyboard.press('Escape');
  }, 60_000);

  it('has other wordings of the selected words, put in as one step', async () => {
    await type(4, 'The current is very strong. Do not go home yet.');
    await page.keyboard.press('Home');
    await page.keyboard.press('Control+Shift+ArrowRight');
    await page.keyboard.press('Control+Shift+ArrowRight');
    await page.keyboard.press('Alt+A');
    const words = page.getByRole('group', { name: 'Instead of “The current”' }).locator('.alternative');
    await words.first().waitFor({ timeout: 90_000 });
    const chosen = await words.first().innerText();
    await page.keyboard.press('Enter');
    expect(await text(4)).toContain(chosen);
    expect(await text(4)).not.toContain('The current is very strong.');
    await page.keyboard.press('Control+Z');
    expect(await text(4)).toBe('The current is very strong. Do not go home yet.');
  }, 60_000);

  it('has other ways to put the sentence, taken by key', async () => {
    await type(4, 'The water is strong.');
    await page.keyboard.press('Home');
    await page.keyboard.press('Alt+A');
    const sentences = page.getByRole('group', { name: 'The whole sentence' });
    const last = sentences.locator('.alternative').last();
    await last.waitFor({ timeout: 90_000 });
    const words = await last.innerText();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    expect(await text(4)).toBe(words);
    await page.keyboard.press('Control+Z');
    expect(await text(4)).toBe('The water is strong.');
  }, 60_000);

  it('is switched off in the menu, for good', async () => {
    const menu = page.locator('details[data-menu="more"]');
    await menu.locator('summary').click();
    const kept = page.waitForResponse((answer) => answer.url().endsWith('/preferences') && answer.ok());
    await menu.locator('[data-preference="ghostText"]').uncheck();
    await kept;
    await page.keyboard.press('Escape');
    await page.reload();
    await type(5, 'The');
    await page.waitForTimeout(1_000);
    expect(await ghost().count()).toBe(0);
    expect(await page.locator('[data-preference="ghostText"]').isChecked()).toBe(false);
    expect(errors).toEqual([]);
  });
});
