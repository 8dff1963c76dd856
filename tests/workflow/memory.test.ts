// The translation memory over a real database: what confirming keeps, what is found again, and what is offered.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/model/user.ts';
import { approveVersion } from '../../src/workflow/decide.ts';
import { readDesk } from '../../src/workflow/desk.ts';
import { exportTmx } from '../../src/workflow/memory-export.ts';
import { importTmx } from '../../src/workflow/memory-import.ts';
import { lookUpText, segmentMatches } from '../../src/workflow/memory-lookup.ts';
import { searchMemory } from '../../src/workflow/memory-search.ts';
import {
  deduplicate,
  editUnit,
  removeUnits,
  undoEdit,
  undoRemoval,
} from '../../src/workflow/memory-upkeep.ts';
import { revise, unconfirm } from '../../src/workflow/revise.ts';
import { submitVersion } from '../../src/workflow/submit.ts';
import { createWorld, importArticle, op, paragraph, type World } from './world.ts';

let world: World;
let rani: Actor;
let sari: Actor;

beforeEach(async () => {
  world = await createWorld();
  rani = await world.person('Rani', 'translator');
  sari = await world.person('Sari', 'editor');
});
afterEach(() => world.close());

async function confirm(segmentId: string, text: string, base = 0): Promise<number> {
  const { row } = await revise(world.deps, rani, { segmentId, text, base, confirm: true, operationId: op() });
  return row.base;
}
const find = (text: string) => lookUpText(world.deps, rani, { text });
const shown = async (text: string) =>
  (await find(text)).map(({ kind, score, target }) => [kind, score, target]);

describe('confirming', () => {
  it('keeps the segment and its sentences, pointing to the revision', async () => {
    const { segments } = await importArticle(world, rani);
    await confirm(segments[1]!, 'Officers met officials. They discussed a coup.');
    expect(await shown('Mereka membahas kudeta.')).toEqual([['exact', 98, 'They discussed a coup.']]);
    expect((await shown('Jakarta - Para perwira bertemu pejabat.'))[0]).toEqual([
      'exact',
      98,
      'Officers met officials.',
    ]);
    const whole = (await find('Jakarta - Para perwira bertemu pejabat. Mereka membahas kudeta.'))[0];
    expect(whole).toMatchObject({ kind: 'exact', part: 'segment', author: 'Rani', segmentId: segments[1] });
  });

  it('again replaces, and taking it back removes', async () => {
    const { segments } = await importArticle(world, rani);
    const first = await confirm(segments[2]!, 'The government imposed sanctions.');
    const base = await confirm(segments[2]!, 'The government has imposed sanctions.', first);
    const text = 'Pemerintah menjatuhkan sanksi.';
    expect(await shown(text)).toEqual([['exact', 98, 'The government has imposed sanctions.']]);
    await unconfirm(world.deps, rani, { segmentId: segments[2]!, base, operationId: op() });
    expect(await shown(text)).toEqual([]);
  });

  it('leaves the confirmed text in the memory while somebody types another', async () => {
    const { segments } = await importArticle(world, rani);
    const base = await confirm(segments[2]!, 'The government imposed sanctions.');
    const draft = { segmentId: segments[2]!, text: 'Sanctions', base, confirm: false, operationId: op() };
    await revise(world.deps, rani, draft);
    expect(await shown('Pemerintah menjatuhkan sanksi.')).toEqual([
      ['exact', 98, 'The government imposed sanctions.'],
    ]);
  });

  it('of a machine’s draft as it is costs points; an approval takes the other penalty away', async () => {
    const { documentId, segments } = await importArticle(world, rani, [
      paragraph('Banjir merendam desa.', { target: 'Floods hit.', origin: 'mt:bundled' }),
      paragraph('Harga beras naik.'),
    ]);
    await confirm(segments[0]!, 'Floods hit.', 1);
    await confirm(segments[1]!, 'Rice prices rose.');
    expect(await find('Banjir merendam desa.')).toMatchObject([
      { score: 83, penalties: ['machine', 'unapproved'] },
    ]);
    const { versionId, hash } = await submitVersion(world.deps, rani, { documentId, operationId: op() });
    await approveVersion(world.deps, sari, { versionId, hash, confirmUntouched: true });
    expect(await find('Banjir merendam desa.')).toMatchObject([{ score: 85, penalties: ['machine'] }]);
    expect(await find('Harga beras naik.')).toMatchObject([{ score: 100, penalties: [] }]);
  });

  it('comes with an import that is confirmed already', async () => {
    await importArticle(world, rani, [
      paragraph('Banjir merendam desa.', { target: 'Floods hit.', state: 'translated' }),
      paragraph('Harga beras naik.', { target: 'Rice rose.' }),
    ]);
    expect(await shown('Banjir merendam desa.')).toEqual([['exact', 98, 'Floods hit.']]);
    expect(await shown('Harga beras naik.')).toEqual([]);
  });
});

