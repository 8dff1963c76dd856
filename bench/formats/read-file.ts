// Reads a document as an import does and counts its texts; with a second file, writes each text in capitals back into it.
import { readFile, writeFile } from 'node:fs/promises';
import { type ExportDocument, segmentsOf } from '../../src/formats/format.ts';
import { detectFormat } from '../../src/formats/index.ts';
import { countWords } from '../../src/model/text.ts';

const [file, back] = process.argv.slice(2) as [string, string | undefined];
const bytes = await readFile(file);
const format = detectFormat(bytes)!;
const content = await format.read!(bytes);
const segments = content.paragraphs.flatMap(segmentsOf);
console.log(
  segments.length,
  segments.reduce((sum, { source }) => sum + countWords(source ?? ''), 0),
);
if (back !== undefined) {
  for (const one of segments) one.target = (one.source ?? '').toUpperCase();
  const details = { title: '', outlet: '', byline: '', address: '', date: '', rights: '' };
  const doc: ExportDocument = { ...content, details, label: { version: null, draft: true } };
  await writeFile(back, await format.writeBack!(doc, bytes));
}
