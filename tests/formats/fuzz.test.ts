// Damaged files of every readable format: refused with an AppError or read, soon and in little memory, never anything else.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { bilingualDocx } from '../../src/formats/bilingual-docx.ts';
import { bilingualHtml } from '../../src/formats/bilingual-html.ts';
import { csvTable } from '../../src/formats/csv-table.ts';
import type { Format } from '../../src/formats/format.ts';
import { looksLikeGlossary, readGlossaryFile } from '../../src/formats/glossary/read-glossary.ts';
import { detectFormat, FORMATS } from '../../src/formats/index.ts';
import { xlsxTable } from '../../src/formats/xlsx-table.ts';
import { readZip } from '../../src/formats/zip.ts';
import { replaceParts } from '../../src/formats/zip-replace.ts';
import { article } from './article.ts';

const READERS = (FORMATS as readonly Format[]).filter((format) => format.read !== undefined);
const SEEDS = [
  'formats/xliff/catalogue-1.2.xlf',
  'formats/xliff/studio.sdlxliff',
  'formats/xliff/memoq.mqxliff',
  'formats/xliff/codes-2.1.xlf',
  'tmx/many-languages.tmx',
  'formats/tables/menu.csv',
  'formats/tables/pairs.tsv',
  'formats/article.txt',
  'formats/documents/page.html',
  'formats/documents/article.md',
  'formats/documents/news.srt',
  'formats/documents/report.vtt',
  'formats/documents/menu.json',
  'glossary/dct-2019.tbx',
  'glossary/martif-2008.tbx',
  'glossary/matecat.csv',
  'glossary/omegat.txt',
  'glossary/terms.xlsx',
].map((name) => readFileSync(`tests/data/${name}`));
/** Both languages, as they are exported; and packed files. */
const PACKED = [
  Buffer.from(await xlsxTable.write(article)),
  Buffer.from(await bilingualDocx.write(article)),
  readFileSync('tests/data/formats/documents/news.docx'),
  readFileSync('tests/data/formats/documents/report.docx'),
];
SEEDS.push(
  Buffer.from(await csvTable.write(article)),
  Buffer.from(await bilingualHtml.write(article)),
  ...PACKED,
);

/** What editors, networks and attackers do to files. */
const PIECES = [
  '<',
  '>',
  '</',
  '&',
  '&x;',
  '"',
  '<![CDATA[',
  '<!--',
  '<!ENTITY a "b">',
  '\0',
  '\uFFFF',
  '<mrk mtype="seg">',
  '<g id="1">',
  '</source>',
  '\r',
  ' xmlns="x"',
];
type Damage = { kind: 'cut' | 'drop' | 'swap' | 'put' | 'twice'; at: number; length: number; piece: string };
const damage: fc.Arbitrary<Damage> = fc.record({
  kind: fc.constantFrom('cut', 'drop', 'swap', 'put', 'twice'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 80 }),
  piece: fc.constantFrom(...PIECES),
});

function damaged(bytes: Buffer, { kind, at, length, piece }: Damage): Buffer {
  const place = Math.floor(at * bytes.length);
  const [before, rest] = [bytes.subarray(0, place), bytes.subarray(place)];
  if (kind === 'cut') return before;
  if (kind === 'drop') return Buffer.concat([before, rest.subarray(length)]);
  if (kind === 'put') return Buffer.concat([before, Buffer.from(piece), rest]);
  if (kind === 'twice') return Buffer.concat([before, rest.subarray(0, length), rest]);
  return Buffer.concat([before, Buffer.from(rest.subarray(0, length)).reverse(), rest.subarray(length)]);
}

