// The bundled model, loaded once for the tests of a file.
import { fileURLToPath } from 'node:url';
import { loadModel, type NeuralModel } from '../../src/engines/neural/model.ts';

export const MODEL_DIR = fileURLToPath(new URL('../../models/id-en', import.meta.url));

let loaded: Promise<NeuralModel> | undefined;

/** The model with one thread; every caller in a file shares it. */
export function bundledModel(): Promise<NeuralModel> {
  loaded ??= loadModel(MODEL_DIR, 1);
  return loaded;
}
