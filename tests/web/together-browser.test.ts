// Two translators and an editor at once in one article: typing, moving, a new edition, review; nobody loses a word.
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../e2e/browser.ts';
import { importArticle, op, paragraph } from '../workflow/world.ts';
import { type Person, type ServedWorld, serveWorld } from './served-world.ts';

let world: ServedWorld;
let browser: Browser;
let documentId: string;
let segments: string[];
const people: Person[] = [];
let pages: Page[];

const TEXTS = [
  'Air naik di Demak pada Selasa pagi.',
  'Warga mengungsi ke balai desa sejak subuh.',
  'Gubernur meninjau lokasi bersama para pejabat.',
  'Bantuan tiba pada malam hari.',
];

beforeAll(async () => {
  [world, browser] = await Promise.all([serveWorld(), openBrowser()]);
  for (const [name, role] of [
    ['Ani', 'translator'],
    ['Budi', 'translator'],
    ['Edi', 'editor'],
  ] as const)
    people.push(await world.signedIn(name, role));
  ({ documentId, segments } = await importArticle(
    world,
    people[0]!.actor,
    TEXTS.map((text) => paragraph(text)),
  ));
  pages = await Promise.all(people.map((person) => open(person)));
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

async function open(person: Person): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const [name, value] = person.cookie.split('=');
  await context.addCookies([{ name: name!, value: value!, url: world.url }]);
  const page = await context.newPage();
  await page.goto(`${world.url}/documents/${documentId}`);
  await page.waitForSelector('.scripted');
  return page;
}

const english = (page: Page, segmentId: string) =>
  page.locator(`[data-segment="${segmentId}"] .target .text`);
const order = (page: Page) =>
  page.locator('.row:visible').evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.segment));
const answer = (page: Page, path: string) =>
  page.waitForResponse((one) => one.url().includes(path) && one.request().method() === 'POST' && one.ok());

/** Others' news take a moment, on a busy machine a long one. */
const soon = <Value>(value: () => Value) => expect.poll(value, { timeout: 30_000 });

async function write(page: Page, segmentId: string, text: string): Promise<void> {
  await english(page, segmentId).click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}
async function confirm(page: Page, segmentId: string, text: string): Promise<void> {
  await write(page, segmentId, text);
  const saved = answer(page, `${segmentId}/revisions`);
  await page.keyboard.press('Control+Shift+Enter');
  await saved;
}

