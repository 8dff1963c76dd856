// The engine `opus-mt` on a generated model in the hubs' layout: its answers are known word for word, in both forms of its vocabulary.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { EngineParagraph, EngineResult } from '../../../src/engines/engine.ts';
import { alternativeSentences, completeSentence } from '../../../src/engines/neural/complete.ts';
import { translateParagraphs } from '../../../src/engines/neural/translate.ts';
import { loadOpusModel } from '../../../src/engines/opus/model.ts';
import { createOpusEngine } from '../../../src/engines/opus.ts';
import { installedName } from '../tiny/installed.ts';
import { opusFiles } from '../tiny/opus-files.ts';

const home = mkdtempSync(join(tmpdir(), 'padanan-opus-'));
afterAll(() => rmSync(home, { recursive: true }));

/** A folder with the model as an installation would leave it; `change` alters its files first. */
function folder(
  name: string,
  form: 'sentencepiece' | 'tokenizer',
  change: (files: Record<string, Uint8Array | string>) => void = () => {},
): string {
  const files = opusFiles(form);
  change(files);
  for (const [file, content] of Object.entries(files)) {
    const path = join(home, name, installedName(file));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return join(home, name);
}

const paragraph = (source: string, terms: EngineParagraph['terms'] = []) => ({ id: source, source, terms });
const model = await loadOpusModel(folder('good', 'sentencepiece'), 1);
const byTokenizer = await loadOpusModel(folder('tokenizer', 'tokenizer'), 1);
const turn = () => {};

async function translate(paragraphs: EngineParagraph[], beam = 2, using = model): Promise<string[]> {
  const results = new Map<string, EngineResult>();
  await translateParagraphs(using, paragraphs, {
    beam,
    modelVersion: 'x',
    turn,
    onResult: (r) => results.set(r.id, r),
  });
  return paragraphs.map((p) => results.get(p.id)!.target);
}

describe.each([
  ['source.spm, target.spm and vocab.json', model],
  ['tokenizer.json', byTokenizer],
])('opus-mt with %s', (_, using) => {
  it.each([
    ['Presiden Maduro menolak sanksi baru.', 'President Maduro rejects sanctions new.'],
    ['  Ya. \n Ia marah!', '  Yes.   He fumes!'],
    ['Harga beras naik “sepuluh” persen', 'Price rice rises “sepuluh” persen'],
    ['Para pejabat dari bank sentral serta polisi', 'The officials from The central plus police'],
  ])('translates %j to %j', async (source, target) => {
    expect(await translate([paragraph(source)], 1, using)).toEqual([target]);
  });

  it('cuts texts into the same pieces', () => {
    for (const text of ['Presiden menolak', '  Ya.   Ia ', 'xyz Kudetanya!', 'a ✓ b', '', '5,75'])
      expect(using.vocabulary.encode(text)).toEqual(model.vocabulary.encode(text));
  });
});

describe('the search over a decoder of the hubs', () => {
  const sentences = [
    'Ya.',
    'Presiden menolak sanksi baru dari para pejabat.',
    'Harga beras naik.',
    'Polisi dan tentara membahas rencana kudeta pada bulan baru.',
    'Ia marah.',
    'Bank sentral menaikkan suku bunga menjadi sepuluh.',
  ].map((source) => paragraph(source));

  it.each([1, 2, 4])('gives the same in a batch as alone, at beam %d', async (beam) => {
    const alone = [];
    for (const sentence of sentences) alone.push(...(await translate([sentence], beam)));
    expect(await translate(sentences, beam)).toEqual(alone);
    expect(alone[1]).toBe('President rejects sanctions new from the officials.');
  });

  it('goes on from any prefix as it would have gone by itself', async () => {
    const sentence = paragraph('Bank sentral menaikkan suku bunga menjadi sepuluh.');
    const whole = 'The central bank raises rates to ten.';
    for (let end = 0; end <= whole.length; end++)
      expect(await completeSentence(model, sentence, whole.slice(0, end), 12, turn)).toBe(whole);
  });

  it('has n-best lists, the best first', async () => {
    const texts = await alternativeSentences(model, paragraph('Ia menolak sanksi.'), 4, turn);
    expect(texts[0]).toBe('He rejects sanctions.');
    expect(new Set(texts).size).toBe(4);
  });

  it.each([
    ['takeover', /takeover/],
    ['uprising', /uprising/],
    ['police uprising', /police uprising/],
  ])('writes the glossary’s “%s” under constraints', async (target, wanted) => {
    const source = 'Para pejabat membahas kudeta pada bulan baru.';
    const start = source.indexOf('kudeta');
    const terms = [{ span: { start, end: start + 6 }, targets: [target] }];
    expect((await translate([paragraph(source, terms)], 4))[0]).toMatch(wanted);
  });
});

describe('opus-mt without a model that works', () => {
  it.each<[string, (files: Record<string, Uint8Array | string>) => void]>([
    ['has no decoder', (files) => delete files['onnx/decoder_model_merged.onnx']],
    ['has no vocabulary', (files) => delete files['source.spm']],
    ['is no Marian model', (files) => Object.assign(files, { 'config.json': '{"model_type":"t5"}' })],
    ['has a damaged encoder', (files) => Object.assign(files, { 'onnx/encoder_model.onnx': 'not a model' })],
    [
      'has a decoder that is not merged',
      (files) => Object.assign(files, { 'onnx/decoder_model_merged.onnx': files['onnx/encoder_model.onnx'] }),
    ],
    [
      'has more pieces than the model',
      (files) => Object.assign(files, { 'vocab.json': '{"<unk>":1,"a":9999}' }),
    ],
  ])('says model-missing: it %s', async (name, damage) => {
    const modelDir = folder(name.replaceAll(' ', '-'), 'sentencepiece', damage);
    const engine = createOpusEngine({ modelDir, threads: 1, beam: 1 });
    await expect(engine.translate([paragraph('Ya.')])).rejects.toMatchObject({ kind: 'model-missing' });
    await engine.close();
  });
});
