// The document page in a real browser: editing in place, saving, conflicts, drafting, and what axe says of each page.
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startJobRunner } from '../../src/workflow/draft-runner.ts';
import { openBrowser } from '../e2e/browser.ts';
import { importArticle, op } from '../workflow/world.ts';
import { type Person, type ServedWorld, serveWorld } from './served-world.ts';

let world: ServedWorld;
let browser: Browser;
let rani: Person;
let budi: Person;
let documentId: string;
let segments: string[];
let contexts: BrowserContext[] = [];

beforeAll(async () => {
  world = await serveWorld();
  browser = await openBrowser();
  rani = await world.signedIn('Rani', 'translator');
  budi = await world.signedIn('Budi', 'editor');
});
afterAll(async () => {
  await browser.close();
  await world.close();
});
beforeEach(async () => {
  ({ documentId, segments } = await importArticle(world, rani.actor));
  await write(0, 'Officers Plan Coup');
  await write(1, 'Jakarta - Officers met officials. They discussed a coup.');
});
afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  contexts = [];
});

async function write(index: number, text: string, base = 0): Promise<void> {
  const body = { text, base, confirm: false, operationId: op() };
  await rani.send('POST', `/api/v1/segments/${segments[index]}/revisions`, body);
}

type Look = { colorScheme?: 'light' | 'dark'; locale?: string; width?: number };

async function open(person: Person, path = `/documents/${documentId}`, look: Look = {}): Promise<Page> {
  const { width = 1440, ...rest } = look;
  const context = await browser.newContext({ viewport: { width, height: 900 }, ...rest });
  contexts.push(context);
  const [name, value] = person.cookie.split('=');
  await context.addCookies([{ name: name!, value: value!, url: world.url }]);
  const page = await context.newPage();
  await page.goto(world.url + path);
  return page;
}

const target = (page: Page, number: number) => page.locator(`#s-${number} .target .text`);
const saved = (page: Page) => page.waitForSelector('.save-state[data-status=saved]');

async function edit(page: Page, number: number): Promise<void> {
  await target(page, number).click();
  await page.waitForSelector(`#s-${number}.row-active`);
  // ProseMirror takes the browser's cursor over a moment after the focus.
  await page.waitForTimeout(60);
}

async function stored(index: number): Promise<{ text: string; base: number; confirmed: boolean }> {
  const { json } = await rani.get(`/api/v1/segments/${segments[index]}`);
  return json<{ row: { text: string; base: number; confirmed: boolean } }>().row;
}

describe('editing in place', () => {
  it('moves nothing, not by a pixel, when a row is opened', async () => {
    const page = await open(rani);
    const glyphs = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('.text')].map((text) => {
          const range = document.createRange();
          range.selectNodeContents(text);
          return JSON.stringify([text.getBoundingClientRect(), [...range.getClientRects()].at(-1)]);
        }),
      );
    const before = await glyphs();
    await edit(page, 2);
    await page.waitForTimeout(300);
    const after = await glyphs();
    expect(after.slice(2)).toEqual(before.slice(2));
    const box = (json: string) => JSON.parse(json)[0];
    expect(after.map(box)).toEqual(before.map(box));
  });

  it('saves after a pause and makes a revision on leaving the row', async () => {
    const page = await open(rani);
    await edit(page, 3);
    await page.keyboard.type('The government imposed sanctions.');
    await saved(page);
    expect(await stored(2)).toMatchObject({ text: 'The government imposed sanctions.', base: 0 });
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await stored(2)).base).toBe(1);
    expect(await target(page, 3).textContent()).toBe('The government imposed sanctions.');
  });

  it('confirms and goes to the next open row by one key, and undoes it from the toast', async () => {
    const page = await open(rani);
    await edit(page, 1);
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('#s-2.row-active');
    await expect.poll(async () => (await stored(0)).confirmed).toBe(true);
    await page.keyboard.press('Alt+Z');
    await expect.poll(async () => (await stored(0)).confirmed).toBe(false);
    await page.waitForSelector('#s-1[data-mark=typed]');
  });

  it('copies the source, inserts a term by number and undoes typing', async () => {
    const page = await open(rani);
    await edit(page, 3);
    await page.keyboard.press('Control+I');
    await expect.poll(() => target(page, 3).textContent()).toBe('Pemerintah menjatuhkan sanksi.');
    await page.keyboard.press('Control+Z');
    await expect.poll(() => target(page, 3).textContent()).toBe('');
  });

  it('opens the row that a link asks for', async () => {
    const page = await open(rani, `/documents/${documentId}?edit=${segments[1]}#s-2`);
    await page.waitForSelector('#s-2.row-active');
    expect(page.url()).not.toContain('edit=');
  });
});

