// Inline codes: none missing, added, repeated, or closing before it opens. Whole pairs may change places.
import { codeIndex, type InlineCode } from '../model/text.ts';
import { type Finding, finding, type SegmentCheck } from './check.ts';

const codesOf = (text: string) =>
  [...text].flatMap((character, at) =>
    codeIndex(character) >= 0 ? [{ code: codeIndex(character), at }] : [],
  );

/** Which code closes which, by the code table; without one (a test, a plain file) a code and the next of the source are a pair. */
function pairsOf(codes: readonly InlineCode[], inSource: readonly { code: number }[]): [number, number][] {
  if (codes.length === 0) {
    const order = inSource.map(({ code }) => code);
    return order.flatMap((code, at): [number, number][] => (at % 2 === 1 ? [[order[at - 1]!, code]] : []));
  }
  const open: number[] = [];
  const pairs: [number, number][] = [];
  for (const { code } of inSource) {
    const kind = codes[code]?.kind;
    if (kind === 'open') open.push(code);
    else if (kind === 'close') {
      const partner = open.pop();
      if (partner !== undefined) pairs.push([partner, code]);
    }
  }
  return pairs;
}

export const inlineCodes: SegmentCheck<'inline-codes'> = {
  id: 'inline-codes',
  scope: 'segment',
  severity: 'error',
  run({ source, target, codes }) {
    const inSource = codesOf(source);
    const inTarget = codesOf(target);
    if (inSource.length === 0 && inTarget.length === 0) return [];
    const label = (code: number) => codes[code]?.label || `{${code + 1}}`;
    const count = (list: readonly { code: number }[], code: number) =>
      list.filter((one) => one.code === code).length;
    const found: Finding[] = [];
    for (const code of new Set(inSource.map((one) => one.code))) {
      if (count(inTarget, code) >= count(inSource, code)) continue;
      const { at } = inSource.find((one) => one.code === code)!;
      found.push(finding('missing', { source: { start: at, end: at + 1 }, params: { source: label(code) } }));
    }
    for (const code of new Set(inTarget.map((one) => one.code))) {
      const [there, here] = [count(inSource, code), count(inTarget, code)];
      if (here <= there) continue;
      const { at } = inTarget.filter((one) => one.code === code).at(-1)!;
      const span = { start: at, end: at + 1 };
      found.push(
        finding(there === 0 ? 'added' : 'repeated', {
          target: span,
          params: { target: label(code) },
          fix: { span, text: '' },
        }),
      );
    }
    for (const [open, close] of pairsOf(codes, inSource)) {
      const [from, to] = [
        inTarget.find(({ code }) => code === open),
        inTarget.find(({ code }) => code === close),
      ];
      if (from === undefined || to === undefined || from.at < to.at) continue;
      found.push(
        finding('order', { target: { start: to.at, end: from.at + 1 }, params: { target: label(close) } }),
      );
    }
    const pairs = pairsOf(codes, inSource).flatMap(([open, close]) => {
      const [from, to] = [
        inTarget.find(({ code }) => code === open),
        inTarget.find(({ code }) => code === close),
      ];
      return from !== undefined && to !== undefined && from.at < to.at
        ? [{ from: from.at, to: to.at, open, close }]
        : [];
    });
    for (const { from, to, open, close } of pairs) {
      const crossed = pairs.some((other) => other.from > from && other.from < to && other.to > to);
      const [opens, closes] = [
        inSource.find(({ code }) => code === open)!,
        inSource.find(({ code }) => code === close)!,
      ];
      const hollow = to === from + 1 && closes.at > opens.at + 1;
      if (crossed || hollow) {
        found.push(
          finding(crossed ? 'order' : 'hollow', {
            target: { start: from, end: to + 1 },
            params: { target: label(open) },
          }),
        );
      }
    }
    return found;
  },
};
