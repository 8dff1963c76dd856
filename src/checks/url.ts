// Addresses of pages, mail, accounts and topics: to the letter as in the source; a host's capitals do not count.
import { type Finding, finding, type SegmentCheck } from './check.ts';
import { isAlike } from './name-letters.ts';

const ADDRESS =
  /(?:https?:\/\/|www\.)[^\s<>"“”]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w@.])(?:[a-z0-9-]+\.)+(?:com|co|id|org|net|go|io|tv|gov|edu|info)(?![\w])(?:\/[^\s<>"“”]*)?/giu;

/** @infoBMKG, #SaveRajaAmpat: they may be left out or put in, but not change. */
const TAG = /(?<![\p{L}\p{N}_.&/])[#@][\p{L}_][\p{L}\p{N}_]+/gu;

type Address = { text: string; start: number; end: number };

/** The addresses of a text; the marks that end its sentence or close its brackets are not part of them. */
function addressesOf(text: string, pattern: RegExp): Address[] {
  return [...text.matchAll(pattern)].map((match) => {
    let address = match[0].replace(/[.,;:!?'’”]+$/u, '');
    if (address.endsWith(')') && !address.includes('(')) address = address.slice(0, -1);
    return { text: address, start: match.index, end: match.index + address.length };
  });
}

/** An address as machines compare it: Tempo.co is tempo.co, but a path keeps its capitals. */
const comparable = (address: string) =>
  address.replace(/^(?:https?:\/\/)?[^/]+/iu, (host) => host.toLowerCase());

/** What of one side the other lacks. */
const missingIn = (others: Address[], own: Address[]) =>
  own.filter(({ text }) => !others.some((one) => comparable(one.text) === comparable(text)));

export const url: SegmentCheck<'url'> = {
  id: 'url',
  scope: 'segment',
  severity: 'error',
  run({ source, target }) {
    const found: Finding[] = [];
    for (const pattern of [ADDRESS, TAG]) {
      const [inSource, inTarget] = [addressesOf(source, pattern), addressesOf(target, pattern)];
      const lost = missingIn(inTarget, inSource);
      const strange = missingIn(inSource, inTarget);
      for (const { text, start, end } of strange) {
        // #Mesir may become #Egypt.
        const [own, others] = [text.toLowerCase(), lost.map((one) => one.text.toLowerCase())];
        if (pattern === TAG && !others.some((one) => one === own || isAlike(one, own))) continue;
        const right = lost.length === 1 && strange.length === 1 ? lost[0]! : null;
        const span = { start, end };
        found.push(
          finding(right === null && lost.length === 0 ? 'added' : 'differs', {
            source: right === null ? null : { start: right.start, end: right.end },
            target: span,
            params: { target: text, source: lost.map((one) => one.text).join(', ') },
            fix: right === null ? null : { span, text: right.text },
          }),
        );
      }
      if (pattern === TAG) continue;
      for (const { text, start, end } of lost.slice(strange.length)) {
        found.push(finding('missing', { source: { start, end }, params: { source: text } }));
      }
    }
    return found;
  },
};
