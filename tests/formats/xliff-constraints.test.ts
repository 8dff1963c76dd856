// What the specifications ask of a file, over everything that we write. XLIFF 2.1 by section number; 1.2 by the element's heading.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { XLIFF } from '../../src/formats/xliff/names.ts';
import { xliff12 } from '../../src/formats/xliff12.ts';
import { xliff21 } from '../../src/formats/xliff21.ts';
import { attribute, parseXml, type XmlElement } from '../../src/formats/xml-tree.ts';
import { convertFile } from '../../src/workflow/convert-file.ts';
import { article } from './article.ts';

const SAMPLES = [
  'tests/data/formats/xliff/catalogue-1.2.xlf',
  'tests/data/formats/xliff/studio.sdlxliff',
  'tests/data/formats/xliff/memoq.mqxliff',
  'tests/data/formats/xliff/codes-2.1.xlf',
  'tests/data/formats/xliff/back-catalogue-1.2.xlf',
  'tests/data/formats/xliff/back-codes-2.1.xlf',
  'tests/data/tmx/many-languages.tmx',
  'translations/documents/venezuela-secret-meetings.xlf',
];

async function written(to: 'xliff21' | 'xliff12'): Promise<XmlElement[]> {
  const own = to === 'xliff21' ? await xliff21.write(article) : await xliff12.write(article);
  const converted = await Promise.all(SAMPLES.map((name) => convertFile(readFileSync(name), to)));
  return [own, ...converted].map((bytes) => parseXml(Buffer.from(bytes).toString()));
}

const inside = (element: XmlElement): XmlElement[] =>
  element.children.flatMap((child) => (typeof child === 'string' ? [] : [child, ...inside(child)]));
const named = (element: XmlElement, ...names: string[]) =>
  inside(element).filter(({ local }) => names.includes(local));
const id = (element: XmlElement) => attribute(element, 'id');
const children = (element: XmlElement) =>
  element.children.filter((child): child is XmlElement => typeof child !== 'string');
const twice = (values: readonly (string | undefined)[]) =>
  values.filter((one, at) => values.indexOf(one) !== at);
const NMTOKEN = /^[\p{L}\p{N}._:-]+$/u;

type Constraint = [section: string, what: string, faults: (root: XmlElement) => unknown[]];
const INLINE = ['ph', 'pc', 'sc', 'mrk', 'sm'];

const XLIFF_21: Constraint[] = [
  [
    '4.2.2.1',
    'the root says its version and languages',
    (root) =>
      [root].filter(
        (one) =>
          one.uri !== XLIFF ||
          attribute(one, 'version') !== '2.1' ||
          !attribute(one, 'srcLang') ||
          !attribute(one, 'trgLang'),
      ),
  ],
  [
    '4.2.2.2',
    'a file has an id and a unit',
    (root) => named(root, 'file').filter((file) => !id(file) || named(file, 'unit').length === 0),
  ],
  [
    '4.2.2.5',
    'a unit has a segment, after all else',
    (root) =>
      named(root, 'unit').filter(
        (one) =>
          !['segment', 'ignorable'].includes(children(one).at(-1)!.local) ||
          named(one, 'segment').length === 0,
      ),
  ],
  [
    '4.2.2.6',
    'a segment is a source and at most one target',
    (root) =>
      named(root, 'segment', 'ignorable').filter(
        (one) =>
          !/^source(,target)?$/.test(
            children(one)
              .map(({ local }) => local)
              .join(),
          ),
      ),
  ],
  [
    '4.2.2.10',
    'original data holds data with ids of their own',
    (root) =>
      named(root, 'originalData').flatMap((one) => [
        ...twice(children(one).map(id)),
        ...children(one).filter((data) => data.local !== 'data'),
      ]),
  ],
  [
    '4.3.1.21',
    'ids are name tokens',
    (root) =>
      inside(root)
        .map(id)
        .filter((one) => one !== undefined && !NMTOKEN.test(one)),
  ],
  [
    '4.3.1.21',
    'ids of units are unique in their file',
    (root) => named(root, 'file').flatMap((file) => twice(named(file, 'unit').map(id))),
  ],
  [
    '4.3.1.21',
    "ids of segments and of a source's codes are unique in their unit",
    (root) =>
      named(root, 'unit').flatMap((unit) =>
        twice(
          children(unit)
            .filter(({ local }) => local === 'segment' || local === 'ignorable')
            .flatMap((one) => [id(one), ...named(children(one)[0]!, ...INLINE).map(id)])
            .filter((one) => one !== undefined),
        ),
      ),
  ],
  [
    '4.3.1.9',
    'references to data find it',
    (root) =>
      named(root, 'unit').flatMap((unit) => {
        const data = new Set(named(unit, 'data').map(id));
        return inside(unit)
          .flatMap((one) => ['dataRef', 'dataRefStart', 'dataRefEnd'].map((name) => attribute(one, name)))
          .filter((one) => one !== undefined && !data.has(one));
      }),
  ],
  [
    '4.2.3.4',
    'a start without its end says so',
    (root) =>
      named(root, 'source', 'target').flatMap((text) =>
        named(text, 'sc').filter(
          (sc) =>
            attribute(sc, 'isolated') !== 'yes' &&
            !named(text, 'ec').some((ec) => attribute(ec, 'startRef') === id(sc)) &&
            !named(root, 'ec').some((ec) => attribute(ec, 'startRef') === id(sc)),
        ),
      ),
  ],
  [
    '4.2.3.5',
    'an end names its start, or stands alone with an id',
    (root) =>
      named(root, 'ec').filter(
        (ec) => (attribute(ec, 'startRef') === undefined) !== (attribute(ec, 'isolated') === 'yes'),
      ),
  ],
  [
    '4.2.3.6',
    "a code of a target that is the source's is the same element",
    (root) =>
      named(root, 'segment').flatMap((one) => {
        const [source, target] = children(one);
        const kinds = new Map(named(source!, ...INLINE).map((code) => [id(code), code.local]));
        return target === undefined
          ? []
          : named(target, ...INLINE).filter(
              (code) =>
                kinds.has(id(code)) &&
                kinds.get(id(code)) !== code.local &&
                !['sc', 'pc'].includes(code.local),
            );
      }),
  ],
  [
    '4.3.1.31',
    'states are those of the specification',
    (root) =>
      named(root, 'segment')
        .map((one) => attribute(one, 'state'))
        .filter((one) => one !== undefined && !['initial', 'translated', 'reviewed', 'final'].includes(one)),
  ],
  [
    '4.3.1.35',
    'a subState goes with a state and has a prefix',
    (root) =>
      named(root, 'segment').filter(
        (one) =>
          attribute(one, 'subState') !== undefined &&
          (!attribute(one, 'state') || !/^[^:]+:.+/.test(attribute(one, 'subState')!)),
      ),
  ],
  [
    '5.1',
    'a match refers to its segment and has a target',
    (root) =>
      named(root, 'match').filter(
        (one) =>
          !attribute(one, 'ref')?.startsWith('#') || !children(one).some(({ local }) => local === 'target'),
      ),
  ],
];

