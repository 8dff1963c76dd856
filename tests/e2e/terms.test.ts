// Terms and words on the desk in a real browser: adding what is selected with Ctrl+E, and the dictionary over a word.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { importArticle, signInAs, visit } from './people.ts';
import { castData, type RunningServer, startServer } from './server.ts';

const data = castData();
let browser: Browser;
let server: RunningServer;
let documentId: string;

beforeAll(async () => {
  documentId = importArticle(data.dataDir, 'football', 'Sepak bola');
  [server, browser] = await Promise.all([startServer(data.dataDir), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  data.remove();
});

async function openDesk(login: string) {
  const visitor = await visit(browser, server.url);
  await signInAs(visitor.page, login);
  await visitor.page.goto(`/documents/${documentId}`);
  await visitor.page.locator('html.scripted').waitFor();
  return visitor;
}

/** A word of a row's source that is marked as no term: selected, and where it is on the screen. */
function selectWord(page: Page, number: number, nth = 0) {
  return page.evaluate(
    ([row, skip]) => {
      const text = document.querySelector(`#s-${row} .source .text`)!;
      const nodes = [...text.childNodes].filter((node): node is Text => node instanceof Text);
      const all = nodes.flatMap((node) =>
        [...node.data.matchAll(/(?<!\p{L})\p{Ll}{6,}(?!\p{L})/gu)].map((match) => ({
          node,
          at: match.index,
          word: match[0],
        })),
      );
      const { node, at, word } = all[skip!]!;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + word.length);
      getSelection()!.removeAllRanges();
      getSelection()!.addRange(range);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { word, x: x + width / 2, y: y + height / 2 };
    },
    [number, nth],
  );
}

it('adds the selected words with Ctrl+E and marks them at once', async () => {
  const { page, context, errors } = await openDesk('rani');
  const { word } = await selectWord(page, 2);
  await page.keyboard.press('Control+E');
  const dialog = page.locator('#add-term');
  await dialog.waitFor();
  expect(await dialog.locator('[name=indonesian]').inputValue()).toBe(word);
  expect((await dialog.locator('[name=context]').inputValue()).includes(word)).toBe(true);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('english');
  await page.keyboard.type('some word');
  await page.keyboard.press('Enter');
  await page.locator('.toast', { hasText: word }).waitFor();
  await page.locator('#s-2 .source .term', { hasText: word }).waitFor();
  expect(errors).toEqual([]);
  await context.close();
});

it('lets a translator propose them, and an editor find them in the queue', async () => {
  const { page, context } = await openDesk('budi');
  const { word } = await selectWord(page, 3, 1);
  await page.keyboard.press('Control+E');
  await page.locator('#add-term [name=english]').fill('another word');
  await page.locator('#add-term button.button-primary').click();
  await page.locator('.toast', { hasText: word }).waitFor();
  await context.close();
  const editor = await visit(browser, server.url);
  await signInAs(editor.page, 'rani');
  await editor.page.goto('/glossary/proposals');
  expect(await editor.page.locator('.proposal [name=english]').inputValue()).toBe('another word');
  await editor.page.locator('.proposal button[value=accept]').click();
  await editor.page.locator('.empty').waitFor();
  await editor.context.close();
});

it('shows the dictionary over a word that the pointer rests on, and by key', async () => {
  const { page, context, errors } = await openDesk('budi');
  const card = page.locator('#word-card');
  const { x, y } = await selectWord(page, 2, 1);
  await page.evaluate(() => getSelection()!.removeAllRanges());
  await page.mouse.move(x, y);
  await card.waitFor();
  expect(await card.locator('.word-entry').count()).toBeGreaterThan(0);
  await page.keyboard.press('Escape');
  await card.waitFor({ state: 'hidden' });
  await page.mouse.move(5, 5);
  await selectWord(page, 4);
  await page.keyboard.press('Alt+L');
  await card.waitFor();
  await page.keyboard.press('Escape');
  await card.waitFor({ state: 'hidden' });
  expect(errors).toEqual([]);
  await context.close();
});
