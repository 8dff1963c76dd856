// Checking a bilingual file from the shell's verb.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checkFile } from '../../src/workflow/check-file.ts';
import { convertFile } from '../../src/workflow/convert-file.ts';
import { termsInFile } from '../../src/workflow/terms-file.ts';

const xliff = (target: string) => `<?xml version="1.0"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="id" trgLang="en"><file id="f">
<unit id="1"><segment><source>Sebanyak 1.234 warga mengungsi.</source><target>${target}</target></segment></unit>
</file></xliff>`;

it('tells the segments with issues, by number', async () => {
  const found = await checkFile(new TextEncoder().encode(xliff('Some 1.234 residents fled.')), {
    concepts: [],
    variety: 'US',
  });
  expect(found.segments).toBe(1);
  expect(
    found.checked.map(({ number, issues }) => [
      number,
      issues.map(({ check, message }) => `${check} ${message}`),
    ]),
  ).toEqual([[1, ['number notation']]]);
});

it('finds nothing in a right file', async () => {
  const found = await checkFile(new TextEncoder().encode(xliff('Some 1,234 residents fled.')), {
    concepts: [],
    variety: 'US',
  });
  expect(found.checked).toEqual([]);
});

it('reads the sample that ships', async () => {
  const sample = readFileSync(
    new URL('../../translations/documents/venezuela-secret-meetings.xlf', import.meta.url),
  );
  const { segments } = await checkFile(sample, { concepts: [], variety: 'US' });
  expect(segments).toBeGreaterThan(5);
});

const PLAIN = { concepts: [], variety: 'US' } as const;
const TABLE = `source,target
"Sebanyak 1.234 warga mengungsi ke masjid.","Some 1.234 residents fled to the mosque."
"Mereka pulang kemarin sore.","They went home yesterday."
`;

it.each(['bilingual-html', 'bilingual-docx', 'tmx', 'csv', 'xlsx', 'xliff12', 'xliff21'])(
  'reads both languages of %s, for the terms too',
  async (to) => {
    const bytes = await convertFile(new TextEncoder().encode(TABLE), to);
    const { segments, checked } = await checkFile(bytes, PLAIN);
    const told = checked.map(({ number, target, issues }) => [number, target, issues[0]!.check]);
    expect([segments, told]).toEqual([2, [[1, 'Some 1.234 residents fled to the mosque.', 'number']]]);
    const { segments: pairs } = await termsInFile(bytes, []);
    expect(pairs.map(({ target }) => target)[1]).toBe('They went home yesterday.');
  },
);

it('says that a file of the original alone has nothing to check', async () => {
  const article = new TextEncoder().encode('Warga mengungsi.');
  await expect(checkFile(article, PLAIN)).rejects.toMatchObject({ key: 'checks.one-language' });
});
