// A bound on Markdown that the parser would turn over for minutes: for each mark it may look through the rest of the paragraph.
import { badInput } from '../../errors.ts';

/** Marks times characters of their paragraph, over the whole file: some seconds. Half a megabyte of dense prose has 20 million. */
const MOST_STEPS = 100_000_000;
/** What may begin or end emphasis, code, a link, an image or HTML. */
const MARK = /[*_]+|`+|<[!?/A-Za-z]|[[\]]/g;
/** The second row of a table. */
const TABLE = /^[^\n]*\n[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t:|-]*)?(?:\n|$)/;

/** Line ends as in the file. Throws badInput `markdown.marks` with the line of the paragraph that is too much. */
export function requireLightMarkup(file: string): void {
  let steps = 0;
  let line = 1;
  const text = file.replace(/\r\n?/g, '\n');
  for (const part of text.split(/(\n[ \t>]*(?=\n))/)) {
    const body = part.trimStart();
    // The cells of a table are read by themselves.
    const runs = TABLE.test(body) ? body.split('\n') : [body];
    for (const run of runs) steps += run.length * (run.match(MARK)?.length ?? 0);
    if (steps > MOST_STEPS) {
      const begins = line + (part.slice(0, part.length - body.length).split('\n').length - 1);
      throw badInput('markdown.marks', { line: begins });
    }
    line += part.split('\n').length - 1;
  }
}
