// What a file that was translated elsewhere would change in a document, segment by segment. Pure, but for preview.
import { printedLine, printedLines } from '../formats/english-blocks.ts';
import { cleanText, type Text } from '../model/text.ts';
import type { Actor } from '../model/user.ts';
import { documentEvents } from '../store/events.ts';
import { readLockedTexts } from '../store/locked-texts.ts';
import { documentTargets } from '../store/revisions.ts';
import type { Db } from '../store/store.ts';
import { permitOn, readableDocument } from './access.ts';
import { alignEditions } from './align-editions.ts';
import type { Deps } from './deps.ts';
import { obstacle } from './many-at-once.ts';
import { inOwnCodes, type ReturnedPair, readReturned, withCodesOf } from './read-returned.ts';
import { readFacts, type SegmentFact } from './segment-facts.ts';

/**
 * `changed`: only the file's is new; `conflict`: both have changed since the file was written, or somebody is typing there
 * (`typing`); `here`: only ours has.
 */
export type ReturnKind = 'same' | 'changed' | 'conflict' | 'here';

export type ReturnRow = {
  fact: SegmentFact;
  kind: ReturnKind;
  typing: boolean;
  /** What the segment would become, in its own codes. */
  text: Text;
};

/** `strange`: sources of the file that the document lacks; `empty`: pairs without a target, which change nothing. */
export type ReturnPlan = { rows: readonly ReturnRow[]; strange: readonly string[]; empty: number };

type Written = { segmentId: string; text: string; createdAt: number };

const WRITTEN = ['document.exported', 'version.submitted', 'version.approved'] as const;

/** When the document may have been written to the file: as it was imported, submitted, approved, or exported. */
async function moments(db: Db, document: { documentId: string; createdAt: number }): Promise<number[]> {
  const { documentId, createdAt } = document;
  const events = [];
  for (const type of WRITTEN) events.push(...(await documentEvents(db, documentId, type)));
  return [createdAt, ...events.map((event) => event.createdAt)];
}

const said = (text: Text) => printedLines(text).join('\n');
const same = (one: Text, other: Text, coded: boolean): boolean =>
  coded ? cleanText(one) === cleanText(other) : said(one) === said(other);

/** The text that a segment had at a moment, '' where it had none. */
function textAt(written: readonly Written[], moment: number): Text {
  return written.findLast(({ createdAt }) => createdAt <= moment)?.text ?? '';
}

/**
 * The plan. The file tells by its own texts when it was written: it is of the moment whose texts it has most of; of equals the
 * earliest, so that what may have changed here meanwhile counts as changed.
 */
function planReturn(
  facts: readonly SegmentFact[],
  pairs: readonly ReturnedPair[],
  history: { targets: readonly Written[]; moments: readonly number[] },
  { sourceLang, targetLang }: { sourceLang: string; targetLang: string },
): ReturnPlan {
  const present = facts.filter(
    ({ gone, source, target }) => gone === '' && (source !== null || (target?.text ?? '') !== ''),
  );
  const { rows } = alignEditions(
    present.map(({ source }) => printedLine(source?.text ?? '')),
    pairs.map(({ source }) => printedLine(source)),
    sourceLang,
  );
  const found = rows.flatMap(({ from, same }, at) => {
    const pair = pairs[at]!;
    if (from === null || !same || pair.target.trim() === '') return [];
    const fact = present[from]!;
    const coded = pair.coded ? inOwnCodes(pair, fact.source?.text ?? '') : null;
    return [{ fact, coded: coded !== null, text: coded ?? said(pair.target) }];
  });
  const bySegment = new Map<string, Written[]>();
  for (const one of history.targets)
    bySegment.set(one.segmentId, [...(bySegment.get(one.segmentId) ?? []), one]);
  const textsAt = (moment: number) =>
    found.map(({ fact }) => textAt(bySegment.get(fact.segmentId) ?? [], moment));
  const score = (texts: readonly Text[]) =>
    found.filter(({ coded, text }, at) => same(text, texts[at]!, coded)).length;
  const candidates = [...history.moments].sort((a, b) => a - b).map(textsAt);
  const scores = candidates.map(score);
  const base = candidates[scores.indexOf(Math.max(...scores))] ?? [];
  return {
    rows: found.map(({ fact, coded, text }, at): ReturnRow => {
      const current = fact.target?.text ?? '';
      const whole = coded ? cleanText(text) : withCodesOf(current, fact.codes, text, targetLang);
      if (same(text, current, coded)) return { fact, kind: 'same', typing: false, text: current };
      if (same(text, base[at] ?? '', coded)) return { fact, kind: 'here', typing: false, text: whole };
      const kept = same(current, base[at] ?? '', true);
      return { fact, kind: kept ? 'changed' : 'conflict', typing: false, text: whole };
    }),
    strange: rows.flatMap(({ from, same }, at) =>
      (from === null || !same) && pairs[at]!.source !== '' ? [printedLine(pairs[at]!.source)] : [],
    ),
    empty: rows.filter(({ from, same }, at) => from !== null && same && pairs[at]!.target.trim() === '')
      .length,
  };
}

/** The plan as the document stands in this transaction. */
export async function planNow(
  trx: Db,
  document: { documentId: string; createdAt: number; sourceLang: string; targetLang: string },
  pairs: readonly ReturnedPair[],
): Promise<ReturnPlan> {
  const { documentId } = document;
  const facts = await readFacts(trx, { documentId });
  const targets = await documentTargets(trx, documentId);
  const plan = planReturn(facts, pairs, { targets, moments: await moments(trx, document) }, document);
  const rows: ReturnRow[] = [];
  for (const row of plan.rows) {
    const { segmentId, target } = row.fact;
    const typing =
      row.kind === 'changed' && (await obstacle(trx, segmentId, target?.number ?? 0)) === 'typing';
    rows.push(typing ? { ...row, kind: 'conflict', typing } : row);
  }
  const locked = await readLockedTexts(trx, documentId);
  const known = new Set(locked.map(({ source }) => printedLine(source ?? '')));
  return { ...plan, rows, strange: plan.strange.filter((source) => !known.has(source)) };
}

/** What a file would change. Throws notFound, forbidden, badInput `returned.…`, the readers' own. */
export async function previewReturn(
  deps: Deps,
  actor: Actor,
  input: { documentId: string; bytes: Uint8Array },
): Promise<ReturnPlan> {
  const { documentId, bytes } = input;
  const document = await readableDocument(deps.store.db, actor, documentId);
  await permitOn(deps.store.db, actor, 'segment.edit', documentId);
  const pairs = await readReturned(bytes, document);
  return deps.store.snapshot((trx) => planNow(trx, document, pairs));
}
