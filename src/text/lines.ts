// Lines to blocks: whether blank lines, every line, or neither (hard-wrapped text) parts the paragraphs.

const ENDS_SENTENCE = /[.!?…:][”"’')\]]*$/;
/** Mail programs and typewriters wrap between these widths; a longer line is a paragraph. */
const NARROW = 45;
const WIDE = 100;

/** Whether lines break in mid-sentence at a steady width: then a line end is no paragraph end. */
function isWrapped(blocks: readonly (readonly string[])[]): boolean {
  const inner = blocks.flatMap((lines) => lines.slice(0, -1));
  if (inner.length < 2) return false;
  if (blocks.some((lines) => lines.some((line) => line.length > WIDE))) return false;
  const open = inner.filter((line) => !ENDS_SENTENCE.test(line)).length;
  const wide = inner.filter((line) => line.length >= NARROW).length;
  return open >= inner.length * 0.6 && wide >= inner.length * 0.7;
}

/** Joins wrapped lines; a line that ends a sentence well short of the width ends its paragraph. */
function unwrap(lines: readonly string[], standsAlone: (line: string) => boolean): string[] {
  const width = lines.reduce((most, line) => Math.max(most, line.length), 0);
  const paragraphs: string[] = [];
  let open = false;
  for (const line of lines) {
    const alone = standsAlone(line);
    if (open && !alone) paragraphs[paragraphs.length - 1] += ` ${line}`;
    else paragraphs.push(line);
    open = !alone && !(ENDS_SENTENCE.test(line) && line.length < width * 0.8);
  }
  return paragraphs;
}

/**
 * The paragraphs of a text with `\n` line ends, trimmed, none empty. One a line, unless lines are wrapped at a width:
 * then blank lines part them, and lines for which `standsAlone` holds ("Baca juga: …") are never joined to others.
 */
export function splitBlocks(text: string, standsAlone: (line: string) => boolean): string[] {
  const blocks: string[][] = [[]];
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line !== '') blocks.at(-1)!.push(line);
    else if (blocks.at(-1)!.length > 0) blocks.push([]);
  }
  const filled = blocks.filter((lines) => lines.length > 0);
  const wrapped = isWrapped(filled.map((lines) => lines.filter((line) => !standsAlone(line))));
  return wrapped ? filled.flatMap((lines) => unwrap(lines, standsAlone)) : filled.flat();
}
