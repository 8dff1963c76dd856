// The inline content of a Markdown block as pieces of a text (CommonMark 0.31, section 6; GFM's strike-through, notes, autolinks).
import type { PhrasingContent } from 'mdast';
import type { Piece } from '../inline-pieces.ts';

/**
 * Half-open offsets in the file. `put`: written instead of them (a link by its label, whose text is its label, gets it apart).
 * `marks`: emphasis, which depends on the letters around it.
 */
export type MarkdownRange = { from: number; to: number; put?: string; marks?: 'open' | 'close' };

type Inline = Piece<MarkdownRange>;

const LABELS: Readonly<Record<string, string>> = {
  emphasis: 'italic',
  strong: 'bold',
  delete: 'strike',
  break: 'line break',
  footnoteReference: 'footnote',
  imageReference: 'image',
};

export const offsets = (node: { position?: PhrasingContent['position'] }): { from: number; to: number } => ({
  from: node.position?.start.offset ?? 0,
  to: node.position?.end.offset ?? 0,
});

/** `pair`: gives each pair of a file its id. Ends of HTML elements are found among siblings. */
export function markdownPieces(
  nodes: readonly PhrasingContent[],
  file: string,
  pair: () => string,
): Inline[] {
  const ends = htmlEnds(nodes, pair);
  return nodes.flatMap((node, at): Inline[] => {
    const { from, to } = offsets(node);
    const data = file.slice(from, to);
    const whole = (label: string, word = false, end = to): Inline[] => [
      {
        kind: 'placeholder',
        label,
        data: file.slice(from, end),
        ...(word ? { word: true } : {}),
        at: { from, to: end },
      },
    ];
    if (node.type === 'text') return textPieces(node.value, file, from, to);
    if (node.type === 'inlineCode') return whole(node.value, true);
    if (node.type === 'html') {
      const end = ends.get(at);
      const label = /^<\/?([\w-]+)/.exec(data)?.[1] ?? 'HTML';
      return end === undefined ? whole(label) : [{ ...end, label, data, at: { from, to } }];
    }
    // A hard break goes up to the text of the next line: what marks a quotation or a list stands before that.
    const next = nodes[at + 1];
    if (node.type === 'break')
      return whole('line break', false, next === undefined ? to : offsets(next).from);
    if (!('children' in node)) return whole(LABELS[node.type] ?? node.type);
    const { children } = node;
    const [first, last] = [children[0], children.at(-1)];
    const link = node.type === 'link' || node.type === 'linkReference';
    if (first === undefined || last === undefined || (link && !data.startsWith('[')))
      return whole(data, true);
    const id = pair();
    const label = link ? 'link' : (LABELS[node.type] ?? node.type);
    const marks = link ? {} : { marks: 'open' as const };
    const close: MarkdownRange = { from: offsets(last).to, to };
    if (node.type === 'linkReference' && node.referenceType !== 'full') close.put = `][${node.label ?? ''}]`;
    return [
      {
        kind: 'open',
        id,
        label,
        data: file.slice(from, offsets(first).from),
        at: { from, to: offsets(first).from, ...marks },
      },
      ...markdownPieces(children, file, pair),
      {
        kind: 'close',
        id,
        label,
        data: file.slice(close.from, to),
        at: { ...close, ...(link ? {} : { marks: 'close' }) },
      },
    ];
  });
}

/** Tags of one element that stand side by side as a pair. */
function htmlEnds(
  nodes: readonly PhrasingContent[],
  pair: () => string,
): ReadonlyMap<number, { kind: 'open' | 'close'; id: string }> {
  const open: { name: string; at: number }[] = [];
  const ends = new Map<number, { kind: 'open' | 'close'; id: string }>();
  for (const [at, node] of nodes.entries()) {
    if (node.type !== 'html') continue;
    const [, slash, name = ''] = /^<(\/?)([\w-]+)/.exec(node.value) ?? [];
    if (name === '') continue;
    if (slash === '') open.push({ name, at });
    else {
      const from = open.findLastIndex((one) => one.name === name);
      if (from < 0) continue;
      const [partner] = open.splice(from);
      const id = pair();
      ends.set(partner!.at, { kind: 'open', id });
      ends.set(at, { kind: 'close', id });
    }
  }
  return ends;
}

/** White space at the ends as pieces of its own; a line break in the file is a space. */
function textPieces(value: string, file: string, from: number, to: number): Inline[] {
  let [start, stop] = [from, to];
  while (start < stop && ' \t\r\n'.includes(file[start]!)) start += 1;
  while (stop > start && ' \t\r\n'.includes(file[stop - 1]!)) stop -= 1;
  const pieces: Inline[] = [];
  const add = (text: string, range: { from: number; to: number }) => {
    if (range.to > range.from) pieces.push({ kind: 'text', text, at: range });
  };
  add(' ', { from, to: start });
  // A space that is written as a reference is there on purpose.
  const body = value.replace(/(?<!\s)\s*[\r\n]\s*/g, ' ');
  const text = start > from ? body.replace(/^[ \t]+/, '') : body;
  add(stop < to ? text.replace(/(?<![ \t])[ \t]+$/, '') : text, { from: start, to: stop });
  add(' ', { from: stop, to });
  return pieces;
}
