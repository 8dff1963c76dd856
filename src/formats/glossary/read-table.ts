// Tables to concepts: a row a concept with a column a language, or a row a term.

import { badInput } from '../../errors.ts';
import { primaryLang } from '../../model/language-tag.ts';
import type { TableRow } from '../csv.ts';
import type { ColumnRole, TableShape } from './columns.ts';
import {
  type FileConcept,
  type FileProblem,
  type FileTerm,
  type Joined,
  MOST_CONCEPTS,
  MOST_TERMS,
} from './glossary-file.ts';
import { bare, partOfSpeechOf, statusOf, termKey, yesOf } from './words.ts';

/** "id_ID", "IND" and "English" as tags' first parts: id, id, en. */
function langCode(written: string): string {
  return primaryLang(written);
}

const clean = (text: string): string => text.trim().replace(/[^\S\n]+/gu, ' ');

type Facts = { get: (role: string) => string };

/** The texts of a row by role; several columns of one role are joined. */
function factsOf(row: TableRow, roles: readonly ColumnRole[]): Facts {
  const found = new Map<string, string>();
  roles.forEach((role, at) => {
    const cell = clean(row.cells[at] ?? '');
    if (role === 'ignore' || cell === '') return;
    const before = found.get(role);
    found.set(role, before === undefined ? cell : `${before}\n${cell}`);
  });
  return { get: (role) => found.get(role) ?? '' };
}

/** Terms of one cell: synonyms stand on lines of their own or between bars. */
const termsIn = (cell: string): string[] => [
  ...new Set(cell.split(/\s*[|\n]\s*/).filter((one) => one !== '')),
];

/** What a row says of its terms: in a table of pairs, status and use are the translation's. */
function describe(
  facts: Facts,
  lang: string,
  whole: boolean,
  line: number,
  problems: FileProblem[],
): Partial<FileTerm> {
  const term: Partial<FileTerm> = {};
  const of = (role: string, plain: boolean) =>
    [facts.get(`${role}:${lang}`), plain ? facts.get(role) : ''].filter(Boolean).join('\n');
  const part = facts.get('partOfSpeech');
  const found = partOfSpeechOf(part);
  if (found !== null) term.partOfSpeech = found;
  else if (part !== '' && bare(part) !== 'other')
    problems.push({ key: 'part-of-speech', line, params: { word: part } });
  if (whole || lang === 'en') {
    const word = facts.get('status');
    const status = word === '' ? null : statusOf(word);
    if (status !== null) Object.assign(term, status);
    else if (word !== '') problems.push({ key: 'status', line, params: { word } });
    const forbidden = yesOf(facts.get('forbidden'));
    if (forbidden !== null) term.forbidden = forbidden;
    if (forbidden === true) term.status ??= 'deprecated';
  }
  const exact = yesOf(facts.get('caseRule'));
  if (exact !== null) term.caseRule = exact ? 'exact' : 'any';
  const note = of('note', whole);
  if (note !== '') term.note = note;
  const context = of('context', whole || lang === 'id');
  if (context !== '') term.context = context;
  const source = facts.get('source');
  if (source !== '') term.source = source;
  const forms = termsIn(facts.get('forms'));
  if (forms.length > 0 && (whole || lang === 'id')) term.forms = forms;
  return term;
}

type Said = { note: string; term: FileTerm };
type Building = Omit<FileConcept, 'terms'> & { terms: FileTerm[]; said: Said[] };

/** One note on all rows is the concept's; several are of the terms in their rows. */
function settleNotes({ said, ...concept }: Building): FileConcept {
  const notes = [...new Set(said.map(({ note }) => note).filter((note) => note !== ''))];
  if (notes.length < 2) return { ...concept, note: [concept.note, ...notes].filter(Boolean).join('\n') };
  for (const { note, term } of said) {
    if (note !== '') term.note = [term.note, note].filter(Boolean).join('\n');
  }
  return concept;
}

type TableContent = { concepts: FileConcept[]; problems: FileProblem[]; joined: Joined[] };

/** The terms of a row. `single`: the table has a term a row, its language in a column. */
function termsOfRow(
  facts: Facts,
  { single, languages, line }: { single: boolean; languages: readonly string[]; line: number },
  problems: FileProblem[],
): FileTerm[] {
  if (single) {
    const lang = langCode(facts.get('lang'));
    const text = facts.get('term').replace(/\s+/gu, ' ');
    return text === '' ? [] : [{ ...describe(facts, lang, true, line, problems), lang, text, line }];
  }
  return languages.flatMap((of) => {
    const lang = langCode(facts.get(`lang:${of}`)) || of;
    return termsIn(facts.get(`term:${of}`)).map((text) => ({
      ...describe(facts, lang, false, line, problems),
      lang,
      text,
      line,
    }));
  });
}

/** What makes rows one concept. */
function keyOf(facts: Facts, terms: readonly FileTerm[], line: number, single: boolean): string {
  const id = facts.get('concept');
  if (id !== '') return `#${id}`;
  if (single) return `row ${line}`;
  const first = terms.find(({ lang }) => lang === 'id') ?? terms[0]!;
  return JSON.stringify([termKey(first), facts.get('domain'), facts.get('definition')]);
}

/**
 * The concepts of a table's rows. Rows with one concept id are one concept; without ids, rows with the same Indonesian term (and
 * domain and definition) are. Throws badInput `glossary-file.columns` where no column holds a term, `glossary-file.many`.
 */
export function readTable(rows: readonly TableRow[], { head, roles }: TableShape): TableContent {
  const named = roles.filter((role) => role.startsWith('term:')).map((role) => role.slice('term:'.length));
  const languages = [...new Set(named)];
  const single = roles.includes('term') && roles.includes('lang');
  if (!single && languages.length === 0) throw badInput('glossary-file.columns');
  const problems = new Map<string, FileProblem>();
  const building = new Map<string, Building>();
  const joined: Joined[] = [];
  for (const row of rows.slice(head ? 1 : 0)) {
    const { line } = row;
    const facts = factsOf(row, roles);
    const found: FileProblem[] = [];
    const terms = termsOfRow(facts, { single, languages, line }, found);
    if (terms.length === 0) found.push({ key: 'no-term', line });
    for (const problem of found) problems.set(JSON.stringify(problem), problem);
    if (terms.length === 0) continue;
    const key = keyOf(facts, terms, line, single);
    const [domain, definition] = [facts.get('domain'), facts.get('definition')];
    const note = single ? '' : facts.get('note');
    const said = { note, term: terms.find(({ lang }) => lang !== 'id') ?? terms[0]! };
    const known = building.get(key);
    if (known === undefined) {
      if (building.size >= MOST_CONCEPTS) throw badInput('glossary-file.many', { line, max: MOST_CONCEPTS });
      const own = { id: facts.get('concept'), domain, definition, note: facts.get('conceptNote'), line };
      building.set(key, { ...own, terms, said: [said] });
      continue;
    }
    if (!single) joined.push({ line, first: known.line, term: known.terms[0]!.text });
    known.said.push(said);
    known.note ||= facts.get('conceptNote');
    known.domain ||= domain;
    known.definition ||= definition;
    for (const term of terms) {
      // Who gives every term a row of its own means each spelling.
      const key = (one: FileTerm) => (single ? `${one.lang} ${one.text}` : termKey(one));
      const same = known.terms.some((one) => key(one) === key(term));
      if (!same && known.terms.length < MOST_TERMS) known.terms.push(term);
    }
  }
  return { concepts: [...building.values()].map(settleNotes), problems: [...problems.values()], joined };
}
