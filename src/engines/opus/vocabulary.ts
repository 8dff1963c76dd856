// The vocabulary of a hub's Marian model: source.spm, target.spm and vocab.json, or all of it in tokenizer.json.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ModelConfig } from '../neural/model-config.ts';
import type { Piece } from '../neural/piece-table.ts';
import { createVocabulary, loadSentencePiece, type Vocabulary } from '../neural/vocabulary.ts';
import { loadUnigram } from './unigram.ts';

const UNKNOWN = '<unk>';

/** Loads the vocabulary of `dir`, from the SentencePiece files where they are there. Throws where neither form is. */
export async function loadOpusVocabulary(dir: string, config: ModelConfig): Promise<Vocabulary> {
  const vocab = join(dir, 'vocab.json');
  if (!existsSync(vocab)) {
    const unigram = loadUnigram(join(dir, 'tokenizer.json'));
    const pieces = pieceTable(new Map(unigram.pieces.map((text, id) => [text, id])), config);
    return createVocabulary(pieces, config, unigram.encode, unigram.encode);
  }
  const ids = new Map(
    Object.entries(z.record(z.string(), z.number().int()).parse(JSON.parse(readFileSync(vocab, 'utf8')))),
  );
  const unk = ids.get(UNKNOWN);
  if (unk === undefined) throw new RangeError(`no ${UNKNOWN} in ${vocab}`);
  // Each file numbers its pieces in its own way; vocab.json has the numbers that the model knows.
  const encoder = async (file: string) => {
    const { pieces, encode } = await loadSentencePiece(join(dir, file));
    const numbers = pieces.map((piece) => ids.get(piece.text) ?? unk);
    return (text: string) => encode(text).map((id) => numbers[id]!);
  };
  return createVocabulary(
    pieceTable(ids, config),
    config,
    await encoder('source.spm'),
    await encoder('target.spm'),
  );
}

/** `ids`: piece → number. Numbers that the model has beyond them, and its end and padding, are never written. */
function pieceTable(ids: ReadonlyMap<string, number>, config: ModelConfig): Piece[] {
  const pieces = Array.from({ length: config.vocab }, (): Piece => ({ text: '', type: 'control' }));
  for (const [text, id] of ids) {
    if (id >= config.vocab) throw new RangeError(`piece ${id} of a vocabulary of ${config.vocab}`);
    const type = text === UNKNOWN ? 'unknown' : id === config.eos || id === config.pad ? 'control' : 'normal';
    pieces[id] = { text, type };
  }
  return pieces;
}
