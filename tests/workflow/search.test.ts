// Search over documents, and replacement in one act: what is found, what is changed, what is left alone, and the way back.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/model/user.ts';
import { readDesk } from '../../src/workflow/desk.ts';
import {
  readReplacement,
  recentReplacements,
  replaceInSegments,
  undoReplacement,
} from '../../src/workflow/replace.ts';
import { revise } from '../../src/workflow/revise.ts';
import { type SearchQuery, searchSegments } from '../../src/workflow/search.ts';
import { createMatcher } from '../../src/workflow/search-thread.ts';
import { saveWorkingText } from '../../src/workflow/working-text.ts';
import { createWorld, importArticle, op, paragraph, type World } from './world.ts';

let world: World;
let rani: Actor;
let sari: Actor;
let first: { documentId: string; segments: string[] };
let second: { documentId: string; segments: string[] };
let noon: number;

const ALL: SearchQuery = {
  pattern: null,
  sides: ['source', 'target', 'notes'],
  documentId: null,
  marks: [],
  check: null,
  authorId: null,
  after: null,
  before: null,
  replacement: null,
};
const plain = (text: string) => ({ text, regexp: false, matchCase: false, wholeWord: false });
const WHOLE = { from: null, room: 100, budgetMs: 10_000 };

/** Places of the hits, as `document.number`; document 1 is the first imported. */
async function found(query: Partial<SearchQuery>, options: Partial<typeof WHOLE> = {}): Promise<string[]> {
  const { groups } = await searchSegments(world.deps, rani, { ...ALL, ...query }, { ...WHOLE, ...options });
  return groups.flatMap(({ documentId, hits }) =>
    hits.map(({ number }) => `${documentId === first.documentId ? 1 : 2}.${number}`),
  );
}

const rows = async (documentId: string) => (await readDesk(world.deps, rani, documentId)).rows;

async function write(actor: Actor, segmentId: string, text: string, confirm = false): Promise<void> {
  const row = (await rows(first.documentId))
    .concat(await rows(second.documentId))
    .find((one) => one.segmentId === segmentId)!;
  await revise(world.deps, actor, { segmentId, text, base: row.base, confirm, operationId: op() });
}

beforeAll(async () => {
  world = await createWorld();
  rani = await world.person('Rani', 'translator');
  sari = await world.person('Sari', 'editor');
  first = await importArticle(world, rani);
  second = await importArticle(world, rani, [
    paragraph('Kudeta gagal.', { notes: ['Check the spelling of Caracas.'] }),
    paragraph('Sanksi baru.'),
  ]);
  await write(rani, first.segments[0]!, 'Officers Planned a Coup', true);
  await write(rani, first.segments[1]!, 'The officers discussed a coup.');
  noon = world.clock.now + 1;
  await write(sari, first.segments[2]!, 'The government imposed sanctions.', true);
  await write(sari, second.segments[0]!, 'The coup failed.');
});
afterAll(() => world.close());

describe('searching', () => {
  it.each<[string, Partial<SearchQuery>, string[]]>([
    ['both sides', { pattern: plain('kudeta') }, ['2.1', '1.1', '1.2']],
    ['the source', { pattern: plain('sanksi'), sides: ['source'] }, ['2.2', '1.3', '1.4']],
    ['the target', { pattern: plain('COUP'), sides: ['target'] }, ['2.1', '1.1', '1.2']],
    ['capitals', { pattern: { ...plain('Coup'), matchCase: true }, sides: ['target'] }, ['1.1']],
    ['whole words', { pattern: { ...plain('sanction'), wholeWord: true } }, []],
    ['an expression', { pattern: { ...plain('^the \\w+ (dis|im)'), regexp: true } }, ['1.2', '1.3']],
    ['notes', { pattern: plain('caracas') }, ['2.1']],
    ['not the notes', { pattern: plain('caracas'), sides: ['source', 'target'] }, []],
    ['confirmed ones', { pattern: plain('the'), marks: ['translated'] }, ['1.3']],
    ['empty ones, by state alone', { marks: ['empty'] }, ['2.2', '1.4']],
    [
      'what has English that is not final, by state alone',
      { marks: ['typed', 'translated'] },
      ['2.1', '1.1', '1.2', '1.3'],
    ],
  ])('finds %s', async (_name, query, places) => {
    expect(await found(query)).toEqual(places);
  });

  it.each<[SearchQuery['check'], string[]]>([
    ['empty', ['2.2', '1.4']],
    ['double-space', []],
  ])('finds what the check %s flags', async (check, places) => {
    expect(await found({ check })).toEqual(places);
  });

  it('finds by person and by date', async () => {
    expect(await found({ authorId: sari.userId })).toEqual(['2.1', '1.3']);
    expect(await found({ authorId: rani.userId, pattern: plain('coup') })).toEqual(['1.1', '1.2']);
    expect(await found({ after: noon })).toEqual(['2.1', '1.3']);
    expect(await found({ before: noon })).toEqual(['1.1', '1.2']);
  });

  it('stays in one document', async () => {
    expect(await found({ pattern: plain('kudeta'), documentId: second.documentId })).toEqual(['2.1']);
    await expect(found({ pattern: plain('x'), documentId: 'none' })).rejects.toMatchObject({ status: 404 });
  });

  it('counts what it does not show, and goes on from there', async () => {
    const query = { ...ALL, pattern: plain('kudeta') };
    const slice = await searchSegments(world.deps, rani, query, { ...WHOLE, room: 2 });
    expect(slice).toMatchObject({ segments: 3, searched: 2, total: 2, next: null });
    expect(slice.more).toEqual({ documentId: first.documentId, skip: 1 });
    const rest = await searchSegments(world.deps, rani, query, { ...WHOLE, from: slice.more });
    expect(rest.groups.flatMap(({ hits }) => hits.map(({ number }) => number))).toEqual([2]);
    expect(rest.segments).toBe(1);
  });

  it('uses one thread for batch after batch of an expression', async () => {
    const matcher = createMatcher({ ...plain('k(.)'), regexp: true });
    const groups = async (text: string) => (await matcher.scan([text]))[0]!.map((one) => one.groups[1]);
    expect(await groups('kudeta k')).toEqual(['u']);
    expect(await groups('k\uE000oran kami')).toEqual(['o', 'a']);
    await matcher.close();
    await matcher.close();
  });

  it('gives up an expression that would not end', async () => {
    const long = await importArticle(world, rani, [paragraph('a'.repeat(60))]);
    const pattern = { ...plain('(a+)+$b'), regexp: true };
    const start = performance.now();
    const search = found({ pattern, documentId: long.documentId });
    await expect(search).rejects.toMatchObject({ status: 400, key: 'search.slow' });
    expect(performance.now() - start).toBeLessThan(4000);
  });
});

