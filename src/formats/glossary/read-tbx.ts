// TBX in every shape: martif of ISO 30042:2008, DCA and DCT of 2019, TBX-Min, Microsoft's and Weblate's habits.
import { badInput } from '../../errors.ts';
import type { Term } from '../../model/term.ts';
import { decodeXmlFile } from '../xml-bytes.ts';
import { attribute, parseXml, textOf, type XmlElement } from '../xml-tree.ts';
import {
  type FileConcept,
  type FileProblem,
  type FileTerm,
  type GlossaryContent,
  MOST_CONCEPTS,
  MOST_TERMS,
} from './glossary-file.ts';
import { readMark } from './term-mark.ts';
import { bare, partOfSpeechOf, statusOf } from './words.ts';

/** 2008, 2019 and TBX-Min have a name each for an entry, a language's part of it and a term's part of that. */
const ENTRIES = new Set(['termEntry', 'conceptEntry', 'entry']);
const LANGUAGES = new Set(['langSet', 'langSec', 'langGroup']);
const TERMS = new Set(['tig', 'ntig', 'termSec', 'termGroup']);
const ROOTS = new Set(['martif', 'tbx', 'TBX']);

export const looksLikeTbx = (text: string): boolean =>
  /^\s*</.test(text) && /<(?:\w+:)?(?:martif|tbx|TBX)[\s>]/.test(text);

const elements = (element: XmlElement): XmlElement[] =>
  element.children.filter((child): child is XmlElement => typeof child !== 'string');

const clean = (text: string): string => text.trim().replace(/\s+/gu, ' ');

/** The data category: the type of a general element (DCA, 2008), else the element's own name (DCT). */
function category(element: XmlElement): string {
  const type = attribute(element, 'type');
  if (['descrip', 'termNote', 'admin', 'transac'].includes(element.local)) return bare(type ?? element.local);
  return bare(element.local);
}

type Fact = { category: string; text: string; line: number };

/** What is said at one level: facts of groups too, not of the levels below. */
function factsOf(element: XmlElement): Fact[] {
  return elements(element).flatMap((child): Fact[] => {
    const { local, place } = child;
    if (LANGUAGES.has(local) || TERMS.has(local) || local === 'term') return [];
    if (/Gr(?:p|oup)$/.test(local)) return factsOf(child);
    // TBX-Min keeps a note as a key and a value.
    const value = elements(child).find((one) => one.local === 'noteValue');
    const text = clean(textOf(value ?? child));
    return text === '' ? [] : [{ category: category(child), text, line: place.line }];
  });
}

/** The facts of these categories, each text once. */
const said = (facts: readonly Fact[], ...categories: string[]): string[] => [
  ...new Set(facts.filter((fact) => categories.includes(fact.category)).map(({ text }) => text)),
];

const DEFINITIONS = ['definition', 'descrip', 'explanation'];
const NOTES = ['note', 'usagenote', 'comment'];
const CONTEXTS = ['context', 'example', 'samplesentence'];

function langOf(element: XmlElement): string {
  const own = element.attributes.find(({ local }) => local === 'lang');
  return own?.value ?? '';
}

