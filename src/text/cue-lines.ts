// Lines of subtitles: a cue read as the sentence that it is, and its English broken into as many lines again.
// Rules: Netflix, Timed Text Style Guide, General Requirements ("Line Treatment") and English ("Character Limitation").
import { type Text, withoutCodes } from '../model/text.ts';

/** Characters of a line (English Timed Text Style Guide, "Character Limitation"). */
const LONGEST_LINE = 42;

/** A line after which, or before which, the break says something: the end of a sentence, another speaker, a song. */
const ENDS = /[.!?…]["'”’)\]]*$/;
const BEGINS = /^[-–—♪♫#]/;

const hardBreak = (above: string, below: string): boolean =>
  ENDS.test(withoutCodes(above).trim()) || BEGINS.test(withoutCodes(below).trim());

/** The lines of a cue in groups that one sentence runs through. */
function groups(source: Text): string[][] {
  const found: string[][] = [];
  for (const line of source.split('\n')) {
    const group = found.at(-1);
    if (group === undefined || hardBreak(group.at(-1)!, line)) found.push([line]);
    else group.push(line);
  }
  return found;
}

/** The cue with its sentences each on one line; every character keeps its place. */
export function joinedCue(source: Text): Text {
  return groups(source)
    .map((lines) => lines.join(' '))
    .join('\n');
}

/** Words that belong to what follows (article, possessive, preposition, auxiliary, pronoun): no line ends in one. */
const LEANS =
  /^(?:a|an|the|my|your|his|her|its|our|their|this|that|these|those|of|to|in|on|at|by|for|from|with|into|about|and|or|but|is|are|was|were|be|been|has|have|had|will|would|can|could|should|must|not|i|you|he|she|it|we|they|mr|mrs|ms|dr)\.?$/i;
/** Conjunctions and prepositions: a line may begin with one. */
const LEADS =
  /^(?:and|or|but|because|if|when|while|that|which|who|so|than|of|to|in|on|at|by|for|from|with|into|about|after|before|until|since|as)$/i;

/** How bad a break between two words is; 0 for one that nothing speaks for or against. */
function breakCost(before: string, after: string): number {
  if (BEGINS.test(after)) return -40;
  if (/[,;:.!?…—–]["'”’)\]]*$/.test(before)) return -12;
  if (LEANS.test(before)) return 14;
  if (LEADS.test(after)) return -7;
  // An acronym before a noun says which: US officials.
  if (/^\p{Lu}{2,}$/u.test(before)) return 10;
  return /^\p{Lu}/u.test(before) && /^\p{Lu}/u.test(after) ? 8 : 0;
}

/** How bad a line is: too long above all, then uneven; a longer one below is better than above. */
function lineCost(length: number, even: number, last: boolean): number {
  const over = Math.max(0, length - LONGEST_LINE);
  return over * 100 + Math.abs(length - even) * (last && length > even ? 0.8 : 1);
}

/** `text` with line breaks in place of some of its spaces: `count` lines where it has words enough. Offsets stay. */
export function brokenInto(text: Text, count: number): Text {
  const words = text.split(' ');
  const lines = Math.min(count, words.length);
  if (lines < 2 || text.includes('\n')) return text;
  const plain = words.map(withoutCodes);
  const ends = [0];
  for (const word of plain) ends.push(ends.at(-1)! + word.length + 1);
  const length = (from: number, to: number) => ends[to]! - ends[from]! - 1;
  const even = length(0, words.length) / lines;
  // best[line][to]: the cheapest way to put the first `to` words into that many lines, and where the last of them begins.
  let best = plain.map((_, at) => ({
    cost: lineCost(length(0, at + 1), even, false),
    breaks: [] as number[],
  }));
  for (let line = 2; line <= lines; line += 1) {
    best = best.map((_, at) => {
      let found = { cost: Number.POSITIVE_INFINITY, breaks: [] as number[] };
      for (let from = line - 1; from <= at; from += 1) {
        const above = best[from - 1]!;
        const cost =
          above.cost +
          breakCost(plain[from - 1]!, plain[from]!) +
          lineCost(length(from, at + 1), even, at === words.length - 1);
        if (cost < found.cost) found = { cost, breaks: [...above.breaks, from] };
      }
      return found;
    });
  }
  const breaks = new Set(best.at(-1)!.breaks);
  return words.map((word, at) => (at === 0 ? '' : breaks.has(at) ? '\n' : ' ') + word).join('');
}

/** The English of a cue in as many lines as its source has; lines that it has already stay. */
export function brokenCue(source: Text, english: Text): Text {
  const wanted = groups(source);
  const given = english.split('\n');
  if (given.length !== wanted.length)
    return given.length === 1 ? brokenInto(english, source.split('\n').length) : english;
  return given.map((line, at) => brokenInto(line, wanted[at]!.length)).join('\n');
}
