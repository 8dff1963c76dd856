// Documents back into their own files: only translated texts change.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type ExportDocument,
  type Format,
  type FormatContent,
  type FormatSegment,
  segmentsOf,
} from '../../src/formats/format.ts';
import { detectFormat } from '../../src/formats/index.ts';
import { partOf } from './word-file.ts';

const FOLDER = 'tests/data/formats/documents';
const files = readdirSync(FOLDER).filter((name) => !name.startsWith('back-'));
const bytesOf = (name: string) => readFileSync(`${FOLDER}/${name}`);

/** A document of what was read, with a target for each segment. */
function translated(content: FormatContent, target: (segment: FormatSegment) => string): ExportDocument {
  const details = { title: '', outlet: '', byline: '', address: '', date: '', rights: '' };
  const paragraphs = content.paragraphs.map((one) => ({ ...one, target: target(one) }));
  return { ...content, details, label: { version: null, draft: true }, paragraphs };
}

const capitals = ({ source }: FormatSegment) => (source ?? '').toUpperCase();

describe.each(files)('%s', (name) => {
  const bytes = bytesOf(name);
  const format = detectFormat(bytes) as Required<Format>;

  it('is the same to the byte without a translation, and with the source as one', async () => {
    const content = await format.read(bytes);
    for (const doc of [translated(content, () => ''), translated(content, (one) => one.source ?? '')]) {
      const back = await format.writeBack(doc, bytes);
      expect(Buffer.from(back).equals(bytes)).toBe(true);
    }
  });

  it('gives the golden file where every text changed, and that file gives the texts', async () => {
    const content = await format.read(bytes);
    expect(content.paragraphs.flatMap(segmentsOf).map((one) => one.source)).toMatchSnapshot();
    const doc = translated(content, capitals);
    const back = await format.writeBack(doc, bytes);
    // Of a Word file the document itself; how its other parts stay is docx-read's matter.
    const isWord = /\.docx$/.test(name);
    const golden = isWord ? await partOf(back) : Buffer.from(back).toString();
    await expect(golden).toMatchFileSnapshot(`../data/formats/documents/back-${name}${isWord ? '.xml' : ''}`);
    const again = (await format.read(back)).paragraphs.flatMap(segmentsOf);
    expect(again.map((one) => one.source)).toEqual(doc.paragraphs.map((one) => one.target));
  });
});
