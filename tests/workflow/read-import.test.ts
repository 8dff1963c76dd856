// What a document takes of a file, and where the texts stand that stay as they are.
import { expect, it } from 'vitest';
import { segmentsOf } from '../../src/formats/format.ts';
import { readForImport } from '../../src/workflow/read-import.ts';

const unit = (text: string, attributes = '') =>
  `<trans-unit id="${text}"${attributes}><source>${text}</source></trans-unit>`;
const NO = ' translate="no"';

it.each([
  ['at the start', unit('a', NO) + unit('b', NO) + unit('c'), ['[a b] c []']],
  [
    'in the middle and at the end',
    unit('a') + unit('b', NO) + unit('c') + unit('d', NO),
    ['[] a [b]', '[] c [d]'],
  ],
  ['nowhere', unit('a') + unit('b'), ['a', 'b']],
])('tells of locked texts %s', async (_name, units, expected) => {
  const file = `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="x" source-language="id" datatype="plaintext"><body>${units}</body></file></xliff>`;
  const { content } = await readForImport(Buffer.from(file));
  const names = (texts: readonly { source: string | null }[]) =>
    `[${texts.map(({ source }) => source).join(' ')}]`;
  const shown = content.paragraphs
    .flatMap(segmentsOf)
    .map(({ source, locked }) =>
      locked === undefined ? source : `${names(locked.before)} ${source} ${names(locked.after)}`,
    );
  expect(shown).toEqual(expected);
});

it('sends a glossary to its own page, whatever else could read it', async () => {
  const tbx = '<tbx style="dct" type="TBX-Basic" xml:lang="id"><text><body/></text></tbx>';
  await expect(readForImport(Buffer.from(tbx))).rejects.toMatchObject({ key: 'import.glossary' });
});
