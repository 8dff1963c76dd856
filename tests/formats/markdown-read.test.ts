// Markdown: what is read of a block, and any arrangement of its codes and letters written and read again.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FormatParagraph } from '../../src/formats/format.ts';
import { detectFormat } from '../../src/formats/index.ts';
import { markdown } from '../../src/formats/markdown.ts';
import { article } from './article.ts';

function shown({ source, codes = [] }: FormatParagraph): string {
  return (source ?? '').replace(/[\uE000-\uF8FF]/g, (one) => `{${codes[one.charCodeAt(0) - 0xe000]!.data}}`);
}
const read = async (text: string) => (await markdown.read(Buffer.from(text))).paragraphs;

async function back(text: string, target: string): Promise<string> {
  const bytes = Buffer.from(text);
  const { paragraphs } = await markdown.read(bytes);
  const translated = paragraphs.map((one) => ({ ...one, target }));
  return Buffer.from(await markdown.writeBack({ ...article, paragraphs: translated }, bytes)).toString();
}

it.each([
  ['front matter alone', "---\ntitle: 'Ini ''itu'''\n---\n", "It's: so", "---\ntitle: 'It''s: so'\n---\n"],
  [
    'a plain title that needs quotes',
    '---\ntitle: Kudeta # catatan\n---\n',
    'Coup: no',
    '---\ntitle: "Coup: no" # catatan\n---\n',
  ],
  [
    'a wrapped paragraph',
    'Satu dua tiga empat lima enam\ntujuh *delapan*.\n',
    'One two three four five six seven eight - nine 10. ten',
    'One two three four five six seven eight -\nnine 10. ten\n',
  ],
  [
    'a wrapped quotation in a list',
    '- > Satu dua tiga empat lima enam\r\n  > tujuh\r\n',
    'One two three four five six seven eight nine',
    '- > One two three four five six seven\r\n  > eight nine\r\n',
  ],
  [
    'a paragraph with hard breaks alone',
    'Satu dua\\\ntiga\n',
    'One two three four five six seven eight nine ten eleven \uE000twelve',
    'One two three four five six seven eight nine ten eleven \\\ntwelve\n',
  ],
  ['a line that would be a list', 'Kudeta\n', '1. coup', '1\\. coup\n'],
  ['a line that would be code', 'Kudeta\n', '     coup', 'coup\n'],
  ['two lines', 'Kudeta\n', 'coup\n- plot', 'coup\\\n\\- plot\n'],
  ['two lines in a quotation', '> Kudeta\n', 'coup\nplot', '> coup plot\n'],
  ['a bar in a table', '| a |\n|---|\n', 'x | y', '| x \\| y |\n|---|\n'],
  ['emphasis beside letters', 'a **b** c\n', 'x\uE000“y”\uE001z', '&#120;**“y”**&#122;\n'],
  ['underscores beside letters', 'a _b_ c\n', 'x\uE000y\uE001z', '&#120;_y_&#122;\n'],
  ['spaces within emphasis', 'a **b** c\n', 'x \uE000 y \uE001z', 'x **&#32;y&#32;**&#122;\n'],
  [
    'a link that is its own label',
    '[Kudeta] itu\n\n[kudeta]: https://x.example\n',
    '\uE000Coup\uE001 it',
    '[Coup][Kudeta] it\n\n[kudeta]: https://x.example\n',
  ],
])('writes %s', async (_name, text, target, expected) => {
  expect(await back(text, target)).toBe(expected);
});

it('leaves out code, HTML and rules', async () => {
  const text = '```\nkode\n```\n\n    kode\n\n<div>\nHTML\n</div>\n\n---\n\n`kode`\n\nTeks\n';
  expect((await read(text)).map((one) => one.source)).toEqual(['Teks']);
});

it.each([
  ['Gubernur: "Kami tidak tahu."\n1. satu\n#2019GantiPresiden', 'txt'],
  ['# Judul\n\nTeks', 'markdown'],
  ['---\ntitle: Judul\n---\nTeks', 'markdown'],
  ['Lihat [situs](https://x.example).', 'markdown'],
])('takes %j for %s', (text, id) => {
  expect(detectFormat(Buffer.from(text))?.id).toBe(id);
});

it('keeps CR LF, a mark and its encoding', async () => {
  const text = '\uFEFF# Satu\r\n\r\nDua\r\ntiga\r\n';
  expect(await back(text, 'x')).toBe('\uFEFF# x\r\n\r\nx\r\n');
});

it.each([
  ['> '.repeat(101), 'xml.too-deep'],
  ['a\n\n'.repeat(200_000), 'markdown.long'],
  ['# ', 'markdown.no-text'],
])('refuses what is too much or nothing', async (text, key) => {
  await expect(read(text)).rejects.toMatchObject({ key });
});

const letters = fc
  .array(
    fc.constantFrom(
      'kudeta',
      'x',
      '*',
      '_',
      '`',
      '[a](b)',
      '~',
      '<b>',
      '&amp;',
      '\\',
      '|',
      '“',
      '😀',
      '!',
      '#',
      '-',
      '1.',
      ' ',
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((parts) => parts.join('').replace(/ +/g, ' '));

it('gives any arrangement of its codes as it was written', async () => {
  const bytes = Buffer.from('a **b _c_** d `e` f [g](h) i\\\nj ~~k~~ l\n');
  const [paragraph] = (await markdown.read(bytes)).paragraphs;
  expect(shown(paragraph!)).toBe('a {**}b {_}c{_}{**} d {`e`} f {[}g{](h)} i{\\\n}j {~~}k{~~} l');
  const orders = fc.constantFrom('0123456789', '4501236789', '0124356897', '8945670123', '4560789123');
  const wanted = orders.map((order) => [...order].map(Number));
  await fc.assert(
    fc.asyncProperty(wanted, fc.array(letters, { minLength: 11, maxLength: 11 }), async (order, texts) => {
      const target = texts
        .map(
          (text, at) =>
            `${at === 0 || at === 10 ? 'x' : ''}${text}${at === 10 ? 'x' : ''}${at < 10 ? String.fromCharCode(0xe000 + order[at]!) : ''}`,
        )
        .join('');
      const changed = await markdown.writeBack(
        { ...article, paragraphs: [{ ...paragraph!, target }] },
        bytes,
      );
      const again = (await markdown.read(changed)).paragraphs[0]!;
      const even = (text: string) => text.replace(/ *\{\\\n *\} */g, '{\\\n}');
      expect(even(shown(again))).toBe(even(shown({ ...paragraph!, source: target })));
    }),
    { numRuns: 150 },
  );
});
