// Versions: the hash that names their content, and the rule of who may approve.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { approvalRefusal, type VersionItem, versionHash } from '../../src/model/version.ts';

const item = fc.record({
  position: fc.nat(20),
  included: fc.boolean(),
  kind: fc.constantFrom('paragraph' as const, 'caption' as const),
  segmentId: fc.string({ maxLength: 4 }),
  sourceRevisionId: fc.option(fc.string({ maxLength: 4 })),
  targetRevisionId: fc.option(fc.string({ maxLength: 4 })),
  sourceText: fc.string({ maxLength: 6 }),
  targetText: fc.string({ maxLength: 6 }),
});

const normal = (items: readonly VersionItem[]) =>
  JSON.stringify(
    items.map((one) => ({
      ...one,
      sourceRevisionId: one.sourceRevisionId ?? '',
      targetRevisionId: one.targetRevisionId ?? '',
    })),
  );

it('gives two lists the same hash only when they are the same', () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 4 }), fc.array(item, { maxLength: 4 }), (one, other) => {
      expect(versionHash(one) === versionHash(other)).toBe(normal(one) === normal(other));
    }),
  );
});

it('changes when text moves across a field boundary', () => {
  const base: VersionItem = {
    position: 1,
    included: true,
    kind: 'paragraph',
    segmentId: 's',
    sourceRevisionId: 'r',
    targetRevisionId: 't',
    sourceText: 'ab',
    targetText: 'c',
  };
  expect(versionHash([base])).not.toBe(versionHash([{ ...base, sourceText: 'a', targetText: 'bc' }]));
});

const by = (writers: string[], confirmers: string[] = writers) => [{ segmentId: 's1', writers, confirmers }];

it.each([
  ['a second person', 'edi', 'tari', by(['tari']), false, false, null],
  ['the submitter', 'edi', 'edi', by(['tari']), false, false, 'approval.submitter'],
  ['somebody who wrote a segment alone', 'edi', 'tari', by(['edi']), false, false, 'approval.alone'],
  [
    'somebody who wrote a segment together with another',
    'edi',
    'tari',
    by(['tari', 'edi']),
    false,
    false,
    null,
  ],
  [
    'somebody who confirmed a segment alone',
    'edi',
    'tari',
    by(['tari'], ['edi']),
    false,
    false,
    'approval.alone',
  ],
  [
    'a co-writer under the strict setting',
    'edi',
    'tari',
    by(['tari', 'edi'], ['tari']),
    true,
    false,
    'approval.strict',
  ],
  ['an outsider under the strict setting', 'edi', 'tari', by(['tari']), true, false, null],
  ['the only person there is', 'edi', 'edi', by(['edi']), false, true, null],
] as const)(
  'who may approve: %s',
  (_name, approver, submitter, involvement, strict, onlyPerson, expected) => {
    expect(approvalRefusal(approver, submitter, involvement, { strict, onlyPerson })).toBe(expected);
  },
);
