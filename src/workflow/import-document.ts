// Import: a document with its paragraphs, texts and original bytes, in one transaction.
import { badInput, notFound } from '../errors.ts';
import type { FormatParagraph, FormatSegment } from '../formats/format.ts';
import type { DocumentDetails } from '../model/document.ts';
import { may } from '../model/permissions.ts';
import type { Project } from '../model/project.ts';
import { isMachine, type Origin, type Revision } from '../model/revision.ts';
import { cleanText, type Text } from '../model/text.ts';
import type { Actor } from '../model/user.ts';
import {
  insertDocument,
  insertOriginal,
  insertParagraphs,
  insertProject,
  insertSegments,
  readProject,
} from '../store/documents.ts';
import { insertFileSuggestions } from '../store/file-suggestions.ts';
import { insertLockedTexts } from '../store/locked-texts.ts';
import { insertRevisions } from '../store/revisions.ts';
import { permit, permitInProject, readableProject, roleIn } from './access.ts';
import type { Deps } from './deps.ts';
import { NO_DETAILS, requireDetails } from './details.ts';
import { LONGEST_TEXT, layOut, lockedRows, proposals } from './import-rows.ts';
import { keepSources } from './source-keeping.ts';
import { type Unit, writeOnce } from './write.ts';

/** What a format's reader gives; people's choices in the preview (kind, inclusion) come in the same shape. */
export type ImportParagraph = FormatParagraph;

export type ImportInput = {
  projectId?: string;
  details: Partial<DocumentDetails>;
  sourceLang?: string;
  targetLang?: string;
  /** English headline and deck that the page itself lacks a source for. */
  headlineEn?: string;
  deckEn?: string;
  paragraphs: readonly ImportParagraph[];
  original: { name: string; bytes: Uint8Array; format: string };
  operationId: string;
};

const MOST_PARAGRAPHS = 20_000;

/**
 * Saves a document: paragraphs, segments, source and target revisions, and the bytes it came from. Throws badInput
 * `document.empty`, `document.title`, `document.too-long`, `document.date`, notFound for an unknown project.
 */
export async function importDocument(
  deps: Deps,
  actor: Actor,
  input: ImportInput,
): Promise<{ documentId: string }> {
  permit(actor, 'document.import');
  const { operationId } = input;
  return writeOnce(deps, actor, { verb: 'import', operationId }, (unit) =>
    addDocument(deps, unit, actor, input),
  );
}

/**
 * As importDocument, in a transaction that is open already; `actor` null: data that ships with the tool. A file's `reviewed`
 * and `final` come in as reviewed (only an approval makes final), as translated where the actor may not review.
 */
