// The scoring of the checks on their test set: recall per check over the seeded rows, false alarms on the honest ones.
import { type CheckId, checkSegment, type Issue } from '../../src/checks/index.ts';
import { spellerOf } from '../../src/checks/speller.ts';
import type { ParagraphKind } from '../../src/model/paragraph.ts';
import { type Concept, PLAIN_TERM, type Term } from '../../src/model/term.ts';
import { createTermbase } from '../../src/termbase/termbase.ts';
import { createAnalyser } from '../../src/text/morphology.ts';
import { readWordForms } from '../../src/text/word-forms.ts';

type Expected = { check: CheckId; span: string };
type RowTerm = { source: string; targets: string[]; deprecated: string[] };

/** The test sets, in the order in which they were written. */
export const CHECK_TABLES = ['checks', 'checks-2', 'checks-3', 'checks-4', 'checks-5', 'checks-6'] as const;

/**
 * `found`: expected issues that the right check points at; `alarms`: issues on honest rows, `alarmsOf` by check; `ofGlossary`: terms of
 * `glossary` that honest rows are said to miss or to word wrongly.
 */
export type ChecksScore = {
  rows: number;
  honest: number;
  alarms: number;
  alarmsOf: Map<string, number>;
  ofGlossary: number;
  perCheck: Map<string, { expected: number; found: number }>;
  misses: string[];
};

function conceptOf({ source, targets, deprecated }: RowTerm): Concept {
  const term = (lang: string, text: string, status: Term['status']): Term => ({
    termId: `${lang}:${text}`,
    lang,
    text,
    partOfSpeech: 'noun',
    status,
    ...PLAIN_TERM,
  });
  return {
    conceptId: source,
    domain: '',
    definition: '',
    note: '',
    terms: [
      term('id', source, 'preferred'),
      ...targets.map((text, at) => term('en', text, at === 0 ? 'preferred' : 'admitted')),
      ...deprecated.map((text) => term('en', text, 'deprecated')),
    ],
  };
}

/** Whether an issue is the expected one: the same check at a place that touches the span; for pairs either mark will do. */
function isHit(issue: Issue, { check, span }: Expected, target: string): boolean {
  if (issue.check !== check) return false;
  if (span === '' || check === 'brackets' || check === 'quotes' || issue.target === null) return true;
  const start = target.indexOf(span);
  return (
    issue.target.start < start + span.length &&
    start < issue.target.end + (issue.target.start === issue.target.end ? 1 : 0)
  );
}

/** Scores one half. */
export function scoreChecks(
  table: string,
  words: string,
  half: 'open' | 'held',
  glossary: readonly Concept[] = [],
): ChecksScore {
  const dictionary = readWordForms(words);
  const language = { analyser: createAnalyser(dictionary), dictionary, speller: spellerOf };
  const score: ChecksScore = {
    rows: 0,
    honest: 0,
    alarms: 0,
    alarmsOf: new Map(),
    ofGlossary: 0,
    perCheck: new Map(),
    misses: [],
  };
  const shipped = createTermbase(glossary, language);
  for (const line of table.replace(/\n$/, '').split('\n').slice(1)) {
    const [id, rowHalf, source, target, json, kind, termsJson, variety] = line.split('\t') as string[];
    if (rowHalf !== half) continue;
    const expected = JSON.parse(json!) as Expected[];
    const termbase = createTermbase((JSON.parse(termsJson!) as RowTerm[]).map(conceptOf), language);
    const issues = checkSegment({
      source: source!,
      target: target!,
      kind: kind!.replace(' ', '-').replace('related-link', 'related') as ParagraphKind,
      codes: [],
      terms: termbase.check(termbase.find(source!, 'id'), target!),
      settings: { variety: variety as 'US' | 'GB' },
      language,
    });
    score.rows += 1;
    const told = (issue: Issue) =>
      `${issue.check} ${issue.message} "${issue.target === null ? '' : target!.slice(issue.target.start, issue.target.end)}"`;
    if (expected.length === 0) {
      score.honest += 1;
      const uses = shipped.check(shipped.find(source!, 'id'), target!);
      score.ofGlossary += uses.filter(({ status }) => status === 'missing' || status === 'deprecated').length;
      score.alarms += issues.length;
      for (const { check } of issues) score.alarmsOf.set(check, (score.alarmsOf.get(check) ?? 0) + 1);
      for (const issue of issues) score.misses.push(`${id} alarm\t${told(issue)}\t${source}\t${target}`);
      continue;
    }
    for (const one of expected) {
      const count = score.perCheck.get(one.check) ?? { expected: 0, found: 0 };
      score.perCheck.set(one.check, count);
      count.expected += 1;
      if (issues.some((issue) => isHit(issue, one, target!))) count.found += 1;
      else
        score.misses.push(
          `${id} missed\t${one.check} "${one.span}"\tgot ${issues.map(told).join('; ')}\t${source}\t${target}`,
        );
    }
  }
  return score;
}
