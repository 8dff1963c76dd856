// TMX: golden files of every version's habits, hostile and broken files, and write-then-read.
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { readTmx } from '../../../src/formats/tmx/read-tmx.ts';
import { pairTexts, type TmxUnit } from '../../../src/formats/tmx/tmx-unit.ts';
import { TMX_END, tmxHeader, tmxUnit, type WrittenUnit } from '../../../src/formats/tmx/write-tmx.ts';
import { codeCharacter, type InlineCode } from '../../../src/model/text.ts';

const DATA = join(import.meta.dirname, '../../data/tmx');

async function* pieces(bytes: Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string | Uint8Array, size?: number): Promise<TmxUnit[]> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const units: TmxUnit[] = [];
  for await (const unit of readTmx(pieces(bytes, size))) units.push(unit);
  return units;
}

const pairOf = (unit: TmxUnit, from: string, to: string) =>
  pairTexts(unit.variants.find((one) => one.lang === from)!, unit.variants.find((one) => one.lang === to)!);

describe('reading', () => {
  it('takes codes, sub-flows, many languages and CDATA as TMX 1.4b says', async () => {
    const units: TmxUnit[] = [];
    for await (const unit of readTmx(createReadStream(join(DATA, 'many-languages.tmx')))) units.push(unit);
    expect(units).toHaveLength(3);
    expect(units[0]).toMatchObject({
      author: 'sari',
      sourceLang: 'id-ID',
      createdAt: Date.UTC(2018, 10, 9, 8, 30),
      changedAt: Date.UTC(2018, 10, 10, 8, 30),
      place: { line: 10 },
    });
    expect([...units[0]!.props]).toEqual([['x-outlet', 'Harian Uji']]);
    expect(units[0]!.variants.map((one) => one.lang)).toEqual(['id-ID', 'en-GB', 'fr', 'ja']);
    expect(units[0]!.variants[3]!.text).toBe('政府は新たな制裁を科した。');
    expect(pairOf(units[0]!, 'id-ID', 'en-GB')).toEqual({
      source: 'Pemerintah menjatuhkan \uE000sanksi\uE001 baru.',
      target: 'The government imposed new \uE000sanctions\uE001.',
      codes: [
        { id: '1', kind: 'open', data: '<b>', label: 'bold' },
        { id: '1', kind: 'close', data: '</b>', label: '' },
      ],
    });
    expect(pairOf(units[1]!, 'id', 'en')).toEqual({
      source: 'Lihat \uE000 di sini & di sana.',
      target: 'See \uE000 here & there.',
      codes: [{ id: '1', kind: 'placeholder', data: '<img alt=""/>', label: '' }],
    });
    expect(units[2]).toMatchObject({ sourceLang: 'en', variants: [{ text: 'Prices < wages' }, {}] });
    expect(units[2]!.variants[1]!.codes[0]).toMatchObject({ kind: 'open', data: '<i>' });
  });

  it('takes TMX 1.1 in UTF-16 with its DTD line, in pieces of one byte', async () => {
    const bytes = readFileSync(join(DATA, 'old-utf16.tmx'));
    const units = await read(bytes, 1);
    expect(units.map((unit) => unit.variants.map((one) => [one.lang, one.text]))).toEqual([
      [
        ['ID', 'Harga “beras” naik.'],
        ['EN', '“Rice” prices rose.'],
      ],
      [
        ['ID', 'Baris satu\uE000 dan dua'],
        ['EN', 'Lines one\uE000 and two'],
      ],
    ]);
  });

  const file = (seg: string, declaration = '<?xml version="1.0"?>') =>
    `${declaration}<tmx version="1.4"><header srclang="id"/><body><tu><tuv xml:lang="id"><seg>${seg}</seg></tuv></tu></body></tmx>`;

  it.each([
    ['UTF-16 BE without a mark', Buffer.from(file('Rp 5 juta — “ya”', '')).toString('utf8'), 'utf16be'],
    [
      'windows-1252 that says so',
      file('Rp 5 juta — “ya”', '<?xml version="1.0" encoding="windows-1252"?>'),
      'win1252',
    ],
    [
      'UTF-8 that claims to be UTF-16',
      file('Rp 5 juta — “ya”', '<?xml version="1.0" encoding="UTF-16"?>'),
      'utf8',
    ],
    ['UTF-8 with a mark', `\uFEFF${file('Rp 5 juta — “ya”')}`, 'utf8'],
  ])('takes %s', async (_name, text, encoding) => {
    const { default: iconv } = await import('iconv-lite');
    const units = await read(iconv.encode(text, encoding, { addBOM: false }));
    expect(units[0]!.variants[0]!.text).toBe('Rp 5 juta — “ya”');
  });
});

