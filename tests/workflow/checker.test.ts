// What the checks find is kept with all that it depends on, and found again in the background.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aboutOf } from '../../src/checks/about.ts';
import type { Issue } from '../../src/checks/index.ts';
import type { Actor } from '../../src/model/user.ts';
import { documentsToCheck, readFindings } from '../../src/store/findings.ts';
import { checkText } from '../../src/workflow/check-text.ts';
import { checkWaiting } from '../../src/workflow/checker.ts';
import { readDesk } from '../../src/workflow/desk.ts';
import { addConcept, addTerm } from '../../src/workflow/edit-concept.ts';
import { revise } from '../../src/workflow/revise.ts';
import { searchSegments } from '../../src/workflow/search.ts';
import { keepEarlierTargets } from '../../src/workflow/target-keeping.ts';
import { dismissIssue } from '../../src/workflow/verdicts.ts';
import { createWorld, importArticle, op, paragraph, type World } from './world.ts';

let world: World;
let rani: Actor;
let documentId: string;
let segments: string[];

beforeAll(async () => {
  world = await createWorld();
  rani = await world.person('Rani', 'editor');
  ({ documentId, segments } = await importArticle(world, rani, [
    paragraph('Sebanyak 1.234 warga mengungsi.', { target: 'Some 1.234 residents fled.' }),
    paragraph('Mereka membahas kudeta.', { target: 'They discussed the plan.' }),
  ]));
});
afterAll(() => world.close());

const kept = async (at: number) => (await readFindings(world.store.db, { documentId })).get(segments[at]!)!;
const checks = async (at: number) =>
  (JSON.parse((await kept(at)).issues) as { check: string }[]).map(({ check }) => check);
async function flagged(check: 'number' | 'term-missing' | 'url'): Promise<string[]> {
  const query = {
    pattern: null,
    sides: ['target' as const],
    documentId: null,
    marks: [],
    check,
    authorId: null,
    after: null,
    before: null,
    replacement: null,
  };
  const slice = await searchSegments(world.deps, rani, query, { from: null, room: 10, budgetMs: 10_000 });
  return slice.groups.flatMap(({ hits }) => hits.map(({ segmentId }) => segmentId));
}

describe('kept issues', () => {
  it('are found for every document, once', async () => {
    expect(await checkWaiting(world.deps)).toEqual({ documents: 1, segments: 2 });
    expect([await checks(0), await checks(1)]).toEqual([['number'], []]);
    expect(await checkWaiting(world.deps)).toEqual({ documents: 0, segments: 0 });
  });

  it('answer a search by check, without those that were dismissed', async () => {
    expect(await flagged('number')).toEqual([segments[0]]);
    const issues = JSON.stringify([
      {
        check: 'url',
        severity: 'error',
        message: 'missing',
        params: {},
        source: null,
        target: null,
        fix: null,
      },
    ]);
    const before = (await kept(1)).issues;
    const put = (text: string) =>
      world.store.db
        .updateTable('findings')
        .set({ issues: text })
        .where('segmentId', '=', segments[1]!)
        .execute();
    await put(issues);
    expect(await flagged('url')).toEqual([segments[1]]);
    await put(before);
  });

  it('follow an edit of the text', async () => {
    const text = 'Some 1.234 residents left.';
    await revise(world.deps, rani, {
      segmentId: segments[0]!,
      text,
      base: 1,
      confirm: false,
      operationId: op(),
    });
    expect((await documentsToCheck(world.store.db))[0]!.newest).toBeGreaterThan(0);
    expect(await checkWaiting(world.deps)).toEqual({ documents: 1, segments: 2 });
    expect(await checks(0)).toEqual(['number']);
  });

  it('follow an edit of the glossary', async () => {
    const term = (lang: string, text: string) => ({
      lang,
      text,
      partOfSpeech: 'noun' as const,
      status: 'preferred' as const,
    });
    const terms = [term('id', 'kudeta'), term('en', 'coup')];
    const { conceptId } = await addConcept(world.deps, rani, { terms, operationId: op() });
    expect(await checkWaiting(world.deps)).toEqual({ documents: 1, segments: 2 });
    expect([await checks(0), await checks(1)]).toEqual([['number'], ['term-missing']]);
    expect(await flagged('term-missing')).toEqual([segments[1]]);
    await addTerm(world.deps, rani, { ...term('en', 'plan'), conceptId, operationId: op() });
    await checkWaiting(world.deps);
    expect(await checks(1)).toEqual([]);
  });

  it('are left out of a search once dismissed', async () => {
    const [issue] = JSON.parse((await kept(0)).issues) as Issue[];
    const text = 'Some 1.234 residents left.';
    const about = aboutOf(issue!, 'Sebanyak 1.234 warga mengungsi.', text);
    const input = { segmentId: segments[0]!, check: 'number', about, text, operationId: op() };
    await dismissIssue(world.deps, rani, input);
    expect(await flagged('number')).toEqual([]);
  });
});

