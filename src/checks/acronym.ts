// Acronyms: carried over as they are, or as English has them (AS is US, PBB is UN); none from elsewhere.
import { type Finding, finding, type SegmentCheck } from './check.ts';
import { ACRONYM_PHRASES, ACRONYMS } from './names.ts';
import { englishWords, isEnglish, isIndonesian } from './target-words.ts';

/** Acronyms of an Indonesian text with their places; lines that are all in capitals have none. */
function acronymsOf(source: string): { text: string; start: number; end: number }[] {
  return [...source.matchAll(/(?<![\p{L}\p{N}.])\p{Lu}{2,7}(?![\p{L}\p{N}])/gu)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

const isShouted = (text: string) => text.length > 6 && text === text.toUpperCase();
const ROMAN = /^[IVXLC]+$/;
const bare = (text: string) => text.replaceAll('.', '');

/** (ARI) after acute respiratory infections: small words before the bracket that it abbreviates. */
function isSpeltBefore(acronym: string, target: string, start: number): boolean {
  if (target[start - 1] !== '(') return false;
  const before =
    target
      .slice(0, start)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const initials = before
    .filter((word) => !/^(?:of|and|the|for|in|on|to)$/.test(word))
    .map((word) => word[0]!);
  return initials.join('').endsWith(acronym.replace(/s$/, '').toLowerCase());
}

/** Written beside its words: Corruption Eradication Commission (CEC), letters of neighbouring words in order. */
function isInitials(acronym: string, target: string): boolean {
  const capitals = [...target.matchAll(/(?<!\p{L})\p{Lu}(?=\p{Ll})/gu)].map(([letter]) => letter).join('');
  return acronym.length > 2 && capitals.includes(acronym);
}

export const acronym: SegmentCheck<'acronym'> = {
  id: 'acronym',
  scope: 'segment',
  severity: 'error',
  run(input) {
    const { source, target } = input;
    if (isShouted(target) || isShouted(source)) return [];
    const inSource = acronymsOf(source);
    const answers = new Set(inSource.flatMap(({ text }) => ACRONYMS[text] ?? []));
    for (const [phrase, acronyms] of ACRONYM_PHRASES) {
      if (phrase.test(source)) for (const one of acronyms) answers.add(one);
    }
    for (const { match } of input.terms) for (const one of match.targets) answers.add(one);
    const answersBare = new Set([...answers].map(bare));
    const found: Finding[] = [];
    for (const word of englishWords(target)) {
      if (!word.acronym || word.text.length > 8 || ROMAN.test(word.text) || /\d/.test(word.text)) continue;
      // KEYWORDS: a line's label is no acronym; KPK: may be.
      if (word.start === 0 && word.text.length > 5 && target[word.end] === ':') continue;
      // BACA JUGA: words in capitals side by side are no acronyms.
      if (
        /\p{Lu}{2,}[ ]$/u.test(target.slice(0, word.start)) ||
        /^[ ]\p{Lu}{2,}/u.test(target.slice(word.end))
      ) {
        if (!source.includes(word.text) && ACRONYMS[word.text] === undefined) continue;
      }
      const text = bare(word.text);
      const plural = text.replace(/s$/, '');
      const span = { start: word.start, end: word.end };
      const inBrackets = target[word.start - 1] === '(' || target[word.end] === ')';
      const own = inSource.find((one) => one.text === text || one.text === plural);
      if (own !== undefined) {
        const better = ACRONYMS[text];
        // An Indonesian one that English spells otherwise; in brackets, after its English name, it is welcome.
        if (better === undefined || better.includes(text) || inBrackets || isName(source, own)) continue;
        found.push(
          finding(better.length > 0 ? 'other' : 'spelt', {
            source: { start: own.start, end: own.end },
            target: span,
            params: { target: word.text, right: better[0] ?? '' },
            fix: better.length > 0 ? { span, text: better[0]! } : null,
          }),
        );
        continue;
      }
      // US$92 is money.
      if (target[word.end] === '$') continue;
      if (
        answersBare.has(text) ||
        answersBare.has(plural) ||
        isInitials(text, target) ||
        isSpeltBefore(text, target, word.start) ||
        isInitials(text, source)
      )
        continue;
      if (source.toUpperCase().includes(text) && text.length > 3) continue;
      if (
        /^(?:AM|PM|TV|OK|CEO|CFO|DVD|GPS|DNA|ID|IT|AI|PR|HR|HIV|AIDS|ATM|SUV|PIN|SMS|VIP|VVIP|AD|CE|BC|BCE|MP|MPS|GMT|UTC|CCTV|GDP|NGO|NGOS|IPO|ICU|IV|PPE|LED|LPG|LNG|IQ|PDF|USB|PC|EV|EVS|PCR|CT|MRI|VAT|SOE|SOES|SME|SMES|MSME|MSMES|USD|IDR|SGD|EUR|GBP|JPY|AUD|DIY|FAQ|QR|WWI|WWII|RPG|DJ|MC|SOS|HQ|LGBT|LGBTQ|PM|VP|PT)$/.test(
          text,
        )
      )
        continue;
      // JANGAN is NEVER: words that are stressed, on both sides.
      const isStressed = word.lower.length > 1 && isEnglish(input, word.lower);
      const lost = inSource.find(
        (one) =>
          !(isStressed && isIndonesian(input, one.text.toLowerCase())) &&
          ACRONYMS[one.text]?.length !== 0 &&
          !new RegExp(`\\b${one.text}\\b`).test(target) &&
          !ACRONYMS[one.text]?.some((right) => target.includes(right)),
      );
      // One more of a clarifying hand's; only in place of the source's own is it a slip.
      if (lost === undefined) continue;
      const right =
        lost === undefined
          ? undefined
          : (ACRONYMS[lost.text]?.[0] ?? (ACRONYMS[lost.text] === undefined ? lost.text : undefined));
      found.push(
        finding('added', {
          source: lost === undefined ? null : { start: lost.start, end: lost.end },
          target: span,
          params: { target: word.text },
          fix: right === undefined ? null : { span, text: right },
        }),
      );
    }
    return found;
  },
};

/** Part of a name that keeps it: PT Karya, a person's initials (berinisial AS), what English calls so too (kartu SIM). */
function isName(source: string, { start, end }: { start: number; end: number }): boolean {
  return (
    /(?:inisial|bernama|bertajuk|berjudul|kartu|indeks) $/i.test(source.slice(0, start)) ||
    /^ \(\d/.test(source.slice(end)) ||
    /^ (?:Roma|Monaco)(?!\p{L})/u.test(source.slice(end)) ||
    /(?:PT|CV|RS|SMA|SMP|SD|SMK) ?$/.test(source.slice(start, end))
  );
}
