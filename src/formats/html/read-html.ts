// A Web page as a document, and its English back into the page.
import { defaultTreeAdapter, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { badInput } from '../../errors.ts';
import type { DocumentDetails } from '../../model/document.ts';
import { articleParagraphs, type FoundText } from '../article-facts.ts';
import type { ExportDocument, FormatContent, FormatSegment, ReadOptions } from '../format.ts';
import { codedText, writeCoded } from '../inline-pieces.ts';
import { putTargets, segmentsByRef, type TextPlace } from '../put-targets.ts';
import { encodeTextFile } from '../text-file.ts';
import { fitEncoding } from '../xml-bytes.ts';
import { decodeHtml } from './decode-html.ts';
import { attributeOf, elementsOf, evened } from './elements.ts';
import { pageTexts } from './page-texts.ts';
import { parseHtml } from './parse-html.ts';

/** Each text of the page as a document has it, and where it stands; ref: its offset in the decoded page. */
function located(
  document: Tree.Document,
  file: string,
  encoding: string,
): { found: FoundText; place: TextPlace }[] {
  const all: { found: FoundText; place: TextPlace }[] = [];
  const escaped = (text: string) =>
    fitEncoding(
      text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replaceAll('\u00A0', '&nbsp;'),
      encoding,
    );
  let last = 0;
  for (const page of pageTexts(document, file)) {
    const coded = codedText(page.pieces, page.place);
    if (coded === null || coded.source === '') continue;
    const from = coded.inner[0]!.at.from;
    const { to } = coded.inner.at(-1)!.at;
    // What the parser moved may come twice; attributes and choices lie inside other texts.
    const within = page.attribute !== undefined || page.inside === true;
    if (!within && from < last) continue;
    if (!within) last = to;
    const ref = String(from);
    const write: TextPlace['write'] =
      page.attribute === undefined
        ? (target, slice) =>
            writeCoded(target, coded, {
              text: escaped,
              code: ({ at }) => slice(at.from, at.to),
            })
        : (target) => `${page.attribute}="${escaped(target).replace(/"/g, '&quot;')}"`;
    all.push({
      found: {
        source: coded.source,
        kind: page.kind,
        ref,
        ...(coded.codes.length === 0 ? {} : { codes: coded.codes }),
        ...(page.title || within ? { included: false } : {}),
        ...(page.boilerplate ? { boilerplate: true } : {}),
      },
      place: { ref, from, to, source: coded.source, write },
    });
  }
  return all;
}

function all(node: Tree.ParentNode, tagName: string): Tree.Element[] {
  return elementsOf(node).flatMap((child) => [
    ...(child.tagName === tagName ? [child] : []),
    ...all(child, tagName),
  ]);
}

/** What the page says of itself for search engines and social networks. */
function detailsOf(
  document: Tree.Document,
  paragraphs: FormatContent['paragraphs'],
): Partial<DocumentDetails> {
  const metas = all(document, 'meta');
  const meta = (...names: string[]) => {
    const found = names.flatMap((name) =>
      metas.filter(
        (one) => (attributeOf(one, 'property') || attributeOf(one, 'name')).toLowerCase() === name,
      ),
    );
    return found.map((one) => evened(attributeOf(one, 'content'))).find((text) => text !== '') ?? '';
  };
  const canonical = all(document, 'link').find(
    (one) => attributeOf(one, 'rel').toLowerCase() === 'canonical',
  );
  const headline =
    paragraphs.find((one) => one.kind === 'headline' && one.included) ??
    paragraphs.find((one) => one.kind === 'headline');
  const address = meta('og:url') || (canonical ? attributeOf(canonical, 'href') : '');
  const details: Partial<DocumentDetails> = {
    title: (headline?.source ?? '').replace(/[\uE000-\uF8FF]/g, ''),
    outlet: meta('og:site_name'),
    byline: meta('author', 'article:author'),
    address: /^https?:\/\//i.test(address) ? address : '',
    date: /^\d{4}-\d\d-\d\d/.exec(meta('article:published_time', 'date', 'pubdate'))?.[0] ?? '',
  };
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== ''));
}

/** Throws AppError `xml.encoding`, `xml.too-deep`, `html.elements`, `html.no-text`, `xliff.too-many-codes`, `import.binary`. */
export function readHtml(bytes: Uint8Array, options: ReadOptions = {}): FormatContent {
  const { text, encoding } = decodeHtml(bytes);
  const document = parseHtml(text);
  const paragraphs = articleParagraphs(located(document, text, encoding).map(({ found }) => found));
  if (paragraphs.length === 0) throw badInput('html.no-text', { line: 1, column: 1 });
  const targetLang = options.targetLang ?? 'en';
  // Templates of English make say `en` of Indonesian pages.
  const lang = /^[a-z]{2,3}/i.exec(attributeOf(htmlOf(document), 'lang'))?.[0].toLowerCase();
  const sourceLang = options.sourceLang ?? (lang === undefined || lang === targetLang ? 'id' : lang);
  return {
    details: detailsOf(document, paragraphs),
    sourceLang,
    targetLang,
    paragraphs,
    encoding,
    warnings: [],
  };
}

function htmlOf(document: Tree.Document): Tree.Element {
  return (
    elementsOf(document).find((one) => one.tagName === 'html') ??
    defaultTreeAdapter.createElement('html', 'http://www.w3.org/1999/xhtml' as never, [])
  );
}

/** Attributes that say the language of the page or of a part of it in the source's: they then say the target's. */
function languages(document: Tree.Document, file: string, doc: ExportDocument): TextPlace[] {
  const places: TextPlace[] = [];
  const own = new RegExp(`^(?:${doc.sourceLang}|in)(?:-|$)`, 'i');
  const visit = (element: Tree.Element, isPage: boolean): void => {
    const { attrs, startTag } = element.sourceCodeLocation ?? {};
    for (const { name, value } of element.attrs) {
      const where = attrs?.[name];
      const asked = name === 'lang' || name === 'xml:lang';
      if (!asked || where === undefined || !(own.test(value) || isPage)) continue;
      const { startOffset: from, endOffset: to } = where;
      const written = file.slice(from, to).split(/[\s=]/, 1)[0]!;
      places.push({ ref: `lang ${from}`, from, to, source: '', write: (lang) => `${written}="${lang}"` });
    }
    if (isPage && startTag !== undefined && attributeOf(element, 'lang') === '') {
      const from = startTag.startOffset + '<html'.length;
      if (attrs?.lang === undefined)
        places.push({ ref: `lang ${from}`, from, to: from, source: '', write: (lang) => ` lang="${lang}"` });
    }
    for (const child of elementsOf(element)) visit(child, false);
  };
  visit(htmlOf(document), true);
  return places;
}

/** The page with the document's English; its `lang` follows as soon as there is any. Throws as readHtml. */
export function writeBackHtml(doc: ExportDocument, original: Uint8Array): Uint8Array {
  const file = decodeHtml(original);
  const document = parseHtml(file.text);
  const places = located(document, file.text, file.encoding).map(({ place }) => place);
  const segments = new Map<string, FormatSegment>(segmentsByRef(doc));
  const translated = places.some(({ ref, source }) => {
    const target = segments.get(ref)?.target ?? '';
    return target !== '' && target !== source;
  });
  const tags = translated ? languages(document, file.text, doc) : [];
  for (const { ref } of tags) segments.set(ref, { source: null, target: doc.targetLang });
  return encodeTextFile({ ...file, text: putTargets(file.text, segments, [...places, ...tags]) });
}
