// What tools really write, beside what their formats' specifications show: files made here after what they give out.
import { describe, expect, it } from 'vitest';
import { type FormatContent, segmentsOf } from '../../src/formats/format.ts';
import { detectFormat } from '../../src/formats/index.ts';

async function read(file: string): Promise<FormatContent> {
  const bytes = Buffer.from(file);
  return await detectFormat(bytes)!.read!(bytes);
}

const segments = async (file: string) => (await read(file)).paragraphs.flatMap(segmentsOf);

/** XLIFF 1.2 with these elements in its body. */
const xliff12 = (body: string): string =>
  `<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:mq="MQXliff" version="1.2"><file original="a"
  source-language="id" target-language="en" datatype="x"><body>${body}</body></file></xliff>`;

describe('XLIFF 1.2', () => {
  it('has units for the words in a picture', async () => {
    const found = await segments(
      xliff12(`<trans-unit id="1"><source>Satu</source></trans-unit><bin-unit id="b" mime-type="image/png">
        <bin-source><external-file href="a.png"/></bin-source>
        <trans-unit id="b1"><source>Dua</source></trans-unit></bin-unit>`),
    );
    expect(found.map(({ fileId, source }) => [fileId, source])).toEqual([
      ['1', 'Satu'],
      ['b1', 'Dua'],
    ]);
  });

  it('says of a proposal itself whether its white space counts, and which old tool made it', async () => {
    const [only] = await segments(
      xliff12(`<trans-unit id="1" xml:space="preserve"><source>Satu dua</source><alt-trans tool="TM"
        xml:space="default"><target>One
        two</target></alt-trans></trans-unit>`),
    );
    expect(only?.suggestions).toEqual([{ source: null, target: 'One two', score: null, origin: 'TM' }]);
  });

  it.each([
    ['mq:status="NotStarted" mq:locked="no"', 'initial', undefined],
    ['mq:status="Reviewer1Confirmed" mq:locked="false"', 'reviewed', undefined],
    ['mq:status="ConfirmedTranslator"', 'translated', undefined],
    ['mq:status="MachineTranslated"', 'initial', undefined],
    ['mq:locked="true" approved="yes"', 'final', false],
    ['mq:status="Proofread" mq:locked="locked"', 'reviewed', false],
  ])('of memoQ with %s', async (attributes, state, translate) => {
    const [only] = await segments(
      xliff12(`<trans-unit id="1" ${attributes}><source>Satu</source><target>One</target></trans-unit>`),
    );
    expect([only?.state, only?.translate]).toEqual([state, translate]);
  });
});