it('lets three people work in one article from its first words to an approved version', async () => {
  const [ani, budi, edi] = pages as [Page, Page, Page];
  const [s0, s1, s2, s3] = segments as [string, string, string, string];

  // All three write at once, each in a paragraph, and see the others' words.
  await Promise.all([
    confirm(ani, s0, 'Water rose in Demak.'),
    confirm(budi, s1, 'Residents fled.'),
    confirm(edi, s3, 'Aid came.'),
  ]);
  for (const page of pages) {
    await soon(() => english(page, s0).textContent()).toBe('Water rose in Demak.');
    await soon(() => english(page, s1).textContent()).toBe('Residents fled.');
    await soon(() => english(page, s3).textContent()).toBe('Aid came.');
  }

  await confirm(budi, s3, 'Aid arrived.');

  // Budi types while Ani moves that very paragraph: his cursor and his words stay where they are.
  await write(budi, s2, 'The governor ');
  await english(ani, s2).click();
  const moved = answer(ani, '/move');
  await ani.keyboard.press('Alt+Shift+ArrowUp');
  await moved;
  const now = [s0, s2, s1, s3];
  for (const page of pages) await soon(() => order(page)).toEqual(now);
  await budi.keyboard.type('came.');
  await soon(() => english(budi, s2).textContent()).toBe('The governor came.');

  // Ani may not merge what Budi is typing in; once it is saved she may, and sees both texts as one.
  const row = ani.locator(`[data-segment="${s0}"]`);
  await english(ani, s0).click();
  await budi.waitForSelector('.save-state[data-status=saved]');
  const refused = ani.waitForResponse((one) => one.url().includes('/merge'));
  await ani.keyboard.press('Alt+G');
  expect((await refused).status()).toBe(409);
  await ani.locator('.toast', { hasText: 'Budi' }).waitFor();
  await confirm(budi, s2, 'The governor came.');
  await soon(() => english(ani, s2).textContent()).toBe('The governor came.');
  const merged = answer(ani, '/merge');
  await ani.keyboard.press('Alt+G');
  await merged;
  // Budi is in the paragraph that went: it stays until he leaves it.
  for (const page of [ani, edi]) await soon(() => order(page)).toEqual([s0, s1, s3]);
  await budi.locator(`[data-segment="${s2}"] .gone-note`).waitFor();
  await budi.keyboard.press('Escape');
  await soon(() => order(budi)).toEqual([s0, s1, s3]);
  await soon(() => row.locator('.source .text').textContent()).toBe(`${TEXTS[0]} ${TEXTS[2]}`);
  const undone = answer(ani, '/undo');
  await ani.keyboard.press('Alt+Z');
  await undone;
  for (const page of pages) await soon(() => order(page)).toEqual(now);
  await soon(() => english(ani, s2).textContent()).toBe('The governor came.');

  // Edi takes in a new edition: the others see what changed, what is new, what is gone.
  await edi.goto(`${world.url}/documents/${documentId}/edition`);
  const lines = [TEXTS[0]!, TEXTS[2]!, TEXTS[1]!.replace('subuh', 'pagi'), 'Presiden datang besok.'];
  await edi.fill('#edition-text', lines.join('\n\n'));
  await edi.click('.edition-form button');
  await edi.waitForSelector('.edition-line[data-kind=changed] ins');
  expect((await new AxeBuilder({ page: edi }).setLegacyMode().analyze()).violations).toEqual([]);
  await edi.click('.edition-plan .button-primary');
  await edi.waitForURL(/filter=source/);
  const news = ani.locator(`[data-segment="${s1}"] .source-news`);
  await news.waitFor();
  expect(await news.locator('ins').textContent()).toBe('pagi');
  await soon(async () => (await order(budi)).length).toBe(4);
  expect(await order(budi)).not.toContain(s3);
  const fresh = (await order(budi)).at(-1)!;
  await Promise.all([
    confirm(ani, s1, 'Residents fled at dawn.'),
    confirm(budi, fresh, 'The president comes tomorrow.'),
  ]);
  await news.waitFor({ state: 'detached' });

  // What a segment's own page says of its source, and the forms there.
  await edi.goto(`${world.url}/documents/${documentId}/segments/${s1}/source`);
  expect((await new AxeBuilder({ page: edi }).setLegacyMode().analyze()).violations).toEqual([]);

  // Ani submits, Edi approves; Budi goes on, and the version stays what was approved.
  const { versionId, hash } = await submitted();
  const approve = { act: 'approve', versionId, hash, operationId: op() };
  expect((await people[2]!.post(`/documents/${documentId}/versions/1`, approve)).status).toBe(303);
  await ani.locator('.desk-status .status-ok').waitFor();
  await confirm(budi, s1, 'People fled at dawn.');
  await ani.reload();
  expect(await ani.locator('.desk-status').innerText()).toMatch(/1 change/);
  const file = await people[0]!.get(`/api/v1/documents/${documentId}/export?format=txt`);
  expect(file.text).toContain('Residents fled at dawn.');
  expect(file.text).not.toContain('People fled');
  expect(file.text).not.toContain('Aid arrived.');
}, 240_000);

async function submitted(): Promise<{ versionId: string; hash: string }> {
  await people[0]!.post(`/documents/${documentId}/submit`, { note: '', operationId: op() });
  const { versionId, hash } = await world.store.db
    .selectFrom('versions')
    .selectAll()
    .executeTakeFirstOrThrow();
  return { versionId, hash };
}