describe('what is typed is never lost', () => {
  it('keeps it while there is no connection, and sends it afterwards', async () => {
    const page = await open(rani);
    await edit(page, 3);
    await page.context().setOffline(true);
    await page.keyboard.type('Typed offline');
    await page.waitForSelector('.save-state[data-status=retrying]');
    expect(await page.evaluate(() => Object.keys(localStorage).some((key) => key.includes('unsaved')))).toBe(
      true,
    );
    await page.context().setOffline(false);
    await saved(page);
    expect((await stored(2)).text).toBe('Typed offline');
    expect(await page.evaluate(() => Object.keys(localStorage).some((key) => key.includes('unsaved')))).toBe(
      false,
    );
  });

  it('says so when the sign-in has expired, and saves after signing in elsewhere', async () => {
    const page = await open(rani);
    await edit(page, 3);
    const cookies = await page.context().cookies();
    await page.context().clearCookies();
    await page.keyboard.type('Kept');
    await page.waitForSelector('#signed-out', { state: 'visible' });
    await page.context().addCookies(cookies);
    await saved(page);
    await page.waitForSelector('#signed-out', { state: 'hidden' });
    expect((await stored(2)).text).toBe('Kept');
  });

  it('sends a version only once the server has what was confirmed a moment ago', async () => {
    const page = await open(rani);
    await page.route('**/revisions', async (route) => {
      await new Promise((done) => setTimeout(done, 700));
      await route.continue();
    });
    await edit(page, 3);
    await page.keyboard.type('The government imposed sanctions.');
    await page.keyboard.press('Control+Shift+Enter');
    await page.locator('[data-menu=submit] summary').click();
    await page.locator('[data-menu=submit] form button').click();
    await page.waitForURL(/versions\/1/);
    expect(await page.locator('main').innerText()).toContain('The government imposed sanctions.');
    expect(await stored(2)).toMatchObject({ base: 1, confirmed: true });
  });

  it('holds a version back, and says so, while there is no connection', async () => {
    const page = await open(rani);
    await edit(page, 3);
    await page.context().setOffline(true);
    await page.keyboard.type('Typed offline');
    await page.waitForSelector('.save-state[data-status=retrying]');
    await page.locator('[data-menu=submit] summary').click();
    await page.locator('[data-menu=submit] form button').click();
    await page.locator('.toast', { hasText: 'Not sent' }).waitFor();
    expect(page.url()).not.toContain('versions');
    await page.context().setOffline(false);
    await saved(page);
  });

  it('confirms even where the page is left before the server answers', async () => {
    const page = await open(rani);
    await edit(page, 3);
    await page.keyboard.type('Confirmed in passing.');
    await page.keyboard.press('Control+Shift+Enter');
    await page.goto(`${world.url}/help/shortcuts`);
    await expect.poll(() => stored(2)).toMatchObject({ text: 'Confirmed in passing.', confirmed: true });
  });

  it('offers again what a crash left in the browser', async () => {
    const page = await open(rani);
    const kept = { segmentId: segments[2], text: 'From before the crash', base: 0, at: Date.now() };
    const key = `padanan:unsaved:${rani.actor.userId}:${documentId}:${segments[2]}`;
    await page.evaluate(([name, value]) => localStorage.setItem(name!, value!), [key, JSON.stringify(kept)]);
    await page.reload();
    await page.locator('#kept-texts button').first().click();
    await saved(page);
    expect((await stored(2)).text).toBe('From before the crash');
  });
});