describe('looking up', () => {
  it('counts 101 where both neighbours are the same, and names the same source elsewhere', async () => {
    const article = [
      paragraph('Banjir merendam desa.'),
      paragraph('Kata polisi.'),
      paragraph('Warga mengungsi.'),
      paragraph('Kata polisi.'),
    ];
    const first = await importArticle(world, rani, article);
    await confirm(first.segments[1]!, 'Police said.');
    await confirm(first.segments[3]!, 'So the police.');
    const second = await importArticle(world, rani, article);
    const { matches, same } = await segmentMatches(world.deps, rani, second.segments[1]!);
    const whole = matches.filter((match) => match.part === 'segment');
    expect(whole.map(({ kind, score, target }) => [kind, score, target])).toEqual([
      ['context', 99, 'Police said.'],
      ['exact', 98, 'So the police.'],
    ]);
    expect(same).toEqual([{ segmentId: second.segments[3], position: 3 }]);
    // Offered, never written.
    const { rows } = await readDesk(world.deps, rani, second.documentId);
    expect(rows.map((row) => row.target)).toEqual(['', '', '', '']);
  });

  it('offers no segment its own text', async () => {
    const { segments } = await importArticle(world, rani);
    await confirm(segments[2]!, 'The government imposed sanctions.');
    expect((await segmentMatches(world.deps, rani, segments[2]!)).matches).toEqual([]);
  });

  it('finds what resembles it, adapts numbers, and knows sentences and fragments of a longer text', async () => {
    const { segments } = await importArticle(world, rani, [
      paragraph('Banjir merendam 11 desa di Demak.'),
      paragraph('Presiden Joko Widodo'),
      paragraph('Warga mengungsi ke sekolah.'),
    ]);
    await confirm(segments[0]!, 'Floods submerged 11 villages in Demak.');
    await confirm(segments[1]!, 'President Joko Widodo');
    await confirm(segments[2]!, 'Residents fled to a school.');
    expect(await shown('Banjir merendam 32 desa di Demak.')).toEqual([
      ['numbers', 97, 'Floods submerged 32 villages in Demak.'],
    ]);
    expect(await shown('Warga mengungsi ke masjid.')).toEqual([['fuzzy', 78, 'Residents fled to a school.']]);
    const text = 'Kemarin Presiden Joko Widodo datang. Warga mengungsi ke sekolah.';
    const matches = await find(text);
    expect(matches.map(({ part, span, target }) => [part, text.slice(span.start, span.end), target])).toEqual(
      [
        ['sentence', 'Warga mengungsi ke sekolah.', 'Residents fled to a school.'],
        ['fragment', 'Presiden Joko Widodo', 'President Joko Widodo'],
      ],
    );
  });
});

const tu = (source: string, target: string, more = '') =>
  `<tu>${more}<tuv xml:lang="id-ID"><seg>${source}</seg></tuv><tuv xml:lang="en-US"><seg>${target}</seg></tuv></tu>`;
const tmx = (units: string) => `<tmx version="1.4"><header srclang="id"/><body>${units}</body></tmx>`;
const take = (text: string) =>
  importTmx(world.deps, sari, {
    name: 'test.tmx',
    open: async function* () {
      yield new TextEncoder().encode(text);
    },
  });
const search = async (text: string, more = {}) =>
  (await searchMemory(world.deps, rani, { text, ...more })).units.map((unit) => unit.target);

