// What tools really write, beside what their formats' specifications show: files made here after what they give out.
import { describe, expect, it } from 'vitest';
import { type FormatContent, segmentsOf } from '../../src/formats/format.ts';
import { readGlossaryFile } from '../../src/formats/glossary/read-glossary.ts';
import { readTbx } from '../../src/formats/glossary/read-tbx.ts';
import { detectFormat } from '../../src/formats/index.ts';
import { ownTerms } from '../../src/workflow/glossary-from-file.ts';
import { article } from './article.ts';

async function read(file: string): Promise<FormatContent> {
  const bytes = Buffer.from(file);
  return await detectFormat(bytes)!.read!(bytes);
}

const segments = async (file: string) => (await read(file)).paragraphs.flatMap(segmentsOf);

/** XLIFF 1.2 with these elements in its body. */
const xliff12 = (body: string): string =>
  `<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:mq="MQXliff" version="1.2"><file original="a"
  source-language="id" target-language="en" datatype="x"><body>${body}</body></file></xliff>`;

describe('XLIFF 1.2', () => {
  it('has units for the words in a picture', async () => {
    const found = await segments(
      xliff12(`<trans-unit id="1"><source>Satu</source></trans-unit><bin-unit id="b" mime-type="image/png">
        <bin-source><external-file href="a.png"/></bin-source>
        <trans-unit id="b1"><source>Dua</source></trans-unit></bin-unit>`),
    );
    expect(found.map(({ fileId, source }) => [fileId, source])).toEqual([
      ['1', 'Satu'],
      ['b1', 'Dua'],
    ]);
  });

  it('says of a proposal itself whether its white space counts, and which old tool made it', async () => {
    const [only] = await segments(
      xliff12(`<trans-unit id="1" xml:space="preserve"><source>Satu dua</source><alt-trans tool="TM"
        xml:space="default"><target>One
        two</target></alt-trans></trans-unit>`),
    );
    expect(only?.suggestions).toEqual([{ source: null, target: 'One two', score: null, origin: 'TM' }]);
  });

  it.each([
    ['mq:status="NotStarted" mq:locked="no"', 'initial', undefined],
    ['mq:status="Reviewer1Confirmed" mq:locked="false"', 'reviewed', undefined],
    ['mq:status="ConfirmedTranslator"', 'translated', undefined],
    ['mq:status="MachineTranslated"', 'initial', undefined],
    ['mq:locked="true" approved="yes"', 'final', false],
    ['mq:status="Proofread" mq:locked="locked"', 'reviewed', false],
  ])('of memoQ with %s', async (attributes, state, translate) => {
    const [only] = await segments(
      xliff12(`<trans-unit id="1" ${attributes}><source>Satu</source><target>One</target></trans-unit>`),
    );
    expect([only?.state, only?.translate]).toEqual([state, translate]);
  });
});

const vtt = (cues: string): string => `WEBVTT\n\n${cues}`;

describe('subtitles', () => {
  it.each([
    [
      'no blank lines between cues',
      '1\n00:00:01,000 --> 00:00:02,000\nSatu\n2\n00:00:03,000 --> 00:00:04,000\nDua\n',
      ['Satu', 'Dua'],
    ],
    [
      'no hours and no numbers',
      '00:01,000 --> 00:02,000\nSatu\n\n00:03,000 --> 00:04,000\nDua',
      ['Satu', 'Dua'],
    ],
    [
      'a blank line inside a cue',
      '1\n00:00:01,000 --> 00:00:02,000\nSatu\n\nDua\n\n2\n00:00:03,000 --> 00:00:04,000\nTiga\n',
      ['Satu\nDua', 'Tiga'],
    ],
    [
      'two cues of one time, one without text, and a number at the end',
      '7\n00:00:01,000 --> 00:00:02,000\n\n7\n00:00:01,000 --> 00:00:02,000 X1:10 X2:20\nSatu\n\n8\n',
      ['Satu'],
    ],
    ['a header without a blank line', 'WEBVTT\nKind: captions\n1\n00:01.000 --> 00:02.000\nSatu', ['Satu']],
    [
      'a cue that another one ends',
      vtt('0:00:01.000 --> 0:00:02.000\nSatu\n00:03.000-->00:04.000\nDua'),
      ['Satu', 'Dua'],
    ],
    [
      'references of HTML',
      vtt('00:01.000 --> 00:02.000\nJum&#39;at &quot;ini&hellip;&quot; &x; &#xE000;'),
      ['Jum\'at "ini…" &x; &#xE000;'],
    ],
  ])('with %s', async (_what, file, sources) => {
    const bytes = Buffer.from(file);
    const format = detectFormat(bytes)!;
    const content = await format.read!(bytes);
    expect(content.paragraphs.map(({ source }) => source)).toEqual(sources);
    const paragraphs = content.paragraphs.map((one) => ({ ...one, target: `${one.source}!` }));
    const doc = { ...article, ...content, details: article.details, paragraphs };
    const back = await format.writeBack!(doc, bytes);
    expect((await format.read!(back)).paragraphs.map(({ source }) => source)).toEqual(
      sources.map((source) => `${source}!`),
    );
  });
});

