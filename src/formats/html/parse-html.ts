// A Web page's text to its tree with places, within bounds of size and depth.
import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { badInput } from '../../errors.ts';
import { requireShortRuns } from '../long-texts.ts';

/** Nested elements beyond which browsers stop as well. */
const DEEPEST = 500;
/** Elements of a page; a few bytes of markup that is never closed can ask for any number (HTML, section 13.2.4.3). */
const MOST_ELEMENTS = 500_000;

/** Throws AppError `xml.too-deep` and `xml.long` with their place, `html.elements`. */
export function parseHtml(text: string): Tree.Document {
  requireShortRuns(text);
  let made = 0;
  const createElement: typeof defaultTreeAdapter.createElement = (...facts) => {
    made += 1;
    if (made > MOST_ELEMENTS) throw badInput('html.elements', { max: MOST_ELEMENTS });
    return defaultTreeAdapter.createElement(...facts);
  };
  const document = parse(text, {
    sourceCodeLocationInfo: true,
    treeAdapter: { ...defaultTreeAdapter, createElement },
  });
  const left: { node: Tree.Node; depth: number }[] = [{ node: document, depth: 0 }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { node, depth } = next;
    if (depth > DEEPEST) {
      const { startLine: line = 1, startCol: column = 1 } = node.sourceCodeLocation ?? {};
      throw badInput('xml.too-deep', { max: DEEPEST, line, column });
    }
    if ('childNodes' in node)
      for (const child of node.childNodes) left.push({ node: child, depth: depth + 1 });
  }
  return document;
}
