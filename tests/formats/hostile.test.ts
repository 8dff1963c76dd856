// Files made to keep a reader busy: each ends soon, in its content or in an error that says what is wrong and where.
import { describe, expect, it } from 'vitest';
import { detectFormat, formatById } from '../../src/formats/index.ts';
import { readTmx } from '../../src/formats/tmx/read-tmx.ts';

const read = (text: string | Uint8Array) => {
  const bytes = Buffer.from(text as string);
  return (detectFormat(bytes) ?? formatById('txt')!).read!(bytes);
};
const many = (one: string) => one.repeat(200_001);

describe('refuses a document of more texts than anybody translates', () => {
  it.each([
    ['entries of a catalogue', many('msgid "a"\nmsgstr ""\n'), 400_001],
    ['strings of JSON', `[\n${many('"ab",\n')}"c"]`, 200_002],
    ['lines', many('a\n\n'), 400_001],
    ['subtitles', many('00:00:01,0 --> 00:00:02,0\na\n\n'), 600_000],
  ])('%s', async (_name, text, line) => {
    await expect(read(text)).rejects.toMatchObject({
      key: 'import.texts',
      params: { line, max: 200_000 },
    });
  });
});

describe('refuses a text of more than a million characters', () => {
  const long = 'a'.repeat(1_000_001);
  it.each([
    ['a string of JSON', `{"a":\n"${long}"}`, 2],
    [
      'a catalogue’s entry over many lines',
      `msgid "a"\nmsgstr ""\n\nmsgid ""\n${'"aaaaaaaaaa"\n'.repeat(100_001)}msgstr ""\n`,
      4,
    ],
    ['a cell over many lines', `id\ten\n"${'aaaaaaaaaa\n'.repeat(100_000)}"\tb\n`, 2],
  ])('%s', async (_name, text, line) => {
    await expect(read(text)).rejects.toMatchObject({ key: 'xml.long', params: { line, max: 1_000_000 } });
  });
});

it('names the texts of JSON shortly, however long their keys are', async () => {
  const { paragraphs } = await formatById('json')!.read!(
    Buffer.from(`{"${'k'.repeat(1_000_000)}": {"a": "Satu", "b": "Dua"}}`),
  );
  expect(paragraphs.map(({ fileId }) => fileId!.slice(-4))).toEqual(['kk.a', 'kk.b']);
  expect(paragraphs.every(({ fileId }) => fileId!.length <= 201)).toBe(true);
});

it.each([
  ['a zero', Buffer.from('aé, bc\0d'), { byte: 7, encoding: 'UTF-8' }],
  ['controls', Buffer.from(`Satu\n${'\x01\x02'.repeat(20)}`), { byte: 5, encoding: 'UTF-8' }],
  ['a zero after a mark', Buffer.from('\uFEFFab\0', 'utf16le'), { byte: 6, encoding: 'UTF-16LE' }],
])('says which byte is none of a text: %s', async (_name, bytes, params) => {
  await expect(read(bytes)).rejects.toMatchObject({ key: 'import.binary', params });
});

describe('says which byte of a memory is not in its encoding', () => {
  const memory = async (chunks: readonly Uint8Array[]) => {
    async function* given() {
      yield* chunks;
    }
    for await (const _unit of readTmx(given()));
  };
  const start = Buffer.from(`<tmx version="1.4"><header srclang="id"/><body>${' '.repeat(2000)}`);
  it.each([
    ['in the first piece', [Buffer.concat([Buffer.from('<tmx version="1.4">\xff', 'latin1'), start])], 19],
    ['in a later piece', [start, Buffer.from('éé'), Buffer.from('ab\xe9c', 'latin1')], start.length + 6],
    ['between two pieces', [start, Buffer.from([0xc3]), Buffer.from('a')], start.length],
    ['cut in a character', [start, Buffer.from([0x61, 0xc3])], start.length + 1],
  ])('%s', async (_name, chunks, byte) => {
    await expect(memory(chunks)).rejects.toMatchObject({ key: 'tmx.encoding', params: { byte } });
  });
  it('that nobody knows', async () => {
    const file = Buffer.from('<?xml version="1.0" encoding="martian"?><tmx/>');
    await expect(memory([file])).rejects.toMatchObject({ key: 'tmx.encoding', params: { byte: 20 } });
  });
});

describe('reads runs that expressions could turn over for minutes', () => {
  const soon = async (text: string) => {
    const started = performance.now();
    await read(text).catch(() => undefined);
    expect(performance.now() - started).toBeLessThan(5_000);
  };
  const string = (run: string) => JSON.stringify({ a: `a${run}b` });
  it.each([' ', '%0', '%1.', '{', '{{}', '$t(', '<a '])('of %j in a catalogue', (run) =>
    soon(string(run.repeat(50_000))),
  );
  it('of zeros after a percent sign', () => soon(string(`%${'0'.repeat(300_000)}`)));
});

it.each(['*a_', '<!--', '<?', '](', '[a](', '`a'])(
  'refuses a paragraph of Markdown that is all %j',
  async (run) => {
    const bytes = Buffer.from(`# Judul\n\nSatu.\n\nkata ${run.repeat(100_000 / run.length)}\n`);
    await expect(formatById('markdown')!.read!(bytes)).rejects.toMatchObject({
      key: 'markdown.marks',
      params: { line: 5 },
    });
  },
);

it('reads a long table of links in Markdown', async () => {
  const row = '| [satu](http://a.id/satu) | **dua** |\n';
  const bytes = Buffer.from(`| Nama | Isi |\n|---|---|\n${row.repeat(300)}`);
  expect((await formatById('markdown')!.read!(bytes)).paragraphs.length).toBe(602);
});

it.each([
  ['rows', `a,b\n${'satu,one\n'.repeat(140_000)}`, 'csv'],
  ['lines', `${'kata yang panjang dan tidak selesai di sini juga karena\n'.repeat(20_000)}`, 'txt'],
])('reads %s by the hundred thousand', async (_name, text, id) => {
  const format = formatById(id);
  await expect(format!.read!(Buffer.from(text))).resolves.toBeDefined();
});

it.each([
  [
    'XLIFF 1.2',
    'xliff12',
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="id" target-language="en" datatype="plaintext"><body>\n',
    '<trans-unit id="1"><source>a</source></trans-unit>\n',
    '</body></file></xliff>',
  ],
  [
    'XLIFF 2',
    'xliff21',
    '<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="id" trgLang="en"><file id="f">\n',
    '<unit id="u"><segment><source>a</source></segment></unit>\n',
    '</file></xliff>',
  ],
])('counts all units of %s, in whatever pieces they are handed on', async (_name, id, head, unit, tail) => {
  const file = Buffer.from(head + unit.repeat(2000) + tail);
  const options = { mostTexts: 1000 };
  const format = formatById(id)!;
  await expect(format.read!(file, options)).rejects.toMatchObject({
    key: 'import.texts',
    params: { line: 1002, max: 1000 },
  });
  expect((await format.read!(file)).paragraphs).toHaveLength(2000);
});
