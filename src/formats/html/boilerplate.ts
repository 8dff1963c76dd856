// What stands around the article of a Web page: menus, forms, notices, lists of links to other pages.
import { defaultTreeAdapter, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { attributeOf } from './elements.ts';

/** Elements that hold no part of an article. Those of `PAGE` may stand in one as its own head and foot. */
const AROUND = new Set(['nav', 'aside', 'form', 'dialog', 'menu', 'button']);
const PAGE = new Set(['header', 'footer']);
const ROLES =
  /^(?:navigation|banner|contentinfo|search|complementary|dialog|alertdialog|menu|menubar|toolbar)$/;
/** Whole parts of class names and ids. */
const NAMES =
  /(?:^|[\s_-])(?:cookies?|consent|gdpr|newsletter|subscribe|berlangganan|share|sharing|social|breadcrumbs?|komentar|comments?|ads?|advert\w*|iklan|promo|related|terkait|terpopuler|popular|trending|sidebar|popup|modal|paywall|navbar|menu|pagination|skip-link)(?:$|[\s_-])/i;

/** Whether an element and all in it stand around the article. `inArticle`: it stands in <article> or <main>. */
export function isAround(element: Tree.Element, inArticle: boolean): boolean {
  const { tagName } = element;
  if (AROUND.has(tagName) || (PAGE.has(tagName) && !inArticle)) return true;
  if (element.attrs.some(({ name }) => name === 'hidden')) return true;
  if (ROLES.test(attributeOf(element, 'role')) || attributeOf(element, 'aria-hidden') === 'true') return true;
  if (tagName === 'body' || tagName === 'html' || tagName === 'article' || tagName === 'main') return false;
  return NAMES.test(attributeOf(element, 'class')) || NAMES.test(attributeOf(element, 'id'));
}

/** Letters of a text, and those of them in links. */
type Density = { letters: number; linked: number };

/** Share of linked letters from which a list or a block counts as links to elsewhere. */
const MOSTLY_LINKS = 0.7;
/** Letters below which a block of links may be one line of an article ("Baca juga: …"). */
const FEW = 40;

/**
 * The letters of each element, counted once for the page. A list, table or block with more than a line of text that is
 * nearly all links is no part of an article, whatever its name.
 */
export function linkBlocks(root: Tree.ParentNode): (element: Tree.Element) => boolean {
  const counts = new WeakMap<object, Density>();
  const count = (node: Tree.Node, inLink: boolean): Density => {
    if (defaultTreeAdapter.isTextNode(node)) {
      const letters = node.value.replace(/[^\p{L}\p{N}]+/gu, '').length;
      return { letters, linked: inLink ? letters : 0 };
    }
    const sum = { letters: 0, linked: 0 };
    if (!('childNodes' in node)) return sum;
    const link = inLink || ('tagName' in node && node.tagName === 'a');
    if ('tagName' in node && (node.tagName === 'script' || node.tagName === 'style')) return sum;
    for (const child of node.childNodes) {
      const { letters, linked } = count(child, link);
      sum.letters += letters;
      sum.linked += linked;
    }
    counts.set(node, sum);
    return sum;
  };
  count(root, false);
  return (element) => {
    if (!/^(?:ul|ol|dl|table|div|section)$/.test(element.tagName)) return false;
    const { letters = 0, linked = 0 } = counts.get(element) ?? {};
    return letters >= FEW && linked / letters >= MOSTLY_LINKS;
  };
}
