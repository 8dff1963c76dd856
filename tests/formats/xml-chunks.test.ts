// XML read in chunks: wherever a file is cut, what is read, what is refused and its place are those of the whole.
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { collect, type Format } from '../../src/formats/format.ts';
import { tmx } from '../../src/formats/tmx.ts';
import { xliff12 } from '../../src/formats/xliff12.ts';
import { xliff21 } from '../../src/formats/xliff21.ts';
import { createXmlParser, parseXml, type XmlElement } from '../../src/formats/xml-tree.ts';

const LINE = 'Kucing 😀 é “dua”\r\n𝒳 ke-';
/** Enough units that the file is longer than what its encoding is judged by. */
const many = (unit: (at: number) => string) => Array.from({ length: 60 }, (_, at) => unit(at)).join('\r\n');
const text = (at: number) =>
  `${LINE}${at} <g id="1" ctype='x-a'>👩‍👩‍👧 rumah</g> <x id="2"/>${' kata'.repeat(10)}`;

type Sample = readonly [name: string, format: Format, file: string];
const FILES: readonly Sample[] = [
  [
    'XLIFF 1.2',
    xliff12,
    `<?xml version="1.0"?>\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="id" target-language="en"><body>${many((at) => `<trans-unit id="${at}"><source>${text(at)}</source><target>${text(at)}</target></trans-unit>`)}</body></file></xliff>`,
  ],
  [
    'XLIFF 2.1',
    xliff21,
    `<xliff version="2.1" srcLang="id" trgLang="en" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f">${many((at) => `<unit id="u${at}"><segment><source>${LINE}${at} <pc id="1">👩‍👩‍👧 rumah</pc></source></segment></unit>${' '.repeat(40)}`)}</file></xliff>`,
  ],
  [
    'TMX',
    tmx,
    `<tmx version="1.4"><header srclang="id"/><body>${many((at) => `<tu tuid="${at}"><tuv xml:lang="id"><seg>${LINE}${at} <ph x="1">😀</ph></seg></tuv><tuv xml:lang="en"><seg>Cat ${at}</seg></tuv></tu>`)}</body></tmx>`,
  ],
];
const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be'] as const;

async function* cut(bytes: Uint8Array, places: readonly number[]): AsyncGenerator<Uint8Array> {
  const ends = [...new Set(places.map((place) => place % bytes.length))].sort((a, b) => a - b);
  for (const [at, end] of [...ends, bytes.length].entries()) yield bytes.subarray(ends[at - 1] ?? 0, end);
}

async function outcome(reading: Promise<unknown>): Promise<unknown> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { key: error.key, params: error.params };
  }
}

const cuts = fc.array(fc.nat(), { minLength: 1, maxLength: 12 });

describe.each(FILES)('%s', (_name, format, file) => {
  test.each(ENCODINGS)('reads the same however it is cut, in %s', async (encoding) => {
    const bytes = iconv.encode(file, encoding, { addBOM: encoding !== 'utf-8' });
    const whole = await format.read!(bytes);
    expect(whole.paragraphs.length).toBe(60);
    // One place after the other, then any.
    for (let at = 9000; at < 9016; at++) {
      expect(await collect(format.stream!(cut(bytes, [at, at + 1])))).toEqual(whole);
    }
    const property = fc.asyncProperty(cuts, async (places) => {
      expect(await collect(format.stream!(cut(bytes, places)))).toEqual(whole);
    });
    await fc.assert(property, { numRuns: 4 });
  });

  test('refuses the same, at the same place', async () => {
    const bytes = Buffer.from(file);
    const damage = fc.constantFrom(
      Buffer.from([0xe2, 0x28]),
      Buffer.from('</x>'),
      Buffer.from('\u0001'),
      null,
    );
    const property = fc.asyncProperty(
      cuts,
      fc.nat(bytes.length - 9000),
      damage,
      async (places, from, bad) => {
        const at = 8500 + from;
        const bent =
          bad === null
            ? bytes.subarray(0, at)
            : Buffer.concat([bytes.subarray(0, at), bad, bytes.subarray(at)]);
        expect(await outcome(collect(format.stream!(cut(bent, places))))).toEqual(
          await outcome(format.read!(bent)),
        );
      },
    );
    await fc.assert(property, { numRuns: 12 });
  });
});

test('a parser of pieces tells the same places, and has the text of the element that ends', () => {
  const file = FILES[0]![2];
  const found = (feed: (take: (element: XmlElement) => void) => void) => {
    const all: object[] = [];
    feed(({ local, place, extent }) => all.push({ local, place, extent }));
    return all;
  };
  const whole = found((take) => {
    parseXml(file, {
      onEnd: (element) => {
        take(element);
        return false;
      },
    });
  });
  const property = fc.property(cuts, (places) => {
    const pieces = found((take) => {
      const parser = createXmlParser({
        textual: new Set(['trans-unit']),
        onEnd(element) {
          const { from, to } = element.extent;
          if (element.local === 'trans-unit') expect(parser.slice(from, to)).toBe(file.slice(from, to));
          take(element);
          return false;
        },
      });
      const ends = [...places.map((place) => place % file.length), file.length].sort((a, b) => a - b);
      for (const [at, end] of ends.entries()) parser.write(file.slice(ends[at - 1] ?? 0, end));
      parser.end();
    });
    expect(pieces).toEqual(whole);
  });
  fc.assert(property, { numRuns: 10 });
});

test('a parser of pieces keeps the text of no more than a unit', () => {
  const parser = createXmlParser({ textual: new Set(['u']), onEnd: ({ local }) => local === 'u' });
  parser.write('<r>');
  for (let at = 0; at < 200; at++) parser.write(`<u>${'x'.repeat(1000)}</u>`);
  expect(parser.slice(0, 1e9).length).toBeLessThan(3000);
});
