// Importing a glossary as one act: what is new, the same and different; merging and replacing; taking it back.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Actor } from '../../src/model/user.ts';
import { addConcept, editTerm } from '../../src/workflow/edit-concept.ts';
import { listConcepts, readConcept } from '../../src/workflow/glossary.ts';
import {
  importGlossary,
  keepGlossaryFile,
  listGlossaryImports,
  previewGlossary,
  undoGlossaryImport,
} from '../../src/workflow/glossary-import.ts';
import type { ImportMode } from '../../src/workflow/glossary-plan.ts';
import type { NewTerm } from '../../src/workflow/term-input.ts';
import { createWorld, op, type World } from './world.ts';

let world: World;
let edi: Actor;
beforeEach(async () => {
  world = await createWorld();
  edi = await world.person('Edi', 'editor');
  const add = (id: string, en: string, more: Partial<NewTerm> = {}) =>
    addConcept(world.deps, edi, {
      domain: 'politics',
      terms: [
        { lang: 'id', text: id, partOfSpeech: 'noun', status: 'preferred' },
        { lang: 'en', text: en, partOfSpeech: 'noun', status: 'preferred', ...more },
      ],
      operationId: op(),
    });
  await add('kudeta', 'coup', { note: 'Usual.' });
  await add('sanksi', 'sanctions');
  await add('AS', 'US');
});
afterEach(() => world.close());

const FILE = `id,en,status,domain
kudeta,coup,preferred,politics
Kudeta,putsch,forbidden,politics
sanksi,sanctions,,
as,axle,,
gempa,earthquake,,disasters
gempa,quake,,disasters
sendiri,,,
`;

const keep = (text = FILE) =>
  keepGlossaryFile(world.deps, edi, { name: 'desk.csv', bytes: Buffer.from(text), projectId: null });
const shown = async () =>
  (await listConcepts(world.deps, edi, {})).concepts.map(({ domain, terms }) =>
    [
      domain,
      ...terms.map(
        ({ lang, text, status, forbidden }) => `${lang} ${text} ${status}${forbidden ? ' !' : ''}`,
      ),
    ].join('; '),
  );
const OURS = [
  'politics; id AS preferred; en US preferred',
  'politics; id kudeta preferred; en coup preferred',
  'politics; id sanksi preferred; en sanctions preferred',
];

it('shows what is new, the same and different, with the lines of what it passes over', async () => {
  const { importId } = await keep();
  const { plan, table } = await previewGlossary(world.deps, edi, { importId, mode: 'merge' });
  expect(table!.shape.roles).toEqual(['term:id', 'term:en', 'status', 'domain']);
  expect(plan.items.map(({ line, kind }) => [line, kind])).toEqual([
    [2, 'different'],
    [4, 'same'],
    [5, 'new'],
    [6, 'new'],
  ]);
  expect(plan.joined).toEqual([
    { line: 3, first: 2, term: 'kudeta' },
    { line: 7, first: 6, term: 'gempa' },
  ]);
  expect(plan.problems).toEqual([{ key: 'no-english', line: 8, params: { term: 'sendiri' } }]);
  expect(await shown()).toEqual(OURS);
});

const run = async (mode: ImportMode, choices = new Map<number, ImportMode>(), text = FILE) => {
  const { importId } = await keep(text);
  return importGlossary(world.deps, edi, { importId, mode, choices, operationId: op() });
};
const ADDED = [
  'disasters; id gempa preferred; en earthquake preferred; en quake admitted',
  'id as preferred; en axle preferred',
];

it('merges: ours stays, what we lack is added; one act of the record', async () => {
  expect(await run('merge')).toMatchObject({ added: 2, changed: 1, same: 1, skipped: 1 });
  expect(await shown()).toEqual([
    'politics; id AS preferred; en US preferred',
    '; id as preferred; en axle preferred',
    ADDED[0],
    'politics; id kudeta preferred; en coup preferred; en putsch deprecated !',
    'politics; id sanksi preferred; en sanctions preferred',
  ]);
  const events = await world.store.db
    .selectFrom('events')
    .select('data')
    .where('type', '=', 'term.changed')
    .execute();
  expect(JSON.parse(events.at(-1)!.data)).toMatchObject({ name: 'desk.csv', added: 2, changed: 1 });
});

