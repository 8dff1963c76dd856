// The data that ships with the tool: loaded once into an empty database, in one go, never over anything.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatByFileName } from '../formats/index.ts';
import { insertConcepts, readConcepts } from '../store/concepts.ts';
import { readDocuments } from '../store/documents.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import type { Db } from '../store/store.ts';
import type { Deps } from './deps.ts';
import { readGlossary } from './glossary-from-file.ts';
import { addDocument, type ImportInput } from './import-document.ts';
import { write } from './write.ts';

const MARKER = 'shipped-data';

async function isEmpty(db: Db): Promise<boolean> {
  if ((await readSetting(db, MARKER)) !== null) return false;
  return (await readDocuments(db, null)).length === 0 && (await readConcepts(db, null)).length === 0;
}

/**
 * Loads the XLIFF documents of a folder and a glossary. Answers what was loaded, or null where the database had been used before. Throws what reading the files throws.
 */
export async function loadShippedData(
  deps: Deps,
  input: { documentsDir: string; glossaryFile: string },
): Promise<{ documents: number; concepts: number } | null> {
  if (!(await isEmpty(deps.store.db))) return null;
  const documents = await readShippedDocuments(input.documentsDir);
  const concepts = readGlossary(await readFile(input.glossaryFile), deps.newId);
  return write(deps, async (unit) => {
    if (!(await isEmpty(unit.trx))) return null;
    await writeSetting(unit.trx, MARKER, { at: unit.now });
    for (const document of documents) await addDocument(deps, unit, null, document);
    const rows = concepts.map((concept) => ({ ...concept, projectId: null, createdAt: unit.now }));
    await insertConcepts(unit.trx, rows);
    unit.record('term.changed', { data: { loaded: concepts.length } });
    return { documents: documents.length, concepts: concepts.length };
  });
}

async function readShippedDocuments(folder: string): Promise<Omit<ImportInput, 'operationId'>[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.xlf')).sort();
  return Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(join(folder, name));
      const format = formatByFileName(name);
      if (format?.read === undefined) throw new Error(`${name}: no format reads it`);
      const { details, sourceLang, targetLang, paragraphs } = await format.read(bytes);
      const original = { name, bytes, format: format.id };
      return { details, sourceLang, targetLang, paragraphs, original };
    }),
  );
}