function readTerm(
  group: XmlElement,
  lang: string,
  shared: readonly Fact[],
  problems: FileProblem[],
): FileTerm[] {
  const named = group.local === 'term' ? group : elements(group).find(({ local }) => local === 'term');
  // ntig holds its term in a termGrp, with the notes on it.
  const inner =
    named ??
    elements(group)
      .flatMap(elements)
      .find(({ local }) => local === 'term');
  const text = inner === undefined ? '' : clean(textOf(inner));
  const { line } = (inner ?? group).place;
  if (text === '') {
    problems.push({ key: 'empty-term', line });
    return [];
  }
  const facts = group.local === 'term' ? [] : factsOf(group);
  const term: Partial<Omit<Term, 'termId'>> = {};
  for (const { category: name, text: word, line: at } of facts) {
    if (['administrativestatus', 'normativeauthorization', 'termstatus', 'status'].includes(name)) {
      const status = statusOf(word);
      if (status === null) problems.push({ key: 'status', line: at, params: { word } });
      else Object.assign(term, status);
    } else if (name === 'partofspeech') {
      const part = partOfSpeechOf(word);
      if (part !== null) term.partOfSpeech = part;
      else if (bare(word) !== 'other') problems.push({ key: 'part-of-speech', line: at, params: { word } });
    } else if (name === 'termtype' && bare(word).startsWith('phrase')) term.partOfSpeech ??= 'phrase';
  }
  // TBX-Basic may say it of all terms of a language.
  const [sharedPart] = said(shared, 'partofspeech');
  const ofAll = sharedPart === undefined ? null : partOfSpeechOf(sharedPart);
  if (ofAll !== null) term.partOfSpeech ??= ofAll;
  const notes = [...said(facts, ...NOTES), ...said(shared, ...NOTES)];
  const own = notes.filter((note) => {
    const mark = readMark(note);
    if (mark !== null) Object.assign(term, mark);
    return mark === null;
  });
  if (own.length > 0) term.note = own.join('\n');
  const context = said(facts, ...CONTEXTS).join('\n');
  if (context !== '') term.context = context;
  const source = said(facts, 'source').join('\n');
  if (source !== '') term.source = source;
  return [{ ...term, lang, text, line }];
}

function readEntry(entry: XmlElement, problems: FileProblem[]): FileConcept | null {
  const { line } = entry.place;
  const facts = factsOf(entry);
  const languages = elements(entry).filter(({ local }) => LANGUAGES.has(local));
  const ofLanguages = languages.map((language) => ({ language, facts: factsOf(language) }));
  const terms = ofLanguages.flatMap(({ language, facts: shared }) =>
    elements(language)
      .filter(({ local }) => TERMS.has(local) || local === 'term')
      .flatMap((group) => readTerm(group, langOf(language), shared, problems)),
  );
  if (terms.length === 0) {
    problems.push({ key: 'no-term', line });
    return null;
  }
  if (terms.length > MOST_TERMS) throw badInput('glossary-file.many-terms', { line, max: MOST_TERMS });
  const definitions = [
    ...said(facts, ...DEFINITIONS),
    ...ofLanguages.flatMap((one) => said(one.facts, ...DEFINITIONS)),
  ];
  const [definition = '', ...others] = [...new Set(definitions)];
  return {
    id: attribute(entry, 'id') ?? '',
    domain: said(facts, 'subjectfield', 'domain').join(', '),
    definition,
    note: [...others, ...said(facts, ...NOTES)].join('\n'),
    terms,
    line,
  };
}

/** "TBX-Basic 2019, DCT"; what the root says of itself. */
function versionOf(root: XmlElement): string {
  const dialect = attribute(root, 'dialect') ?? attribute(root, 'type') ?? 'TBX';
  if (root.local === 'tbx') return `${dialect} 2019, ${(attribute(root, 'style') ?? 'dca').toUpperCase()}`;
  return root.local === 'martif' ? `${dialect} 2008` : dialect;
}

/**
 * The concepts of a TBX file in all its languages. Throws badInput `xml.*` with line and column, `glossary-file.other` where it
 * is no TBX, `glossary-file.many` and `glossary-file.many-terms`.
 */
export function readTbx(bytes: Uint8Array): GlossaryContent {
  const { text, encoding } = decodeXmlFile(bytes);
  const concepts: FileConcept[] = [];
  const problems: FileProblem[] = [];
  const root = parseXml(text, {
    onEnd(element) {
      if (!ENTRIES.has(element.local)) return false;
      if (concepts.length >= MOST_CONCEPTS) {
        throw badInput('glossary-file.many', { line: element.place.line, max: MOST_CONCEPTS });
      }
      const concept = readEntry(element, problems);
      if (concept !== null) concepts.push(concept);
      return true;
    },
  });
  if (!ROOTS.has(root.local)) throw badInput('glossary-file.other', { line: root.place.line });
  return { format: 'tbx', version: versionOf(root), encoding, concepts, problems, joined: [] };
}
