// gettext catalogues: what is read of them, and that only confirmed and changed strings are written back.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, it } from 'vitest';
import type { FormatContent, FormatParagraph } from '../../src/formats/format.ts';
import { escapePo, readEntries, unescapePo } from '../../src/formats/po/read-entries.ts';
import { po } from '../../src/formats/po.ts';
import { article } from './article.ts';

const bytes = readFileSync('tests/data/formats/po/app.po');

function documentOf(content: FormatContent, change: (one: FormatParagraph, n: number) => FormatParagraph) {
  return { ...article, ...content, details: article.details, paragraphs: content.paragraphs.map(change) };
}

it('reads sources, plurals, states, contexts and comments', async () => {
  const { paragraphs, sourceLang, targetLang } = await po.read(bytes);
  expect([sourceLang, targetLang]).toEqual(['id', 'en']);
  expect(
    paragraphs.map(({ source, target, state, fileId, notes }) => [source, target, state, fileId, notes]),
  ).toEqual([
    ['Simpan', undefined, undefined, undefined, ['Tombol di kepala halaman']],
    ['\uE000 berkas terpilih', '\uE000 file', 'initial', undefined, undefined],
    ['\uE000 berkas terpilih semua', undefined, undefined, undefined, undefined],
    [
      'Baca "syarat" di \uE000halaman ini\uE001 sebelum melanjutkan, sebab perubahan berlaku segera.',
      'Read "terms" on \uE000this page\uE001 before going on, for changes take effect at once.',
      'initial',
      'menu',
      undefined,
    ],
  ]);
});

it('is the same to the byte where nothing changed', async () => {
  const doc = documentOf(await po.read(bytes), (one) => one);
  expect(Buffer.from(await po.writeBack(doc, bytes)).equals(bytes)).toBe(true);
});

it('gives the golden file: new strings wrapped, what was confirmed not fuzzy', async () => {
  const english = ['Save', '\uE000 file selected', '\uE000 files selected', null];
  const doc = documentOf(await po.read(bytes), (one, n) =>
    english[n] === null
      ? { ...one, state: 'reviewed' }
      : { ...one, target: english[n]!, state: 'translated' },
  );
  const back = Buffer.from(await po.writeBack(doc, bytes)).toString();
  await expect(back).toMatchFileSnapshot('../data/formats/po/back-app.po');
  const again = await po.read(Buffer.from(back));
  expect(again.paragraphs.map((one) => one.target)).toEqual(doc.paragraphs.map((one) => one.target));
});

it('keeps a plural fuzzy until each of its strings is confirmed', async () => {
  const doc = documentOf(await po.read(bytes), (one, n) => (n === 1 ? { ...one, state: 'translated' } : one));
  expect(Buffer.from(await po.writeBack(doc, bytes)).toString()).toContain('#, fuzzy, c-format');
});

it('keeps the encoding that its header names, and turns to UTF-8 with it where that lacks a character', async () => {
  const text =
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=ISO-8859-2\\n"\n\nmsgid "Kota Łódź"\nmsgstr ""\n';
  const latin = iconv.encode(text, 'iso-8859-2');
  const content = await po.read(latin);
  expect(content.paragraphs[0]!.source).toBe('Kota Łódź');
  const to = async (target: string) =>
    Buffer.from(
      await po.writeBack(
        documentOf(content, (one) => ({ ...one, target })),
        latin,
      ),
    );
  expect(iconv.decode(await to('City of Łódź'), 'iso-8859-2')).toContain('msgstr "City of Łódź"');
  const wide = (await to('漢字')).toString();
  expect(wide).toContain('charset=UTF-8');
  expect(wide).toContain('msgid "Kota Łódź"\nmsgstr "漢字"');
});

it.each([
  ['a line that is none', 'msgid "a"\nmsgstr "b"\nsalah\n', 3],
  ['a quotation mark too few', 'msgid "a\nmsgstr "b"\n', 1],
  ['a source without a translation', 'msgid "a"\n\nmsgid "b"\nmsgstr ""\n', 3],
])('names the line of %s', (_name, text, line) => {
  expect(() => readEntries(text)).toThrow(expect.objectContaining({ key: 'po.line', params: { line } }));
});

it.each([
  ['#, fuzzy, c-format\n', '#, c-format\n'],
  ['#, c-format, fuzzy\n', '#, c-format\n'],
  ['#, c-format, fuzzy, no-wrap\n', '#, c-format, no-wrap\n'],
  ['#,fuzzy\n', ''],
])('takes the flag out of %j', async (flags, left) => {
  const text = (of: string) => Buffer.from(`msgid ""\nmsgstr ""\n\n${of}msgid "a %s"\nmsgstr "b %s"\n`);
  const doc = documentOf(await po.read(text(flags)), (one) => ({ ...one, state: 'final' }));
  expect(Buffer.from(await po.writeBack(doc, text(flags))).toString()).toBe(text(left).toString());
});

it('writes any string so that it is read again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (value) => {
      const clean = value.replace(/[\r\p{Cc}\u2028\u2029]/gu, '\n');
      const text = `msgid "a"\nmsgstr ${escapePo(clean, '\n')}\n`;
      expect(readEntries(text)[0]!.targets[0]!.value).toBe(clean);
    }),
  );
  expect(unescapePo('a\\x41\\101\\\\n\\"')).toBe('aAA\\n"');
});