const ORDER = /^source(,seg-source)?(,target)?(,(?:note|alt-trans))*$/;
const STATES = [
  'final',
  'needs-adaptation',
  'needs-l10n',
  'needs-review-adaptation',
  'needs-review-l10n',
  'needs-review-translation',
  'needs-translation',
  'new',
  'signed-off',
  'translated',
];
const codes12 = (text: XmlElement) => named(text, 'g', 'x', 'bx', 'ex', 'bpt', 'ept', 'ph', 'it');

const XLIFF_12: Constraint[] = [
  [
    '<xliff>',
    'the root says its version',
    (root) => [root].filter((one) => attribute(one, 'version') !== '1.2'),
  ],
  [
    '<file>',
    'a file has what it must have',
    (root) =>
      named(root, 'file').filter(
        (file) =>
          ['original', 'source-language', 'datatype'].some((name) => attribute(file, name) === undefined) ||
          children(file).at(-1)?.local !== 'body',
      ),
  ],
  [
    '<trans-unit>',
    'its parts come in their order',
    (root) =>
      named(root, 'trans-unit')
        .map((one) =>
          children(one)
            .map(({ local }) => local)
            .join(),
        )
        .filter((one) => !ORDER.test(one)),
  ],
  [
    '<trans-unit>',
    'ids are there and unique in their file',
    (root) =>
      named(root, 'file')
        .flatMap((file) => twice(named(file, 'trans-unit').map((one) => id(one))))
        .concat(
          named(root, 'trans-unit')
            .filter((one) => !id(one))
            .map(() => 'none'),
        ),
  ],
  [
    '<seg-source>',
    "it holds the source's text, in marks with mids of their own",
    (root) =>
      named(root, 'seg-source').filter((one) => {
        const mids = named(one, 'mrk').map((mark) => attribute(mark, 'mid'));
        return mids.length < 2 || mids.includes(undefined) || twice(mids).length > 0;
      }),
  ],
  [
    '<target>',
    'marks are those of the seg-source',
    (root) =>
      named(root, 'trans-unit').filter((unit) => {
        const mids = (name: string) =>
          children(unit)
            .filter(({ local }) => local === name)
            .flatMap((one) => named(one, 'mrk').map((mark) => attribute(mark, 'mid')));
        const [source, target] = [mids('seg-source'), mids('target')];
        return target.some((mid) => !source.includes(mid));
      }),
  ],
  [
    'state',
    'states are those of the specification',
    (root) =>
      named(root, 'target')
        .map((one) => attribute(one, 'state'))
        .filter((one) => one !== undefined && !STATES.includes(one)),
  ],
  [
    '<bpt>, <ept>',
    'each has its other end in the same text, by rid',
    (root) =>
      named(root, 'source', 'target').flatMap((text) => {
        const rids = (name: string) =>
          named(text, name)
            .map((one) => attribute(one, 'rid'))
            .sort();
        return rids('bpt').join() === rids('ept').join() ? [] : [text];
      }),
  ],
  [
    '<it>',
    'it says which end it is',
    (root) => named(root, 'it').filter((one) => !['open', 'close'].includes(attribute(one, 'pos') ?? '')),
  ],
  ['id', 'codes have an id', (root) => codes12(root).filter((one) => !id(one))],
  [
    '<alt-trans>',
    'a proposal has a target',
    (root) => named(root, 'alt-trans').filter((one) => children(one).at(-1)?.local !== 'target'),
  ],
];

describe.each([
  ['xliff21', XLIFF_21],
  ['xliff12', XLIFF_12],
] as const)('%s', (format, constraints) => {
  it.each(constraints)('%s: %s', async (_section, _what, faults) => {
    const found = (await written(format)).flatMap(faults);
    expect(found.map((one) => (typeof one === 'object' ? (one as XmlElement).place : one))).toEqual([]);
  });
});