it('replaces: the file has the last word, in what it says; single concepts may be treated otherwise', async () => {
  const file = 'id;en;status\nkudeta;overthrow;utama\nsanksi;penalty;\n';
  expect(await run('replace', new Map([[1, 'keep']]), file)).toMatchObject({ added: 0, changed: 1 });
  expect(await shown()).toEqual([OURS[0], 'politics; id kudeta preferred; en overthrow preferred', OURS[2]]);
});

it('takes back days later what nobody has changed since, and tells both in the history', async () => {
  const { importId } = await run('merge');
  const { concepts } = await listConcepts(world.deps, edi, {});
  const gempa = concepts.find(({ terms }) => terms[0]!.text === 'gempa')!;
  await editTerm(world.deps, edi, { termId: gempa.terms[1]!.termId, note: 'Mine.', operationId: op() });
  world.clock.now += 3 * 86_400_000;
  const undo = { importId, operationId: op() };
  expect(await undoGlossaryImport(world.deps, edi, undo)).toEqual({ restored: 2, kept: 1 });
  expect(await undoGlossaryImport(world.deps, edi, undo)).toEqual({ restored: 2, kept: 1 });
  expect(await shown()).toEqual([OURS[0], ADDED[0], OURS[1], OURS[2]]);
  expect(await listGlossaryImports(world.deps, edi)).toMatchObject([
    { name: 'desk.csv', by: 'Edi', undoneBy: edi.userId },
  ]);
  const kudeta = concepts.find(({ terms }) => terms[0]!.text === 'kudeta')!;
  const { history } = await readConcept(world.deps, edi, kudeta.conceptId);
  expect(history.map(({ file, before, after }) => [file, before?.text, after?.text])).toEqual([
    ['desk.csv', 'putsch', undefined],
    ['desk.csv', undefined, 'putsch'],
    [null, undefined, 'coup'],
    [null, undefined, 'kudeta'],
  ]);
  await expect(undoGlossaryImport(world.deps, edi, { importId, operationId: op() })).rejects.toMatchObject({
    key: 'glossary-file.undone',
  });
});

it('answers a retry, imports a file once, and nothing where nothing would change', async () => {
  const { importId } = await keep();
  const input = { importId, mode: 'merge' as const, operationId: op() };
  const first = await importGlossary(world.deps, edi, input);
  expect(await importGlossary(world.deps, edi, input)).toEqual(first);
  const again = importGlossary(world.deps, edi, { ...input, operationId: op() });
  await expect(again).rejects.toMatchObject({ key: 'glossary-file.done' });
  await expect(run('keep')).rejects.toMatchObject({ key: 'glossary-file.nothing' });
});

it.each([
  ['a term that is too long', `id,en\n${'a'.repeat(201)},b\n`, [{ key: 'unfit', line: 2 }]],
  [
    'a concept of one language',
    '<martif type="TBX"><text><body>\n<termEntry><langSet xml:lang="fr"><tig><term>x</term></tig></langSet></termEntry>\n<termEntry><langSet xml:lang="en"><tig><term>x</term></tig></langSet></termEntry></body></text></martif>',
    [{ key: 'no-indonesian', line: 3 }],
  ],
])('passes over %s and says where it stands', async (_what, text, problems) => {
  const { importId } = await keep(text);
  const { plan } = await previewGlossary(world.deps, edi, { importId, mode: 'merge' });
  expect(plan).toMatchObject({ items: [], problems });
});

it('is for editors; what is no glossary is not kept', async () => {
  const ani = await world.person('Ani', 'translator');
  const file = { projectId: null, name: 'a.csv', bytes: Buffer.from(FILE) };
  await expect(keepGlossaryFile(world.deps, ani, file)).rejects.toMatchObject({ status: 403 });
  await expect(keep('')).rejects.toMatchObject({ key: 'glossary-file.empty' });
  await expect(keep('id,en\n"a,b\n')).rejects.toMatchObject({ key: 'table.quote', params: { line: 2 } });
});
