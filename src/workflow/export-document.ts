// Export: the approved version (or, said plainly, the draft) in a format.
import { AppError, badInput, notFound } from '../errors.ts';
import { englishClipboard } from '../formats/english.ts';
import { exportFileName } from '../formats/file-name.ts';
import type { ExportDocument } from '../formats/format.ts';
import { formatById, sharesExtension } from '../formats/index.ts';
import { withoutDatelines } from '../formats/without-dateline.ts';
import type { ParagraphKind } from '../model/paragraph.ts';
import type { Actor } from '../model/user.ts';
import { readOriginal } from '../store/documents.ts';
import { hasNewEdition } from '../store/editions.ts';
import { readLockedTexts } from '../store/locked-texts.ts';
import type { Db } from '../store/store.ts';
import { readVersions, type VersionRow } from '../store/versions.ts';
import { permitOn, readableDocument } from './access.ts';
import type { Deps } from './deps.ts';
import { requireCodes } from './export-codes.ts';
import { draftRows, putTogether, versionRows, withLocked } from './export-rows.ts';
import { requireFileSources } from './file-sources.ts';
import { isChangedSince, readFacts } from './segment-facts.ts';
import { write } from './write.ts';

/** Instead of a format's id: the imported file itself, with its English in it. */
export const ORIGINAL = 'original';

export type ExportVersion = 'approved' | 'draft' | number;

export type ExportInput = {
  documentId: string;
  /** Format id of src/formats, or ORIGINAL. */
  format: string;
  version: ExportVersion;
  /** Kinds to export whatever their paragraph says; default: each paragraph's own `included`. */
  include?: readonly ParagraphKind[];
  /** False: without the datelines, where the format is for readers. */
  dateline?: boolean;
  /** With the texts that the file locks, where the format is for readers. */
  locked?: boolean;
  /** A byte-order mark before CSV, by which Excel knows UTF-8. */
  bom?: boolean;
};

export type Exported = {
  bytes: Uint8Array;
  fileName: string;
  mime: string;
  /** `draft`: not approved; `number`: of the version, null for the current draft. */
  label: { draft: boolean; number: number | null };
};

/**
 * Writes a document in a format. Throws 409 `export.none-approved` where nothing is approved (a draft can be asked for),
 * 409 `version.swapped`, badInput `export.format`, notFound.
 */
export async function exportDocument(deps: Deps, actor: Actor, input: ExportInput): Promise<Exported> {
  const exported = await previewExport(deps, actor, input);
  await write(deps, async (unit) => {
    const { draft, number } = exported.label;
    unit.record('document.exported', {
      documentId: input.documentId,
      actorId: actor.userId,
      data: { format: input.format, number, draft },
    });
  });
  return exported;
}

/** As exportDocument, for somebody who only looks: the record does not call it an export. */
export async function previewExport(deps: Deps, actor: Actor, input: ExportInput): Promise<Exported> {
  if (input.format === ORIGINAL) return backIntoOriginal(deps, actor, input);
  const format = formatById(input.format);
  if (format?.write === undefined) throw badInput('export.format');
  const forReaders = !format.keepsCodes && !format.memory;
  const whole = await readExport(deps, actor, { ...input, locked: input.locked === true && forReaders });
  if (format.keepsCodes) requireCodes(whole);
  const document = input.dateline === false && forReaders ? withoutDatelines(whole) : whole;
  const bytes = await format.write(document, { modifiedAt: deps.now(), bom: input.bom ?? false });
  const { label, details, sourceLang, targetLang } = document;
  const { date, title } = details;
  const languages = sharesExtension(format) ? `${sourceLang}-${targetLang}` : '';
  return {
    bytes,
    fileName: exportFileName({ date, title, label, languages, extension: format.extensions[0]! }),
    mime: format.mime,
    label: { draft: label.draft, number: label.version },
  };
}

/**
 * The file that the document came from, with its English in it. Throws badInput `export.no-original` where it came from none
 * that can be written back, `export.edition` where the article has had a new edition since.
 */
