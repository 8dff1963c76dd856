// When English that stands for another source, in the memory or in the document, is told and when it is not.
import { describe, expect, it } from 'vitest';
import { inconsistencies, indexNeighbours } from '../../src/checks/inconsistent.ts';

const own = (source: string, target: string) => ({ segmentId: 'own', source, target });

function told(segment: { source: string; target: string }, sources: readonly string[]): string[] {
  const { source, target } = segment;
  const remembered = { source: [], target: sources.map((other) => ({ source: other, target })) };
  return inconsistencies(own(source, target), indexNeighbours([]), remembered).map(
    ({ message, params }) => `${message}: ${params.other}`,
  );
}
const REFUSED = 'The minister rejected the proposal.';

describe('one English for several sources', () => {
  it.each([
    ['another source', 'Menteri menerima usul itu.', REFUSED, ['Menteri menolak usul itu.']],
    ['a source denied', 'Menteri tidak menolak usul itu.', REFUSED, ['Menteri menolak usul itu.']],
  ])('is told of the memory: %s', (_, source, target, sources) => {
    expect(told({ source, target }, sources)).toEqual([`memory-target: ${sources[0]}`]);
  });

  it.each([
    [
      'numbers',
      'Harga naik 5 persen hari ini.',
      'Prices rose today by that much.',
      ['Harga naik 7,5 persen hari ini.'],
    ],
    ['marks and capitals', 'MENTERI menolak usul itu!', REFUSED, ['Menteri menolak usul itu.']],
    ['small words', 'Menteri telah menolak usul tersebut.', REFUSED, ['Menteri menolak usul itu.']],
    ['fewer than four words', 'Ia membantah.', 'He denied it.', ['Dia menyangkal.']],
    [
      'a link to another story',
      'Baca juga: Banjir',
      'Read also: Floods hit Java',
      ['Simak juga: Banjir Jawa'],
    ],
    ['a byline', 'Penulis: Rani Wijaya', 'By Rani Wijaya in Jakarta', ['Reporter: Rani Wijaya']],
    [
      'the same source too',
      'Menteri menerima usul itu.',
      REFUSED,
      ['Menteri menolak usul itu.', 'Menteri menerima usul itu.'],
    ],
    ['a stock phrase', 'Kami kaji dulu.', 'We will look into it.', ['a', 'b', 'c', 'd', 'e', 'f']],
  ])('is left alone: %s', (_, source, target, sources) => {
    expect(told({ source, target }, sources)).toEqual([]);
  });

  it('is told of the document first, and only once', () => {
    const target = REFUSED;
    const near = { segmentId: 'near', source: 'Menteri menunda usul itu.', target };
    const segment = own('Menteri menerima usul itu.', target);
    const remembered = { source: [], target: [{ source: 'Menteri menolak usul itu.', target }] };
    const found = inconsistencies(segment, indexNeighbours([near, segment]), remembered);
    expect(found).toMatchObject([{ message: 'same-target', target: { start: 0, end: target.length } }]);
  });
});