describe('TMX', () => {
  beforeEach(() => importArticle(world, rani));

  it('comes in once, with neighbours and machine texts told apart', async () => {
    const context =
      '<prop type="x-context-pre">Ia datang.</prop><prop type="x-context-post">Ia pulang.</prop>';
    const file = tmx(
      tu('Ia pergi.', 'He left.', context) +
        tu('Harga naik.', 'Prices up.').replace('<tu>', '<tu creationid="MT!">') +
        tu('Ia pergi.', 'He left.', context) +
        '<tu><tuv xml:lang="fr"><seg>Il part.</seg></tuv></tu>',
    );
    expect(await take(file)).toMatchObject({ units: 4, added: 2, known: 1, other: 1 });
    expect(await take(file)).toMatchObject({ units: 4, added: 0, known: 3, other: 1 });
    expect(await shown('Harga naik.')).toEqual([['exact', 85, 'Prices up.']]);
    const { segments } = await importArticle(
      world,
      rani,
      ['Ia datang.', 'Ia pergi.', 'Ia pulang.'].map((one) => paragraph(one)),
    );
    const { matches } = await segmentMatches(world.deps, rani, segments[1]!);
    expect(matches[0]).toMatchObject({ kind: 'context', score: 101, target: 'He left.' });
  });

  it('leaves nothing of a file that is broken, however late', async () => {
    const many = Array.from({ length: 1200 }, (_, at) =>
      tu(`Kalimat nomor ${at} ada.`, `Sentence ${at}.`),
    ).join('');
    await expect(take(`${tmx(many).slice(0, -20)}`)).rejects.toMatchObject({ key: 'tmx.truncated' });
    expect(await search('')).toEqual([]);
    await expect(take(tmx('<tu><tuv xml:lang="fr"><seg>Oui</seg></tuv></tu>'))).rejects.toMatchObject({
      key: 'tmx.languages',
    });
    await expect(
      importTmx(world.deps, rani, { name: '', open: () => new Response('').body! as never }),
    ).rejects.toMatchObject({ status: 403 });
  });

  it('goes out and comes back the same in another project’s eyes', async () => {
    const { segments } = await importArticle(world, rani, [
      paragraph('Ia datang. Ia pergi & pulang.'),
      paragraph('Akhir.'),
    ]);
    await confirm(segments[0]!, 'He came. He left & returned.');
    const written: string[] = [];
    for await (const piece of exportTmx(world.deps, rani, { version: '0', sentences: true }))
      written.push(piece);
    expect(await take(written.join(''))).toMatchObject({ units: 3, added: 0, known: 3 });
    const whole: string[] = [];
    for await (const piece of exportTmx(world.deps, rani, { version: '0' })) whole.push(piece);
    expect(whole.join('').match(/<tu /g)).toHaveLength(1);
  });
});

describe('maintenance', () => {
  beforeEach(async () => {
    await importArticle(world, rani);
    await take(
      tmx(
        tu('Kudeta militer gagal.', 'The military coup failed.') +
          tu('Rencana kudetanya bocor.', 'His coup plan leaked.') +
          tu('Militer menolak kudeta.', 'The military rejected coups.'),
      ),
    );
  });

  it('finds words on either side in their forms, in order', async () => {
    expect(await search('kudeta')).toHaveLength(3);
    expect(await search('kudeta militer')).toEqual(['The military coup failed.']);
    expect(await search('coup', { side: 'target' })).toHaveLength(3);
    expect(await search('coup', { side: 'source' })).toEqual([]);
    expect(await search('tidak ada')).toEqual([]);
    const { units } = await searchMemory(world.deps, rani, { text: 'militer' });
    expect(units.map((unit) => unit.sourceSpans)).toEqual([[{ start: 0, end: 7 }], [{ start: 7, end: 14 }]]);
  });

  it('edits a unit, finds it by its new words only, and takes that back', async () => {
    const [unit] = (await searchMemory(world.deps, rani, { text: 'bocor' })).units;
    const { unitId, source } = unit!;
    const edit = { unitId, source, target: 'His putsch plan leaked.', operationId: op() };
    await expect(editUnit(world.deps, rani, edit)).rejects.toMatchObject({ status: 403 });
    await editUnit(world.deps, sari, edit);
    expect(await search('putsch')).toEqual(['His putsch plan leaked.']);
    expect(await search('plan coup')).toEqual([]);
    await undoEdit(world.deps, sari, { unitId, operationId: op() });
    expect(await search('putsch')).toEqual([]);
    expect(await shown('Rencana kudetanya bocor.')).toEqual([['exact', 100, 'His coup plan leaked.']]);
    await expect(
      editUnit(world.deps, sari, { ...edit, target: ' ', operationId: op() }),
    ).rejects.toMatchObject({ key: 'memory.empty' });
  });

  it('removes units and duplicates, and brings them back', async () => {
    const { units } = await searchMemory(world.deps, rani, { text: 'militer' });
    const unitIds = units.map((unit) => unit.unitId);
    const { removal, count } = await removeUnits(world.deps, sari, { unitIds, operationId: op() });
    expect([count, await search('kudeta'), await find('Kudeta militer gagal.')]).toEqual([
      2,
      ['His coup plan leaked.'],
      [],
    ]);
    expect(await undoRemoval(world.deps, sari, removal)).toEqual({ count: 2 });
    expect(await search('kudeta')).toHaveLength(3);

    const context = '<prop type="x-context-pre">Ia datang.</prop>';
    await take(tmx(tu('Kudeta militer gagal.', 'The military coup failed.', context)));
    const gone = await deduplicate(world.deps, sari, {});
    expect(gone.count).toBe(1);
    expect((await find('Kudeta militer gagal.'))[0]).toMatchObject({ score: 100 });
    await undoRemoval(world.deps, sari, gone.removal);
    expect(await search('kudeta gagal', { side: 'source' })).toHaveLength(2);
  });
});
