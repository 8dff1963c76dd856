// Which source sentence a text under way translates at its end.
import { expect, it } from 'vitest';
import { sentenceAtEnd } from '../../src/text/sentence-at-end.ts';

const SOURCE = 'Presiden marah. Ia menolak sanksi baru dari Amerika Serikat. Rapat ditunda.';

it.each([
  ['', 'Presiden marah.', ''],
  ['The presi', 'Presiden marah.', 'The presi'],
  ['The president is angry.', 'Presiden marah.', 'The president is angry.'],
  ['The president is angry. ', 'Ia menolak sanksi baru dari Amerika Serikat.', ''],
  ['The president is angry. He rej', 'Ia menolak sanksi baru dari Amerika Serikat.', 'He rej'],
  ['He is angry. He rejected new US sanctions. The', 'Rapat ditunda.', 'The'],
  ['The angry president rejected new sanctions from the United States. The', 'Rapat ditunda.', 'The'],
])('%j translates %j with %j', (typed, sentence, begun) => {
  const place = sentenceAtEnd(SOURCE, typed, 'id', 'en')!;
  expect([SOURCE.slice(place.source.start, place.source.end), typed.slice(place.start)]).toEqual([
    sentence,
    begun,
  ]);
});

it('has nothing after the last sentence', () => {
  expect(
    sentenceAtEnd(SOURCE, 'He is angry. He rejected sanctions. It was postponed. ', 'id', 'en'),
  ).toBeNull();
});
