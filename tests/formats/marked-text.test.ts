// Markup and placeholders of catalogues and subtitles as codes, and what subtitles refuse.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { detectFormat } from '../../src/formats/index.ts';
import { json } from '../../src/formats/json.ts';
import { inCodesOf, markedText, PLACEHOLDERS, writeMarked } from '../../src/formats/marked-text.ts';
import { srt, vtt } from '../../src/formats/subtitles.ts';
import { article } from './article.ts';

const PLACE = { line: 1, column: 1 };

it.each([
  ['Halo {nama}, ada %d pesan', 'Halo \uE000, ada \uE001 pesan'],
  ['<b>Halo</b> <i>{{nama}}</i>', '\uE000Halo\uE001 \uE002\uE003\uE004'],
  ['<p><b>Semua tebal</b></p>', 'Semua tebal'],
  ['100% benar, 5 %s', '100% benar, 5 \uE000'],
  ['{n, plural, one {# kota} other {{n} kota}} terendam', '\uE000 terendam'],
  ['a < b dan b > c', 'a < b dan b > c'],
])('reads %j', (text, source) => {
  expect(markedText(text, PLACEHOLDERS, PLACE)?.source).toBe(source);
});

it('has nothing to translate in markup and spaces alone', () => {
  for (const text of ['', ' \n', '<b></b>', '<br/> <i> </i>'])
    expect(markedText(text, PLACEHOLDERS, PLACE)).toBeNull();
});

it('writes any text as it was', () => {
  const part = fc.constantFrom(
    '<b>',
    '</b>',
    '<i>',
    '</i>',
    '<br/>',
    '{a}',
    '%s',
    ' ',
    '\n',
    'kata',
    'é\u00A0',
    '\uE005',
    '&',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 14 }), (parts) => {
      const text = parts.join('');
      const marked = markedText(text, PLACEHOLDERS, PLACE);
      if (marked !== null) expect(writeMarked(marked.source, marked, (run) => run)).toBe(text);
    }),
  );
});

it('finds the markup of a translation among the source’s', () => {
  const { codes } = markedText('<b>{a}</b> dan {a}', PLACEHOLDERS, PLACE)!;
  expect(inCodesOf(codes, '{a} and <b>{a}</b>, {b}', PLACEHOLDERS)).toBe(
    '\uE001 and \uE000\uE003\uE002, {b}',
  );
});

it.each([
  [
    'a cue without a time',
    srt,
    '1\n00:00:01,000 --> 00:00:02,000\nSatu\n\n2\n00:00:03\nDua\n',
    'subtitles.time',
    { line: 5 },
  ],
  ['a time that is none', vtt, 'WEBVTT\n\n00:01 --> 00:02\nSatu\n', 'subtitles.time', { line: 3 }],
  ['no cues', vtt, 'WEBVTT\n\nNOTE satu\n', 'subtitles.none', undefined],
  ['JSON that ends too early', json, '{"a": "b"', 'json.syntax', { line: 1, column: 10 }],
  ['JSON with a comment', json, '{\n// a\n"a": "b"}', 'json.syntax', { line: 2, column: 1 }],
  ['JSON without texts', json, '{"a": 1, "b": "12"}', 'json.none', undefined],
  ['JSON as deep as a well', json, '['.repeat(100_000), 'json.too-deep', { max: 100, line: 1, column: 101 }],
])('refuses %s', async (_name, format, text, key, params) => {
  await expect(format.read(Buffer.from(text))).rejects.toMatchObject({ key, ...(params ? { params } : {}) });
});

it('keeps a cue whole whatever is typed', async () => {
  const bytes = Buffer.from('WEBVTT\n\n00:01.000 --> 00:02.000\nSatu\n\n00:03.000 --> 00:04.000\nDua\n');
  const content = await vtt.read(bytes);
  const [first, ...rest] = content.paragraphs;
  const paragraphs = [{ ...first!, target: 'One\n\n \nmore --> <i>&' }, ...rest];
  const back = Buffer.from(
    await vtt.writeBack({ ...article, ...content, details: article.details, paragraphs }, bytes),
  );
  expect(back.toString()).toContain('\nOne\nmore --&gt; &lt;i&gt;&amp;\n\n00:03.000');
  expect((await vtt.read(back)).paragraphs.map((one) => one.source)).toEqual(['One\nmore --> <i>&', 'Dua']);
});

it.each([
  ['1\r\n00:00:01,000 --> 00:00:02,000\r\nSatu', 'srt'],
  ['\uFEFFWEBVTT\r\n\r\n', 'vtt'],
  ['# Judul\n\nIni Markdown dengan "msgid".\n', 'markdown'],
  ['# a\n\n# b\nmsgid ""\nmsgstr ""\n', 'po'],
  [`${'\n'.repeat(4000)}x`, 'txt'],
  ['{"a": "b"}', 'json'],
  ['{ini bukan JSON}', 'txt'],
])('tells %j by its content', (text, id) => {
  expect(detectFormat(Buffer.from(text))?.id).toBe(id);
});
