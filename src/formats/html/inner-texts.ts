// Texts of a page inside its tags and codes: attributes that people read, and the choices of a list.
import { defaultTreeAdapter, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { attributeOf, evened, isRead, META } from './elements.ts';
import type { PageText } from './page-texts.ts';

type InnerText = Omit<PageText, 'boilerplate'>;

/** The attributes of an element that are texts for people, and what a page says of itself. `file`: the decoded page. */
export function attributeTexts(element: Tree.Element, file: string): InnerText[] {
  const { attrs } = element.sourceCodeLocation ?? {};
  return element.attrs.flatMap(({ name, value }): InnerText[] => {
    const where = attrs?.[name];
    const text = evened(value);
    const isContent = name === 'content' && element.tagName === 'meta';
    if (where === undefined || text === '' || !(isContent || isRead(element, name))) return [];
    const meta = META.get((attributeOf(element, 'name') || attributeOf(element, 'property')).toLowerCase());
    if (isContent && meta === undefined) return [];
    const { startOffset: from, endOffset: to, startLine: line, startCol: column } = where;
    return [
      {
        kind: meta ?? 'caption',
        pieces: [{ kind: 'text', text, at: { from, to } }],
        place: { line, column },
        attribute: file.slice(from, to).split(/[\s=]/, 1)[0]!,
      },
    ];
  });
}

/** What a choice of a list says; null for other elements, and where that is no word. */
export function choiceText(element: Tree.Element, file: string): InnerText | null {
  const [child] = element.childNodes;
  if (element.tagName !== 'option' || child === undefined || !defaultTreeAdapter.isTextNode(child))
    return null;
  const { startOffset, endOffset, startLine: line, startCol: column } = child.sourceCodeLocation!;
  const raw = file.slice(startOffset, endOffset);
  if (raw.includes('<') || !/\p{L}/u.test(child.value)) return null;
  const from = startOffset + raw.length - raw.trimStart().length;
  const at = { from, to: from + raw.trim().length };
  const pieces = [{ kind: 'text' as const, text: evened(child.value), at }];
  return { kind: 'list-item', pieces, place: { line, column }, inside: true };
}