describe('catalogues in JSON', () => {
  it.each([
    [
      'a browser extension',
      {
        a: {
          message: 'Halo $NAMA$',
          description: 'Salam',
          placeholders: { nama: { content: '$1', example: 'Rani' } },
        },
      },
      [['a.message', 'Halo \uE000', ['Salam']]],
    ],
    [
      'FormatJS',
      { a: { defaultMessage: 'Halo {nama}', file: 'a.ts' } },
      [['a.defaultMessage', 'Halo \uE000', undefined]],
    ],
    [
      'a group with a text of that name',
      { a: { message: 'Halo', title: 'Judul' } },
      [
        ['a.message', 'Halo', undefined],
        ['a.title', 'Judul', undefined],
      ],
    ],
    ['Vue', { a: 'Lihat @:menu.buka dan @.lower:nama' }, [['a', 'Lihat \uE000 dan \uE001', undefined]]],
  ])('of %s', async (_what, file, texts) => {
    const { paragraphs } = await read(JSON.stringify(file));
    expect(paragraphs.map(({ fileId, source, notes }) => [fileId, source?.trimEnd(), notes])).toEqual(texts);
  });
});

it('reads of a language with one plural form the source of all numbers, and no sticky flags as notes', async () => {
  const [only] = (await read('#= c-format\nmsgid "One day"\nmsgid_plural "%d days"\nmsgstr[0] ""\n'))
    .paragraphs;
  expect([only?.source, only?.notes]).toEqual(['\uE000 days', undefined]);
});

it('reads TBX with languages, statuses and parts of speech said in older ways', () => {
  const file = `<martif type="TBX" xml:lang="en"><text><body><termEntry id="a">
    <langSet lang="IN"><tig><term>kudeta</term><termNote type="administrativeStatus">legalTerm-admn-sts</termNote></tig></langSet>
    <langSet xml:lang="ENG"><termNote type="partOfSpeech">verb</termNote><tig><term>coup</term>
      <noteGroup><note><noteKey>k</noteKey><noteValue>catatan</noteValue></note></noteGroup></tig></langSet>
    </termEntry></body></text></martif>`;
  const { concepts, problems } = readTbx(Buffer.from(file));
  const terms = concepts.map(ownTerms)[0]!.map(({ line: _line, ...term }) => term);
  expect(problems).toEqual([]);
  expect(terms).toEqual([
    { lang: 'id', text: 'kudeta', status: 'preferred' },
    { lang: 'en', text: 'coup', partOfSpeech: 'verb', note: 'catatan' },
  ]);
});

it('reads a memory whose languages are written as names, or in three letters', async () => {
  const unit = (source: string, target: string) =>
    `<tu><tuv xml:lang="${source}"><seg>Satu</seg></tuv><tuv xml:lang="${target}"><seg>One</seg></tuv></tu>`;
  const found = await segments(
    `<tmx version="1.4"><header srclang="*all*"/><body>${unit('IN', 'EN-US')}${unit('ind', 'eng')}${unit('Indonesian', 'English (UK)')}</body></tmx>`,
  );
  expect(found.map(({ target }) => target)).toEqual(['One', 'One', 'One']);
});

it('takes of Markdown for site generators what readers see', async () => {
  const file = [
    "import Tabs from '@theme/Tabs';\nimport './a.css';\n",
    '# Judul {#awal}\n',
    ':::tip Saran\n\nIsi kotak.\n\n:::\n',
    ':::note[Catatan]\n\nIsi lain.\n\n:::\n',
    '{{< gambar "a" >}}\n',
    "```js\nimport a from 'b';\n```\n",
    'import dari luar negeri naik.\n',
  ].join('\n');
  const format = detectFormat(Buffer.from(file))!;
  const content = await format.read!(Buffer.from(file));
  const sources = ['Judul', 'Saran', 'Isi kotak.', 'Catatan', 'Isi lain.', 'import dari luar negeri naik.'];
  expect(content.paragraphs.map(({ source }) => source)).toEqual(sources);
  const paragraphs = content.paragraphs.map((one) => ({ ...one, target: `${one.source}Q` }));
  const doc = { ...article, ...content, details: article.details, paragraphs };
  const back = Buffer.from(await format.writeBack!(doc, Buffer.from(file))).toString();
  expect(back).toBe(sources.reduce((text, source) => text.replace(source, `${source}Q`), file));
});

it('reads a table whose first line tells Excel the delimiter', async () => {
  const found = await segments('sep=;\nSource;Target\nSatu, dua;One, two\nTiga;Three\n');
  expect(found.map(({ source, target }) => [source, target])).toEqual([
    ['Satu, dua', 'One, two'],
    ['Tiga', 'Three'],
  ]);
});

it('reads a glossary whose first line tells Excel the delimiter', () => {
  const { concepts } = readGlossaryFile(
    Buffer.from('sep=;\r\nIndonesian (Indonesia);English (United States);Catatan\r\nkudeta;coup;x\r\n'),
  );
  expect(concepts.flatMap(({ terms }) => terms.map(({ text, line }) => [text, line]))).toEqual([
    ['kudeta', 3],
    ['coup', 3],
  ]);
});
