// Checking a bilingual file from the shell's verb.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checkFile } from '../../src/workflow/check-file.ts';

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
