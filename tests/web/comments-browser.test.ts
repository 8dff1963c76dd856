// Comments in a real browser: about selected words, kept while unsent, found in the inbox, answered, resolved and undone.
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../e2e/browser.ts';
import { importArticle, op } from '../workflow/world.ts';
import { type Person, type ServedWorld, serveWorld } from './served-world.ts';

let world: ServedWorld;
let browser: Browser;
let rani: Person;
let budi: Person;
let documentId: string;
let segments: string[];

beforeAll(async () => {
  world = await serveWorld();
  browser = await openBrowser();
  rani = await world.signedIn('Rani', 'translator');
  budi = await world.signedIn('Budi', 'editor');
  ({ documentId, segments } = await importArticle(world, rani.actor));
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

async function open(person: Person, path: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const [name, value] = person.cookie.split('=');
  await context.addCookies([{ name: name!, value: value!, url: world.url }]);
  const page = await context.newPage();
  await page.goto(world.url + path);
  return page;
}

it('goes from selected words over the inbox to a resolved thread', async () => {
  const desk = `/documents/${documentId}`;
  const page = await open(rani, desk);
  await page.locator('#s-3 .target .text').click();
  await page.locator('#s-3 .source .text').dblclick({ position: { x: 12, y: 12 } });
  await page.keyboard.press('Alt+M');
  const field = page.locator('#comment-text');
  await expect.poll(() => page.locator('[data-quote]').textContent()).toBe('Pemerintah');
  await field.pressSequentially('Pemerintah mana? @budi');
  // Not sent yet: closing the page must not lose it.
  await page.goto(`${world.url}${desk}?edit=${segments[2]}&panel=comments`);
  await expect.poll(() => field.inputValue()).toBe('Pemerintah mana? @budi');
  await page.keyboard.press('Alt+M');
  await page.locator('.comment-new button.button').last().click();
  await page.locator('.thread .mention', { hasText: '@budi' }).waitFor();
  expect(await field.inputValue()).toBe('');
  await page.locator('#s-3 .threads:not([hidden])').waitFor();
  expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([]);

  const inbox = await open(budi, '/inbox');
  expect(await inbox.locator('.bar .unread').first().innerText()).toBe('1');
  expect((await new AxeBuilder({ page: inbox }).setLegacyMode().analyze()).violations).toEqual([]);
  // What the page brings along is drawn anew once its script runs; what is typed before stays all the same.
  let run = () => {};
  const mayRun = new Promise<void>((done) => {
    run = done;
  });
  await inbox.route('**/*.js', async (route) => {
    await mayRun;
    await route.continue();
  });
  await inbox.getByRole('button', { name: /Rani mentioned you/ }).click({ noWaitAfter: true });
  await inbox.locator('.thread textarea').fill('Pemerintah');
  run();
  await inbox.locator('#inspector-content.with-tabs .thread', { hasText: 'Pemerintah mana?' }).waitFor();
  const answer = inbox.locator('.thread textarea');
  await expect.poll(() => answer.inputValue()).toBe('Pemerintah');
  await answer.fill('Pemerintah Venezuela.');
  await answer.press('Control+Enter');
  await inbox.locator('.thread .comment', { hasText: 'Pemerintah Venezuela.' }).waitFor();
  expect((await budi.get('/')).text).not.toContain('class="unread"');
  expect((await rani.get('/inbox')).text).toContain('Budi answered');

  await inbox.locator('.thread-acts button').last().click();
  await inbox.locator('.thread[data-resolved=true]').waitFor();
  await page.locator('#s-3 .threads[hidden]').waitFor({ state: 'attached' });
  await inbox.locator('.toast-button', { hasText: 'Undo' }).click();
  await inbox.locator('.thread[data-resolved=false]').waitFor();
});

it('works as plain forms', async () => {
  const form = { text: 'Tanpa skrip', operationId: op() };
  const sent = await rani.post(`/documents/${documentId}/segments/${segments[0]}/comments`, form);
  expect(sent.status).toBe(303);
  const { text } = await rani.get(sent.location!);
  expect(text).toContain('Tanpa skrip');
  const threadId = /data-thread="([^"]+)"/.exec(text)![1]!;
  const resolve = { resolved: '1', operationId: op() };
  expect((await budi.post(`/documents/${documentId}/threads/${threadId}`, resolve)).status).toBe(303);
  expect((await rani.get(sent.location!)).text).toContain('data-resolved="true"');
});
