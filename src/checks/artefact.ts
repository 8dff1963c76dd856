// What a machine or a converter leaves behind: marks of unknown words, entities, broken encoding, loops, a cut-off end.
import { type Finding, finding, type SegmentCheck } from './check.ts';

const MARKS: readonly (readonly [message: string, pattern: RegExp])[] = [
  [
    'token',
    /▁|[ĠĊ]|<0x[\dA-F]{2}>|_x000D_|[\u200B\u2060\uFEFF\u00AD]|<\/?s>|<(?:unk|pad|mask|eos|bos|sep|cls|blank)>|\[(?:UNK|PAD|MASK|SEP|CLS)\]|<\|[^|>]*\|>|@@|##(?=\p{Ll})|⁇|&&&|\u2047|^#{1,6}\s|^```|(?<!\*)\*\*(?=[^\s*])/giu,
  ],
  ['entity', /&(?:#\d{1,6}|#x[\da-f]{1,6}|[a-z]{2,8});/gi],
  ['encoding', /[ÃÂ][\u0080-\u00BF]|â€[\u0080-\u00BF™œ˜“”¦\u009d]?|\uFFFD|ï»¿|Ã[©¨ªä¶¼±¡­³]/gu],
  ['tag', /<\/?[a-z][a-z\d]*(?:\s[^<>]*)?\/?>|=[0-9A-F]{2}(?:=[0-9A-F]{2})+/gi],
  // What a chat model puts before its answer.
  [
    'token',
    /^(?:(?:English )?Translation|Output|Answer|Response|Assistant|Here(?:’s| is|'s) (?:the|a|your) (?:English )?translation|Sure[,!][^.:\n]{0,60}):\s/giu,
  ],
  ['escape', /\\[nrtu"]|\{\{[^}]*\}\}|%[sd](?![\p{L}\p{N}])/gu],
];

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
};

/** Two words or more said three times running, or four or more twice: a decoder that loops. */
const LOOPS = [
  /(?<![\p{L}\p{N}])((?:[\p{L}\p{N}'’-]+[\s,]+){1,6}?)(?:\1){2,}/giu,
  /(?<![\p{L}\p{N}])([\p{L}\p{N}'’-]{2,})(?:[\s,-]+\1){2,}(?![\p{L}\p{N}])/giu,
  /(?!(?:ha|he|hi|no){3})(\p{L}{2,5})\1{2,}/giu,
  /(?<![\p{L}\p{N}])((?:[\p{L}\p{N}'’-]+[\s,]+){2,12}?[\p{L}\p{N}'’-]+)[\s,.]+\1(?![\p{L}\p{N}])/giu,
];

/** An end that no English sentence has; what somebody is proudest of. may end one, Serie A too. */
const CUT_OFF = /(?<![\p{L}\p{N}])(?:the|a(?!\.)|an|and|or|of(?!\.)|because|which|whose)\.?["”]?$/u;

export const artefact: SegmentCheck<'artefact'> = {
  id: 'artefact',
  scope: 'segment',
  severity: 'error',
  run({ source, target }) {
    const found: Finding[] = [];
    for (const [message, pattern] of MARKS) {
      for (const match of target.matchAll(pattern)) {
        const span = { start: match.index, end: match.index + match[0].length };
        if (
          source.includes(match[0]) ||
          found.some((one) => one.target!.start < span.end && span.start < one.target!.end)
        )
          continue;
        const right = message === 'entity' ? ENTITIES[match[0].toLowerCase()] : undefined;
        const fix =
          right !== undefined
            ? { span, text: right }
            : message === 'token' && /^(?:▁|<)/.test(match[0])
              ? { span, text: '' }
              : null;
        found.push(finding(message, { target: span, params: { target: match[0] }, fix }));
      }
    }
    for (const pattern of LOOPS) {
      for (const match of target.matchAll(pattern)) {
        const span = { start: match.index, end: match.index + match[0].length };
        if (source.toLowerCase().includes(match[0].trim().toLowerCase())) continue;
        if (found.some((one) => one.target!.start < span.end && span.start < one.target!.end)) continue;
        if (match[1]!.trim().length < 2) continue;
        // … of a cyclical event. A cyclical event is …: only a whole sentence said twice is a loop.
        const apart = target.slice(span.start + match[1]!.length, span.end - match[1]!.length);
        if (apart.includes('.') && /[^.!?\s]\s*$/.test(target.slice(0, span.start))) continue;
        found.push(finding('loop', { target: span, params: { target: match[1]!.trim() } }));
      }
    }
    const cut = CUT_OFF.exec(target.trimEnd());
    if (cut !== null && /\s/.test(target.trim()) && !/[.?!…"”]$/.test(source.trimEnd()) === false) {
      found.push(
        finding('cut', {
          target: { start: cut.index, end: target.trimEnd().length },
          params: { target: cut[0] },
        }),
      );
    }
    return found;
  },
};
