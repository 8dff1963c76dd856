// A bilingual file that leaves another tool, is worked on here, and goes back.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../src/model/user.ts';
import { readDesk } from '../../src/workflow/desk.ts';
import { exportDocument, ORIGINAL } from '../../src/workflow/export-document.ts';
import { importDocument } from '../../src/workflow/import-document.ts';
import { segmentMatches } from '../../src/workflow/memory-lookup.ts';
import { readForImport } from '../../src/workflow/read-import.ts';
import { revise } from '../../src/workflow/revise.ts';
import { createWorld, op, type World } from './world.ts';

let world: World;
let ani: Actor;
beforeAll(async () => {
  world = await createWorld();
  ani = await world.person('Ani', 'translator');
});
afterAll(() => world.close());

const bytesOf = (name: string) => readFileSync(`tests/data/formats/xliff/${name}`);

async function imported(name: string) {
  const bytes = bytesOf(name);
  const { content, format } = await readForImport(bytes);
  const { details, sourceLang, targetLang, paragraphs } = content;
  const { documentId } = await importDocument(world.deps, ani, {
    details: { title: 'Kudeta', ...details },
    sourceLang,
    targetLang,
    paragraphs,
    original: { name, bytes, format },
    operationId: op(),
  });
  const { rows } = await readDesk(world.deps, ani, documentId);
  const back = () => exportDocument(world.deps, ani, { documentId, format: ORIGINAL, version: 'draft' });
  return { content, documentId, rows, back };
}

const write = (row: { segmentId: string }, text: string, base: number) =>
  revise(world.deps, ani, { segmentId: row.segmentId, text, base, confirm: true, operationId: op() });

it.each(['catalogue-1.2.xlf', 'studio.sdlxliff', 'memoq.mqxliff', 'codes-2.1.xlf', 'small-2.2.xlf'])(
  '%s goes back to the byte where nobody touched it',
  async (name) => {
    const { back, content } = await imported(name);
    const { bytes, fileName } = await back();
    expect(Buffer.from(bytes).toString()).toBe(bytesOf(name).toString());
    expect(fileName).toMatch(new RegExp(`^kudeta.*_DRAFT\\.${name.split('.').at(-1)}$`));
    expect([content.sourceLang, content.targetLang]).toEqual(['id', 'en']);
  },
);

it('shows what is not to be translated, and other languages, locked in its place, and says so', async () => {
  const { content, rows, documentId } = await imported('catalogue-1.2.xlf');
  expect(rows.map((row) => row.source)).not.toContain('{{price}}');
  expect(content.warnings).toEqual([
    { key: 'files', params: { count: 2 } },
    { key: 'ids', params: { count: 2 } },
    { key: 'languages', params: { count: 1 } },
    { key: 'kept', params: { count: 1 } },
  ]);
  const { locked, progress } = await readDesk(world.deps, ani, documentId);
  expect(progress.segments).toBe(rows.length);
  const after = (source: string) => rows.find((row) => row.source === source)!.segmentId;
  expect(locked).toHaveLength(2);
  expect(locked).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        segmentId: after('Sudah selesai.'),
        reason: 'file',
        source: '{{price}}',
        target: '',
      }),
      expect.objectContaining({
        segmentId: rows.at(-1)!.segmentId,
        reason: 'language',
        source: 'Selamat pagi',
        target: null,
        targetLang: 'de-DE',
      }),
    ]),
  );
});

