// The cues of a SubRip or WebVTT file: when each is shown, and where its lines stand.
import { badInput } from '../../errors.ts';

/** `text`: its lines, joined by `\n`; `from`, `to`: where they stand, half-open UTF-16 offsets; `line`: 1-based, of the first one. */
export type Cue = { start: string; text: string; from: number; to: number; line: number };

type Line = { text: string; from: number; to: number; number: number };

const SRT_TIME = /^\s*(\d+:\d{1,2}:\d{1,2}[,.]\d{1,3})\s*-->\s*\d+:\d{1,2}:\d{1,2}[,.]\d{1,3}/;
const VTT_TIME =
  /^\s*((?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3})[ \t]+-->[ \t]+(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}(?:[ \t]|$)/;

/** Runs of lines that are not blank. */
function blocksOf(file: string): Line[][] {
  const blocks: Line[][] = [[]];
  let number = 0;
  for (const { 1: text = '', index } of file.matchAll(/([^\r\n]*)(?:\r\r\n|\r\n|\n|\r|$)/g)) {
    number += 1;
    if (text.trim() === '') blocks.push([]);
    else blocks.at(-1)!.push({ text, from: index, to: index + text.length, number });
  }
  return blocks.filter((block) => block.length > 0);
}

/**
 * The cues in the file's order, those without text too. Of WebVTT its header, NOTE, STYLE and REGION blocks are passed over
 * (WebVTT section 4.1); SubRip has nothing but cues. Throws badInput `subtitles.time`, `subtitles.none`.
 */
export function readCues(file: string, vtt: boolean): Cue[] {
  const cues: Cue[] = [];
  for (const [index, block] of blocksOf(file).entries()) {
    // A cue may have a name or number before its time.
    const at = block.slice(0, 2).findIndex((line) => line.text.includes('-->'));
    if (at < 0 && vtt) continue;
    if (at < 0 && index > 0 && block.length === 1 && /^\s*\d+\s*$/.test(block[0]!.text)) continue;
    const time = (vtt ? VTT_TIME : SRT_TIME).exec(block[Math.max(0, at)]!.text);
    if (time === null) throw badInput('subtitles.time', { line: block[Math.max(0, at)]!.number });
    const lines = block.slice(at + 1);
    const [first, last] = [lines[0], lines.at(-1)];
    if (first === undefined || last === undefined) continue;
    const text = lines.map((line) => line.text).join('\n');
    cues.push({ start: time[1]!, text, from: first.from, to: last.to, line: first.number });
  }
  if (cues.length === 0) throw badInput('subtitles.none');
  return cues;
}
