// XLIFF of every version back into its own file: only targets and states change.
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import {
  type ExportDocument,
  type Format,
  type FormatContent,
  type FormatSegment,
  segmentsOf,
} from '../../src/formats/format.ts';
import { detectFormat } from '../../src/formats/index.ts';

const FOLDER = 'tests/data/formats/xliff';
const files = readdirSync(FOLDER).filter((name) => !name.startsWith('back-'));
const bytesOf = (name: string) => readFileSync(`${FOLDER}/${name}`);

/** A document of what was read, each segment changed. */
function changed(content: FormatContent, change: (segment: FormatSegment) => FormatSegment): ExportDocument {
  const details = { title: '', outlet: '', byline: '', address: '', date: '', rights: '' };
  const paragraphs = content.paragraphs.map((one) =>
    one.segments === undefined ? { ...one, ...change(one) } : { ...one, segments: one.segments.map(change) },
  );
  return { ...content, details, label: { version: null, draft: true }, paragraphs };
}

/** Stands in for a translation: the source's words in capitals, its codes where they are. */
const capitals = (segment: FormatSegment): FormatSegment =>
  segment.translate === false || segment.state === 'final'
    ? segment
    : { ...segment, target: (segment.source ?? '').toUpperCase(), state: 'translated' };

async function opened(bytes: Uint8Array): Promise<{ format: Required<Format>; content: FormatContent }> {
  const format = detectFormat(bytes) as Required<Format>;
  return { format, content: await format.read(bytes) };
}

describe.each(files)('%s', (name) => {
  it('is the same to the byte where nothing changed', async () => {
    const { format, content } = await opened(bytesOf(name));
    const back = await format.writeBack(
      changed(content, (one) => one),
      bytesOf(name),
    );
    expect(Buffer.from(back).toString()).toBe(bytesOf(name).toString());
  });

  it('gives the golden file where every text changed, and that file gives the texts', async () => {
    const { format, content } = await opened(bytesOf(name));
    const doc = changed(content, capitals);
    const back = await format.writeBack(doc, bytesOf(name));
    await expect(Buffer.from(back).toString()).toMatchFileSnapshot(`../data/formats/xliff/back-${name}`);
    const again = (await format.read(back)).paragraphs.flatMap(segmentsOf);
    const texts = doc.paragraphs.flatMap(segmentsOf);
    expect(again.map((one) => one.target ?? '')).toEqual(texts.map((one) => one.target ?? ''));
    expect(again.map((one) => one.source)).toEqual(texts.map((one) => one.source));
  });
});

it.each([
  ['utf-16le', 'UTF-16', true],
  ['utf-16be', 'UTF-16', true],
  ['windows-1252', 'windows-1252', false],
])('keeps %s, the mark and the line ends', async (encoding, declared, addBOM) => {
  const text = bytesOf('memoq.mqxliff').toString().replace('UTF-8', declared).replaceAll('\n', '\r\n');
  const bytes = iconv.encode(text, encoding, { addBOM });
  const { format, content } = await opened(bytes);
  expect(
    Buffer.from(
      await format.writeBack(
        changed(content, (one) => one),
        bytes,
      ),
    ),
  ).toEqual(bytes);
  const target = '“Šárka” 漢 <&> ok';
  const doc = changed(content, (one) => ({ ...one, target, state: 'translated' }));
  const back = await format.writeBack(doc, bytes);
  const [first] = (await format.read(back)).paragraphs;
  expect(first!.target).toBe(target);
});

it('finds every place of a file that is parsed in pieces', async () => {
  const unit = (n: number) =>
    `<trans-unit id="${n}"><source>Satu <g id="1">😀 dua</g>${'é'.repeat(200)}</source><target>One</target></trans-unit>\r\n`;
  const units = Array.from({ length: 8000 }, (_, n) => unit(n)).join('');
  const head = '<file original="a" source-language="id" target-language="en" datatype="plaintext"><body>';
  const text = `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">${head}${units}</body></file></xliff>`;
  expect(text.length).toBeGreaterThan(2_000_000);
  const { format, content } = await opened(Buffer.from(text));
  const doc = changed(content, (one) => ({ ...one, target: 'Two' }));
  const back = Buffer.from(await format.writeBack(doc, Buffer.from(text))).toString();
  expect(back === text.replaceAll('<target>One<', '<target state="needs-review-translation">Two<')).toBe(
    true,
  );
});

it('refuses pairs that cross, and codes that the file lacks', async () => {
  const bytes = bytesOf('codes-2.1.xlf');
  const { format, content } = await opened(bytes);
  for (const target of ['\uE001x\uE000', '\uE000x', 'x\uE0FF']) {
    const doc = changed(content, (one) => (one.ref === '1' ? { ...one, target } : one));
    await expect(format.writeBack(doc, bytes)).rejects.toMatchObject({ key: 'xliff.crossing' });
  }
});

it('gives back whatever is written between the codes, at random', async () => {
  const runs = fc.array(fc.string({ unit: 'grapheme', maxLength: 6 }), { minLength: 8, maxLength: 8 });
  const name = fc.constantFrom(...files);
  await fc.assert(
    fc.asyncProperty(
      name,
      runs,
      fc.constantFrom('initial', 'translated', 'reviewed', 'final'),
      async (file, words, state) => {
        const bytes = bytesOf(file);
        const { format, content } = await opened(bytes);
        const doc = changed(content, (segment) => {
          if (segment.translate === false) return segment;
          const codes = (segment.source ?? '').match(/[\uE000-\uF8FF]/g) ?? [];
          const clean = words.map((one) => one.replace(/[\p{Cc}\p{Cs}\uE000-\uF8FF\uFFFE\uFFFF]/gu, ''));
          const target = clean.map((one, at) => one + (codes[at] ?? '')).join('') + codes.slice(8).join('');
          return { ...segment, target, state: state as FormatSegment['state'] };
        });
        const back = await format.writeBack(doc, bytes);
        const again = (await format.read(back)).paragraphs.flatMap(segmentsOf);
        expect(again.map((one) => one.target ?? '')).toEqual(
          doc.paragraphs.flatMap(segmentsOf).map((one) => one.target ?? ''),
        );
      },
    ),
    { numRuns: 60 },
  );
});