async function backIntoOriginal(deps: Deps, actor: Actor, input: ExportInput): Promise<Exported> {
  const { documentId } = input;
  const document = await readExport(deps, actor, input);
  const original = await readOriginal(deps.store.db, documentId);
  const format = original === null ? undefined : formatById(original.format);
  if (original === null || format?.writeBack === undefined) throw badInput('export.no-original');
  if (await hasNewEdition(deps.store.db, documentId)) throw badInput('export.edition');
  requireCodes(document);
  await requireFileSources(deps.store.db, document, documentId);
  const bytes = await format.writeBack(document, original.bytes);
  const { label, details } = document;
  const { date, title } = details;
  const extension = /\.([a-z0-9]{1,10})$/i.exec(original.name)?.[1]?.toLowerCase() ?? format.extensions[0]!;
  return {
    bytes,
    fileName: exportFileName({ date, title, label, extension }),
    mime: format.mime,
    label: { draft: label.draft, number: label.version },
  };
}

/** The English as rich and plain text, for *Copy English*. Throws as exportDocument. */
export async function copyEnglish(
  deps: Deps,
  actor: Actor,
  input: Omit<ExportInput, 'format'>,
): Promise<{ html: string; text: string; label: Exported['label'] }> {
  const document = await readExport(deps, actor, input);
  const { label } = document;
  return { ...englishClipboard(document), label: { draft: label.draft, number: label.version } };
}

/** What a format's writer is handed. */
export async function readExport(
  deps: Deps,
  actor: Actor,
  input: Omit<ExportInput, 'format'>,
): Promise<ExportDocument> {
  const { documentId } = input;
  return deps.store.snapshot(async (trx) => {
    const record = await readableDocument(trx, actor, documentId);
    const { title, outlet, byline, address, date, rights, sourceLang, targetLang } = record;
    const version = await chosenVersion(trx, documentId, input.version);
    const draft = version?.status !== 'approved';
    await permitOn(trx, actor, draft ? 'draft.export' : 'version.export', documentId);
    const facts = await readFacts(trx, { documentId });
    const own = version === null ? draftRows(facts) : await versionRows(trx, version, facts);
    const rows = input.locked ? withLocked(own, await readLockedTexts(trx, documentId)) : own;
    return {
      details: { title, outlet, byline, address, date, rights },
      sourceLang,
      targetLang,
      label: { version: version?.number ?? null, draft },
      paragraphs: putTogether(rows).map((paragraph) => ({
        ...paragraph,
        included: input.include?.includes(paragraph.kind) ?? paragraph.included,
      })),
    };
  });
}

/** The version asked for; null: the document as it stands. */
async function chosenVersion(db: Db, documentId: string, asked: ExportVersion): Promise<VersionRow | null> {
  if (asked === 'draft') return null;
  const versions = await readVersions(db, documentId);
  const version =
    asked === 'approved'
      ? versions.findLast((one) => one.status === 'approved')
      : versions.find((one) => one.number === asked);
  if (version !== undefined) return version;
  throw asked === 'approved' ? new AppError(409, 'export.none-approved') : notFound();
}

/** What can be exported now. */
export async function exportChoices(
  deps: Deps,
  actor: Actor,
  documentId: string,
): Promise<{
  title: string;
  /** Number of the last approved version. */
  approved: number | null;
  /** Segments changed since it. */
  changesSince: number;
  /** Format of the file that the document came from, where it can be written back. */
  original: { label: string; name: string } | null;
  versions: { number: number; status: VersionRow['status'] }[];
  /** Texts that the file locks. */
  locked: number;
}> {
  return deps.store.snapshot(async (trx) => {
    const { title, format: formatId } = await readableDocument(trx, actor, documentId);
    const format = formatById(formatId);
    const back = format?.writeBack !== undefined && !(await hasNewEdition(trx, documentId));
    const original = back ? await readOriginal(trx, documentId) : null;
    const versions = await readVersions(trx, documentId);
    const approved = versions.findLast((one) => one.status === 'approved')?.number ?? null;
    const facts = approved === null ? [] : await readFacts(trx, { documentId });
    return {
      title,
      approved,
      changesSince: facts.filter(isChangedSince).length,
      original: original && { label: format!.label, name: original.name },
      versions: versions.map(({ number, status }) => ({ number, status })),
      locked: (await readLockedTexts(trx, documentId)).length,
    };
  });
}