describe('a hostile or broken file', () => {
  const body = (inside: string) => `<tmx version="1.4"><header srclang="id"/><body>${inside}</body></tmx>`;
  const seg = (inside: string) => body(`<tu><tuv xml:lang="id"><seg>${inside}</seg></tuv></tu>`);
  const laughs =
    '<!DOCTYPE tmx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><tmx version="1.4">&b;</tmx>';

  it.each([
    ['nothing', '', 'tmx.empty'],
    ['billion laughs', laughs, 'tmx.entities'],
    ['an external entity', '<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/passwd">]><tmx/>', 'tmx.entities'],
    [
      'a parameter entity',
      '<!DOCTYPE tmx SYSTEM "a.dtd" [<!ENTITY % p SYSTEM "http://x/">%p;]><tmx/>',
      'tmx.entities',
    ],
    ['an undeclared entity', seg('&nbsp;'), 'tmx.ill-formed'],
    ['another kind of file', '<xliff version="1.2"/>', 'tmx.other'],
    ['a version to come', '<tmx version="2.0"><body/></tmx>', 'tmx.version'],
    ['a file that was cut off', seg('Ia pergi').slice(0, -30), 'tmx.truncated'],
    ['tags that cross', seg('<bpt i="1">a</seg></bpt>'), 'tmx.ill-formed'],
    ['no XML at all', 'Ia pergi.', 'tmx.other'],
    ['a hundred nested codes', seg('<hi>'.repeat(200) + '</hi>'.repeat(200)), 'tmx.deep'],
    [
      'an endless line',
      `<tmx version="1.4"><header srclang="id"/><body>${' '.repeat(2_000_000)}`,
      'tmx.long',
    ],
    ['an endless attribute', `<tmx version="1.4" x="${'y'.repeat(2_000_000)}"/>`, 'tmx.long'],
    ['a segment too long', seg('kata '.repeat(30_000)), 'tmx.long'],
    [
      'too many variants',
      body(`<tu>${'<tuv xml:lang="id"><seg>x</seg></tuv>'.repeat(600)}</tu>`),
      'tmx.variants',
    ],
    ['an unknown encoding', `<?xml version="1.0" encoding="martian"?>${seg('x')}`, 'tmx.encoding'],
  ])('%s is refused with a reason', async (_name, text, key) => {
    const failure = await read(text, 65_536).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AppError);
    expect((failure as AppError).key).toBe(key);
  });

  it('in bytes that are no UTF-8 is refused', async () => {
    await expect(read(Buffer.from(seg('caf\xe9'), 'latin1'))).rejects.toMatchObject({ key: 'tmx.encoding' });
  });

  it('never ends in anything but an AppError, wherever it was damaged', async () => {
    const good = readFileSync(join(DATA, 'many-languages.tmx'));
    await fc.assert(
      fc.asyncProperty(
        fc.nat(good.length - 1),
        fc.integer({ min: 0, max: 255 }),
        fc.nat(40),
        async (at, byte, cut) => {
          const bytes = Buffer.from(good);
          bytes[at] = byte;
          const damaged = Buffer.concat([bytes.subarray(0, at + 1), bytes.subarray(at + 1 + cut)]);
          const failure = await read(damaged, 512).then(
            () => null,
            (error: unknown) => error,
          );
          expect(failure === null || failure instanceof AppError).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('writing', () => {
  const words = fc
    .string({ unit: 'grapheme', maxLength: 30 })
    .map((text) => text.replace(/[\uE000-\uF8FF]|\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, 'x'));
  const kinds = fc.constantFrom('open', 'close', 'placeholder' as const);
  const unit = fc
    .record({
      source: fc.array(words, { minLength: 1, maxLength: 5 }),
      target: fc.array(words, { minLength: 1, maxLength: 5 }),
      codes: fc.array(fc.record({ kind: kinds, data: words, label: words }), { maxLength: 4 }),
      author: words,
      prop: words,
    })
    .map(({ source, target, codes, author, prop }): WrittenUnit => {
      // Each side has the first codes of the table, in order, between its words.
      const coded = (list: string[]) =>
        list.map((text, at) => (at > 0 && at <= codes.length ? codeCharacter(at - 1) : '') + text).join('');
      const used = Math.max(0, Math.min(codes.length, source.length - 1));
      return {
        tuid: 'u',
        sourceLang: 'id',
        targetLang: 'en',
        source: coded(source),
        target: coded(target.slice(0, used + 1)),
        codes: codes.slice(0, used).map((code): InlineCode => ({ ...code, id: '' })),
        author,
        createdAt: Date.UTC(2020, 1, 2, 3, 4, 5),
        changedAt: Date.UTC(2021, 1, 2, 3, 4, 5),
        props: { 'x-padanan-origin': prop },
      };
    });

  it('gives the same units again when it is read', async () => {
    const bare = (codes: readonly InlineCode[]) => codes.map(({ kind, data }) => ({ kind, data }));
    await fc.assert(
      fc.asyncProperty(fc.array(unit, { maxLength: 4 }), async (units) => {
        const header = tmxHeader({ sourceLang: 'id', version: '0.1.0', now: 0 });
        const read1 = await read(header + units.map(tmxUnit).join('') + TMX_END, 64);
        expect(read1).toHaveLength(units.length);
        for (const [at, written] of units.entries()) {
          const back = read1[at]!;
          const pair = pairOf(back, 'id', 'en');
          expect([pair.source, pair.target, bare(pair.codes)]).toEqual([
            written.source,
            written.target,
            bare(written.codes),
          ]);
          expect([back.author, back.createdAt, back.changedAt]).toEqual([
            written.author,
            written.createdAt,
            written.changedAt,
          ]);
          expect(back.props.get('x-padanan-origin')).toBe(written.props['x-padanan-origin']);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('writes what is expected', () => {
    const written = tmxUnit({
      tuid: '7',
      sourceLang: 'id',
      targetLang: 'en',
      source: '\uE000Ia\uE001 pergi & <b>\uE002',
      target: '\uE000He\uE001 left',
      codes: [
        { id: '1', kind: 'open', data: '<i>', label: 'italic' },
        { id: '2', kind: 'close', data: '</i>', label: '' },
        { id: '3', kind: 'close', data: '</p>', label: '' },
      ],
      author: 'Rani "R"',
      createdAt: 0,
      changedAt: 1000,
      props: { 'x-padanan-origin': 'human' },
    });
    expect(written).toBe(
      `<tu tuid="7" creationid="Rani &quot;R&quot;" creationdate="19700101T000000Z" changedate="19700101T000001Z"><prop type="x-padanan-origin">human</prop>
<tuv xml:lang="id"><seg><bpt i="1" x="1" type="italic">&lt;i&gt;</bpt>Ia<ept i="1">&lt;/i&gt;</ept> pergi &amp; &lt;b&gt;<it pos="end" x="3">&lt;/p&gt;</it></seg></tuv>
<tuv xml:lang="en"><seg><bpt i="1" x="1" type="italic">&lt;i&gt;</bpt>He<ept i="1">&lt;/i&gt;</ept> left</seg></tuv>
</tu>
`,
    );
  });
});
