// What describes a picture, a table or a chart for those who do not see it: attributes of its element, each a text of its own.
import { codeIndex } from '../../model/text.ts';
import { literalCodes } from '../literal-codes.ts';
import { attributePlace } from '../splice.ts';
import { attribute, type XmlElement } from '../xml-tree.ts';
import { escapeAttribute } from '../xml-write.ts';
import type { Located } from './locate-texts.ts';
import { NOT_XML } from './write-paragraph.ts';

/** Attributes by element: a drawing's own (part 1, section 20.4.2.5), and those in which it is said once more. */
const OWN: ReadonlyMap<string, readonly string[]> = new Map(Object.entries({ docPr: ['descr', 'title'] }));
const COPIES: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    cNvPr: ['descr', 'title'],
    shape: ['alt'],
    rect: ['alt'],
  }),
);
/** Programs put the name of the file there. */
const FILE_NAME = /^\S*\.(?:jpe?g|png|gif|bmp|tiff?|emf|wmf|svg|webp)$/i;

/** A text without codes that stands in `place`; `write` gives what stands there for a plain text. */
export function plainLocated(
  text: string,
  place: { name: string; from: number; to: number },
  write: (plain: string) => string,
): Pick<Located, 'found' | 'from' | 'to' | 'write' | 'first'> {
  const { text: source, codes } = literalCodes(text);
  const { name, from, to } = place;
  const table = codes.length === 0 ? {} : { codes };
  return {
    found: { source, kind: 'caption', included: false, ref: `${name}@${from}`, ...table },
    from,
    to,
    write: (target) => write(target.replace(/[\uE000-\uF8FF]/g, (one) => codes[codeIndex(one)]?.data ?? '')),
    first: false,
  };
}

/** The descriptions that an element carries; ref: the part and the place of the attribute. */
export function descriptions(
  name: string,
  file: string,
  element: XmlElement,
  around: readonly XmlElement[],
): Located[] {
  const own = OWN.get(element.local);
  const copied = own === undefined || around.some(({ local }) => local === 'Fallback');
  return (own ?? COPIES.get(element.local) ?? []).flatMap((local): Located[] => {
    const text = attribute(element, local) ?? '';
    const place = /\p{L}/u.test(text) && !FILE_NAME.test(text) ? attributePlace(file, element, local) : null;
    if (place === null) return [];
    const located = plainLocated(
      text,
      { name, ...place },
      (plain) => ` ${local}="${escapeAttribute(plain.replace(NOT_XML, '\uFFFD'))}"`,
    );
    return [{ ...located, box: copied ? 'copy' : 'own' }];
  });
}
