// The cues of a SubRip or WebVTT file: when each is shown, and where its lines stand.
import { badInput } from '../../errors.ts';
import { requireFewTexts } from '../long-texts.ts';

/** `text`: its lines, joined by `\n`; `from`, `to`: where they stand, half-open UTF-16 offsets; `line`: 1-based, of the first one. */
export type Cue = { start: string; text: string; from: number; to: number; line: number };

type Line = { text: string; from: number; to: number; number: number };

/** Some tools leave the hours out. */
const SRT_TIME = /^\s*((?:\d+:)?\d{1,2}:\d{1,2}[,.]\d{1,3})\s*-->\s*(?:\d+:)?\d{1,2}:\d{1,2}[,.]\d{1,3}/;
/** As WebVTT's parser takes them (section 6.3), and with SubRip's comma. */
const VTT_TIME = /^\s*((?:\d+:)?[0-5]\d:[0-5]\d[.,]\d{3})\s*-->\s*(?:\d+:)?[0-5]\d:[0-5]\d[.,]\d{3}(?:\s|$)/;
const NUMBER = /^\s*\d+\s*$/;

/** Runs of lines that are not blank. Throws badInput `import.texts`. */
function blocksOf(file: string): Line[][] {
  const blocks: Line[][] = [[]];
  let number = 0;
  for (const { 1: text = '', index } of file.matchAll(/([^\r\n]*)(?:\r\r\n|\r\n|\n|\r|$)/g)) {
    number += 1;
    if (text.trim() !== '') blocks.at(-1)!.push({ text, from: index, to: index + text.length, number });
    else if (blocks.at(-1)!.length > 0) blocks.push([]);
    requireFewTexts(blocks.length, number);
  }
  return blocks.filter((block) => block.length > 0);
}

/** The lines of a cue, its time first, or (`time` null) what stands before the first time of a block. */
type Part = { time: RegExpExecArray | null; lines: Line[] };

/** A block cut at its times: files without blank lines between their cues are one block. A number goes with the time after it. */
function partsOf(block: readonly Line[], timeOf: RegExp): Part[] {
  const parts: Part[] = [{ time: null, lines: [] }];
  for (const line of block) {
    const time = timeOf.exec(line.text);
    const { lines } = parts.at(-1)!;
    if (time === null) lines.push(line);
    else {
      if (NUMBER.test(lines.at(-1)?.text ?? '')) lines.pop();
      parts.push({ time, lines: [] });
    }
  }
  return parts;
}

/** Whether lines without a time look like a cue whose time cannot be read: a number alone, or an arrow near their start. */
function hasBadTime(lines: readonly Line[]): boolean {
  const named = lines.length > 1 && NUMBER.test(lines[0]!.text) && /\d:\d/.test(lines[1]!.text);
  return named || lines.slice(0, 2).some(({ text }) => text.includes('-->'));
}

/**
 * The cues in the file's order, those without text too. Of WebVTT its header, NOTE, STYLE and REGION blocks are passed over
 * (WebVTT section 4.1); SubRip has nothing but cues, and what follows a blank line without a time is the cue's too. Throws
 * badInput `subtitles.time`, `subtitles.none`, `import.texts`.
 */
export function readCues(file: string, vtt: boolean): Cue[] {
  const cues: { start: string; lines: Line[] }[] = [];
  for (const [{ lines: before }, ...timed] of blocksOf(file).map((block) =>
    partsOf(block, vtt ? VTT_TIME : SRT_TIME),
  ) as [Part, ...Part[]][]) {
    const last = cues.at(-1);
    const own = timed.length > 0 && before.length === 1;
    if (before.length > 0 && !own) {
      const bad = hasBadTime(before) || (!vtt && last === undefined);
      if (bad)
        throw badInput('subtitles.time', {
          line: (before.find(({ text }) => text.includes('-->')) ?? before[0]!).number,
        });
      if (!vtt && !(before.length === 1 && NUMBER.test(before[0]!.text)))
        for (const line of before) last!.lines.push(line);
    }
    for (const { time, lines } of timed) cues.push({ start: time![1]!, lines });
    requireFewTexts(cues.length, cues.at(-1)?.lines[0]?.number ?? 1);
  }
  if (cues.length === 0) throw badInput('subtitles.none');
  return cues.flatMap(({ start, lines }) => {
    const [first, last] = [lines[0], lines.at(-1)];
    if (first === undefined || last === undefined) return [];
    const text = lines.map((line) => line.text).join('\n');
    return [{ start, text, from: first.from, to: last.to, line: first.number }];
  });
}
