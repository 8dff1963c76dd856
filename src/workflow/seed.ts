// The data that ships with the tool: loaded once into an empty database, in one go, never over anything.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCsv } from '../formats/csv.ts';
import { formatByFileName } from '../formats/index.ts';
import { type Concept, type PartOfSpeech, PLAIN_TERM, type Term, type TermStatus } from '../model/term.ts';
import { insertConcepts, readConcepts } from '../store/concepts.ts';
import { readDocuments } from '../store/documents.ts';
import { grouped } from '../store/grouped.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import type { Db } from '../store/store.ts';
import type { Deps } from './deps.ts';
import { addDocument, type ImportInput } from './import-document.ts';
import { write } from './write.ts';

const MARKER = 'shipped-data';
const COLUMNS = ['concept_id', 'domain', 'lang', 'term', 'part_of_speech', 'status', 'note'] as const;

async function isEmpty(db: Db): Promise<boolean> {
  if ((await readSetting(db, MARKER)) !== null) return false;
  return (await readDocuments(db)).length === 0 && (await readConcepts(db, null)).length === 0;
}

/**
 * Loads the XLIFF documents of a folder and a glossary (CSV: concept_id, domain, lang, term, part_of_speech, status, note).
 * Answers what was loaded, or null where the database had been used before. Throws what reading the files throws.
 */
export async function loadShippedData(
  deps: Deps,
  input: { documentsDir: string; glossaryFile: string },
): Promise<{ documents: number; concepts: number } | null> {
  if (!(await isEmpty(deps.store.db))) return null;
  const documents = await readShippedDocuments(input.documentsDir);
  const concepts = readGlossary(await readFile(input.glossaryFile, 'utf8'), deps.newId);
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

/** Concepts of the shipped glossary. Throws Error where a column is missing. */
export function readGlossary(csv: string, newId: () => string): Concept[] {
  const [header = [], ...rows] = readCsv(csv);
  const at = new Map(header.map((name, column) => [name, column]));
  const missing = COLUMNS.filter((name) => !at.has(name));
  if (missing.length > 0) throw new Error(`the glossary lacks ${missing.join(', ')}`);
  const records = rows.map((row) => {
    const field = (name: (typeof COLUMNS)[number]) => row[at.get(name)!] ?? '';
    const term: Term = {
      termId: newId(),
      lang: field('lang'),
      text: field('term'),
      partOfSpeech: field('part_of_speech') as PartOfSpeech,
      status: field('status') as TermStatus,
      ...PLAIN_TERM,
      note: field('note'),
    };
    return { conceptId: field('concept_id'), domain: field('domain'), term };
  });
  return [...grouped(records, (record) => record.conceptId)].map(([conceptId, own]) => ({
    conceptId,
    domain: own[0]!.domain,
    definition: '',
    note: '',
    terms: own.map((record) => record.term),
  }));
}
