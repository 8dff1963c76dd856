// The issues of a segment's texts, held by what they depend on: both revisions, the glossary's state, the settings.
import { checkSegment, type Issue } from '../checks/index.ts';
import type { CheckStyle } from '../model/house-style.ts';
import type { ParagraphKind } from '../model/paragraph.ts';
import type { TermUse } from '../model/term.ts';
import type { InlineCode, Text } from '../model/text.ts';
import { type BoundedCache, createBoundedCache } from './bounded-cache.ts';
import { openLanguage } from './language.ts';

/** For a few long documents at once. */
const HELD = 10_000;
const held: BoundedCache<readonly Issue[]> = createBoundedCache(HELD);

export type CheckedTexts = {
  source: Text | null;
  target: Text;
  kind: ParagraphKind;
  codes: readonly InlineCode[];
  terms: readonly TermUse[];
  style: CheckStyle;
};

/** The issues of texts that are being typed: made anew each time, about two milliseconds. */
export function issuesOfTexts({
  source,
  target,
  kind,
  codes,
  terms,
  style: settings,
}: CheckedTexts): readonly Issue[] {
  if (source === null) return [];
  return checkSegment({ source, target, kind, codes, terms, settings, language: openLanguage() });
}

/** Whether the issues under `key` can be had without checking. */
export function holdsIssues(key: string): boolean {
  return held.has(key);
}

/** Holds issues that are known from elsewhere. */
export function holdIssues(key: string, issues: readonly Issue[]): void {
  held.of(key, () => issues);
}

/** The issues under `key`, which names all that they depend on (revisions, glossary state, kind, style). */
export function heldIssues(key: string, texts: () => CheckedTexts): readonly Issue[] {
  return held.of(key, () => issuesOfTexts(texts()));
}