describe('replacing', () => {
  const preview = async (text: string, replacement: string, regexp = false) => {
    const query = { ...ALL, pattern: { ...plain(text), regexp }, replacement };
    const { groups } = await searchSegments(world.deps, rani, query, WHOLE);
    return groups.flatMap(({ hits }) => hits);
  };
  const picksOf = (hits: Awaited<ReturnType<typeof preview>>) =>
    hits.map(({ segmentId, base }) => ({ segmentId, number: base }));

  it('previews only what it would change', async () => {
    const hits = await preview('coup', 'coup');
    expect(hits.map(({ replaced }) => replaced)).toEqual(['Officers Planned a coup']);
    expect(await preview('kudeta', 'coup')).toEqual([]);
  });

  it('makes a revision of each, takes confirmation off, and takes all back in one act', async () => {
    const hits = await preview('c(ou)p', 'p$1tsch', true);
    expect(hits).toHaveLength(3);
    const operationId = op();
    const input = {
      pattern: { ...plain('c(ou)p'), regexp: true },
      replacement: 'p$1tsch',
      picks: picksOf(hits),
      operationId,
    };
    const { replacementId } = await replaceInSegments(world.deps, rani, input);
    expect(await replaceInSegments(world.deps, rani, input)).toEqual({ replacementId });
    const [headline, second1] = await rows(first.documentId);
    expect(headline).toMatchObject({ target: 'Officers Planned a poutsch', mark: 'typed', base: 2 });
    expect(second1).toMatchObject({ target: 'The officers discussed a poutsch.', base: 2 });
    const [made] = await recentReplacements(world.deps, rani, 5);
    expect(made).toMatchObject({ replacementId, by: 'Rani', matches: 3, skipped: [], undone: null });

    await write(sari, second.segments[0]!, 'The poutsch came to nothing.');
    const undo = { replacementId, operationId: op() };
    expect(await undoReplacement(world.deps, sari, undo)).toEqual({ segments: 2, kept: 1 });
    expect((await rows(first.documentId))[0]).toMatchObject({ target: 'Officers Planned a Coup', base: 3 });
    expect((await rows(second.documentId))[0]!.target).toBe('The poutsch came to nothing.');
    expect((await recentReplacements(world.deps, rani, 5))[0]!.undone).toMatchObject({
      segments: 2,
      kept: 1,
    });
    expect(await undoReplacement(world.deps, sari, { ...undo, operationId: op() })).toMatchObject({
      segments: 0,
    });
  });

  it('leaves alone what was saved since the preview and what somebody is typing in', async () => {
    const hits = await preview('officers', 'soldiers');
    expect(hits).toHaveLength(2);
    await write(sari, first.segments[0]!, 'The Officers Planned a Coup');
    const typing = { segmentId: first.segments[1]!, text: 'The officers met', base: hits[1]!.base };
    await saveWorkingText(world.deps, sari, { ...typing, operationId: op() });
    const { replacementId } = await replaceInSegments(world.deps, rani, {
      pattern: plain('officers'),
      replacement: 'soldiers',
      picks: picksOf(hits),
      operationId: op(),
    });
    const texts = (await rows(first.documentId)).map(({ target }) => target);
    expect(texts.slice(0, 2)).toEqual(['The Officers Planned a Coup', 'The officers discussed a coup.']);
    const { documentId } = first;
    expect(await readReplacement(world.deps, rani, replacementId)).toMatchObject({
      items: [],
      skipped: [
        { documentId, number: 1, reason: 'newer' },
        { documentId, number: 2, reason: 'typing' },
      ],
    });
    expect((await recentReplacements(world.deps, rani, 5)).map((one) => one.replacementId)).not.toContain(
      replacementId,
    );
  });

  it('refuses an act on nothing and one on too much', async () => {
    const act = { pattern: plain('a'), replacement: 'b', operationId: op() };
    await expect(replaceInSegments(world.deps, rani, { ...act, picks: [] })).rejects.toMatchObject({
      key: 'search.none-picked',
    });
    const picks = Array.from({ length: 301 }, (_, at) => ({ segmentId: `${at}`, number: 1 }));
    await expect(replaceInSegments(world.deps, rani, { ...act, picks })).rejects.toMatchObject({
      key: 'search.too-many',
    });
  });
});
