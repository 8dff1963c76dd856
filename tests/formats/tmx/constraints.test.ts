// What TMX 1.4b asks of a file, over everything that we write; its text has no section numbers, so by the heading of the element.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tmx } from '../../../src/formats/tmx.ts';
import { attribute, parseXml, type XmlElement } from '../../../src/formats/xml-tree.ts';
import { convertFile } from '../../../src/workflow/convert-file.ts';
import { article } from '../article.ts';

const SAMPLES = [
  'formats/xliff/catalogue-1.2.xlf',
  'formats/xliff/studio.sdlxliff',
  'formats/xliff/memoq.mqxliff',
  'formats/xliff/back-codes-2.1.xlf',
  'tmx/many-languages.tmx',
  'tmx/tmx11.tmx',
  'tmx/tmx12-sub.tmx',
  'tmx/tmx14-many.tmx',
  'glossary/martif-2008.tbx',
].map((name) => `tests/data/${name}`);

async function written(): Promise<{ text: string; root: XmlElement }[]> {
  const files = [
    await tmx.write(article),
    ...(await Promise.all(SAMPLES.map((name) => convertFile(readFileSync(name), 'tmx')))),
  ];
  return files.map((bytes) => {
    const text = Buffer.from(bytes).toString();
    return { text, root: parseXml(text) };
  });
}

const children = (element: XmlElement) =>
  element.children.filter((child): child is XmlElement => typeof child !== 'string');
const inside = (element: XmlElement): XmlElement[] =>
  children(element).flatMap((child) => [child, ...inside(child)]);
const named = (element: XmlElement, ...names: string[]) =>
  inside(element).filter(({ local }) => names.includes(local));
const order = (element: XmlElement) =>
  children(element)
    .map(({ local }) => local)
    .join();
const twice = (values: readonly (string | undefined)[]) =>
  values.filter((one, at) => values.indexOf(one) !== at);
const DATE = /^\d{8}T\d{6}Z$/;

const TMX: [heading: string, what: string, faults: (root: XmlElement) => unknown[]][] = [
  [
    '<tmx>',
    'the root says its version and holds a header and a body',
    (root) =>
      [root].filter(
        (one) => one.local !== 'tmx' || attribute(one, 'version') !== '1.4' || order(one) !== 'header,body',
      ),
  ],
  [
    '<header>',
    'it has every attribute that it must have',
    (root) =>
      named(root, 'header').filter((one) =>
        ['creationtool', 'creationtoolversion', 'segtype', 'o-tmf', 'adminlang', 'srclang', 'datatype'].some(
          (name) => !attribute(one, name),
        ),
      ),
  ],
  [
    'segtype',
    'it is one of the four',
    (root) =>
      named(root, 'header', 'tu')
        .map((one) => attribute(one, 'segtype'))
        .filter((one) => one !== undefined && !['block', 'paragraph', 'sentence', 'phrase'].includes(one)),
  ],
  [
    '<body>',
    'it holds units alone',
    (root) =>
      named(root, 'body')
        .flatMap(children)
        .filter(({ local }) => local !== 'tu'),
  ],
  [
    '<tu>',
    'notes and properties, then a variant at least',
    (root) =>
      named(root, 'tu')
        .map(order)
        .filter((one) => !/^(?:(?:note|prop),)*tuv(?:,tuv)*$/.test(one)),
  ],
  [
    'tuid',
    'it has no spaces and is its own',
    (root) => {
      const ids = named(root, 'tu').map((one) => attribute(one, 'tuid'));
      return [...twice(ids), ...ids.filter((one) => /\s/.test(one ?? ''))];
    },
  ],
  [
    '<tuv>',
    'it has a language and ends in one segment',
    (root) =>
      named(root, 'tuv').filter(
        (one) =>
          !one.attributes.some(
            ({ prefix, local, value }) => prefix === 'xml' && local === 'lang' && value !== '',
          ) || !/^(?:(?:note|prop),)*seg$/.test(order(one)),
      ),
  ],
  [
    'creationdate, changedate',
    'they are YYYYMMDDThhmmssZ',
    (root) =>
      inside(root)
        .flatMap((one) => ['creationdate', 'changedate', 'lastusagedate'].map((name) => attribute(one, name)))
        .filter((one) => one !== undefined && !DATE.test(one)),
  ],
  ['<prop>', 'it has a type', (root) => named(root, 'prop').filter((one) => !attribute(one, 'type'))],
  [
    '<seg>',
    'it holds text and inline elements alone, and no <ut>, which is deprecated',
    (root) =>
      named(root, 'seg')
        .flatMap(inside)
        .filter(({ local }) => !['bpt', 'ept', 'it', 'ph', 'hi'].includes(local)),
  ],
  [
    '<bpt>, <ept>',
    'each begin has its end in the same segment, after it, by i, which is its own',
    (root) =>
      named(root, 'seg').filter((seg) => {
        const open = new Set<string>();
        const seen: string[] = [];
        for (const code of named(seg, 'bpt', 'ept')) {
          const i = attribute(code, 'i') ?? '';
          if (code.local === 'bpt') {
            seen.push(i);
            open.add(i);
          } else if (!open.delete(i)) return true;
        }
        return open.size > 0 || twice(seen).length > 0 || seen.includes('');
      }),
  ],
  [
    '<it>',
    'it says which end it is',
    (root) => named(root, 'it').filter((one) => !['begin', 'end'].includes(attribute(one, 'pos') ?? '')),
  ],
  [
    'x',
    'it is a number, and its own in a segment',
    (root) =>
      named(root, 'seg').filter((seg) => {
        const xs = named(seg, 'bpt', 'it', 'ph')
          .map((one) => attribute(one, 'x'))
          .filter((one) => one !== undefined);
        return twice(xs).length > 0 || xs.some((one) => !/^\d+$/.test(one ?? ''));
      }),
  ],
];

describe('TMX 1.4b, as we write it', async () => {
  const files = await written();
  it.each(TMX)('%s: %s', (_heading, _what, faults) => {
    for (const { root } of files) expect(faults(root)).toEqual([]);
  });

  it('Encoding: it is UTF-8 and says so', () => {
    for (const { text } of files)
      expect(text).toMatch(
        /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<!DOCTYPE tmx SYSTEM "tmx14\.dtd">\n/,
      );
  });
});
