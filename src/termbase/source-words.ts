// Words of a source as terms are held against them: their bare forms, their readings, and how close each is to a term's word.

import type { CaseRule, PartOfSpeech } from '../model/term.ts';
import type { Span } from '../model/text.ts';
import type { Analyser, Analysis } from '../text/morphology.ts';
import { words } from '../text/tokens.ts';
import { isAcronym } from './acronym.ts';

/**
 * One word of a term. `root`: what its other forms share, null where only the very word counts; `derived`: it has affixes;
 * `exact`: its letters count in the case they are written in.
 */
export type TermWord = { text: string; lower: string; root: string | null; derived: boolean; exact: boolean };

/**
 * A source word with the ways to read it. `bare`: without clitics and copies; `inner`: the derived noun inside ke- -an
 * (kepelatihan holds pelatih); `opens`: it stands first in its sentence, where a capital tells nothing.
 */
export type SourceWord = Span & {
  text: string;
  lower: string;
  opens: boolean;
  bare: readonly string[];
  inner: string | null;
  reading: Analysis;
  /** Keys under which a term's first word, and a later one, may be looked for from here; roots only for a first. */
  firstKeys: readonly string[];
  keys: readonly string[];
};

/** How closely a source word is a term's word: the very word, with clitics or copied, another form of its root. */
const SAME = 3;
const CLITIC = 2;
export const FORM = 1;

/** Affixes that keep a root's meaning near: kudeta → mengudeta, dikudeta, pengudetaan, antikudeta; not se-. */
const NEAR_AFFIXES: ReadonlySet<string> = new Set(
  'me- di- ter- ber- per- pe- ke- memper- diper- anti- -kan -i -an R'.split(' '),
);
const VOICES: ReadonlySet<string> = new Set(['me-', 'di-', 'pe-', 'memper-', 'diper-']);
const CLITICS = /-?(?:nya|lah|kah|pun|ku|mu)$/;
const SENTENCE_END = /[.!?…:]["”’')\]]*\s*["“‘'(]*$|^[\s"“‘'(]*$|["“]$/;

/** A root stands for its derived forms; a derived noun (pejabat) only for itself; a verb for its other voices. */
export function termWord(
  text: string,
  partOfSpeech: PartOfSpeech,
  caseRule: CaseRule,
  analyser: Analyser,
): TermWord {
  const lower = text.toLowerCase();
  const exact = caseRule === 'exact' || isAcronym(text);
  if (exact) return { text, lower, root: null, derived: false, exact };
  const best = analyser.analyse(lower)[0]!;
  // petahana is listed under tahan, with no affix that rules know: it is itself alone.
  const derived = best.affixes.length > 0 || best.root !== lower;
  return { text, lower, root: derived && partOfSpeech !== 'verb' ? null : best.root, derived, exact };
}

/** The words of a source, their analyses from the analyser's memory. */
export function sourceWords(source: string, analyser: Analyser): SourceWord[] {
  const spans = splitPhraseCopies(source, words(source, 'id'));
  return spans.map(({ start, end }, at) => {
    const gap = source.slice(spans[at - 1]?.end ?? 0, start);
    const opens = gap !== ' ' && SENTENCE_END.test(gap);
    return { start, end, ...facts(source.slice(start, end), opens, analyser) };
  });
}

type Facts = Omit<SourceWord, 'start' | 'end'>;
/** Words met before, by analyser; those that open a sentence apart. */
const remembered = new WeakMap<Analyser, [Map<string, Facts>, Map<string, Facts>]>();
const MOST_REMEMBERED = 50_000;

function facts(text: string, opens: boolean, analyser: Analyser): Facts {
  const both = remembered.get(analyser) ?? [new Map(), new Map()];
  remembered.set(analyser, both);
  const own = both[opens ? 1 : 0];
  let found = own.get(text);
  if (found !== undefined) return found;
  const lower = text.toLowerCase();
  const bare = [lower.replace(CLITICS, '')];
  const [one, other] = lower.split('-');
  if (other !== undefined && (one === other || one === other.replace(CLITICS, ''))) bare.push(one!);
  // Menteri at the start of a sentence is no name.
  const read = opens && text !== text.toUpperCase() ? lower : text;
  const inner = /^ke(pe.{3,})an$/.exec(bare[0]!)?.[1] ?? null;
  const reading = analyser.analyse(read)[0]!;
  const inside = new Set([lower, ...bare]);
  const keys = [...new Set([...inside, `√${reading.root}`, ...(inner === null ? [] : [inner])])];
  found = { text, lower, opens, bare, inner, reading, firstKeys: keys, keys: [...inside] };
  if (own.size >= MOST_REMEMBERED) own.clear();
  own.set(text, found);
  return found;
}

/** A phrase that is copied as a whole joins its halves by one hyphen: rumah sakit-rumah sakit is four words. */
function splitPhraseCopies(source: string, spans: readonly Span[]): Span[] {
  const text = (span: Span | undefined) => (span === undefined ? '' : source.slice(span.start, span.end));
  return spans.flatMap((span, at) => {
    if (!source.slice(span.start, span.end).includes('-')) return [span];
    const [one, other, ...more] = text(span).split('-');
    if (other === undefined || more.length > 0) return [span];
    const before = text(spans[at - 1]).toLowerCase();
    const after = text(spans[at + 1]).toLowerCase();
    if (before !== other.toLowerCase() || after.replace(CLITICS, '') !== one!.toLowerCase()) return [span];
    const cut = span.start + one!.length;
    return [
      { start: span.start, end: cut },
      { start: cut + 1, end: span.end },
    ];
  });
}

/** Whether a word only stands in another voice than the term's: mengudeta and dikudeta for kudeta, not mengorbankan for korban. */
export function isVoiceOf(word: SourceWord, wanted: TermWord): boolean {
  const { affixes } = word.reading;
  return (
    !wanted.derived && affixes.every((affix) => affix === 'me-' || affix === 'di-' || affix.startsWith('='))
  );
}

/** How closely `word` is word number `offset` of a term; 0 where it is not. `isPhrase`: the term has more words. */
export function closenessOf(word: SourceWord, wanted: TermWord, offset: number, isPhrase: boolean): number {
  if (wanted.exact) {
    const lowered = word.opens && wanted.text === wanted.lower ? word.lower : word.text;
    const capital = word.opens && lowered === wanted.text[0]?.toUpperCase() + wanted.text.slice(1);
    if (lowered === wanted.text || capital) return SAME;
    return lowered.replace(CLITICS, '') === wanted.text ? CLITIC : 0;
  }
  if (word.lower === wanted.lower) return SAME;
  if (word.bare.includes(wanted.lower)) return CLITIC;
  // Only the first word of a phrase changes: pengunjuk rasa, but not kedutaan besar (the building) for duta besar.
  if (offset > 0) return 0;
  if (wanted.root === null) return wanted.derived && word.inner === wanted.lower ? FORM : 0;
  const { root, affixes } = word.reading;
  if (root !== wanted.root) return 0;
  // A verb's other voices, not its root: ditinggal or peninggalan is near meninggal, tinggal and tertinggal are not.
  if (wanted.derived && !affixes.some((affix) => VOICES.has(affix))) return 0;
  const isNear = (affix: string) =>
    affix.startsWith('=') || (NEAR_AFFIXES.has(affix) && !(isPhrase && affix === 'ke-'));
  return affixes.every(isNear) ? FORM : 0;
}