/** Runs a reader; what it throws must be an error for people. */
async function survives(read: () => unknown): Promise<void> {
  try {
    await read();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

async function readAndPutBack(format: Format, bytes: Buffer): Promise<void> {
  const { details: _details, ...rest } = await format.read!(bytes);
  const paragraphs = rest.paragraphs.map((one) => ({ ...one, target: one.target ?? `${one.source} x` }));
  await format.writeBack?.({ ...article, ...rest, paragraphs }, bytes);
}

it('ends every packed file with a damaged part in its content or in an AppError', async () => {
  const cases = fc.tuple(
    fc.constantFrom(...PACKED),
    fc.nat(),
    fc.array(damage, { minLength: 1, maxLength: 2 }),
  );
  await fc.assert(
    fc.asyncProperty(cases, async ([file, at, acts]) => {
      const parts = [...readZip(file).values()].filter(({ name }) => /\.(?:xml|rels)$/.test(name));
      const part = parts[at % parts.length]!;
      const bytes = Buffer.from(
        replaceParts(file, new Map([[part.name, acts.reduce(damaged, Buffer.from(part.read()))]])),
      );
      await survives(() => readAndPutBack(detectFormat(bytes)!, bytes));
    }),
    { numRuns: 100 },
  );
});

it('ends every damaged file in its content or in an AppError, and puts targets back into what it reads', async () => {
  const started = performance.now();
  const acts = fc.array(damage, { minLength: 1, maxLength: 4 });
  // The reader that knows the file, and one for which it was not made.
  const cases = fc.tuple(fc.constantFrom(...SEEDS), acts, fc.constantFrom(...READERS));
  await fc.assert(
    fc.asyncProperty(cases, async ([seed, acts, other]) => {
      const bytes = acts.reduce(damaged, seed);
      for (const format of new Set([detectFormat(bytes) ?? other, other])) {
        await survives(() => readAndPutBack(format, bytes));
      }
      await survives(() => readZip(bytes));
      await survives(() => readGlossaryFile(bytes));
      looksLikeGlossary(bytes);
    }),
    { numRuns: 400 },
  );
  expect(performance.now() - started).toBeLessThan(60_000);
});

const unit = (inside: string) =>
  `<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file source-language="id" target-language="en" original="a" datatype="plaintext"><body><trans-unit id="1">${inside}</trans-unit></body></file></xliff>`;
const LAUGHS = Array.from({ length: 12 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');

it.each([
  ['a line of 50 MB', unit(`<source>${'a'.repeat(50_000_000)}</source>`), 'xml.long'],
  ['an attribute of 50 MB', unit(`<source a="${'a'.repeat(50_000_000)}">a</source>`), 'xml.long'],
  [
    'a billion laughs',
    `<!DOCTYPE xliff [<!ENTITY l0 "ha">${LAUGHS}]>${unit('<source>&l12;</source>')}`,
    'xml.entities',
  ],
  [
    'a file of this machine',
    `<!DOCTYPE xliff [<!ENTITY a SYSTEM "file:///etc/passwd">]>${unit('<source>&a;</source>')}`,
    'xml.entities',
  ],
  [
    'an outer declaration',
    `<!DOCTYPE xliff SYSTEM "http://127.0.0.1:9/x.dtd">${unit('<source>&a;</source>')}`,
    'xml.ill-formed',
  ],
  ['101 levels', unit(`<source>${'<g id="1">'.repeat(101)}${'</g>'.repeat(101)}</source>`), 'xml.too-deep'],
  [
    '20,000 codes',
    unit(`<source>${Array.from({ length: 20_000 }, (_, i) => `<x id="${i}"/>`).join('')}</source>`),
    'xliff.too-many-codes',
  ],
  ['a line of plain text of 20 MB', 'kata '.repeat(4_000_000), 'xml.long'],
  ['a paragraph of a Web page of 20 MB', `<!DOCTYPE html><p>${'kata '.repeat(4_000_000)}</p>`, 'xml.long'],
])('refuses %s within bounds', async (_name, text, key) => {
  const bytes = Buffer.from(text);
  global.gc?.();
  const before = process.memoryUsage().rss;
  const started = performance.now();
  await expect(detectFormat(bytes)!.read!(bytes)).rejects.toMatchObject({ key });
  expect(performance.now() - started).toBeLessThan(5_000);
  expect(process.memoryUsage().rss - before).toBeLessThan(600 * 1024 * 1024);
});

it('reads a DOCTYPE alone', async () => {
  const bytes = Buffer.from(
    `<!DOCTYPE xliff PUBLIC "-//XLIFF//DTD XLIFF//EN" "http://127.0.0.1:9/x.dtd">${unit('<source>Satu</source>')}`,
  );
  expect((await detectFormat(bytes)!.read!(bytes)).paragraphs[0]!.source).toBe('Satu');
});
