// Paragraphs that are wrapped in the file stay wrapped: lines about as long as the source's, behind the same marks of lists and quotations.

/** `joint`: what stands between two lines of the paragraph in the file, its marks included; `width`: its longest line. */
export type Wrapping = { joint: string; width: number };

/** Widths that a wrapped paragraph may have, in characters. */
const [NARROWEST, WIDEST] = [40, 120];

/** How a paragraph between two offsets is wrapped; null where all its breaks are hard ones, or it has none. `texts`: its plain runs. */
export function wrappingOf(
  file: string,
  from: number,
  to: number,
  texts: readonly { from: number; to: number }[],
): Wrapping | null {
  const soft = texts.find((one) => file.slice(one.from, one.to).includes('\n'));
  if (soft === undefined) return null;
  const joint = /\r?\n[ \t>]*/.exec(file.slice(soft.from))![0];
  const start = file.lastIndexOf('\n', from) + 1;
  const end = /\r?\n|$/.exec(file.slice(to))!.index + to;
  const lines = file.slice(start, end).split(/\r?\n/);
  const longest = lines.reduce((most, line) => Math.max(most, line.length), 0);
  return { joint, width: Math.min(WIDEST, Math.max(NARROWEST, longest)) };
}

/** What may begin a line and still be a word of its paragraph (CommonMark 0.31, section 5: no mark of another block). */
const WORD = /^[\p{L}"“‘'(]|^\p{N}+(?![.)\p{N}])/u;

/** The runs as lines; only spaces of `plain` runs become breaks. `column`: where the first line begins. */
export function wrapLines(
  runs: readonly { text: string; plain?: true }[],
  { joint, width }: Wrapping,
  column: number,
): string {
  const text = runs.map((run) => run.text).join('');
  const places: number[] = [];
  let at = 0;
  for (const run of runs) {
    for (const { index } of run.plain ? run.text.matchAll(/(?<![\s\\]) (?!\s)/g) : [])
      places.push(at + index);
    at += run.text.length;
  }
  const lead = joint.replace(/^\r?\n/, '').length;
  let written = '';
  let from = 0;
  let used = column;
  for (const [n, place] of [...places, text.length].entries()) {
    const word = text.slice(from, place);
    const breaks = n > 0 && used + 1 + word.length > width && WORD.test(word);
    written += n === 0 ? word : (breaks ? joint : ' ') + word;
    const line = word.slice(word.lastIndexOf('\n') + 1).length;
    if (word.includes('\n')) used = line;
    else used = n === 0 ? used + line : breaks ? lead + line : used + 1 + line;
    from = place + 1;
  }
  return written;
}
