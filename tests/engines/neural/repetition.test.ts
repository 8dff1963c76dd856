// The repetition guard of the search, on constructed logits: the source decides what may be said twice.
import { describe, expect, it } from 'vitest';
import { decode, SCORING } from '../../../src/engines/neural/decode.ts';
import type { DecoderState } from '../../../src/engines/neural/decoder-state.ts';
import type { NeuralModel } from '../../../src/engines/neural/model.ts';
import { targetText } from '../../../src/engines/neural/target-text.ts';
import { translateParagraphs } from '../../../src/engines/neural/translate.ts';
import { createVocabulary } from '../../../src/engines/neural/vocabulary.ts';
import { bundledModel } from '../model.ts';

/**
 * A model that would write `wanted` (its pieces and where each looks: a place in `source`) whatever the source is, and likes `instead`
 * next best at every step; none of both is the end.
 */
function scripted(source: string[], wanted: [piece: string, looksAt: number][], instead = '▁other') {
  const texts = [...new Set(['</s>', '<s>', '<t0>', ...source, ...wanted.map(([piece]) => piece), instead])];
  const markers = { termSource: '<t0>', termTarget: '<t0>', termEnd: '<t0>' };
  const config = { bos: 1, eos: 0, pad: 1, vocab: texts.length, maxLength: 64, ...markers };
  const pieces = texts.map((text, id) => ({
    text,
    type: id < 3 ? ('control' as const) : ('normal' as const),
  }));
  const vocabulary = createVocabulary(
    pieces,
    config,
    () => [],
    () => [],
  );
  const ids = [...source.map((piece) => texts.indexOf(piece)), 0];
  const open = async (): Promise<DecoderState> => {
    let at = 0;
    return {
      async step(input) {
        const logits = new Float32Array(input.length * texts.length).fill(-20);
        const alignment = new Float32Array(input.length * ids.length);
        const [next = '</s>', looksAt = source.length] = wanted[at++] ?? [];
        input.forEach((_, row) => {
          logits[row * texts.length + texts.indexOf(next)] = 0;
          if (next !== '</s>') logits[row * texts.length + texts.indexOf(instead)] = -2;
          alignment[row * ids.length + looksAt] = 1;
        });
        return { logits, alignment, source: ids.length };
      },
      reorder() {},
      release() {},
    };
  };
  const model = { config, vocabulary, scorer: { open } } as unknown as NeuralModel;
  return { model, source: { ids, rows: ids.map(() => []) } };
}

async function written(...args: Parameters<typeof scripted>): Promise<string> {
  const { model, source } = scripted(...args);
  const [found] = await decode(model, [source], { beam: 1, scoring: SCORING });
  return targetText(found![0]!.pieces, model.vocabulary).text;
}

const at = (pieces: string, ...looks: number[]) =>
  pieces.split(' ').map((piece, n): [string, number] => [piece, looks[n] ?? 0]);
const words = (text: string) => text.split(' ');

describe('the search', () => {
  it.each([
    ['a word again', '▁selusin ▁orang', at('▁dozen ▁dozen', 0, 1), 'dozen other'],
    ['its plural', '▁lubang ▁tanah', at('▁hole ▁holes', 0, 1), 'hole other'],
    [
      'a word of several pieces',
      '▁pejabat ▁itu',
      at('▁off icial ▁off icial', 0, 0, 1, 1),
      'official off other',
    ],
    [
      'a name after its own genitive',
      '▁Ma duro',
      at("▁Ma duro ' s ▁Ma duro", 0, 1, 1, 1, 0, 1),
      "Maduro's Ma other",
    ],
    ['a joined word again', '▁te man ▁dan', at('▁friends ▁and ▁friends', 0, 2, 0), 'friends and other'],
    [
      'the title of a name once more',
      '▁Presiden ▁Nicolas ▁Maduro',
      at('▁President ▁Nicolas ▁president', 0, 1, 0),
      'President Nicolas other',
    ],
    ['the letters of a name on end', '▁Wi do do', at('▁Wi do do do', 0, 1, 2, 2), 'Widodo other'],
    ['a letter three times', '▁Missouri', at('▁Mis s s ouri'), 'Miss otherouri'],
  ])('does not write %s', async (_, source, wanted, result) => {
    expect(await written(words(source), wanted)).toBe(result);
  });

  it.each([
    ['a name that is twice the same', '▁Bora - Bora', at('▁Bora - Bora', 0, 1, 2), 'Bora-Bora'],
    ['one in two words', '▁Duran ▁Duran', at('▁Duran ▁Duran', 0, 1), 'Duran Duran'],
    ['a word that the source says twice', '▁sangat ▁sangat', at('▁very ▁very', 0, 1), 'very very'],
    [
      'the same in another place',
      '▁orang ▁ke ▁orang',
      at('▁people ▁to ▁people', 0, 1, 2),
      'people to people',
    ],
    [
      'a longer word that begins so',
      '▁di ▁internasional',
      at('▁in ▁in ternational', 0, 1, 1),
      'in international',
    ],
    ['what English says twice', '▁lagi', at('▁again ▁and ▁again'), 'again and again'],
    ['letters that the source has', '▁www ▁ada', at('▁www ▁is', 0, 1), 'www is'],
  ])('writes %s', async (_, source, wanted, result) => {
    expect(await written(words(source), wanted)).toBe(result);
  });
});

it.each([
  ['Kandidat itu menang mudah di putaran kedua.', /\b(\p{L}+) \1\b/iu],
  ['Presiden Joko Widodo tiba di Missouri.', /Widododo|sss/],
])('the model does not stutter: %s', async (source, stutter) => {
  const model = await bundledModel();
  for (const beam of [1, 4])
    await translateParagraphs(model, [{ id: 'a', source, terms: [] }], {
      beam,
      modelVersion: '',
      turn() {},
      onResult: ({ target }) => expect(target).not.toMatch(stutter),
    });
});
