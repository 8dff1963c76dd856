// Inline elements of XLIFF 1.2 as codes.
import type { InlineCode } from '../../model/text.ts';
import type { Described } from '../xliff/read-codes.ts';
import { attribute, childrenOf, textOf, type XmlElement } from '../xml-tree.ts';
import { openTag, serialise } from '../xml-write.ts';
import { XLIFF12 } from './states.ts';

/** Chips in the editor stay short. */
const LONGEST_LABEL = 24;

const KINDS: ReadonlyMap<string, InlineCode['kind']> = new Map(
  Object.entries({
    bx: 'open',
    bpt: 'open',
    ex: 'close',
    ept: 'close',
  }),
);

/**
 * `data` is what the code stands for in the document that the file was made from, where the file says it (bpt, ept, ph, it), else
 * the element: what other formats are told of it.
 */
export function describe12(element: XmlElement): Described {
  const { local } = element;
  const type = attribute(element, 'ctype')?.replace(/^x-/, '');
  const native = textOf(element).trim();
  const label = (fallback: string | undefined) =>
    (attribute(element, 'equiv-text') || fallback || type || attribute(element, 'id') || local).slice(
      0,
      LONGEST_LABEL,
    );
  if (element.uri !== XLIFF12) {
    return { id: '', kind: 'placeholder', data: serialise(element, XLIFF12), label: label(undefined) };
  }
  if (local === 'g' || local === 'mrk') {
    const id = attribute(element, 'id') ?? attribute(element, 'mid') ?? '';
    const mark = local === 'mrk' ? attribute(element, 'mtype')?.replace(/^x-/, '') : undefined;
    return {
      id,
      openData: `${openTag(element, XLIFF12)}>`,
      closeData: `</${local}>`,
      label: label(mark),
    };
  }
  // A pair shares rid, else id.
  const id = attribute(element, 'rid') ?? attribute(element, 'id') ?? '';
  const pos = local === 'it' ? attribute(element, 'pos') : undefined;
  const kind = pos === 'open' ? 'open' : pos === 'close' ? 'close' : (KINDS.get(local) ?? 'placeholder');
  const holds = native !== '' && childrenOf(element, XLIFF12, 'sub').length === 0;
  return {
    id,
    kind,
    data: holds ? textOf(element) : serialise(element, XLIFF12).replace(/><\/[\w.-]+>$/, '/>'),
    label: label(native),
  };
}
