// What one segment's English makes of another with the same source, and what is left as it is.
import { expect, it } from 'vitest';
import { propagated, sourceKeysOf } from '../../src/memory/propagate.ts';

const pair = (source: string, target: string) => ({ source, target, codes: [] });
const languages = { sourceLang: 'id', targetLang: 'en' };

it.each([
  ['an empty one', 'Warga mengungsi.', 'Residents fled.', 'Warga mengungsi.', '', 'Residents fled.'],
  [
    'other English, spaces apart',
    'Warga mengungsi.',
    'Residents fled.',
    'Warga  mengungsi.',
    'They fled.',
    'Residents fled.',
  ],
  [
    'one sentence of a paragraph, the rest kept',
    'Warga mengungsi.',
    'Residents fled.',
    'Hujan turun. Warga mengungsi. Sekolah tutup.',
    'It rained. People left. Schools closed.',
    'It rained. Residents fled. Schools closed.',
  ],
  [
    'a sentence that two paragraphs share',
    'Hujan turun deras. Warga mengungsi ke sekolah.',
    'It rained heavily. Residents fled to a school.',
    'Warga mengungsi ke sekolah. Mereka tidur di kelas.',
    'Citizens moved to school. They sleep in class.',
    'Residents fled to a school. They sleep in class.',
  ],
])('changes %s', (_what, source, target, theirSource, theirTarget, expected) => {
  const change = propagated(pair(source, target), pair(theirSource, theirTarget), languages);
  expect(change?.text).toBe(expected);
});

it.each([
  ['the same English', 'Warga mengungsi.', 'Residents fled.', 'Warga mengungsi.', 'Residents fled.'],
  ['another source', 'Warga mengungsi.', 'Residents fled.', 'Warga mengungsi?', 'Did they flee?'],
  ['other capitals', 'Warga mengungsi.', 'Residents fled.', 'WARGA MENGUNGSI.', 'THEY FLED.'],
  ['a paragraph with no English yet', 'Warga mengungsi.', 'Residents fled.', 'Hujan. Warga mengungsi.', ''],
  ['anything where there is no English', 'Warga mengungsi.', ' ', 'Warga mengungsi.', 'They fled.'],
])('leaves %s', (_what, source, target, theirSource, theirTarget) => {
  expect(propagated(pair(source, target), pair(theirSource, theirTarget), languages)).toBeNull();
});

it('goes without codes where the other has none, and keeps out of sentences that hold some', () => {
  const bold = { source: '\uE000Warga\uE001 lari.', target: '\uE000Residents\uE001 ran.' };
  const codes = [
    { kind: 'open', label: '<b>' },
    { kind: 'close', label: '</b>' },
  ] as never;
  const plain = propagated({ ...pair('Warga lari.', 'Residents ran.') }, pair('Warga lari.', ''), languages);
  expect(plain?.text).toBe('Residents ran.');
  const same = propagated({ ...bold, codes }, { ...bold, target: 'x', codes }, languages);
  expect(same?.text).toBe(bold.target);
  const longer = { source: `Hujan. ${bold.source}`, target: `Rain. \uE000They\uE001 ran.`, codes };
  expect(propagated({ ...bold, codes }, longer, languages)).toBeNull();
});

it('keys a source and each of its sentences, the same wherever they stand', () => {
  const [whole, first, second] = sourceKeysOf('Hujan turun. Warga mengungsi.', 'id');
  expect(new Set([whole, first, second]).size).toBe(3);
  expect(sourceKeysOf('Warga mengungsi.', 'id')).toEqual([second]);
  expect(sourceKeysOf(' ', 'id')).toEqual([]);
});
