// The checks: the list that ids, settings, messages and the page of help are made from, and the running of them.
import { acronym } from './acronym.ts';
import { artefact } from './artefact.ts';
import { brackets } from './brackets.ts';
import { capital } from './capital.ts';
import type { CheckInput, Finding, NeighbourSegment, Severity } from './check.ts';
import { currency } from './currency.ts';
import { date } from './date.ts';
import { doubleSpace } from './double-space.ts';
import { doubleWord } from './double-word.ts';
import { empty } from './empty.ts';
import { headlineStyle } from './headline-style.ts';
import { inconsistent } from './inconsistent.ts';
import { inlineCodes } from './inline-codes.ts';
import { length } from './length.ts';
import { name } from './name.ts';
import { number } from './number.ts';
import { quotes } from './quotes.ts';
import { sameAsSource } from './same-as-source.ts';
import { sentenceCount } from './sentence-count.ts';
import { spelling } from './spelling.ts';
import { styleDate } from './style-date.ts';
import { styleHonorific } from './style-honorific.ts';
import { styleNumber } from './style-number.ts';
import { stylePercent } from './style-percent.ts';
import { styleThousands } from './style-thousands.ts';
import { styleTitle } from './style-title.ts';
import { termDeprecated } from './term-deprecated.ts';
import { termMissing } from './term-missing.ts';
import { terminalPunctuation } from './terminal-punctuation.ts';
import { time } from './time.ts';
import { unit } from './unit.ts';
import { untranslated } from './untranslated.ts';
import { url } from './url.ts';

const SEGMENT_CHECKS = [
  number,
  date,
  time,
  currency,
  unit,
  name,
  acronym,
  termMissing,
  termDeprecated,
  untranslated,
  sentenceCount,
  length,
  brackets,
  quotes,
  terminalPunctuation,
  doubleWord,
  doubleSpace,
  capital,
  headlineStyle,
  url,
  inlineCodes,
  spelling,
  artefact,
  styleDate,
  styleNumber,
  styleThousands,
  stylePercent,
  styleTitle,
  styleHonorific,
] as const;
const ALONE = [empty, sameAsSource] as const;
const DOCUMENT_CHECKS = [inconsistent] as const;

/** Every check, in the order in which lists show them. */
export const CHECKS = [...ALONE, ...SEGMENT_CHECKS, ...DOCUMENT_CHECKS] as const;
export type CheckId = (typeof CHECKS)[number]['id'];

/** A finding with the check that made it. */
export type Issue = Finding & { check: CheckId; severity: Severity };

/** Longest text that is checked; what is longer is no paragraph of news. */
const LONGEST = 50_000;

/** The issues of one segment in the order of the checks. An empty target and one equal to its source have that issue alone. */
export function checkSegment(input: CheckInput): Issue[] {
  if (input.source.length > LONGEST || input.target.length > LONGEST) return [];
  for (const check of ALONE) {
    const found = check.run(input);
    if (found.length > 0) return found.map((one) => ({ severity: check.severity, ...one, check: check.id }));
  }
  if (input.source.trim() === '' || input.target.trim() === '') return [];
  return SEGMENT_CHECKS.flatMap(({ id, severity, run }) =>
    run(input).map((one): Issue => ({ severity, ...one, check: id })),
  );
}

/** The issues that only the whole document shows, by segment. */
export function checkNeighbours(segments: readonly NeighbourSegment[]): Map<string, Issue[]> {
  const found = new Map<string, Issue[]>();
  for (const { id, severity, run } of DOCUMENT_CHECKS) {
    for (const [segmentId, findings] of run(segments)) {
      const issues = findings.map((one): Issue => ({ severity, ...one, check: id }));
      found.set(segmentId, [...(found.get(segmentId) ?? []), ...issues]);
    }
  }
  return found;
}
