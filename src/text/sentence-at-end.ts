// Which source sentence somebody is translating who has typed so far: the one at the end of the text.
import type { Span } from '../model/text.ts';
import { sentenceSpans } from './sentences.ts';

export type SentenceAtEnd = {
  /** The source sentence, as offsets of the source. */
  source: Span;
  /** Where in the typed text its translation begins; what comes before belongs to earlier sentences. */
  start: number;
};

/** How much farther off in length another sentence must be before it is taken for the one in turn: e^0.5, or 65%. */
const STRAY = 0.5;

/**
 * The source sentence that the end of `typed` translates, or null where the source has none left. Sentences go in turn;
 * where the lengths say plainly that two were joined or one was split, the count is moved by one.
 */
export function sentenceAtEnd(
  source: string,
  typed: string,
  sourceLang: string,
  targetLang: string,
): SentenceAtEnd | null {
  const language = (lang: string) => (lang === 'id' ? 'id' : 'en');
  const sources = sentenceSpans(source, language(sourceLang));
  const written = sentenceSpans(typed, language(targetLang));
  const last = written.at(-1);
  const begun = last !== undefined && !(ENDED.test(typed) && last.end === typed.trimEnd().length);
  const start = begun ? last.start : typed.length;
  const done = written.length - (begun ? 1 : 0);
  const doneLength = typed.slice(0, start).trim().length;
  const off = (count: number) =>
    Math.abs(Math.log(Math.max(1, doneLength) / Math.max(1, sources[count - 1]?.end ?? 0)));
  let place = done;
  if (done > 0) {
    for (const other of [done - 1, done + 1]) {
      if (other < 1 || other > sources.length) continue;
      if (done > sources.length || off(other) + STRAY < off(place)) place = other;
    }
  }
  const span = sources[place];
  return span === undefined ? null : { source: span, start };
}

/** The text ends with a full stop and a space: the next sentence is to begin. */
const ENDED = /[.!?…]["”’')\]]*\s+$/;
