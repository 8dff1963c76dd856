// What an edit of the glossary changes in the documents: which hold the concept, and whose English misses it.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readConceptUse } from '../../src/workflow/concept-use.ts';
import { addConcept } from '../../src/workflow/edit-concept.ts';
import { revise } from '../../src/workflow/revise.ts';
import { createWorld, importArticle, op, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

it('names the documents whose English misses the concept, newest first, and forgives empty English', async () => {
  const edi = await world.person('Edi', 'editor');
  const term = (lang: string, text: string) =>
    ({ lang, text, partOfSpeech: 'noun', status: 'preferred' }) as const;
  const terms = [term('id', 'kudeta'), term('en', 'coup')];
  const { conceptId } = await addConcept(world.deps, edi, { terms, operationId: op() });
  const right = await importArticle(world, edi);
  const wrong = await importArticle(world, edi);
  const write = (segmentId: string, text: string) =>
    revise(world.deps, edi, { segmentId, text, base: 0, confirm: false, operationId: op() });
  await write(right.segments[0]!, 'Officers plan coup');
  await write(wrong.segments[0]!, 'Officers plan takeover');
  await write(wrong.segments[2]!, 'Sanctions');
  const use = await readConceptUse(world.deps, edi, conceptId);
  expect(use).toMatchObject({ holding: 2, looked: 2, total: 2 });
  expect(use.documents).toEqual([
    {
      documentId: wrong.documentId,
      title: 'Perwira Rencanakan Kudeta',
      segments: 2,
      present: 0,
      wrong: [{ number: 1, status: 'missing', form: 'kudeta' }],
    },
  ]);
  await expect(readConceptUse(world.deps, edi, 'none')).rejects.toMatchObject({ status: 404 });
});
