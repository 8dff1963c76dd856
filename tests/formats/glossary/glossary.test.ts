// Glossary files: columns, hostile and broken files, write-then-read, and what TBX-Basic asks of what we write.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { guessColumns } from '../../../src/formats/glossary/columns.ts';
import { readGlossaryFile } from '../../../src/formats/glossary/read-glossary.ts';
import { writeGlossaryCsv } from '../../../src/formats/glossary/write-csv.ts';
import { entryId, writeTbx } from '../../../src/formats/glossary/write-tbx.ts';
import { attribute, parseXml, type XmlElement } from '../../../src/formats/xml-tree.ts';
import { CASE_RULES, type Concept, PARTS_OF_SPEECH, TERM_STATUSES } from '../../../src/model/term.ts';
import { filledConcept } from '../../../src/workflow/glossary-from-file.ts';

const rolesOf = (...rows: string[][]) => guessColumns(rows.map((cells, at) => ({ cells, line: at + 1 })));

describe('columns', () => {
  it.each([
    [['source', 'target'], true, ['term:id', 'term:en']],
    [['Term', 'Translation', 'Notes'], true, ['term:id', 'term:en', 'note']],
    [['English (United States)', 'Indonesian'], true, ['term:en', 'term:id']],
    [['id_ID', 'en-GB', 'Domain'], true, ['term:id', 'term:en', 'domain']],
    [['lang', 'term', 'Status'], true, ['lang', 'term', 'status']],
    // Words of both languages, no heads.
    [['target', 'target'], false, ['term:id', 'term:en']],
    [['sumber', 'source'], false, ['term:id', 'term:en']],
    [['status', 'status', 'noun'], false, ['term:id', 'term:en', 'partOfSpeech']],
  ])('%j', (cells, head, roles) => {
    expect(rolesOf(cells)).toEqual({ head, roles });
  });
});

