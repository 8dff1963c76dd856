// axe finds no violation on any page, and none is wider than the screen: light and dark, wide and narrow, in both languages.
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { importArticle, padanan, signInAs, visit } from './people.ts';
import { castData, type RunningServer, startServer } from './server.ts';

const data = castData();
let browser: Browser;
let server: RunningServer;
let paths: string[];

beforeAll(async () => {
  const sample = padanan(data.dataDir, ['list']).split('\t')[0]!;
  const fresh = importArticle(data.dataDir, 'health', 'Kesehatan');
  [server, browser] = await Promise.all([startServer(data.dataDir), openBrowser()]);
  const { page, context } = await visit(browser, server.url);
  await signInAs(page, 'tono');
  await page.goto(`/documents/${sample}`);
  const segment = await page.locator('#s-3').getAttribute('data-segment');
  await page.locator('details[data-menu="submit"] summary').click();
  await page.locator('details[data-menu="submit"] button').click();
  await page.waitForURL(/versions/);
  await context.close();
  const editor = await visit(browser, server.url);
  await signInAs(editor.page, 'rani');
  await editor.page.goto('/glossary/import');
  const buffer = Buffer.from('id,en,status\nkudeta,putsch,forbidden\ngempa susulan,aftershock,\nlain,,\n');
  await editor.page.setInputFiles('#glossary-file', { name: 'meja.csv', mimeType: 'text/csv', buffer });
  await editor.page.locator('.glossary-upload button').click();
  await editor.page.waitForURL(/import\/./);
  const preview = new URL(editor.page.url()).pathname;
  await editor.context.close();
  paths = [
    '/',
    '/import',
    `/documents/${sample}`,
    `/documents/${fresh}`,
    `/documents/${sample}?view=stacked`,
    `/documents/${sample}/history/${segment}`,
    `/documents/${sample}/changes`,
    `/documents/${sample}/versions/1`,
    `/documents/${sample}/export`,
    `/documents/${sample}/return`,
    `/documents/${sample}/details`,
    `/documents/${sample}/terms`,
    `/documents/${sample}/terms/new?indonesian=negara`,
    '/glossary',
    '/memory',
    `/segments/${segment}/same`,
    '/lessons',
    '/glossary/kudeta-coup?changed=1',
    '/glossary/proposals',
    '/glossary/import',
    preview,
    '/search?q=kudeta',
    '/search?mode=replace&q=coup&with=putsch&from=2018-01-01',
    '/people',
    '/settings/engines',
    '/settings/keys',
    '/audit',
    '/inbox',
    '/projects',
    '/settings/style',
    '/effort',
    '/settings/approval',
    `/documents/${sample}/versions`,
    `/documents/${sample}/claims`,
    `/documents/${sample}/published`,
    `/documents/${sample}/checks`,
    '/bin',
    '/profile',
    '/help/shortcuts',
    '/components',
    '/nothing-here',
  ];
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  data.remove();
});

/** Forms and lists of the same parts as other pages: by markup they are gone over once, in the first look. */
const LIKE_OTHERS =
  /^\/(?:settings|audit|inbox|effort|bin|lessons|memory|profile|glossary\/(?:proposals|import)|segments|help)|\/(?:claims|published|details|terms|versions|history|return|new)\b/;

describe.each([
  ['en', 'light', 1440, 900],
  ['id', 'dark', 390, 844],
] as const)('%s, %s, %i wide', (locale, colorScheme, width, height) => {
  it('no page has a violation, none is wider than the screen', async () => {
    const { page, context, errors } = await visit(browser, server.url, {
      locale,
      colorScheme,
      viewport: { width, height },
    });
    const found: string[] = [];
    const fit = async (name: string) => {
      const isWide = () => document.documentElement.scrollWidth > window.innerWidth;
      if (await page.evaluate(isWide)) found.push(`${name}: wider than the screen`);
    };
    const look = async (name: string) => {
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      for (const { id, nodes } of violations)
        found.push(
          `${name}: ${id}: ${nodes
            .map((node) => node.target.join(' '))
            .slice(0, 3)
            .join(', ')}`,
        );
    };
    await page.goto('/sign-in');
    await look('/sign-in');
    await signInAs(page, 'rani');
    for (const path of paths) {
      await page.goto(path);
      await fit(path);
      if (width > 1000 || !LIKE_OTHERS.test(path)) await look(path);
    }
    await page.goto(paths[2]!);
    await page.locator('#s-3 .target .text').click();
    if (width < 1100) await page.locator('.inspector-toggle').click();
    await page.locator('#inspector .inspector-body').waitFor();
    await look('a row being edited');
    expect(found).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  });
});
