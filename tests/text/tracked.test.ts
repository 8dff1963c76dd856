// Tracked changes: who changed what, moves, mere spacing, and what a rejected change leaves.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeKind,
  changesIn,
  markedOnly,
  type TrackedPiece,
  trackChanges,
  withoutChange,
} from '../../src/text/tracked.ts';

/** `T` is a translator, `E` an editor: revisions 2, 3, … by turns as written. */
const track = (first: string, ...steps: (readonly [string, string])[]) =>
  trackChanges(
    { number: 1, text: first },
    steps.map(([by, text], at) => ({ number: at + 2, by, text })),
  );
const show = (pieces: readonly TrackedPiece[]) =>
  pieces
    .map(({ text, inserted, deleted }) => {
      const mark = (change: typeof inserted, sign: string) =>
        change === null ? '' : `${sign}${change.by}${change.kind === 'move' ? '~' : ''}`;
      const marks = mark(inserted, '+') + mark(deleted, '-');
      return marks === '' ? text : `[${marks} ${text}]`;
    })
    .join('');

describe('trackChanges', () => {
  it.each<[string, string, [string, string][], string]>([
    ['leaves an untouched text alone', 'The coup failed.', [['T', 'The coup failed.']], 'The coup failed.'],
    [
      'tells the editor from the translator',
      'The coup plan failed.',
      [
        ['T', 'The coup plot failed.'],
        ['E', 'The coup plot collapsed.'],
      ],
      'The coup [-T plan][+T plot] [-E failed][+E collapsed].',
    ],
    [
      'shows what one put in and another took out',
      'It failed.',
      [
        ['T', 'It failed badly.'],
        ['E', 'It failed.'],
      ],
      'It failed[+T-E  badly].',
    ],
    [
      'forgets what one put in and took out again',
      'It failed.',
      [
        ['T', 'It failed badly.'],
        ['T', 'It failed.'],
      ],
      'It failed.',
    ],
    [
      'marks words that stand elsewhere as moved',
      'In Caracas last night the officers met. They left.',
      [['T', 'The officers met. They left. In Caracas last night'.replace('The', 'the')]],
      '[-T~ In Caracas last night][-T  ]the officers met. They left.[+T  ][+T~ In Caracas last night]',
    ],
    [
      'does not call two words a move',
      'Last night they met.',
      [['T', 'They met last night.']],
      '[-T Last night they met][+T They met last night].',
    ],
    [
      'has nothing to mark where a change was taken back',
      'The plan failed.',
      [
        ['T', 'The plot failed.'],
        ['E', 'The plan failed.'],
      ],
      'The plan failed.',
    ],
    ['begins with nothing', '', [['T', 'One.']], '[+T One.]'],
  ])('%s', (_what, first, steps, expected) => {
    expect(show(track(first, ...steps))).toBe(expected);
  });

  it.each([
    [' ', '  ', 'space'],
    ['US - Venezuela', 'US-Venezuela', 'space'],
    ['-', '–', 'punctuation'],
    ['met,', 'met', 'punctuation'],
    ['met', 'Met', 'words'],
    ['1.5', '15', 'words'],
    ['', 'not ', 'words'],
    ['', ', ', 'punctuation'],
  ])('calls a change of %j into %j one of %s', (deleted, inserted, kind) => {
    expect(changeKind(deleted, inserted)).toBe(kind);
  });

  it('names a change the same from whatever revision one starts', () => {
    const later = trackChanges({ number: 2, text: 'The coup plot failed.' }, [
      { number: 3, by: 'E', text: 'The coup plot fell.' },
    ]);
    const all = track('The plan failed.', ['T', 'The coup plot failed.'], ['E', 'The coup plot fell.']);
    expect(changesIn(later).map(({ id }) => id)).toEqual(['3.1']);
    expect(changesIn(all).map(({ id }) => id)).toEqual(['2.1', '3.1']);
  });

  it('rejects one change and keeps the others', () => {
    const pieces = track('The plan failed today.', ['T', 'The plot failed.'], ['E', 'The plot collapsed.']);
    expect(withoutChange(pieces, '2.1')).toBe('The plan collapsed.');
    expect(withoutChange(pieces, '3.1')).toBe('The plot failed.');
  });

  it('has the marks back where an earlier text was restored', () => {
    const steps = [
      { number: 2, by: 'T', text: 'The plot failed.' },
      { number: 3, by: 'E', text: 'The plan failed.', rejects: '2.1' },
    ];
    const first = { number: 1, text: 'The plan failed.' };
    expect(show(trackChanges(first, steps))).toBe('The plan failed.');
    const back = [...steps, { number: 4, by: 'E', text: 'The plot failed.', restores: 2 }];
    expect(show(trackChanges(first, back))).toBe('The [-T plan][+T plot] failed.');
  });

  it('leaves the marks of the other changes where a moved passage is put back', () => {
    const first = { number: 1, text: 'In Caracas last night the military officers met. They left.' };
    const moved = { number: 2, by: 'T', text: 'The officers met. They left In Caracas last night.' };
    const before = trackChanges(first, [moved]);
    const id = changesIn(before).find(({ kind }) => kind === 'move')!.id;
    const back = { number: 3, by: 'E', text: withoutChange(before, id), rejects: id };
    const after = trackChanges(first, [moved, back]);
    expect(changesIn(after)).toEqual(changesIn(before).filter((change) => change.id !== id));
  });

  it('marks only what is asked for, as if the rest had always stood', () => {
    const pieces = track('The plan failed.', ['T', 'The plot failed.'], ['E', 'The plot collapsed.']);
    expect(show(markedOnly(pieces, ({ by }) => by === 'E'))).toBe('The plot [-E failed][+E collapsed].');
  });

  const text = fc
    .array(
      fc.constantFrom('the', 'coup', 'plot', 'of', 'May', ' ', ' ', ' ', '.', ', ', '“', '🙂', '\uE000'),
      {
        maxLength: 24,
      },
    )
    .map((parts) => parts.join(''));
  const rejected = fc.constantFrom(undefined, undefined, '2.1', '3.1');
  const steps = fc.array(fc.tuple(fc.constantFrom('T', 'E'), text, rejected), { maxLength: 5 });

  it('loses nothing: kept and removed words are the old text, kept and inserted ones the new', () => {
    fc.assert(
      fc.property(text, steps, (first, list) => {
        const pieces = trackChanges(
          { number: 1, text: first },
          list.map(([by, said, rejects], at) => ({
            number: at + 2,
            by,
            text: said,
            ...(rejects ? { rejects } : {}),
          })),
        );
        const join = (chosen: TrackedPiece[]) => chosen.map((piece) => piece.text).join('');
        expect(join(pieces.filter(({ inserted }) => inserted === null))).toBe(first);
        const last = list.at(-1)?.[1] ?? first;
        expect(join(pieces.filter(({ deleted }) => deleted === null))).toBe(last);
        expect(join(markedOnly(pieces, () => false))).toBe(last);
        const every = changesIn(pieces);
        if (list.length === 1) {
          const kept = pieces.filter(({ inserted, deleted }) => inserted === null && deleted === null);
          expect(join(kept).length).toBeLessThanOrEqual(Math.min(first.length, last.length));
        }
        expect(new Set(every.map(({ id }) => id)).size).toBe(every.length);
      }),
      { numRuns: 300 },
    );
  });
});
