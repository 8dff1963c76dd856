// Names and values in files that every object of the language has as well: none is taken for one of a table's.
import { expect, it } from 'vitest';
import { segmentsOf } from '../../src/formats/format.ts';
import { readGlossaryFile } from '../../src/formats/glossary/read-glossary.ts';
import { formatById } from '../../src/formats/index.ts';

const xliff12 = (type: string, inner: string) =>
  `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="id" target-language="en" datatype="plaintext"><body><trans-unit id="1" restype="${type}"><source>Satu ${inner}</source><target state="${type}">One</target></trans-unit></body></file></xliff>`;

it.each([
  ['html', '<html><head><meta name="constructor" content="Satu"></head><body><constructor>Dua</constructor>'],
  ['xliff12', xliff12('constructor', '<constructor>x</constructor>')],
  ['xliff12', xliff12('__proto__', '<toString xmlns="constructor"/>')],
  [
    'xliff21',
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="id" trgLang="en"><file id="f"><unit id="1"><segment state="constructor"><source>Satu<x:y xmlns:x="constructor"/></source></segment></unit></file></xliff>',
  ],
])('%s', async (id, text) => {
  const { paragraphs } = await formatById(id)!.read!(Buffer.from(text));
  expect(paragraphs.map((one) => one.kind)).toEqual(paragraphs.map(() => 'paragraph'));
  for (const { codes = [], state } of paragraphs.flatMap(segmentsOf)) {
    for (const { kind } of codes) expect(kind).toBe('placeholder');
    expect(state ?? 'initial').toBe('initial');
  }
});

it.each(['constructor,id,en,status\nx,Satu,One,constructor\n', 'id,en,toString\na,b,c\n'])(
  'a glossary %#',
  (text) => {
    expect(readGlossaryFile(Buffer.from(text)).concepts).toHaveLength(1);
  },
);
