// Text in the page: drawing pieces, reading a text back, and turning offsets of a text into ranges of the page.
import { type CodeLabel, codeCharacter, type Text as SegmentText, type Span } from '../../model/text.ts';
import { cutInvisible, invisibleAttributes } from '../../text/invisible.ts';
import { cutPieces, type MarkedSpan, UNSURE_MARK } from '../../text/pieces.ts';

/** Draws a target at rest into `element`: its words, code chips, invisible characters and the terms to mend. */
export function drawTarget(
  element: HTMLElement,
  text: SegmentText,
  deprecated: readonly MarkedSpan[],
  codeLabels: readonly CodeLabel[],
  nameOf: (invisible: string) => string,
): void {
  const nodes = cutPieces(text, deprecated).flatMap((piece): Node[] => {
    if (piece.code !== null) return [codeChip(piece.code, codeLabels[piece.code])];
    if (piece.mark === null) return runs(piece.text, nameOf);
    const mark = document.createElement('span');
    mark.className = piece.mark === UNSURE_MARK ? 'unsure' : 'term-use term-deprecated';
    if (piece.mark !== UNSURE_MARK) mark.dataset.term = String(piece.mark);
    mark.append(...runs(piece.text, nameOf));
    return [mark];
  });
  element.replaceChildren(...nodes);
}

function runs(text: string, nameOf: (invisible: string) => string): Node[] {
  return cutInvisible(text).map(({ text: run, invisible }) => {
    if (invisible === null) return document.createTextNode(run);
    const mark = document.createElement('span');
    const attributes = invisibleAttributes(invisible, nameOf(invisible.id));
    for (const [name, value] of Object.entries(attributes)) mark.setAttribute(name, value);
    mark.textContent = run;
    return mark;
  });
}

function codeChip(index: number, label: CodeLabel | undefined): HTMLElement {
  const chip = document.createElement('span');
  chip.className = 'code-chip';
  chip.dataset.code = String(index);
  chip.title = label?.title ?? '';
  chip.textContent = label?.name ?? String(index + 1);
  return chip;
}

/** The text that `element` shows, code chips as their characters; the inverse of drawing. */
export function readText(element: Node): SegmentText {
  let text = '';
  eachRun(element, (run) => {
    text += run.text;
  });
  return text;
}

type Run = { node: Node; text: string };

function eachRun(element: Node, visit: (run: Run) => void): void {
  for (const child of element.childNodes) {
    if (child instanceof Text) visit({ node: child, text: child.data });
    else if (child instanceof HTMLElement && child.dataset.code !== undefined) {
      visit({ node: child, text: codeCharacter(Number(child.dataset.code)) });
    } else eachRun(child, visit);
  }
}

/** The page's range for a span of the text that `element` shows, or null where the span is outside it. */
export function rangeOf(element: Node, span: Span): Range | null {
  const range = document.createRange();
  let at = 0;
  let started = false;
  let ended = false;
  eachRun(element, ({ node, text }) => {
    const end = at + text.length;
    const isWords = node instanceof Text;
    if (!started && span.start < end) {
      started = true;
      if (isWords) range.setStart(node, span.start - at);
      else range.setStartBefore(node);
    }
    if (started && !ended && span.end <= end) {
      ended = true;
      if (isWords) range.setEnd(node, span.end - at);
      else range.setEndAfter(node);
    }
    at = end;
  });
  return started && ended ? range : null;
}

/** The offset, in the text that `element` shows, of a place in the page; null where the place is outside it. */
export function offsetOf(element: Node, node: Node, offset: number): number | null {
  let at = 0;
  let found: number | null = null;
  eachRun(element, (run) => {
    if (found === null && (run.node === node || run.node.contains(node))) {
      found = at + (run.node instanceof Text ? offset : 0);
    }
    at += run.text.length;
  });
  return found;
}
