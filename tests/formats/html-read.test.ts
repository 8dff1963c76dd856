// Web pages: their encodings, what is around the article, and any arrangement of inline codes written and read again.
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { html } from '../../src/formats/html.ts';
import { codeCharacter } from '../../src/model/text.ts';
import { article } from './article.ts';

const sources = async (page: string | Uint8Array) =>
  (await html.read(Buffer.from(page))).paragraphs.map((one) => one.source);

const QUOTED = '<p>Ia bilang “kudeta” – lalu pergi.</p>';

describe('encodings', () => {
  it.each([
    ['windows-1252', '<meta charset="windows-1252">', 'windows-1252'],
    [
      'windows-1252',
      '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">',
      'windows-1252',
    ],
    ['windows-1252', '', 'windows-1252'],
    ['windows-1251', '<meta charset=windows-1251>', 'windows-1251'],
    ['utf-8', '', 'utf-8'],
  ])('reads %s with %s and gives it back', async (name, meta, found) => {
    const bytes = iconv.encode(`<html><head>${meta}</head><body>${QUOTED}</body></html>`, name);
    const content = await html.read(bytes);
    expect(content.encoding).toBe(found);
    expect(content.paragraphs.map((one) => one.source)).toEqual(['Ia bilang “kudeta” – lalu pergi.']);
    const paragraphs = content.paragraphs.map((one) => ({ ...one, target: 'He said “coup” 漢 – and left.' }));
    const back = await html.writeBack({ ...article, paragraphs }, bytes);
    const expected = name === 'utf-8' ? '漢' : '&#28450;';
    expect(iconv.decode(Buffer.from(back), name)).toContain(`<p>He said “coup” ${expected} – and left.</p>`);
  });

  it('names the place of a byte that the declared UTF-8 lacks', async () => {
    const bytes = iconv.encode(`<meta charset="utf-8">\n${QUOTED}`, 'windows-1252');
    await expect(html.read(bytes)).rejects.toMatchObject({
      key: 'xml.encoding',
      params: { line: 2, column: 14 },
    });
  });
});

it('tells what stands around the article from the article', async () => {
  const page = `<body><nav><a href="/">Beranda</a></nav><div class="share-buttons">Bagikan</div>
    <main><h1>Judul</h1><p>Isi berita.</p><p>Baca juga: <a href="/2">Lain</a></p>
    <div><a href="/3">Berita lain yang cukup panjang judulnya</a> <a href="/4">dan yang keempat</a></div></main>
    <section id="komentar"><p>Komentar</p></section><footer>Hak cipta</footer></body>`;
  const { paragraphs } = await html.read(Buffer.from(page));
  expect(paragraphs.filter((one) => !one.boilerplate).map((one) => one.kind)).toEqual([
    'headline',
    'paragraph',
    'related',
  ]);
  expect(paragraphs.filter((one) => one.boilerplate)).toHaveLength(5);
});

it.each([
  ['unclosed and crossing tags', '<p>a <b>b <i>c</b> d</i> e<p>f', 3],
  ['a text that the parser moves out of a table', '<table>luar<tr><td>dalam</td></tr></table>', 2],
  ['CR LF and CR', '<p>satu\r\ndua\rtiga</p>\r\n<p>empat</p>', 2],
  ['a stray end tag', '<p>satu</q>dua</p>', 1],
])('keeps every byte of %s', async (_name, page, texts) => {
  const bytes = Buffer.from(`<html><body>${page}</body></html>`);
  const content = await html.read(bytes);
  expect(content.paragraphs).toHaveLength(texts);
  expect(
    Buffer.from(await html.writeBack({ ...article, ...content, details: article.details }, bytes)),
  ).toEqual(bytes);
});

it.each([
  ['an unclosed list', '<ul><li>satu<li>dua</ul>', '<ul><li>SATU<li>DUA</ul>'],
  ['a stray end tag', '<p>satu</q>dua &amp; tiga</p>', '<p>SATU</q>DUA &amp; TIGA</p>'],
  [
    'what a form says',
    '<input placeholder="nama" value="isi"><input type=SUBMIT value=kirim><button aria-label="a">tekan</button>',
    '<input placeholder="NAMA" value="isi"><input type=SUBMIT value="KIRIM"><button aria-label="A">TEKAN</button>',
  ],
  [
    'choices of a list, inside a sentence',
    '<p>Pilih <select><optgroup label="kota"><option value=a> satu <option>2</select> lalu</p>',
    '<p>PILIH <select><optgroup label="KOTA"><option value=a> SATU <option>2</select> LALU</p>',
  ],
  ['what asks to stay', '<p>a <img translate=no alt=b></p>', '<p>A <img translate=no alt=b></p>'],
  [
    'a caption, and data for machines',
    '<figure><figcaption>foto</figcaption></figure><script type="application/ld+json">{"a":"satu"}</script>',
    '<figure><figcaption>FOTO</figcaption></figure><script type="application/ld+json">{"a":"satu"}</script>',
  ],
])('puts English into %s and keeps the rest', async (_name, page, expected) => {
  const bytes = Buffer.from(page);
  const { paragraphs } = await html.read(bytes);
  const english = paragraphs.map((one) => ({ ...one, target: one.source!.toUpperCase() }));
  const back = await html.writeBack({ ...article, paragraphs: english }, bytes);
  expect(Buffer.from(back).toString()).toBe(expected);
});

it('ends deep and endless markup in an error with its place', async () => {
  await expect(sources(`<p>a</p>${'<div>'.repeat(600)}`)).rejects.toMatchObject({ key: 'xml.too-deep' });
  const unclosed = Array.from({ length: 400 }, (_, i) => `<font size="${i}">`).join('');
  await expect(sources(`<p>${unclosed}${'a<p>'.repeat(3000)}`)).rejects.toMatchObject({
    key: 'html.elements',
  });
});

/** Words with what HTML could take for its own, spaces between them only. */
const words = fc
  .array(fc.constantFrom('kudeta', '<', '&amp;', '"', "'", '>', 'é', '😀', '\u00A0x', '&', '5%', '漢'), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(' '));

it('gives any arrangement of its codes as it was written', async () => {
  const bytes = Buffer.from('<p>a <b>b <i class="x">c</i></b> d<br>e <a href="?a&amp;b">f</a> g</p>');
  const { paragraphs } = await html.read(bytes);
  const [paragraph] = paragraphs;
  expect(paragraph!.codes).toHaveLength(7);
  const [b, i, i2, b2, br, a, a2] = Array.from({ length: 7 }, (_, n) => codeCharacter(n)) as string[];
  const orders = fc.constantFrom(
    [b, i, i2, b2, br, a, a2],
    [a, a2, br, b, i, i2, b2],
    [br, a, b, i, i2, b2, a2],
  );
  await fc.assert(
    fc.asyncProperty(orders, fc.array(words, { minLength: 8, maxLength: 8 }), async (order, texts) => {
      const target = texts.map((text, n) => text + (order[n] ?? '')).join('');
      const back = await html.writeBack({ ...article, paragraphs: [{ ...paragraph!, target }] }, bytes);
      const again = (await html.read(back)).paragraphs[0]!;
      const shown = (text: string, codes = again.codes!) =>
        text.replace(/[\uE000-\uF8FF]/g, (one) => codes[one.charCodeAt(0) - 0xe000]!.data);
      expect(shown(again.source!)).toBe(shown(target, paragraph!.codes!));
    }),
    { numRuns: 60 },
  );
});
