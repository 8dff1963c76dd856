// Word files of strangers: what is read of a paragraph, and what is written into it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { docx } from '../../src/formats/docx.ts';
import type { FormatParagraph } from '../../src/formats/format.ts';
import { detectFormat } from '../../src/formats/index.ts';
import { readZip } from '../../src/formats/zip.ts';
import { replaceParts } from '../../src/formats/zip-replace.ts';
import { article } from './article.ts';
import { document, p, partOf, r, shown, wordFile } from './word-file.ts';

const read = async (body: string, parts = {}) =>
  (await docx.read(await wordFile(body, parts))).paragraphs.map(shown);

async function back(body: string, target: (paragraph: FormatParagraph) => string, parts = {}) {
  const bytes = await wordFile(body, parts);
  const content = await docx.read(bytes);
  const paragraphs = content.paragraphs.map((one) => ({ ...one, target: target(one) }));
  return docx.writeBack({ ...article, paragraphs }, bytes);
}

const FIELD = (instr: string, result: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${instr} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

describe('a paragraph', () => {
  it.each([
    ['joins runs that look alike', r('Ku') + r('de') + r('ta'), 'Kudeta'],
    ['has no code for a look of all of it', r('Semua tebal', '<w:b/>'), 'Semua tebal'],
    [
      'has a pair for another look',
      `${r('Kata ')}${r('tebal', '<w:b/>')}${r(' di sini')}`,
      'Kata {bold}tebal{/bold} di sini',
    ],
    [
      'takes no look of spaces for one',
      `${r('Kata')}${r(' ', '<w:b/>')}${r('lain', '<w:lang w:val="id-ID"/><w:noProof/>')}`,
      'Kata lain',
    ],
    [
      'keeps a look over its own spaces',
      `${r('Ini ')}${r('dua', '<w:i/>')}${r(' ')}${r('kata', '<w:i/>')}${r(' miring di kalimat')}`,
      'Ini {italic}dua kata{/italic} miring di kalimat',
    ],
    [
      'drops the noise of spelling, bookmarks and comments',
      `<w:proofErr w:type="spellStart"/>${r('Ku')}<w:bookmarkStart w:id="0" w:name="a"/>${r('de')}<w:bookmarkEnd w:id="0"/><w:commentRangeStart w:id="1"/>${r('ta')}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>`,
      'Kudeta',
    ],
    [
      'has one pair for a link whatever its look',
      `${r('Lihat ')}<w:hyperlink r:id="rId99">${r('situs', '<w:rStyle w:val="Hyperlink"/><w:u w:val="single"/>')}</w:hyperlink>${r(' itu')}`,
      'Lihat {link}situs{/link} itu',
    ],
    [
      'has a pair for the link of a field',
      `${r('Lihat ')}${FIELD('HYPERLINK "https://a.example/"', r('situs', '<w:u w:val="single"/>'))}${r(' itu')}`,
      'Lihat {link}situs{/link} itu',
    ],
    [
      'has one code for another field',
      `${r('Halaman ')}${FIELD('PAGE', r('3'))}${r(' dari')}`,
      'Halaman {PAGE/} dari',
    ],
    [
      'has codes for breaks, tabs and notes',
      `<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>${r(' d')}`,
      'a{line break/}b{tab/}c{footnote/} d',
    ],
    [
      'leaves a note at its end outside',
      `${r('Selesai.')}<w:r><w:footnoteReference w:id="2"/></w:r>`,
      'Selesai.',
    ],
    [
      'reads tracked changes as accepted',
      `${r('Ia ')}<w:del w:id="1"><w:r><w:delText>pergi</w:delText></w:r></w:del><w:ins w:id="2">${r('datang')}</w:ins>${r('.')}`,
      'Ia datang.',
    ],
    [
      'reads what a control of contents holds',
      `<w:sdt><w:sdtPr/><w:sdtContent>${r('Isi')}</w:sdtContent></w:sdt>`,
      'Isi',
    ],
  ])('%s', async (_name, runs, expected) => {
    expect(await read(p(runs))).toEqual([expected]);
    // Written with its own text it reads the same.
    const changed = await back(p(runs), ({ source }) => `${source}!`);
    expect((await docx.read(changed)).paragraphs.map(shown)).toEqual([`${expected}!`]);
  });

  it('is written with its codes, looks, bookmarks and language, and nothing else changes', async () => {
    const other = p(r('Tetap') + r(' begini', '<w:b/>'));
    const runs = `<w:bookmarkStart w:id="0" w:name="a"/>${r('Lihat ', '<w:lang w:val="id-ID"/>')}<w:hyperlink r:id="rId99">${r('situs', '<w:u w:val="single"/>')}</w:hyperlink>${r(' ')}${r('itu', '<w:b/>')}<w:bookmarkEnd w:id="0"/>`;
    const changed = await back(other + p(runs, 'Title'), ({ source }) =>
      source!.includes('Lihat') ? '\uE002That\uE003 & \uE000site\uE001' : '',
    );
    const xml = await partOf(changed);
    expect(xml).toContain(
      `${other}<w:p w:rsidR="00A1"><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:bookmarkStart w:id="0" w:name="a"/>${r('That', '<w:b/>')}${r(' &amp; ', '<w:lang w:val="en-US"/>')}<w:hyperlink r:id="rId99">${r('site', '<w:u w:val="single"/>')}</w:hyperlink><w:bookmarkEnd w:id="0"/></w:p>`,
    );
  });
});

it('keeps every other part packed as it was', async () => {
  const parts = { footnotes: `<w:footnote w:id="2">${p(r('Catatan'))}</w:footnote>`, header: p(r('Kepala')) };
  const bytes = await wordFile(p(r('Isi')), parts);
  const changed = await back(p(r('Isi')), ({ source }) => (source === 'Isi' ? 'Text' : ''), parts);
  const [before, after] = [readZip(bytes), readZip(changed)];
  expect([...after.keys()]).toEqual([...before.keys()]);
  for (const [name, part] of before)
    if (name !== 'word/document.xml')
      expect(Buffer.from(after.get(name)!.read())).toEqual(Buffer.from(part.read()));
  expect(await partOf(changed)).toBe((await partOf(bytes)).replace('>Isi<', '>Text<'));
});

it('reads styles, lists, tables, notes, heads and feet', async () => {
  const body = [
    p(r('Judul'), 'Title'),
    p(r('Bab'), 'Heading1'),
    p(r('Juga bab'), 'Berita'),
    p(r('Gambar 1'), 'Caption'),
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>${r('Butir')}</w:p>`,
    `<w:tbl><w:tr><w:tc>${p(r('Sel'))}</w:tc></w:tr></w:tbl>`,
    p(r('Baca juga: Lain')),
    p(''),
  ].join('');
  const parts = {
    footnotes: `<w:footnote w:id="2">${p(`<w:r><w:footnoteRef/></w:r>${r(' Catatan')}`)}</w:footnote>`,
    footer: p(`${r('Halaman ')}${FIELD('PAGE', r('3'))}`),
  };
  const { paragraphs, details } = await docx.read(await wordFile(body, parts));
  expect(paragraphs.map(({ kind, source, included }) => `${kind} ${source} ${included}`)).toEqual([
    'headline Judul true',
    'heading Bab true',
    'heading Juga bab true',
    'caption Gambar 1 true',
    'list-item Butir true',
    'paragraph Sel true',
    'related Baca juga: Lain false',
    'paragraph Catatan true',
    'paragraph Halaman \uE000 false',
  ]);
  expect(details.title).toBe('Judul');
});

it('reads a box of text once and writes both of its copies', async () => {
  const box = (text: string) => `<w:txbxContent>${p(r(text))}</w:txbxContent>`;
  const body = p(
    `${r('Luar ')}<w:r><mc:AlternateContent><mc:Choice Requires="wps">${box('Dalam')}</mc:Choice><mc:Fallback><w:pict><v:textbox>${box('Dalam')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>${r(' lagi')}`,
  );
  expect(await read(body)).toEqual(['Luar {picture/} lagi', 'Dalam']);
  const xml = await partOf(await back(body, ({ source }) => source!.toUpperCase()));
  expect(xml.match(/>DALAM</g)).toHaveLength(2);
  expect(xml).toMatch(/>LUAR <.*Choice.*> LAGI</);
});

it('tells of tracked changes', async () => {
  const { warnings } = await docx.read(await wordFile(p(`<w:ins w:id="2">${r('datang')}</w:ins>`)));
  expect(warnings).toEqual([{ key: 'tracked', params: { count: 1 } }]);
});

it.each([
  [
    'XML that is cut',
    async () => {
      const bytes = await wordFile(`${p(r('Isi'))}<w:p>`);
      return bytes;
    },
    'docx.part',
  ],
  ['no text', () => wordFile(p('')), 'docx.no-text'],
  ['a cut file', async () => (await wordFile(p(r('Isi')))).subarray(0, 900), 'zip.broken'],
  ['entities', () => wordFile(p(r('&kudeta;'))), 'docx.part'],
  ['101 levels', () => wordFile(`${'<w:sdt>'.repeat(101)}${'</w:sdt>'.repeat(101)}`), 'docx.part'],
])('refuses %s', async (_name, make, key) => {
  const bytes = await make();
  await expect(detectFormat(bytes)!.read!(bytes)).rejects.toMatchObject({ key });
});

const word = fc.constantFrom(
  'coup',
  '<',
  '&',
  ']]>',
  ' ',
  '  ',
  '\n',
  '\u00A0',
  '😀',
  'é',
  '\u2011',
  '"',
  '\t',
  '',
);
const texts = fc.array(
  word.chain((a) => word.map((b) => `x${a}${b}y`)),
  { minLength: 8, maxLength: 8 },
);

it('gives any arrangement of its codes as it was written', async () => {
  const runs = `${r('a ')}${r('b', '<w:b/>')}${r(' c ')}<w:hyperlink r:id="rId99">${r('d ')}${r('e', '<w:i/>')}</w:hyperlink>${r(' f')}<w:r><w:footnoteReference w:id="2"/></w:r>${r(' g')}`;
  const bytes = await wordFile(p(runs));
  const [paragraph] = (await docx.read(bytes)).paragraphs;
  expect(shown(paragraph!)).toBe('a {bold}b{/bold} c {link}d {italic}e{/italic}{/link} f{footnote/} g');
  const order = fc.constantFrom('0123456', '2345016', '6012345', '2013456', '0236451');
  await fc.assert(
    fc.asyncProperty(order, texts, async (codes, words) => {
      const target = words
        .map((one, n) => one + (n < 7 ? String.fromCharCode(0xe000 + Number(codes[n])) : ''))
        .join('');
      const changed = await docx.writeBack({ ...article, paragraphs: [{ ...paragraph!, target }] }, bytes);
      const again = (await docx.read(changed)).paragraphs[0]!;
      const want = shown({ ...paragraph!, source: target }).replaceAll('\n', '{line break/}');
      // A look inside another one is the inner one alone.
      const plain = (text: string) => text.replace(/\{\/?(?:bold|italic|no [^}]*|[^}]*, [^}]*)\}/g, '');
      expect(plain(shown(again))).toBe(plain(want));
    }),
    { numRuns: 40 },
  );
});

it('ends damaged XML in its content or in an error for people', async () => {
  const xml = document(
    `${p(r('Satu ') + r('dua', '<w:b/>'))}${p(FIELD('PAGE', r('3')))}<w:tbl><w:tr><w:tc>${p(`<w:hyperlink r:id="rId99">${r('tiga')}</w:hyperlink>${r(' empat')}`)}</w:tc></w:tr></w:tbl>`,
  );
  const bytes = await wordFile('');
  const damage = fc.tuple(
    fc.nat(xml.length),
    fc.nat(30),
    fc.constantFrom(
      '',
      '<',
      '<w:p>',
      '</w:p>',
      '<w:r/>',
      '&',
      '"',
      '<w:fldChar w:fldCharType="begin"/>',
      '\uE000',
      ']]>',
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (acts) => {
      const text = acts.reduce((all, [at, cut, put]) => all.slice(0, at) + put + all.slice(at + cut), xml);
      const broken = replaceParts(bytes, new Map([['word/document.xml', Buffer.from(text)]]));
      try {
        const { paragraphs } = await docx.read(broken);
        const translated = paragraphs.map((one) => ({ ...one, target: `${one.source} x` }));
        await docx.read(await docx.writeBack({ ...article, paragraphs: translated }, broken));
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
      }
    }),
    { numRuns: 200 },
  );
});