describe('two people', () => {
  it('shows a conflict, merges by word, and overwrites nothing unasked', async () => {
    const page = await open(rani);
    await edit(page, 2);
    await page.keyboard.press('Control+End');
    await page.context().setOffline(true);
    await page.keyboard.type(' It failed.');
    await page.waitForSelector('.save-state[data-status=retrying]');
    const theirs = {
      text: 'Jakarta - Army officers met officials. They discussed a coup.',
      base: 1,
      confirm: false,
    };
    await budi.send('POST', `/api/v1/segments/${segments[1]}/revisions`, { ...theirs, operationId: op() });
    await page.context().setOffline(false);
    await page.waitForSelector('dialog.conflict[open]');
    expect((await stored(1)).base).toBe(2);
    expect(await page.locator('.conflict-merged').textContent()).toBe(
      'Jakarta - Army officers met officials. They discussed a coup. It failed.',
    );
    expect((await new AxeBuilder({ page }).setLegacyMode().include('dialog').analyze()).violations).toEqual(
      [],
    );
    await page.keyboard.press('Escape');
    expect(await page.locator('.save-state').getAttribute('data-status')).toBe('conflict');
    await page.locator('[data-act=resolve]').click();
    await page.locator('.conflict-acts .button-primary').click();
    await expect.poll(async () => (await stored(1)).base).toBe(3);
    expect((await stored(1)).text).toContain(
      'Army officers met officials. They discussed a coup. It failed.',
    );
  });

  it('shows three people to each other: who is here, where, typing, and what they have taken', async () => {
    const sari = await world.signedIn('Sari', 'translator');
    const [first, second, third] = [await open(rani), await open(budi), await open(sari)];
    const faces = (page: Page) => page.locator('.here-list .face');
    await expect.poll(() => faces(first).count()).toBe(2);
    await edit(third, 3);
    await third.keyboard.type('The government');
    await first.locator('#s-3 .here[data-typing=true]').waitFor();
    expect(await first.locator('#s-3 .here').getAttribute('aria-label')).toBe('Sari is typing in segment 3');
    await second.locator('#s-3 .here').waitFor();
    // Shown, not locked: the others can write in it all the same.
    await edit(first, 3);
    await third.locator('#s-3 .here', { hasText: 'R' }).waitFor();
    const form = { from: '3', to: '4', person: sari.actor.userId, operationId: op() };
    expect((await sari.post(`/documents/${documentId}/claims`, form)).status).toBe(303);
    await second.locator('#s-4 .claim', { hasText: 'S' }).waitFor();
    await third.locator('#s-4[data-mine=true]').waitFor();
    await third.goto(`${world.url}/documents/${documentId}/claims`);
    expect(await third.locator('.claim-list').innerText()).toContain('Segments 3–4');
    expect((await new AxeBuilder({ page: third }).setLegacyMode().analyze()).violations).toEqual([]);
    await expect.poll(() => faces(first).count()).toBe(1);
  });

  it('shows what the other saves without a reload', async () => {
    const page = await open(rani);
    await page.waitForTimeout(300);
    const body = { text: 'Officers Plot', base: 1, confirm: true, operationId: op() };
    await budi.send('POST', `/api/v1/segments/${segments[0]}/revisions`, body);
    await expect.poll(() => target(page, 1).textContent()).toBe('Officers Plot');
    await page.waitForSelector('#s-1[data-mark=translated]');
  });
});

describe('drafting', () => {
  it('fills rows in as they are drafted and leaves the editor alone', async () => {
    const page = await open(rani);
    await edit(page, 3);
    await page.keyboard.type('Mine');
    await saved(page);
    world.engine.before = () => new Promise((done) => setTimeout(done, 150));
    const runner = startJobRunner(world.deps, { pollMs: 20 });
    await page.locator('[data-menu=draft] summary').click();
    await page.locator('[data-menu=draft] form[data-draft=empty] button').click();
    await page.waitForSelector('#s-4[data-mark=draft]');
    expect(await target(page, 3).textContent()).toBe('Mine');
    await page.waitForSelector('.draft-progress', { state: 'hidden' });
    await runner.stop();
  });
});

describe('accessibility', () => {
  it.each([
    ['light, English', { colorScheme: 'light', locale: 'en-GB' }],
    ['dark, Indonesian', { colorScheme: 'dark', locale: 'id-ID' }],
    ['a phone', { colorScheme: 'light', locale: 'en-GB', width: 390 }],
  ] as [string, Look][])('axe finds nothing on the pages of a document: %s', async (_name, look) => {
    const page = await open(rani, undefined, look);
    const found: string[] = [];
    const check = async (where: string) => {
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      for (const { id, nodes } of violations)
        found.push(`${where}: ${id} ${nodes[0]?.target} ${nodes[0]?.failureSummary}`);
    };
    await check('at rest');
    await edit(page, 2);
    await page.waitForTimeout(300);
    await check('editing');
    await rani.post(`/documents/${documentId}/submit`, { note: 'Ready', operationId: op() });
    for (const path of [`history/${segments[1]}`, 'changes', 'versions/1']) {
      await page.goto(`${world.url}/documents/${documentId}/${path}`);
      await check(path);
    }
    expect(found).toEqual([]);
  });
});
