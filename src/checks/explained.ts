// Foreign words that a text explains on the spot: "known as ogoh-ogoh", santri (students …), gunungan, cones of rice, ….

/** "gotong royong," or mutual cooperation; santri (students); wayang, meaning shadow. */
const AFTER =
  /^["”’]?,?["”’]? (?:\(|or |as (?:it|they|locals|people) (?:is|are|call)|i\.e\.|that is|meaning |which means |meant |literally |a (?:kind|type|sort|form|traditional) |— |– |- )/u;
/** What can follow a verb only as its gloss. */
const SAID = /^["”’]?,?["”’]? (?:i\.e\.|meaning |which means |meant |literally )/u;
/** … kitab kuning, classical Islamic texts: a few words without a verb up to the next mark. */
const APPOSED =
  /^["”’]?, (?!(?:and|or|but|who|which|police|he|she|they|it)\b)(?!(?:[^,.;]*\b)?(?:said|says|told|was|were|is|are|has|have|had|will)\b)(?:[\p{L}'’-]+ ){1,7}[\p{L}'’-]+[.,]/u;
/** Words that introduce a name for the thing: known as ogoh-ogoh, the dish called gudeg, what locals term balangan. */
const BEFORE =
  /(?:\b(?:known|called|named|dubbed|termed|titled|nicknamed|labell?ed|referred to|described)(?: locally| here| in \p{Lu}\p{L}+| there| by locals| simply| traditionally)?(?: as)?|\b(?:the|a|so-called) (?:word|term|name|nickname|label|expression|concept|tradition|ritual|dish|dance|art|practice|ceremony|game)(?: of)?|\bor|\blocals call(?: it| them)?|\bcall(?:s|ed)? (?:it|them|him|her|this|these)|\bin \p{Lu}\p{L}+) ["“‘']?(?:the |an? )?$/u;
/** Between commas, dashes or a comma and the end: …, gunungan, …. */
const PARTED = /(?:[\p{L}\p{N}]["”’]?,|[—–]) (?:or |the |an? |locally )?["“‘']?$/u;

/** Whether the text says that it keeps the words: known as mudik, merantau, or leaving home. */
export function isIntroduced(text: string, { start, end }: { start: number; end: number }): boolean {
  const [before, after] = [text.slice(Math.max(0, start - 60), start), text.slice(end, end + 120)];
  return BEFORE.test(before) || SAID.test(after);
}

/** Whether the words at `start` to `end` are glossed where they stand. */
export function isExplained(text: string, { start, end }: { start: number; end: number }): boolean {
  const [before, after] = [text.slice(Math.max(0, start - 60), start), text.slice(end, end + 120)];
  if (AFTER.test(after) || APPOSED.test(after) || BEFORE.test(before)) return true;
  return PARTED.test(before) && /^["”’']?(?:[,;)—–]| [—–])/.test(after);
}

/** Whether a place lies inside round brackets that opened at most sixty characters before. */
export const isInBrackets = (text: string, { start }: { start: number }) =>
  /\([^()]*$/.test(text.slice(Math.max(0, start - 60), start));
