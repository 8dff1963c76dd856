// Addresses of pages and mail: to the letter as in the source.
import { type Finding, finding, type SegmentCheck } from './check.ts';

const ADDRESS =
  /(?:https?:\/\/|www\.)[^\s<>"“”]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w@.])(?:[a-z0-9-]+\.)+(?:com|co|id|org|net|go|io|tv|gov|edu|info)(?![\w])(?:\/[^\s<>"“”]*)?/giu;

/** The addresses of a text; the marks that end its sentence or close its brackets are not part of them. */
function addressesOf(text: string): { text: string; start: number; end: number }[] {
  return [...text.matchAll(ADDRESS)].map((match) => {
    let address = match[0].replace(/[.,;:!?'’”]+$/u, '');
    if (address.endsWith(')') && !address.includes('(')) address = address.slice(0, -1);
    return { text: address, start: match.index, end: match.index + address.length };
  });
}

export const url: SegmentCheck<'url'> = {
  id: 'url',
  scope: 'segment',
  severity: 'error',
  run({ source, target }) {
    const inSource = addressesOf(source);
    const inTarget = addressesOf(target);
    const lost = inSource.filter(({ text }) => !inTarget.some((one) => one.text === text));
    const strange = inTarget.filter(({ text }) => !inSource.some((one) => one.text === text));
    const found: Finding[] = strange.map(({ text, start, end }) => {
      const right = lost.length === 1 && strange.length === 1 ? lost[0]! : null;
      const span = { start, end };
      return finding(right === null && lost.length === 0 ? 'added' : 'differs', {
        source: right === null ? null : { start: right.start, end: right.end },
        target: span,
        params: { target: text, source: lost.map((one) => one.text).join(', ') },
        fix: right === null ? null : { span, text: right.text },
      });
    });
    for (const { text, start, end } of lost.slice(strange.length)) {
      found.push(finding('missing', { source: { start, end }, params: { source: text } }));
    }
    return found;
  },
};
