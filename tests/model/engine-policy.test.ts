// The rules of which engine drafts and which steps in.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { engineFor, fallbacksOf, moved, policyOf, switched } from '../../src/model/engine-policy.ts';

const ONLINE = new Set(['cloud', 'sky']);
const isOnline = (id: string) => ONLINE.has(id);
const ids = fc.uniqueArray(fc.constantFrom<string[]>('bundled', 'opus', 'firefox', 'cloud', 'sky'));

it('never lets an online engine step in after an offline one, nor one that is not enabled', () => {
  fc.assert(
    fc.property(ids, ids, fc.constantFrom('bundled', 'opus', 'cloud', 'sky'), (enabled, order, engine) => {
      const chain = [engine, ...fallbacksOf({ enabled, preferred: '', order }, engine, isOnline)];
      const offline = chain.findIndex((id) => !isOnline(id));
      if (offline >= 0) expect(chain.slice(offline).some(isOnline)).toBe(false);
      expect(chain.slice(1).every((id) => enabled.includes(id))).toBe(true);
      expect(new Set(chain).size).toBe(chain.length);
    }),
  );
});

it('begins with the engine that ships', () => {
  expect(policyOf({})).toEqual({ enabled: ['bundled'], preferred: 'bundled', order: ['bundled'] });
});

it('switches and moves engines, and prefers another where the preferred one goes', () => {
  const two = switched(policyOf({}), 'cloud', true);
  expect(two).toEqual({ enabled: ['bundled', 'cloud'], preferred: 'bundled', order: ['bundled', 'cloud'] });
  expect(switched(two, 'cloud', true)).toEqual(two);
  expect(moved(two, 'cloud', -1).order).toEqual(['cloud', 'bundled']);
  expect(moved(two, 'cloud', 1)).toBe(two);
  const one = switched(two, 'bundled', false);
  expect(one).toEqual({ enabled: ['cloud'], preferred: 'cloud', order: ['cloud'] });
  expect(switched(one, 'cloud', false)).toEqual({ enabled: [], preferred: '', order: [] });
  expect(engineFor(two, 'sky')).toBe('bundled');
});
