// Large files for the bench, put together from the words of the test articles; no two units are the same.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx';
import { TMX_END, tmxHeader, tmxUnit } from '../../src/formats/tmx/write-tmx.ts';
import { escapeText } from '../../src/formats/xml-write.ts';
import { type Pair, syntheticPairs } from '../memory/synthetic.ts';

/** Pieces between a beginning and an end, until the file has about `size` bytes. */
async function write(
  file: string,
  size: number,
  frame: { start: string; end: string },
  piece: (pair: Pair, at: number) => string,
): Promise<void> {
  const out = createWriteStream(file);
  out.write(frame.start);
  let written = 0;
  let at = 0;
  for (const pair of syntheticPairs(Number.MAX_SAFE_INTEGER)) {
    at += 1;
    const text = piece(pair, at);
    written += text.length;
    if (!out.write(text)) await once(out, 'drain');
    if (written >= size) break;
  }
  out.end(frame.end);
  await once(out, 'close');
}

export async function writeTmx(file: string, size: number): Promise<void> {
  const about = {
    sourceLang: 'id',
    targetLang: 'en',
    codes: [],
    author: 'bench',
    createdAt: 0,
    changedAt: 0,
    props: {},
  };
  const start = tmxHeader({ sourceLang: 'id', version: 'bench', now: 0 });
  await write(file, size, { start, end: TMX_END }, (pair, at) =>
    tmxUnit({ ...pair, ...about, tuid: String(at) }),
  );
}

export async function writeXliff(file: string, size: number): Promise<void> {
  const start =
    '<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a.txt" source-language="id" target-language="en" datatype="plaintext"><body>\n';
  await write(file, size, { start, end: '</body></file></xliff>\n' }, ({ source, target }, at) => {
    const texts = `<source>${escapeText(source)} <g id="1">${at}</g></source><target state="translated">${escapeText(target)} <g id="1">${at}</g></target>`;
    return `<trans-unit id="${at}">${texts}</trans-unit>\n`;
  });
}

/** Packed: about three bytes of text make one of the file. */
export async function writeDocx(file: string, size: number): Promise<void> {
  const children: Paragraph[] = [];
  let text = 0;
  for (const { source } of syntheticPairs(Number.MAX_SAFE_INTEGER)) {
    text += source.length;
    const [first = '', ...rest] = source.split(' ');
    const runs = [new TextRun({ text: first, bold: true }), new TextRun(` ${rest.join(' ')}`)];
    children.push(
      new Paragraph(
        children.length % 20 === 0 ? { text: first, heading: HeadingLevel.HEADING_2 } : { children: runs },
      ),
    );
    if (text >= 2.6 * size) break;
  }
  await writeFile(file, await Packer.toBuffer(new Document({ sections: [{ children }] })));
}
