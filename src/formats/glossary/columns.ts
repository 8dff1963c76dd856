// What the columns of a glossary's table hold: guessed from their heads and first rows, or said by a person.
import { primaryLang } from '../../model/language-tag.ts';
import type { TableRow } from '../csv.ts';
import { bare, partOfSpeechOf, statusOf } from './words.ts';

/**
 * A column's role. `term:LANG` and what follows a colon belong to that language's term; `term` with `lang` is a table of one term a
 * row; `lang:LANG` says of each row which language the term in the column of LANG really has (DeepL writes such).
 */
export const PLAIN_ROLES = [
  'ignore',
  'term:id',
  'term:en',
  'domain',
  'definition',
  'note',
  'status',
  'partOfSpeech',
  'forbidden',
  'context',
  'source',
  'caseRule',
  'forms',
  'note:id',
  'note:en',
  'context:id',
  'context:en',
  'lang:id',
  'lang:en',
  'lang',
  'term',
  'concept',
  'conceptNote',
] as const;
export type ColumnRole =
  | (typeof PLAIN_ROLES)[number]
  | `term:${string}`
  | `note:${string}`
  | `context:${string}`;

const NAMES: ReadonlyMap<string, ColumnRole> = new Map(
  Object.entries({
    conceptid: 'concept',
    entryid: 'concept',
    conceptnote: 'conceptNote',
    domain: 'domain',
    subject: 'domain',
    subjectfield: 'domain',
    field: 'domain',
    category: 'domain',
    bidang: 'domain',
    definition: 'definition',
    description: 'definition',
    explanation: 'definition',
    definisi: 'definition',
    note: 'note',
    notes: 'note',
    comment: 'note',
    comments: 'note',
    remark: 'note',
    remarks: 'note',
    catatan: 'note',
    translatorcomments: 'note',
    developercomments: 'note',
    context: 'context',
    example: 'context',
    exampleofuse: 'context',
    contoh: 'context',
    konteks: 'context',
    status: 'status',
    termstatus: 'status',
    usage: 'status',
    pos: 'partOfSpeech',
    partofspeech: 'partOfSpeech',
    wordclass: 'partOfSpeech',
    kelaskata: 'partOfSpeech',
    forbidden: 'forbidden',
    terlarang: 'forbidden',
    case: 'caseRule',
    casesensitive: 'caseRule',
    forms: 'forms',
    foundin: 'source',
    reference: 'source',
    lang: 'lang',
    language: 'lang',
    locale: 'lang',
    sourcelang: 'lang:id',
    sourcelanguage: 'lang:id',
    targetlang: 'lang:en',
    targetlanguage: 'lang:en',
    term: 'term',
    source: 'term:id',
    sourceterm: 'term:id',
    istilah: 'term:id',
    indonesian: 'term:id',
    indonesia: 'term:id',
    bahasaindonesia: 'term:id',
    ind: 'term:id',
    target: 'term:en',
    targetterm: 'term:en',
    translation: 'term:en',
    terjemahan: 'term:en',
    padanan: 'term:en',
    english: 'term:en',
    inggris: 'term:en',
    bahasainggris: 'term:en',
    eng: 'term:en',
  }),
);

