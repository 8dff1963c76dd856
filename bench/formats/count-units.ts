// Reads a TMX file as an import does, unit by unit, and counts units and words: what pocount does.
import { createReadStream } from 'node:fs';
import { readTmx } from '../../src/formats/tmx/read-tmx.ts';
import { countWords } from '../../src/model/text.ts';

let units = 0;
let words = 0;
for await (const { variants } of readTmx(createReadStream(process.argv[2]!))) {
  units += 1;
  for (const { text } of variants) words += countWords(text);
}
console.log(units, words);
