// Word files, read back with mammoth and from their parts.
import JSZip from 'jszip';
import mammoth from 'mammoth';
import { expect, it } from 'vitest';
import { docx } from '../../src/formats/docx.ts';
import type { ExportDocument } from '../../src/formats/format.ts';
import { parseXml } from '../../src/formats/xml-tree.ts';
import { article } from './article.ts';

const STYLE_MAP = ['Subtitle', 'Caption', 'Keywords', 'Related', 'Draft', 'Body Text'].map(
  (name) => `p[style-name='${name}'] => p.${name.toLowerCase().replace(' ', '-')}:fresh`,
);

async function readBack(doc: ExportDocument): Promise<string> {
  const buffer = Buffer.from(await docx.write(doc));
  const { value, messages } = await mammoth.convertToHtml({ buffer }, { styleMap: STYLE_MAP });
  expect(messages).toEqual([]);
  return value.replaceAll('><', '>\n<');
}

async function part(doc: ExportDocument, path: string): Promise<string> {
  const zip = await JSZip.loadAsync(await docx.write(doc, { modifiedAt: Date.UTC(2018, 8, 9) }));
  return zip.file(path)!.async('string');
}

it('has each kind in its own style', async () => {
  await expect(await readBack(article)).toMatchFileSnapshot('../data/formats/article.docx.html');
});

it('says on top and on every page that it is a draft', async () => {
  const draft = { ...article, label: { version: null, draft: true } };
  expect(await readBack(draft)).toMatch(/^<p class="draft">DRAFT: not approved<\/p>/);
  expect(await part(draft, 'word/header1.xml')).toContain('DRAFT: not approved');
});

it('keeps the details as properties', async () => {
  expect(await part(article, 'docProps/core.xml')).toContain(
    '<dc:title>Officers &lt;secretly&gt; sought help &amp; failed</dc:title><dc:creator>Ratri W.</dc:creator>',
  );
  expect(await part(article, 'docProps/core.xml')).toContain('2018-09-09T00:00:00Z</dcterms:modified>');
  const custom = await part(article, 'docProps/custom.xml');
  for (const value of ['Harian &lt;C&gt;', '2018-09-09', 'https://example.org/?a=1&amp;b=2']) {
    expect(custom).toContain(value);
  }
});

it('is well-formed whatever characters its texts hold', async () => {
  const odd = 'a\u0000\u0001\u000B\u001F\uFFFF\uD800<>&"\u2028b';
  const details = { ...article.details, title: odd, rights: odd, byline: odd };
  const paragraphs = article.paragraphs.map((one) => ({ ...one, target: odd }));
  const zip = await JSZip.loadAsync(await docx.write({ ...article, details, paragraphs }));
  for (const name of ['word/document.xml', 'docProps/core.xml', 'docProps/custom.xml']) {
    expect(parseXml(await zip.file(name)!.async('string')).children.length).toBeGreaterThan(0);
  }
});
