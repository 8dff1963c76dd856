// Presence: pages that come, move, type, rest and go.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createChangeBus } from '../../src/workflow/change-bus.ts';
import { createPresence } from '../../src/workflow/presence.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function world() {
  const bus = createChangeBus();
  const presence = createPresence(bus);
  let told = 0;
  bus.subscribe('d', ({ type }) => {
    if (type === 'presence') told += 1;
  });
  return { presence, told: () => told };
}
const rani = { clientId: 'r', userId: 'u1', name: 'Rani' };

it('tells who comes, where they are, and that they leave', () => {
  const { presence, told } = world();
  const leave = presence.join('d', rani);
  presence.move('d', 'r', { segmentId: 's4', typing: false });
  expect(presence.at('d')).toEqual([{ userId: 'u1', name: 'Rani', segmentId: 's4', typing: false }]);
  leave();
  leave();
  expect(presence.at('d')).toEqual([]);
  expect(told()).toBe(3);
});

it('forgets that somebody types when they have not for a while, and tells it once', () => {
  const { presence, told } = world();
  presence.join('d', rani);
  presence.move('d', 'r', { segmentId: 's4', typing: true });
  vi.advanceTimersByTime(5000);
  presence.move('d', 'r', { segmentId: 's4', typing: true });
  vi.advanceTimersByTime(5000);
  expect(presence.at('d')[0]?.typing).toBe(true);
  vi.advanceTimersByTime(2000);
  expect(presence.at('d')[0]).toMatchObject({ segmentId: 's4', typing: false });
  expect(told()).toBe(3);
});

it('takes a page that comes back for the same one, and lets its broken stream end late', () => {
  const { presence } = world();
  const leaveFirst = presence.join('d', rani);
  presence.join('d', rani);
  leaveFirst();
  expect(presence.at('d')).toHaveLength(1);
  presence.move('d', 'unknown', { segmentId: 's1', typing: true });
  expect(presence.at('d')[0]?.segmentId).toBe(null);
});
