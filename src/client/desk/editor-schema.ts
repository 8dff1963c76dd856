// The editor's document: one paragraph of text in which inline codes are single, indivisible chips.
import { type Node, Schema } from 'prosemirror-model';
import { type CodeLabel, codeCharacter, codeIndex, type Text } from '../../model/text.ts';

/** Every node is one position wide per UTF-16 unit of the text, so that spans of the text are positions as they are. */
export const schema = new Schema({
  nodes: {
    doc: { content: 'inline*', whitespace: 'pre' },
    text: { group: 'inline' },
    code: {
      group: 'inline',
      inline: true,
      atom: true,
      selectable: true,
      draggable: true,
      attrs: { index: {}, name: { default: '' }, title: { default: '' } },
      toDOM: (node) => [
        'span',
        { class: 'code-chip', 'data-code': String(node.attrs.index), title: String(node.attrs.title) },
        chipName(node),
      ],
      parseDOM: [
        {
          tag: 'span[data-code]',
          getAttrs: (dom) => ({
            index: Number(dom.dataset.code),
            name: dom.textContent,
            title: dom.title,
          }),
        },
      ],
    },
  },
});

function chipName(node: Node): string {
  return node.attrs.name === '' ? String(Number(node.attrs.index) + 1) : String(node.attrs.name);
}

/** The editor document of a text; `codeLabels` are what its chips say, by code index. */
export function docFromText(text: Text, codeLabels: readonly CodeLabel[] = []): Node {
  const nodes: Node[] = [];
  let words = '';
  for (const character of text) {
    const index = codeIndex(character);
    if (index < 0) {
      words += character;
      continue;
    }
    if (words !== '') nodes.push(schema.text(words));
    nodes.push(schema.node('code', { index, ...codeLabels[index] }));
    words = '';
  }
  if (words !== '') nodes.push(schema.text(words));
  return schema.node('doc', null, nodes);
}

/** The text of an editor document; the inverse of docFromText. */
export function textFromDoc(doc: Node): Text {
  let text = '';
  doc.forEach((node) => {
    text += node.isText ? (node.text ?? '') : codeCharacter(Number(node.attrs.index));
  });
  return text;
}
