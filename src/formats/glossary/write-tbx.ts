// TBX-Basic of ISO 30042:2019 in DCT style: the core structure with the modules Min and Basic.
import type { Concept, Term, TermStatus } from '../../model/term.ts';
import { escapeAttribute, escapeText } from '../xml-write.ts';
import { writeMark } from './term-mark.ts';

/** Picklist of administrativeStatus, module Min. */
const STATUS: Readonly<Record<TermStatus, string>> = {
  preferred: 'preferredTerm-admn-sts',
  admitted: 'admittedTerm-admn-sts',
  deprecated: 'deprecatedTerm-admn-sts',
};

/** Picklist of partOfSpeech, module Min: a phrase is "other", with the termType of module Basic. */
const PART: Readonly<Record<string, string>> = {
  noun: 'noun',
  verb: 'verb',
  adjective: 'adjective',
  adverb: 'adverb',
  'proper noun': 'properNoun',
  phrase: 'other',
};

/** Characters that XML 1.0 (section 2.2) cannot carry become U+FFFD. */
const carried = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '\uFFFD');

const element = (name: string, text: string): string => `<${name}>${escapeText(carried(text))}</${name}>`;

const line = (indent: number, text: string): string => `${'  '.repeat(indent)}${text}\n`;

/** xsd:ID (a name without a colon): "c-" before what is one, other characters as _. */
export function entryId(conceptId: string): string {
  return `c-${conceptId.replace(/[^\w.-]/g, '_')}`;
}

function termSec(term: Term): string {
  const { text, partOfSpeech, status, note, context, source } = term;
  const mark = writeMark(term);
  // Term notes come before all else (core structure, TermSec).
  return [
    line(4, '<termSec>'),
    line(5, element('term', text)),
    line(5, element('min:partOfSpeech', PART[partOfSpeech]!)),
    line(5, element('min:administrativeStatus', STATUS[status])),
    partOfSpeech === 'phrase' ? line(5, element('basic:termType', 'phrase')) : '',
    context === '' ? '' : line(5, element('basic:context', context)),
    source === '' ? '' : line(5, element('basic:source', source)),
    note === '' ? '' : line(5, element('note', note)),
    mark === null ? '' : line(5, element('note', mark)),
    line(4, '</termSec>'),
  ].join('');
}

function conceptEntry({ conceptId, domain, definition, note, terms }: Concept): string {
  const languages = [...new Set(terms.map(({ lang }) => lang))];
  return [
    line(2, `<conceptEntry id="${escapeAttribute(entryId(conceptId))}">`),
    domain === '' ? '' : line(3, element('min:subjectField', domain)),
    definition === '' ? '' : line(3, element('basic:definition', definition)),
    note === '' ? '' : line(3, element('note', note)),
    ...languages.map((lang) =>
      [
        line(3, `<langSec xml:lang="${escapeAttribute(lang)}">`),
        ...terms.filter((term) => term.lang === lang).map(termSec),
        line(3, '</langSec>'),
      ].join(''),
    ),
    line(2, '</conceptEntry>'),
  ].join('');
}

/** A file of the concepts that have terms. `title`: what the file says of where it is from. */
export function writeTbx(concepts: readonly Concept[], title: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
<tbxHeader><fileDesc><sourceDesc>${element('p', title)}</sourceDesc></fileDesc></tbxHeader>
<text><body>
${concepts
  .filter(({ terms }) => terms.length > 0)
  .map(conceptEntry)
  .join('')}</body></text>
</tbx>
`;
}
