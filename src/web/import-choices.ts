// What a person chose in the preview: kind and inclusion of a paragraph, kept by its text while the rest is edited.
import { createHash } from 'node:crypto';
import { type FormatParagraph, segmentsOf } from '../formats/format.ts';
import { PARAGRAPH_KINDS, type ParagraphKind } from '../model/paragraph.ts';
import type { Text } from '../model/text.ts';

/** The texts of a paragraph's segments, one after the other; `source` null for an English paragraph without one. */
export function wholeTexts(paragraph: FormatParagraph): { source: Text | null; target: Text } {
  const segments = segmentsOf(paragraph);
  const join = (texts: readonly (Text | null | undefined)[]) => texts.filter(Boolean).join(' ');
  const source = join(segments.map((one) => one.source));
  return { source: source === '' ? null : source, target: join(segments.map((one) => one.target)) };
}

/** One key a paragraph, made of its text and of how often that came before: it stays when other paragraphs change. */
export function paragraphKeys(paragraphs: readonly FormatParagraph[]): string[] {
  const seen = new Map<string, number>();
  return paragraphs.map((paragraph) => {
    const { source, target } = wholeTexts(paragraph);
    const hash = createHash('sha256')
      .update(source ?? target)
      .digest('hex')
      .slice(0, 12);
    const times = seen.get(hash) ?? 0;
    seen.set(hash, times + 1);
    return `${hash}-${times}`;
  });
}

const isKind = (value: unknown): value is ParagraphKind => PARAGRAPH_KINDS.some((kind) => kind === value);

/** What the reader of the format found, as the preview's form carries it. */
export function foundMark(paragraph: FormatParagraph): string {
  return `${paragraph.kind} ${paragraph.included ? 'in' : 'out'}`;
}

/**
 * The paragraphs with the choices of a submitted preview. Only what differs from what the preview had found (the fields
 * `found-KEY`) is a choice: the rest follows what is found now.
 */
export function applyChoices(
  paragraphs: readonly FormatParagraph[],
  fields: Readonly<Record<string, unknown>>,
): FormatParagraph[] {
  const keys = paragraphKeys(paragraphs);
  return paragraphs.map((paragraph, i) => {
    const found = fields[`found-${keys[i]}`];
    if (typeof found !== 'string') return paragraph;
    const [foundKind, foundPlace] = found.split(' ');
    const kind = fields[`kind-${keys[i]}`];
    const included = fields[`included-${keys[i]}`] !== undefined;
    return {
      ...paragraph,
      ...(isKind(kind) && kind !== foundKind ? { kind } : {}),
      ...(included !== (foundPlace === 'in') ? { included } : {}),
    };
  });
}
