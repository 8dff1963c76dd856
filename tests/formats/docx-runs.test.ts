// Runs as Word, Google Docs, LibreOffice and Pages split them: no code for what nobody sees, one for each look that one sees.
import { expect, it } from 'vitest';
import { docx } from '../../src/formats/docx.ts';
import { article } from './article.ts';
import { p, partOf, r, shown, wordFile } from './word-file.ts';

const FIELD = (instr: string, result: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${instr} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
const read = async (body: string) => (await docx.read(await wordFile(body))).paragraphs.map(shown);

it.each([
  [
    'styles of the spelling check',
    r('Ku') + r('deta', '<w:rStyle w:val="SpellE"/>') + r(' gagal'),
    'Kudeta gagal',
  ],
  [
    'letters set a little closer, and how they join',
    r('Ku') +
      r('de', '<w:spacing w:val="-2"/><w:kern w:val="2"/>') +
      r('ta', '<w14:ligatures xmlns:w14="w14" w14:val="standard"/>'),
    'Kudeta',
  ],
  [
    "values that say what is so anyway (Google Docs')",
    r('Ku', '<w:rtl w:val="0"/>') +
      r('de', '<w:u w:val="none"/><w:shd w:fill="auto" w:val="clear"/>') +
      r('ta', '<w:vertAlign w:val="baseline"/>'),
    'Kudeta',
  ],
  [
    'one look written in two ways',
    r('Ini ') +
      r('te', '<w:b w:val="1"/><w:bCs w:val="1"/><w:rtl w:val="0"/>') +
      r('bal', '<w:b/>') +
      r(' sekali dan lagi'),
    'Ini {bold}tebal{/bold} sekali dan lagi',
  ],
  [
    'letters set far apart are a look',
    `${r('Kata ')}${r('renggang', '<w:spacing w:val="60"/>')}${r(' di sini lagi')}`,
    'Kata {spacing}renggang{/spacing} di sini lagi',
  ],
  [
    'a list of headings is text',
    FIELD('TOC \\o "1-3"', `${r('Bab satu')}<w:r><w:tab/></w:r>${FIELD('PAGEREF a', r('3'))}`),
    'Bab satu{tab/}{PAGEREF/}',
  ],
  [
    'what a reference repeats is text, a number is not',
    `${r('Lihat ')}${FIELD('REF a', r('Bab satu'))}${r(' dan ')}<w:fldSimple w:instr=" REF b ">${r('3')}</w:fldSimple>${r(' itu')}`,
    'Lihat {field}Bab satu{/field} dan {REF/} itu',
  ],
  [
    'the text of a reading aid is text',
    `${r('Kata ')}<w:r><w:ruby><w:rubyPr/><w:rt>${r('atas')}</w:rt><w:rubyBase>${r('dasar')}</w:rubyBase></w:ruby></w:r>${r(' habis')}`,
    'Kata {reading}dasar{/reading} habis',
  ],
  ['a field of a form is text', r('Nama: ') + FIELD('FORMTEXT', r('isi')), 'Nama: {field}isi{/field}'],
  ['a break of the page says so', `${r('a')}<w:r><w:br w:type="page"/></w:r>${r('b')}`, 'a{page break/}b'],
])('%s', async (_name, runs, expected) => {
  expect(await read(p(runs))).toEqual([expected]);
  // Written with another text it reads the same, and no part of its markup is lost.
  const bytes = await wordFile(p(runs));
  const paragraphs = (await docx.read(bytes)).paragraphs.map((one) => ({ ...one, target: `${one.source}!` }));
  const back = await docx.writeBack({ ...article, paragraphs }, bytes);
  expect((await docx.read(back)).paragraphs.map(shown)).toEqual([`${expected}!`]);
});

it('says in the styles too which language the text is now in', async () => {
  const style = (lang: string) =>
    `<w:style w:type="paragraph" w:styleId="Teks"><w:name w:val="Teks"/><w:rPr><w:lang w:val="${lang}" w:eastAsia="zh-CN"/></w:rPr></w:style>`;
  const bytes = await wordFile(p(r('Isi')), {}, {}, style('id-ID'));
  const [paragraph] = (await docx.read(bytes)).paragraphs;
  const write = (target: string) =>
    docx.writeBack({ ...article, paragraphs: [{ ...paragraph!, target }] }, bytes);
  expect(await partOf(await write('Text'), 'word/styles.xml')).toBe(
    await partOf(await wordFile('', {}, {}, style('en-US')), 'word/styles.xml'),
  );
  expect(Buffer.from(await write('')).equals(bytes)).toBe(true);
});

it('unbinds a control of contents from the property that it shows, where its text changes', async () => {
  const control = (content: string, binding = '<w:dataBinding w:xpath="/title"/>') =>
    `<w:sdt><w:sdtPr><w:id w:val="1"/>${binding}<w:text/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
  const inside = (text: string, binding?: string) => p(`${r('Judul: ')}${control(r(text), binding)}`);
  const body = (text: string, binding?: string) =>
    control(p(r('Tetap'))) + control(p(r(text)), binding) + inside(text, binding);
  const bytes = await wordFile(body('Isi'));
  const { paragraphs } = await docx.read(bytes);
  const translated = paragraphs.map((one) => ({ ...one, target: one.source!.replace('Isi', 'Text') }));
  const back = await partOf(await docx.writeBack({ ...article, paragraphs: translated }, bytes));
  expect(back).toBe(await partOf(await wordFile(body('Text', ''))));
});

it('takes elements of any name for codes', async () => {
  const names = ['constructor', 'toString', '__proto__'];
  const odd = names.map((name) => `<w:${name} descr="Teks"/>`).join('');
  const foreign = names.map((name) => `<${name} xmlns="x" descr="Teks"/>`).join('');
  const run = `<w:r><w:rPr>${odd}</w:rPr><w:t>a</w:t>${odd}<w:t>b</w:t></w:r>`;
  expect(await read(p(run + odd + foreign + r('c')))).toEqual([
    `a{constructor/}{toString/}{__proto__/}b${'{constructor/}{toString/}{__proto__/}'.repeat(2)}{no constructor, no toStr}c{/no constructor, no toStr}`,
  ]);
});

it('reads fields in fields within bounds', async () => {
  const [begin, end] = FIELD('HYPERLINK "x"', '|').split('|') as [string, string];
  const [text] = await read(p(begin.repeat(2000) + r('Isi') + end.repeat(2000)));
  expect(text).toMatch(/Isi/);
});