it('leaves locked texts out of other exports, unless they are asked for', async () => {
  const unit = (id: string, attributes: string, source: string, target = '') =>
    `<trans-unit id="${id}"${attributes}><source>${source}</source>${target && `<target>${target}</target>`}</trans-unit>`;
  const bytes = Buffer.from(
    `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="id" target-language="en" datatype="plaintext"><body>${unit('1', ' translate="no"', 'Padanan v1')}${unit('2', '', 'Satu.', 'One.')}${unit('3', ' translate="no"', 'Merek', 'Brand')}${unit('4', '', 'Dua.', 'Two.')}</body></file></xliff>`,
  );
  const { content, format } = await readForImport(bytes);
  const { documentId } = await importDocument(world.deps, ani, {
    details: { title: 'Merek' },
    paragraphs: content.paragraphs,
    original: { name: 'a.xlf', bytes, format },
    operationId: op(),
  });
  const said = async (id: string, locked: boolean) =>
    Buffer.from(
      (await exportDocument(world.deps, ani, { documentId, format: id, version: 'draft', locked })).bytes,
    ).toString();
  expect(await said('txt', false)).not.toMatch(/Padanan|Brand/);
  expect(await said('txt', true)).toMatch(/Padanan v1\s+One\.\s+Brand\s+Two\.\s*$/);
  expect(await said('csv', true)).toContain('3,paragraph,Merek,Brand,final,');
  expect(await said('xliff21', true)).not.toContain('Brand');
});

it('shows what the file proposes beside the memory', async () => {
  const { rows } = await imported('catalogue-1.2.xlf');
  const { matches } = await segmentMatches(world.deps, ani, rows[0]!.segmentId);
  expect(matches).toMatchObject([
    { score: 87, kind: 'fuzzy', part: 'segment', target: 'Venezuelan officers', author: 'TM' },
  ]);
  expect(rows[0]).toMatchObject({ kind: 'heading', notes: ['Keep it short.'] });
});

it('puts a confirmed text and its state into its place, and refuses codes that are lost', async () => {
  const { rows, back } = await imported('memoq.mqxliff');
  const [row] = rows;
  await write(row!, 'The suspect was \uE000detained.', row!.base);
  expect(Buffer.from((await back()).bytes).toString()).toBe(
    bytesOf('memoq.mqxliff')
      .toString()
      .replace('mq:status="NotStarted"', 'mq:status="ManuallyConfirmed"')
      .replace(
        'preserve"></target>',
        'preserve">The suspect was <ph id="1">&lt;br /&gt;</ph>detained.</target>',
      ),
  );
  await write(row!, 'The suspect was detained.', 1);
  await expect(back()).rejects.toMatchObject({
    key: 'export.codes',
    faults: [{ number: 1, missing: ['1'], wrong: [] }],
  });
});

it('has no original to go back into where it was pasted', async () => {
  const { documentId } = await importDocument(world.deps, ani, {
    details: { title: 'Kudeta' },
    paragraphs: [{ kind: 'paragraph', included: true, dateline: null, source: 'Satu.' }],
    original: { name: 'pasted.txt', bytes: Buffer.from('Satu.'), format: 'txt' },
    operationId: op(),
  });
  const asked = exportDocument(world.deps, ani, { documentId, format: ORIGINAL, version: 'draft' });
  await expect(asked).rejects.toMatchObject({ key: 'export.no-original' });
});

it('puts the English into the Web page that it came from', async () => {
  const bytes = Buffer.from(
    '<html lang="id"><body><p>Gedung <b>Putih</b> diam.</p><p>Lain.</p></body></html>',
  );
  const { content, format } = await readForImport(bytes);
  const { documentId } = await importDocument(world.deps, ani, {
    details: { title: 'Kudeta' },
    paragraphs: content.paragraphs,
    original: { name: 'a.html', bytes, format },
    operationId: op(),
  });
  const { rows } = await readDesk(world.deps, ani, documentId);
  const back = () => exportDocument(world.deps, ani, { documentId, format: ORIGINAL, version: 'draft' });
  await write(rows[0]!, 'The White House is silent.', 0);
  await expect(back()).rejects.toMatchObject({ key: 'export.codes' });
  await write(rows[0]!, 'The \uE000White\uE001 House is silent.', 1);
  expect(Buffer.from((await back()).bytes).toString()).toBe(
    '<html lang="en"><body><p>The <b>White</b> House is silent.</p><p>Lain.</p></body></html>',
  );
});
