// The data that ships with the tool: loaded once into an empty database, never over anything.
import type { Deps } from './deps.ts';

export async function loadShippedData(
  _deps: Deps,
  _input: { documentsDir: string; glossaryFile: string },
): Promise<{ documents: number; concepts: number } | null> {
  throw new Error('not built yet');
}