export async function addDocument(
  deps: Deps,
  unit: Unit,
  actor: Actor | null,
  input: Omit<ImportInput, 'operationId'>,
): Promise<{ documentId: string }> {
  const paragraphs = [...englishOnly(input), ...input.paragraphs];
  if (input.paragraphs.length === 0) throw badInput('document.empty');
  if (paragraphs.length > MOST_PARAGRAPHS) throw badInput('document.too-long', { max: MOST_PARAGRAPHS });
  const project = await requireProject(deps, unit, actor, input.projectId);
  const documentId = deps.newId();
  const { now } = unit;
  const authorId = actor?.userId ?? null;
  const mayReview =
    actor === null || may(await roleIn(unit.trx, actor, project.projectId), 'segment.review', false);
  await insertDocument(unit.trx, {
    ...requireDetails({ ...NO_DETAILS, ...input.details }),
    documentId,
    projectId: project.projectId,
    sourceLang: input.sourceLang ?? 'id',
    targetLang: input.targetLang ?? 'en',
    format: input.original.format,
    createdBy: authorId,
    createdAt: now,
  });
  await insertOriginal(unit.trx, { documentId, ...input.original, createdAt: now });
  const rows = layOut(deps, documentId, paragraphs);
  await insertParagraphs(unit.trx, rows.paragraphs);
  await insertSegments(
    unit.trx,
    rows.segments.map((one) => one.record),
  );
  unit.record('document.imported', {
    documentId,
    actorId: authorId,
    data: { name: input.original.name, format: input.original.format, segments: rows.segments.length },
  });
  const revisions: Revision[] = [];
  for (const { record, texts } of rows.segments) {
    const { segmentId } = record;
    const add = (side: Revision['side'], number: number, text: Text, origin: Origin): string => {
      if (text.length > LONGEST_TEXT) throw badInput('document.long-paragraph', { max: LONGEST_TEXT });
      const revisionId = deps.newId();
      const author = isMachine(origin) ? null : authorId;
      revisions.push({
        revisionId,
        segmentId,
        side,
        number,
        text: cleanText(text),
        origin,
        authorId: author,
        basedOn: number - 1,
        createdAt: now,
      });
      return revisionId;
    };
    if (texts.source !== null) add('source', 1, texts.source, 'import');
    const revisionId = addTargets(texts, (number, text, origin) => add('target', number, text, origin));
    if (revisionId === null) continue;
    const told = { documentId, segmentId, revisionId, actorId: authorId, data: { imported: true } };
    if (texts.state !== undefined && texts.state !== 'initial') unit.record('segment.confirmed', told);
    if (mayReview && (texts.state === 'reviewed' || texts.state === 'final')) {
      unit.record('segment.reviewed', told);
    }
  }
  await insertRevisions(unit.trx, revisions);
  await keepSources(
    unit.trx,
    input.sourceLang ?? 'id',
    revisions.filter(({ side }) => side === 'source'),
  );
  await insertFileSuggestions(unit.trx, rows.segments.flatMap(proposals));
  await insertLockedTexts(unit.trx, documentId, rows.segments.flatMap(lockedRows).slice(0, MOST_PARAGRAPHS));
  return { documentId };
}

/** The project named, or the first that the actor sees, made when it is first needed. Throws notFound, forbidden. */
async function requireProject(
  deps: Deps,
  unit: Unit,
  actor: Actor | null,
  projectId: string | undefined,
): Promise<Project> {
  if (actor !== null && (await readProject(unit.trx)) !== null) {
    const project = await readableProject(unit.trx, actor, projectId);
    await permitInProject(unit.trx, actor, 'document.import', project.projectId);
    return project;
  }
  const known = await readProject(unit.trx, projectId);
  if (known !== null) return known;
  if (projectId !== undefined) throw notFound();
  const settings = { strictApproval: false };
  const project = { projectId: deps.newId(), name: 'Redaksi', settings, createdAt: unit.now };
  await insertProject(unit.trx, project);
  return { ...project, membersOnly: false };
}

/** English headline and deck without a source, above what was read; unless that brings its own. */
function englishOnly(input: Pick<ImportInput, 'headlineEn' | 'deckEn'>): ImportParagraph[] {
  const added = [
    { kind: 'headline' as const, target: input.headlineEn?.trim() ?? '' },
    { kind: 'deck' as const, target: input.deckEn?.trim() ?? '' },
  ];
  return added
    .filter(({ target }) => target !== '')
    .map(({ kind, target }) => ({
      kind,
      included: true,
      dateline: null,
      source: null,
      target,
      origin: 'human' as const,
    }));
}

/**
 * The target revisions that an imported segment begins with: the machine's draft, then the text made of it. Answers the id
 * of the newest, or null where there is no English.
 */
function addTargets(
  texts: FormatSegment,
  add: (number: number, text: Text, origin: Origin) => string,
): string | null {
  const { machineDraft = '', machineOrigin = 'mt:bundled', target = '', origin = 'import' } = texts;
  let newest: string | null = null;
  let number = 0;
  if (machineDraft !== '') {
    number += 1;
    newest = add(number, machineDraft, machineOrigin);
  }
  const edited = target !== machineDraft || machineDraft === '';
  if (target !== '' && edited)
    newest = add(number + 1, target, machineDraft !== '' && isMachine(origin) ? 'import' : origin);
  return newest;
}
