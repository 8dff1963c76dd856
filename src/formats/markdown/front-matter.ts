// The title and description in a Markdown file's front matter (YAML between two lines of dashes), each on one line.
import type { ParagraphKind } from '../../model/paragraph.ts';

export type FrontText = {
  text: string;
  from: number;
  to: number;
  kind: ParagraphKind;
  write(target: string): string;
};

const FRONT = /^---[ \t]*\r?\n(?:[\s\S]*?\r?\n)??---[ \t]*(?:\r?\n|$)/;
const FIELD = /^(title|judul|description|deskripsi|summary|subtitle)[ \t]*:[ \t]+(.*)$/gim;
/** Scalars that need no quotes whatever they hold (YAML 1.2, section 7.3.3, and somewhat stricter). */
const PLAIN = /^[\p{L}\p{N}(][^:#\n]*$/u;

function unquoted(value: string): string | null {
  if (/^"(?:[^"\\]|\\.)*"$/.test(value)) {
    try {
      return JSON.parse(value) as string;
    } catch {
      return null;
    }
  }
  if (/^'(?:[^']|'')*'$/.test(value)) return value.slice(1, -1).replaceAll("''", "'");
  // Blocks, anchors and lists are left alone.
  return /^[|>&*[{!%@`"']/.test(value) ? null : value.replace(/(?<![ \t])[ \t]+#.*$/, '');
}

/** `length`: of the front matter, in UTF-16 units; 0 without any. */
export function frontMatter(file: string): { length: number; texts: FrontText[] } {
  const [front = ''] = FRONT.exec(file) ?? [];
  const texts = [...front.matchAll(FIELD)].flatMap((match): FrontText[] => {
    const value = match[2]!.trimEnd();
    const text = unquoted(value);
    if (text === null || text.trim() === '') return [];
    const from = match.index + match[0].indexOf(value, match[1]!.length + 1);
    const kept = value.startsWith('"') || value.startsWith("'") ? value.length : text.length;
    const write = (target: string) => {
      const line = target.replace(/\s+/g, ' ').trim();
      if (value.startsWith("'")) return `'${line.replaceAll("'", "''")}'`;
      return value.startsWith('"') || !PLAIN.test(line) ? JSON.stringify(line) : line;
    };
    const kind = /^(?:title|judul)$/i.test(match[1]!) ? 'headline' : 'deck';
    return [{ text, from, to: from + kept, kind, write }];
  });
  return { length: front.length, texts };
}