describe('a hostile or broken file', () => {
  const entry = (inside: string) =>
    `<martif type="TBX"><text><body><termEntry>${inside}</termEntry></body></text></martif>`;
  const lang = (terms: string) => `<langSet xml:lang="id">${terms}</langSet>`;
  it.each([
    ['a quote that never ends', 'a,b\nc,"d\ne,f\n', 'table.quote', { line: 2 }],
    ['nothing', '', 'glossary-file.empty', {}],
    ['no concept', '<martif type="TBX"><text><body/></text></martif>', 'glossary-file.empty', {}],
    ['a cut file', entry(lang('<tig><term>a</term></tig>')).slice(0, 80), 'xml.truncated', { line: 1 }],
    ['declared entities', `<!DOCTYPE martif [<!ENTITY a "b">]>${entry('')}`, 'xml.entities', { line: 1 }],
    [
      'an outer entity',
      `<!DOCTYPE martif SYSTEM "http://127.0.0.1:9/a.dtd">${entry(lang('<tig><term>&a;</term></tig>'))}`,
      'xml.ill-formed',
      { line: 1 },
    ],
    ['101 levels', entry('<note>'.repeat(101)), 'xml.too-deep', { max: 100 }],
    [
      '1,000 terms',
      entry(lang('<tig><term>a</term></tig>'.repeat(1000))),
      'glossary-file.many-terms',
      { line: 1 },
    ],
    ['a zip that is no workbook', 'PK\u0003\u0004 and no more', 'zip.broken', {}],
  ])('%s is refused with its place', (_name, text, key, params) => {
    let failure: unknown;
    try {
      readGlossaryFile(Buffer.from(text));
    } catch (error) {
      failure = error;
    }
    expect(failure).toBeInstanceOf(AppError);
    expect(failure).toMatchObject({ key, params });
  });

  it('reads and writes 2,000 concepts within seconds', () => {
    const rows = Array.from({ length: 2000 }, (_, at) => `istilah ${at},term ${at},noun,domain ${at % 9}`);
    const started = performance.now();
    const csv = readGlossaryFile(Buffer.from(['id,en,pos,domain', ...rows].join('\n')));
    expect(csv.concepts).toHaveLength(2000);
    const concepts = csv.concepts.map((one) => filledConcept(one, () => 'x'));
    expect(readGlossaryFile(Buffer.from(writeTbx(concepts, 'x'))).concepts).toHaveLength(2000);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

const words = (most: number) =>
  fc
    .string({ unit: 'grapheme', maxLength: most })
    // What a form keeps of a text: one line, no control characters; bars part the forms of a term.
    .map((text) =>
      text
        .normalize('NFC')
        .replace(/[\p{Cc}\p{Cs}\ufffe\uffff|]/gu, '')
        .replace(/\s+/gu, ' ')
        .trim(),
    );
const term = fc.record({
  termId: fc.constant('t'),
  lang: fc.constantFrom('id', 'en'),
  text: words(20).map((text) => `x${text}`),
  partOfSpeech: fc.constantFrom(...PARTS_OF_SPEECH),
  status: fc.constantFrom(...TERM_STATUSES),
  note: words(20).filter((note) => !note.startsWith('[padanan]')),
  caseRule: fc.constantFrom(...CASE_RULES),
  forms: fc.uniqueArray(
    words(8).map((text) => `f${text}`),
    { maxLength: 3 },
  ),
  forbidden: fc.boolean(),
  context: words(20),
  source: words(20),
});
const concept = fc.record({
  conceptId: fc.uuid(),
  domain: words(10),
  definition: words(20),
  note: words(20),
  terms: fc.uniqueArray(term, {
    minLength: 1,
    maxLength: 5,
    selector: ({ lang, text }) => `${lang} ${text}`,
  }),
});
const glossary = fc
  .uniqueArray(concept, { minLength: 1, maxLength: 4, selector: ({ conceptId }) => conceptId })
  .map((concepts): Concept[] => concepts.map((one) => ({ ...one, terms: byLang(one.terms) })));

/** TBX has a language's terms together. */
function byLang<One extends { lang: string }>(terms: readonly One[]): One[] {
  const langs = [...new Set(terms.map(({ lang }) => lang))];
  return langs.flatMap((lang) => terms.filter((one) => one.lang === lang));
}

/** What comes back, as it was: all but the ids that an import makes anew. */
const read = (text: string) =>
  readGlossaryFile(Buffer.from(text)).concepts.map((one) => filledConcept(one, () => 't'));

it('gives the same concepts back from TBX', () => {
  fc.assert(
    fc.property(glossary, (concepts) => {
      const ids = concepts.map((one) => ({ ...one, conceptId: entryId(one.conceptId) }));
      const own = ids.map((one) => ({ ...one, terms: one.terms.map((t) => ({ ...t, termId: 't' })) }));
      expect(read(writeTbx(concepts, 'Meja & berita'))).toEqual(own);
    }),
    { numRuns: 100 },
  );
});

it('gives the same concepts back from CSV', () => {
  fc.assert(
    fc.property(glossary, (concepts) => {
      expect(read(writeGlossaryCsv(concepts))).toEqual(concepts);
    }),
    { numRuns: 100 },
  );
});

const inside = (element: XmlElement): XmlElement[] =>
  element.children.flatMap((child) => (typeof child === 'string' ? [] : [child, ...inside(child)]));
const named = (element: XmlElement, ...names: string[]) =>
  inside(element).filter(({ local }) => names.includes(local));
const children = (element: XmlElement) =>
  element.children.filter((child): child is XmlElement => typeof child !== 'string');
const CORE = 'urn:iso:std:iso:30042:ed-2';
const MODULES: Readonly<Record<string, readonly string[]>> = {
  [CORE]: [
    'tbx',
    'tbxHeader',
    'fileDesc',
    'sourceDesc',
    'p',
    'text',
    'body',
    'conceptEntry',
    'langSec',
    'termSec',
    'term',
    'note',
  ],
  'http://www.tbxinfo.net/ns/min': ['subjectField', 'partOfSpeech', 'administrativeStatus'],
  'http://www.tbxinfo.net/ns/basic': ['definition', 'context', 'source', 'termType'],
};
const at = (element: XmlElement, picklist: readonly string[]) =>
  !picklist.includes(String(element.children[0]));

/**
 * ISO 30042:2019 itself is not public: constraints are named by the definition of the published core structure (TBXcoreStructV03,
 * RELAX NG) or by the module of the dialect (TBX-Basic = core, Min, Basic) that makes them.
 */
const TBX_BASIC: [definition: string, what: string, faults: (root: XmlElement) => unknown[]][] = [
  [
    'tbx',
    'the root says dialect, style and language',
    (root) =>
      [root].filter(
        (one) =>
          one.uri !== CORE ||
          attribute(one, 'type') !== 'TBX-Basic' ||
          attribute(one, 'style') !== 'dct' ||
          !one.attributes.some(({ prefix, local }) => prefix === 'xml' && local === 'lang'),
      ),
  ],
  [
    'tbx',
    'a header, then a text',
    (root) =>
      [
        children(root)
          .map(({ local }) => local)
          .join(),
      ].filter((one) => one !== 'tbxHeader,text'),
  ],
  [
    'sourceDesc',
    'the header says in a paragraph where the file is from',
    (root) => named(root, 'sourceDesc').filter((one) => children(one)[0]?.local !== 'p'),
  ],
  [
    'body',
    'a body holds entries',
    (root) =>
      named(root, 'body').filter((one) => children(one).some(({ local }) => local !== 'conceptEntry')),
  ],
  [
    'ConceptEntry',
    'an entry has an id, an xsd:ID of its own',
    (root) => {
      const ids = named(root, 'conceptEntry').map((one) => attribute(one, 'id') ?? '');
      return ids.filter((id, place) => !/^[\p{L}_][\p{L}\p{N}._-]*$/u.test(id) || ids.indexOf(id) !== place);
    },
  ],
  [
    'ConceptEntry',
    'what is said of an entry comes before its languages, of which there is one',
    (root) =>
      named(root, 'conceptEntry').filter(
        (one) =>
          !/^(?:subjectField|definition|note|,)*langSec(?:,langSec)*$/.test(
            children(one)
              .map(({ local }) => local)
              .join(),
          ),
      ),
  ],
  [
    'LangSec',
    'a language section has a language and terms',
    (root) =>
      named(root, 'langSec').filter(
        (one) =>
          !/^[a-z]{2}$/.test(one.attributes.find(({ local }) => local === 'lang')?.value ?? '') ||
          children(one).some(({ local }) => local !== 'termSec') ||
          children(one).length === 0,
      ),
  ],
  [
    'LangSec',
    'a language has one section in an entry',
    (root) =>
      named(root, 'conceptEntry').filter((one) => {
        const langs = named(one, 'langSec').map((lang) => lang.attributes[0]!.value);
        return new Set(langs).size < langs.length;
      }),
  ],
  [
    'TermSec',
    'a term, then what is a term note, then all else',
    (root) =>
      named(root, 'termSec').filter(
        (one) =>
          !/^term,partOfSpeech,administrativeStatus(?:,termType)?(?:,context)?(?:,source)?(?:,note)*$/.test(
            children(one)
              .map(({ local }) => local)
              .join(),
          ),
      ),
  ],
  [
    'Term',
    'a term is text and not empty',
    (root) =>
      named(root, 'term').filter(
        (one) => children(one).length > 0 || String(one.children[0] ?? '').trim() === '',
      ),
  ],
  [
    'style="dct"',
    'every element is of the core or of a module of the dialect, in its namespace',
    (root) => [root, ...inside(root)].filter(({ uri, local }) => !MODULES[uri]?.includes(local)),
  ],
  [
    'module Min',
    'partOfSpeech is of its picklist',
    (root) =>
      named(root, 'partOfSpeech').filter((one) =>
        at(one, ['adjective', 'adverb', 'noun', 'other', 'properNoun', 'verb']),
      ),
  ],
  [
    'module Min',
    'administrativeStatus is of its picklist',
    (root) =>
      named(root, 'administrativeStatus').filter((one) =>
        at(one, [
          'admittedTerm-admn-sts',
          'deprecatedTerm-admn-sts',
          'supersededTerm-admn-sts',
          'preferredTerm-admn-sts',
        ]),
      ),
  ],
  [
    'module Basic',
    'termType is of its picklist',
    (root) =>
      named(root, 'termType').filter((one) =>
        at(one, ['abbreviation', 'acronym', 'fullForm', 'phrase', 'shortForm', 'variant']),
      ),
  ],
];

describe('TBX-Basic, as we write it', () => {
  const roots = fc.sample(glossary, 30).map((concepts) => parseXml(writeTbx(concepts, 'x')));
  it.each(TBX_BASIC)('%s: %s', (_definition, _what, faults) => {
    for (const root of roots) expect(faults(root)).toEqual([]);
  });
});
