// Several people at random: whatever they do, no acknowledged text is lost, exports are what was approved, and nobody approves
// their own.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Newsroom, step } from './newsroom.ts';
import { createWorld, importArticle, paragraph } from './world.ts';

const RUNS = 25;

it('loses no acknowledged text, exports what was approved, lets nobody approve their own', async () => {
  let runs = 0;
  let approvals = 0;
  const done = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 45 }), async (steps) => {
      const world = await createWorld();
      try {
        const people = [
          await world.person('Ani', 'translator'),
          await world.person('Budi', 'translator'),
          await world.person('Edi', 'editor'),
          await world.person('Euis', 'editor'),
        ];
        const texts = ['Satu.', 'Dua.', 'Tiga.'].map((source) =>
          paragraph(source, { machineDraft: `[${source}]` }),
        );
        const { documentId, segments } = await importArticle(world, people[0]!, texts);
        const room = new Newsroom(world, people, documentId, segments);
        await room.check();
        for (const one of steps) {
          await room.run(one);
          await room.check();
        }
        runs += 1;
        if (room.approved !== null) approvals += 1;
        for (const kind of room.done) done.set(kind, (done.get(kind) ?? 0) + 1);
      } finally {
        await world.close();
      }
    }),
    // On a machine that is busy otherwise fewer runs must do.
    { numRuns: RUNS, interruptAfterTimeLimit: 75_000 },
  );
  if (runs < RUNS) return;
  expect(approvals).toBeGreaterThan(3);
  // What never comes off proves nothing.
  for (const kind of ['confirm', 'source', 'merge', 'move', 'edition', 'undo'])
    expect([kind, done.get(kind) ?? 0]).not.toEqual([kind, 0]);
}, 240_000);