describe('consistency', () => {
  const said = async (segmentId: string, text: string) =>
    (await checkText(world.deps, rani, { segmentId, text })).issues
      .filter(({ check }) => check === 'inconsistent')
      .map(({ message, params }) => `${message}: ${params.other}`);

  it('is held to the document and to the memory, also while typing', async () => {
    const source = 'Warga mengungsi ke masjid desa.';
    const first = await importArticle(world, rani, [
      paragraph(source, { target: 'Residents fled to the village mosque.', state: 'translated' }),
    ]);
    const { documentId: other, segments: own } = await importArticle(world, rani, [
      paragraph(source, { target: 'Residents fled to the mosque.' }),
      paragraph(source, { target: 'Residents took shelter in the mosque.' }),
      paragraph('Banjir melanda desa itu.', { target: 'Floods hit the village.' }),
    ]);
    expect(await said(own[0]!, 'Residents fled to the mosque.')).toEqual([
      'same-source: Residents took shelter in the mosque.',
    ]);
    expect(await said(own[2]!, 'Residents fled to the mosque.')).toEqual([
      'same-target: Warga mengungsi ke masjid desa.',
    ]);
    expect(await said(own[0]!, 'Residents took shelter in the mosque.')).toEqual([
      'memory-source: Residents fled to the village mosque.',
    ]);
    expect(await said(first.segments[0]!, 'Residents fled to the village mosque.')).toEqual([]);
    const { rows } = await readDesk(world.deps, rani, other);
    expect(rows.map(({ issues }) => issues?.some(({ check }) => check === 'inconsistent'))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('tells English that the memory has for another source, in units from before targets had keys too', async () => {
    const target = 'The minister turned down the plea.';
    await importArticle(world, rani, [
      paragraph('Menteri menolak permohonan.', { target, state: 'translated' }),
    ]);
    const { documentId: other, segments: own } = await importArticle(world, rani, [
      paragraph('Menteri menerima permohonan.', { target }),
      paragraph('Menteri menunda permohonan.', { target: 'The minister shelved it.' }),
    ]);
    const remembered = ['memory-target: Menteri menolak permohonan.'];
    const standing = async () => {
      const { rows } = await readDesk(world.deps, rani, other);
      return rows[0]!.issues?.flatMap(({ message, params }) =>
        message === 'memory-target' ? `${message}: ${params.other}` : [],
      );
    };
    expect(await standing()).toEqual(remembered);
    expect(await said(own[1]!, target)).toEqual(['same-target: Menteri menerima permohonan.']);
    const { db } = world.store;
    await db.updateTable('memoryUnits').set({ targetKey: null }).execute();
    await keepEarlierTargets(world.deps);
    expect(await said(own[0]!, target.toUpperCase())).toEqual(remembered);
  });
});
