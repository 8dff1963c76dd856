// What site generators put into Markdown that is none (MDX, Docusaurus, Hugo), made blank for the parser at the same length.

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
/** A line that a program reads: MDX's imports and exports, Hugo's shortcodes, the end of an admonition. */
const PROGRAM = /^(?:import\s(?:.+\sfrom\s+)?(['"])[^'"]+\1;?|export\s.+;|\s*\{\{[<%].*[%>]\}\}|\s*:::+)\s*$/;
/** `:::tip Judul` and `:::tip[Judul]`: what the box is, and its title. */
const ADMONITION = /^(:::+[a-z]+)([ [])(.*)$/;
const HEADING = /^ {0,3}#{1,6}\s/;
/** The anchor of a heading, `# Judul {#awal}`. */
const ANCHOR = /\{#[\w.:-]+\}[ \t]*$/;

const blank = (text: string): string => ' '.repeat(text.length);

function plainLine(line: string): string {
  if (PROGRAM.test(line)) return blank(line);
  const [, marker, bracket, title = ''] = ADMONITION.exec(line) ?? [];
  // A title is a text of its own, as a heading is.
  if (marker !== undefined) {
    const own = bracket === '[' ? title.replace(/\](?=[ \t]*$)/, ' ') : title;
    return `${'#'.repeat(6).padEnd(marker.length)} ${own}`;
  }
  return HEADING.test(line) ? line.replace(ANCHOR, blank) : line;
}

/** The file as Markdown alone: every offset stays. Code blocks are left as they are. */
export function withoutPrograms(file: string): string {
  let fence = '';
  return file
    .split(/(\r\n|\r|\n)/)
    .map((line, at) => {
      if (at % 2 === 1) return line;
      const mark = FENCE.exec(line)?.[1] ?? '';
      if (fence !== '') {
        if (mark.startsWith(fence)) fence = '';
        return line;
      }
      fence = mark;
      return mark === '' ? plainLine(line) : line;
    })
    .join('');
}
