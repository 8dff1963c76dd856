// What confirming a translation teaches, and which wording its lessons ask for.
import { describe, expect, it } from 'vitest';
import type { Lesson } from '../../src/model/lesson.ts';
import { lessonFor } from '../../src/text/lesson-choice.ts';
import { keptShare, lessonPairs } from '../../src/text/lesson-pairs.ts';
import { words } from '../../src/text/tokens.ts';

/** Links as `1-1 2-3`: nth word of the source to nth word of the text. */
function linked(source: string, text: string, written: string) {
  const [from, to] = [words(source, 'id'), words(text, 'en')];
  const links = written.split(' ').map((pair) => {
    const [s, t] = pair.split('-').map(Number) as [number, number];
    return { source: from[s - 1]!, target: to[t - 1]! };
  });
  return { text, links };
}

describe('a confirmed text', () => {
  const source = 'Petugas menemukan puing di pantai.';
  const draft = linked(source, 'Officers found debris on the beach.', '1-1 2-2 3-3 4-4 5-6');
  it.each([
    [
      'a corrected word',
      'Officers found wreckage on the beach.',
      '1-1 2-2 3-3 4-4 5-6',
      ['puing → wreckage'],
    ],
    [
      'two words for one',
      'Rescue workers found debris on the beach.',
      '1-1 1-2 2-3 3-4 4-5 5-7',
      ['petugas → rescue workers'],
    ],
    ['no other form of the word', 'The officer found debris on the beach.', '1-2 2-3 3-4 4-5 5-7', []],
    ['nothing where words are not linked', 'Some wreckage washed ashore.', '5-4', ['pantai → ashore']],
    ['nothing where two words share one', 'Officers found beachwreck.', '1-1 2-2 3-3 5-3', []],
    ['nothing where it is kept', 'Officers found debris on the beach.', '1-1 2-2 3-3 4-4 5-6', []],
  ])('teaches %s', (_, text, links, taught) => {
    const pairs = lessonPairs(source, draft, linked(source, text, links));
    expect(pairs.filter((pair) => pair.corrected).map((pair) => `${pair.source} → ${pair.target}`)).toEqual(
      taught,
    );
  });

  it('tells how much of the draft it keeps', () => {
    expect(keptShare('Officers found debris here.', 'Officers found wreckage here.')).toBe(0.75);
    expect(keptShare('One two.', 'Quite different.')).toBe(0);
  });
});

describe('the wording asked for', () => {
  const DAY = 86_400_000;
  const lesson = (target: string, count: number, corrections = count, days = 0, enabled = true): Lesson => ({
    lessonId: target,
    source: 'puing',
    target,
    weight: 50,
    enabled,
    count,
    corrections,
    lastSeenAt: (100 - days) * DAY,
  });
  it.each([
    ['is what was put for the machine’s word', [lesson('wreckage', 1)], ['wreckage']],
    ['is none where the texts only say what the machine says', [lesson('debris', 4, 0)], null],
    ['is none where the machine’s word was mostly kept', [lesson('debris', 4, 0), lesson('rubble', 1)], null],
    ['is the newest of two', [lesson('wreckage', 1, 1, 3), lesson('rubble', 1)], ['rubble']],
    ['is the most frequent', [lesson('wreckage', 3, 3, 3), lesson('rubble', 1)], ['wreckage']],
    [
      'has its forms, the usual first',
      [lesson('wreck', 1), lesson('wrecks', 2), lesson('rubble', 2)],
      ['wrecks', 'wreck'],
    ],
    ['is none that was removed', [lesson('wreckage', 3, 3, 0, false), lesson('rubble', 1)], ['rubble']],
    ['is none that no text says any more', [lesson('wreckage', 0, 0)], null],
  ])('%s', (_, lessons, targets) => {
    expect(lessonFor(lessons, 100 * DAY)?.targets ?? null).toEqual(targets);
  });
});
