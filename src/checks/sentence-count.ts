// Sentences dropped or added. Two merged or one split, with all said, is honest, so the dictionary looks for what each says.

import type { Span } from '../model/text.ts';
import { withoutCodes } from '../model/text.ts';
import { englishForms } from '../text/english-forms.ts';
import { INDONESIAN_WORDS } from '../text/function-words.ts';
import { sentenceSpans } from '../text/sentences.ts';
import { type CheckInput, type Finding, finding, type SegmentCheck } from './check.ts';

const FEW_WORDS = new Set(
  `the a an of to in on at by for from with as and or but not no is are was were be been being has have had do does did it its this
  that these those he she they him her his their them we our you your i will would can could may might should into over after before
  than then there here who whom which what when where while if so up out off about also only just more most very had own`
    .trim()
    .split(/\s+/),
);

/** English words (in any form) that the Indonesian text's words may become, by the dictionary; names and numbers as they are. */
function glossesOf({ language }: CheckInput, text: string): Set<string> {
  const glosses = new Set<string>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}][\p{L}\p{N}-]*/gu)) {
    if (INDONESIAN_WORDS.has(word)) continue;
    glosses.add(word);
    const readings = language.analyser.analyse(word).slice(0, 2);
    const rows = [word, ...readings.map(({ root }) => root)].flatMap((form) =>
      language.dictionary.lookUp(form),
    );
    for (const gloss of rows.flatMap(({ english }) => english)) {
      for (const [one] of gloss.toLowerCase().matchAll(/\p{L}+/gu)) {
        if (FEW_WORDS.has(one)) continue;
        for (const form of englishForms(one)) glosses.add(form);
      }
    }
  }
  return glosses;
}

const contentWords = (text: string) =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter(
    (word) => word.length > 2 && !FEW_WORDS.has(word),
  );

/** The share of the words that the glosses answer, by form or by a common stem: outside ~ out, policeman ~ police. */
function shareAnswered(words: readonly string[], glosses: ReadonlySet<string>): number {
  const isAnswered = (word: string) =>
    glosses.has(word) ||
    (word.length > 5 &&
      [...glosses].some((gloss) => gloss.length > 4 && gloss.slice(0, 5) === word.slice(0, 5)));
  return words.length === 0 ? 1 : words.filter(isAnswered).length / words.length;
}

/** A sentence of which less than this is found on the other side is not there. */
const TOO_LITTLE = 0.34;
/** What is shorter (a credit, "Ya.") is told in passing. In UTF-16 units. */
const SHORTEST = 12;
/**
 * English has 0.75 to 1.6 times the letters of its Indonesian, half of it 0.94 to 1.15 times. With a sentence dropped it is
 * shorter than its source and fits what is left; with one added the rest alone is a whole translation.
 */
const DROPPED = { ofAll: 0.95, ofRest: 1.4 };
const ADDED = { ofAll: 1.2, ofRest: 0.9, far: 1.8 };

const lengthOf = (spans: readonly Span[]) => spans.reduce((sum, { start, end }) => sum + end - start, 0);

export const sentenceCount: SegmentCheck<'sentence-count'> = {
  id: 'sentence-count',
  scope: 'segment',
  severity: 'warning',
  run(input) {
    if (input.kind === 'headline' || input.kind === 'keywords') return [];
    const [source, target] = [input.source, input.target];
    const inSource = sentenceSpans(source, 'id');
    const inTarget = sentenceSpans(target, 'en');
    const params = { source: String(inSource.length), target: String(inTarget.length) };
    const text = (side: string, span: Span) => withoutCodes(side.slice(span.start, span.end));
    if (inTarget.length < inSource.length) {
      const words = new Set(contentWords(withoutCodes(target)));
      const shareSaid = (span: Span) => {
        const meant = [...text(source, span).matchAll(/[\p{L}\p{N}][\p{L}\p{N}-]*/gu)]
          .map(([word]) => glossesOf(input, word))
          .filter((glosses) => glosses.size > 1);
        if (meant.length === 0) return 1;
        return (
          meant.filter((glosses) => [...words].some((word) => shareAnswered([word], glosses) === 1)).length /
          meant.length
        );
      };
      const dropped = inSource.filter(
        (span) => span.end - span.start >= SHORTEST && shareSaid(span) < TOO_LITTLE,
      );
      const [all, said] = [lengthOf(inSource), lengthOf(inTarget)];
      if (said > DROPPED.ofAll * all || said > DROPPED.ofRest * (all - lengthOf(dropped))) return [];
      return dropped.map((span): Finding => finding('dropped', { source: span, params }));
    }
    if (inTarget.length > inSource.length) {
      const glosses = glossesOf(input, withoutCodes(source));
      const added = inTarget.filter((span) => {
        // "Are we to keep quiet?" Wayan asked: the attribution belongs to the quotation.
        if (/[?!]["”’]$/u.test(text(target, span)) && span.end < target.trimEnd().length) return false;
        const words = contentWords(text(target, span));
        // "Sr. Comr." is a title.
        return words.length > 1 && shareAnswered(words, glosses) < TOO_LITTLE;
      });
      const [all, said] = [lengthOf(inSource), lengthOf(inTarget)];
      const fits = said - lengthOf(added) >= ADDED.ofRest * all || said > ADDED.far * all;
      if (said < ADDED.ofAll * all || !fits) return [];
      return added.map((span): Finding => finding('added', { target: span, params }));
    }
    return [];
  },
};
