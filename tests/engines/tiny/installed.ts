// A folder of installed models, generated: what the tests run engines on whose real models are not at hand.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tinyPieces } from './dictionary.ts';
import { marianModelFile, shortlistFile } from './marian-file.ts';
import { opusFiles } from './opus-files.ts';
import { sentencePieceFile } from './sentencepiece-file.ts';

/** Makes the folder; `remove` takes it away again. */
export function tinyEngines(): { firefox: string; opus: string; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'padanan-engines-'));
  const pieces = tinyPieces();
  const firefox = join(dir, 'firefox');
  mkdirSync(firefox);
  writeFileSync(join(firefox, 'model.bin'), marianModelFile(pieces));
  writeFileSync(join(firefox, 'vocab.spm'), sentencePieceFile(pieces));
  writeFileSync(join(firefox, 'lex.bin'), shortlistFile(pieces));
  const opus = join(dir, 'opus-mt');
  mkdirSync(opus);
  for (const [name, content] of Object.entries(opusFiles('sentencepiece')))
    writeFileSync(join(opus, installedName(name)), content);
  return { firefox, opus, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** Where an installation puts a hub's file: `onnx/encoder_model.onnx` is encoder.onnx there. */
export function installedName(name: string): string {
  return name.replace(/^onnx\/(encoder|decoder)_model.*$/, '$1.onnx');
}
