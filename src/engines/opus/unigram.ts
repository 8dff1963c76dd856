// The unigram tokenizer of a tokenizer.json: the likeliest way to cut a text into pieces.
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const schema = z.object({
  model: z.object({
    type: z.literal('Unigram').optional(),
    unk_id: z.number().int().nonnegative(),
    vocab: z.array(z.tuple([z.string(), z.number()])),
  }),
});

export type Unigram = { pieces: readonly string[]; unk: number; encode(text: string): number[] };

/** What a character that no piece covers costs beyond the unlikeliest piece, as in SentencePiece. */
const UNKNOWN_PENALTY = 10;
const SPACE = '▁';

/** Reads a tokenizer.json with a Unigram model. Throws where it is missing or of another kind. */
export function loadUnigram(file: string): Unigram {
  const { model } = schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const pieces = model.vocab.map(([text]) => text);
  const scores = new Map(model.vocab.map(([text, score], id) => [text, { score, id }]));
  const longest = Math.max(...pieces.map((piece) => [...piece].length));
  const unlikely = Math.min(...model.vocab.map(([, score]) => score)) - UNKNOWN_PENALTY;

  return {
    pieces,
    unk: model.unk_id,
    encode(text) {
      const clean = text.normalize('NFKC').trim().replace(/\s+/g, ' ');
      if (clean === '') return [];
      const characters = [...(SPACE + clean.replaceAll(' ', SPACE))];
      // Viterbi: the best cut of each beginning of the text, and the piece that it ends with.
      const best = [{ score: 0, from: 0, id: -1 }];
      for (let end = 1; end <= characters.length; end++) {
        let found = { score: best[end - 1]!.score + unlikely, from: end - 1, id: model.unk_id };
        let piece = '';
        for (let from = end - 1; from >= Math.max(0, end - longest); from--) {
          piece = characters[from]! + piece;
          const known = scores.get(piece);
          if (known === undefined) continue;
          const score = best[from]!.score + known.score;
          if (score > found.score) found = { score, from, id: known.id };
        }
        best.push(found);
      }
      const ids: number[] = [];
      for (let end = characters.length; end > 0; end = best[end]!.from) {
        const { id } = best[end]!;
        // Unknown characters in a row are one unknown piece.
        if (id !== model.unk_id || ids[0] !== id) ids.unshift(id);
      }
      return ids;
    },
  };
}