/** "en", "en-US", "pt_BR", and a name with its country, "English (United States)". */
function languageOf(head: string): string | null {
  const code = /^([a-z]{2}|[a-z]{3}(?=[-_]))(?:[-_][A-Za-z]{2,4})?$/i.exec(head.trim())?.[1];
  if (code !== undefined && !/^(?:no|go)$/i.test(head.trim())) return primaryLang(code);
  const named = NAMES.get(bare(/^([^(]+)\(/.exec(head)?.[1] ?? ''));
  return named?.startsWith('term:') ? named.slice(5) : null;
}

const isTerm = (role: ColumnRole): boolean => role === 'term' || role.startsWith('term:');

/** The roles by a row of heads; a head that says nothing is `ignore`. */
function byHeads(heads: readonly string[]): ColumnRole[] {
  const roles = heads.map((head): ColumnRole => {
    const named = NAMES.get(bare(head));
    if (named !== undefined) return named;
    const lang = languageOf(head);
    return lang === null ? 'ignore' : `term:${lang}`;
  });
  // Weblate's "id" beside "source" is a number, not a language; a term's second column stays what it is.
  const named = new Set(heads.map(bare));
  if (named.has('source') && named.has('id'))
    roles[heads.findIndex((head) => bare(head) === 'id')] = 'ignore';
  const pairs = roles.includes('lang') ? roles : roles.map((role) => (role === 'term' ? 'term:id' : role));
  return followLanguages(pairs);
}

/** MateCat's notes and examples follow the language that they are of, once there are several of them. */
function followLanguages(roles: ColumnRole[]): ColumnRole[] {
  const several = (role: ColumnRole) => roles.filter((one) => one === role).length > 1;
  const [notes, contexts] = [several('note'), several('context')];
  let lang = '';
  return roles.map((role): ColumnRole => {
    if (role.startsWith('term:')) lang = role.slice(5);
    if (lang === '') return role;
    if (role === 'note' && notes) return `note:${lang}`;
    return role === 'context' && contexts ? `context:${lang}` : role;
  });
}

/** A head names two term columns, or a term's and its language's: "target,target" is a term of both languages. */
function isHead(roles: readonly ColumnRole[]): boolean {
  const terms = new Set(roles.filter(isTerm));
  return terms.size > 1 || (terms.has('term') && roles.includes('lang'));
}

const LANGUAGE = /^(?:id|en|ind|eng|[a-z]{2})(?:[-_][A-Za-z]{2})?$/i;

/** Without heads: source, target, then DeepL's two languages, or a comment as OmegaT has it. */
function byCells(rows: readonly TableRow[]): ColumnRole[] {
  const width = Math.max(0, ...rows.slice(0, 200).map(({ cells }) => cells.length));
  const filled = (at: number) =>
    rows.slice(0, 200).flatMap(({ cells }) => (cells[at]?.trim() ? [cells[at]!.trim()] : []));
  const all = (at: number, holds: (cell: string) => boolean) =>
    filled(at).length > 0 && filled(at).every(holds);
  const roles: ColumnRole[] = ['term:id', 'term:en'].slice(0, width) as ColumnRole[];
  if (all(2, (cell) => LANGUAGE.test(cell)) && all(3, (cell) => LANGUAGE.test(cell)))
    roles.push('lang:id', 'lang:en');
  for (let at = roles.length; at < width; at += 1) {
    if (all(at, (cell) => partOfSpeechOf(cell) !== null)) roles.push('partOfSpeech');
    else if (all(at, (cell) => statusOf(cell) !== null)) roles.push('status');
    else roles.push(filled(at).length > 0 && !roles.includes('note') ? 'note' : 'ignore');
  }
  return roles;
}

/** `head`: whether the first row names the columns. */
export type TableShape = { head: boolean; roles: readonly ColumnRole[] };

/** What a table's columns seem to hold. */
export function guessColumns(rows: readonly TableRow[]): TableShape {
  const plain = byCells(rows);
  // Codes in every row of two columns are DeepL's languages, not heads.
  if (plain.includes('lang:id')) return { head: false, roles: plain };
  const named = byHeads(rows[0]?.cells ?? []);
  return isHead(named) ? { head: true, roles: named } : { head: false, roles: plain };
}

/** Whether heads make a table a glossary without anybody saying so: ours, or term columns beside facts of terms. */
export function headsOfGlossary(heads: readonly string[]): boolean {
  const roles = byHeads(heads);
  const facts = ['domain', 'definition', 'status', 'partOfSpeech', 'forbidden', 'concept'];
  return isHead(roles) && roles.some((role) => facts.includes(role));
}
