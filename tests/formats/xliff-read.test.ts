// Reading XLIFF: the sample document, inline codes, several segments, and files that mean harm or are broken.
import { readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import type { FormatContent } from '../../src/formats/format.ts';
import { xliff21 } from '../../src/formats/xliff21.ts';

const sample = readFileSync('translations/documents/venezuela-secret-meetings.xlf');

function wrapped(units: string, attributes = ''): string {
  return `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="id" trgLang="en"${attributes}>
  <file id="f">${units}</file></xliff>`;
}

const read = (text: string): Promise<FormatContent> => xliff21.read(Buffer.from(text));

async function refusal(bytes: Uint8Array | string): Promise<AppError> {
  const error = await xliff21.read(Buffer.from(bytes)).then(
    () => new Error('it was read'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw error;
  return error;
}

describe('the sample document', () => {
  it('is read whole', async () => {
    const { details, sourceLang, targetLang, paragraphs, warnings } = await xliff21.read(sample);
    expect(details).toMatchObject({
      outlet: 'Harian Cakrawala',
      date: '2018-09-09',
      byline: 'Ratri Wulandari',
    });
    expect([sourceLang, targetLang, paragraphs.length, warnings]).toEqual(['id', 'en', 17, []]);
    expect(paragraphs[0]).toEqual({
      kind: 'headline',
      included: true,
      dateline: null,
      source: 'Perwira Venezuela Diam-diam Minta Bantuan AS untuk Gulingkan Maduro',
      target: 'Venezuelan Officers Secretly Sought US Help to Oust Maduro',
      state: 'reviewed',
      machineDraft: 'Venezuelan officers Diam-diam-Surtch for Maduro',
      ref: '1',
      fileId: 'u1',
    });
    expect(paragraphs[2]).toMatchObject({ dateline: { start: 0, end: 'Jakarta - '.length } });
    expect(paragraphs[2]!.notes).toHaveLength(1);
    expect(paragraphs[11]).toMatchObject({ state: 'initial', origin: 'mt:bundled' });
    expect(paragraphs[13]!.target).toBeUndefined();
    expect(paragraphs.slice(15).map((one) => [one.kind, one.included])).toEqual([
      ['related', false],
      ['keywords', false],
    ]);
  });
});

it('reads XLIFF 2.2, whose namespace is its own', async () => {
  const units = '<unit id="u"><segment><source>Satu <pc id="1">dua</pc></source></segment></unit>';
  const { paragraphs } = await read(
    wrapped(units).replace('document:2.0', 'document:2.2').replace('"2.0"', '"2.2"'),
  );
  expect(paragraphs).toMatchObject([
    { source: 'Satu \uE000dua\uE001', codes: [{ data: '<pc id="1">' }, {}] },
  ]);
});

describe('inline codes and segments', () => {
  it('become characters that source and target share, with their markup kept', async () => {
    const { paragraphs } = await read(
      wrapped(`<unit id="u"><originalData><data id="d1">&lt;br/></data></originalData><segment>
        <source>A <pc id="1" subType="html:b">b<ph id="2" dataRef="d1"/></pc> c</source>
        <target><ph id="2" dataRef="d1"/>A <pc id="1" subType="html:b">b</pc><cp hex="0001"/></target>
      </segment></unit>`),
    );
    expect(paragraphs[0]).toMatchObject({
      source: 'A \uE000b\uE001\uE002 c',
      target: '\uE001A \uE000b\uE002\uE003',
      codes: [
        { id: '1', kind: 'open', data: '<pc id="1" subType="html:b">', label: 'b' },
        {
          id: '2',
          kind: 'placeholder',
          data: '<ph id="2" dataRef="d1"/><data id="d1">&lt;br/&gt;</data>',
          label: '<br/>',
        },
        { id: '1', kind: 'close', data: '</pc>', label: 'b' },
        { id: '0001', kind: 'placeholder', data: '<cp hex="0001"/>' },
      ],
    });
  });

  it('keep the segments of a unit and what stands between them', async () => {
    const { paragraphs } = await read(
      wrapped(`<group id="g"><unit id="u"><segment id="a"><source>Satu.</source></segment>
        <ignorable><source> </source></ignorable><segment id="b" state="final"><source>Dua.</source>
        <target>Two.</target></segment></unit></group><unit id="v"><segment><source/><target>Added</target></segment></unit>`),
    );
    expect(paragraphs).toMatchObject([
      {
        source: null,
        segments: [
          { source: 'Satu.', after: { source: ' ' } },
          { source: 'Dua.', target: 'Two.', state: 'final' },
        ],
      },
      { source: null, target: 'Added' },
    ]);
  });
});

it.each([
  [
    'a break with its indentation as one space',
    '\n      Satu  dua\n      tiga.\n    ',
    '',
    'Satu  dua tiga.',
  ],
  ['spaces at the ends of a line', ' Satu. ', '', ' Satu. '],
  ['a break where white space counts', '\n Satu\n', ' xml:space="preserve"', '\n Satu\n'],
  ['a very long run of spaces', `a${' '.repeat(200_000)}\nb`, '', 'a b'],
])('reads %s', async (_name, text, attributes, expected) => {
  const start = performance.now();
  const unit = `<unit id="u"><segment><source>${text}</source></segment></unit>`;
  const { paragraphs } = await read(wrapped(unit, attributes));
  expect(paragraphs[0]!.source).toBe(expected);
  expect(performance.now() - start).toBeLessThan(500);
});

it.each([
  ['utf-8', true, 'utf-8'],
  ['utf-16', true, 'utf-16le'],
  ['utf-16', false, 'utf-16le'],
  ['windows-1252', false, 'windows-1252'],
  ['ISO-8859-1', false, 'iso-8859-1'],
])('reads a file declared as %s (byte order mark: %s)', async (declared, addBOM, encoding) => {
  const unit = '<unit id="u"><segment><source>Harga é naik</source></segment></unit>';
  const text = `<?xml version="1.0" encoding="${declared}"?>${wrapped(unit)}`;
  const content = await xliff21.read(
    iconv.encode(text, declared === 'utf-16' ? 'utf-16le' : declared, { addBOM }),
  );
  expect([content.encoding, content.paragraphs[0]!.source]).toEqual([encoding, 'Harga é naik']);
});

describe('a file that is broken or means harm is refused with its place', () => {
  const deep = '<unit id="u">'.repeat(10_000);
  const laughs = Array.from({ length: 20 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join(
    '',
  );
  it.each([
    ['nothing', '', 'xml.empty', 1],
    ['white space', ' \n ', 'xml.empty', 1],
    ['no XML', 'Jakarta - Polisi', 'xml.ill-formed', 1],
    ['another root', '<tmx version="1.4"/>', 'xliff.not-xliff', 1],
    ['XLIFF 1.2', '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"/>', 'xliff.version', 1],
    ['an unknown version', wrapped('').replace('"2.0"', '"2.9"'), 'xliff.version', 1],
    ['no units', wrapped(''), 'xliff.no-units', 1],
    ['no source', wrapped('\n<unit id="u"><segment/></unit>'), 'xliff.no-source', 3],
    ['a cut end', sample.toString().slice(0, 3000), 'xml.truncated', 56],
    ['crossed tags', wrapped('<unit></file>'), 'xml.ill-formed', 2],
    ['an unknown entity', wrapped('<unit>&nbsp;</unit>'), 'xml.ill-formed', 2],
    ['depth 10,000', wrapped(deep), 'xml.too-deep', 2],
    [
      'an external entity',
      `<!DOCTYPE xliff [<!ENTITY a SYSTEM "file:///etc/passwd">]>${wrapped('&a;')}`,
      'xml.entities',
      1,
    ],
    [
      'a billion laughs',
      `<?xml version="1.0"?>\n<!DOCTYPE xliff [<!ENTITY l0 "ha">${laughs}]>${wrapped('&l20;')}`,
      'xml.entities',
      2,
    ],
    [
      'bytes that are no UTF-8',
      Buffer.concat([Buffer.from('<xliff>\n<a>'), Buffer.from([0xe9])]),
      'xml.encoding',
      2,
    ],
  ])('%s', async (_name, bytes, key, line) => {
    const start = performance.now();
    const error = await refusal(bytes);
    expect([error.key, error.params.line]).toEqual([key, line]);
    expect(error.params.column).toBeGreaterThan(0);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

it.each([
  [sample.toString(), 1],
  ['<x:xliff xmlns:x="urn"/>', 1],
  ['<xliff version="1.2">', 0.2],
  ['Berita tentang <xliff>', 0],
  ['<html>', 0],
])('recognises itself by content: %.20s', (text, expected) => {
  expect(xliff21.recognise({ bytes: Buffer.from(text), text })).toBe(expected);
});
