// What every format owes, over the whole list.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import type { Format } from '../../src/formats/format.ts';
import { FORMATS, formatByFileName, formatById, WRITABLE } from '../../src/formats/index.ts';
import { document } from './arbitrary.ts';
import { article } from './article.ts';

const messages = ['en', 'id'].map((lang) =>
  JSON.parse(readFileSync(`translations/messages/${lang}.json`, 'utf8')),
);

describe.each<Format>([...FORMATS])('$id', (format) => {
  it('is found by its id and its extensions, and has a name in both languages', () => {
    expect(formatById(format.id)).toBe(format);
    for (const extension of format.extensions)
      expect(formatByFileName(`A.b.${extension.toUpperCase()}`)?.extensions).toContain(extension);
    for (const { formats } of messages) expect(formats[format.label.replace('formats.', '')]).toMatch(/\S/);
  });

  it('writes any document, and one without paragraphs', async () => {
    const { write } = format;
    if (write === undefined) return;
    expect(await write({ ...article, paragraphs: [] })).toBeInstanceOf(Uint8Array);
    await fc.assert(
      fc.asyncProperty(document, async (doc) => {
        expect(await write(doc)).toBeInstanceOf(Uint8Array);
      }),
      { numRuns: 15 },
    );
  });

  it('reads what it writes, and refuses other bytes with an AppError only', async () => {
    const { read, write } = format;
    if (read === undefined || write === undefined) return;
    expect((await read(await write(article))).paragraphs.length).toBeGreaterThan(5);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const error = await read(bytes).then(
          () => null,
          (reason: unknown) => reason,
        );
        if (error !== null) expect(error).toBeInstanceOf(AppError);
      }),
      { numRuns: 50 },
    );
  });
});

it('lists the formats that write', () => {
  expect(WRITABLE).toEqual([
    'txt',
    'html',
    'markdown',
    'docx',
    'xhtml',
    'bilingual-html',
    'bilingual-docx',
    'csv',
    'xlsx',
    'xliff21',
    'xliff12',
    'tmx',
  ]);
});
