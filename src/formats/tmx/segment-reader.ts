// The inside of a <seg>: text, and inline elements as codes (TMX 1.4b, "Content Markup").
import { badInput } from '../../errors.ts';
import { cleanText, codeCharacter, type InlineCode, type Text } from '../../model/text.ts';
import type { Place } from '../xml-tree.ts';

/** Longest text of one segment, in UTF-16 units, and most codes in it: what a segment of a document may have. */
const LONGEST = 100_000;
const MOST_CODES = 6000;

export type SegmentReader = {
  open: (name: string, attributes: Record<string, string>, place: Place) => void;
  text: (text: string, place: Place) => void;
  close: (name: string) => void;
  result: () => { text: Text; codes: InlineCode[] };
};

const CODES = new Set(['bpt', 'ept', 'ph', 'it', 'ut']);

/**
 * Reads the events between <seg> and </seg>. bpt and ept, and it with its pos, open and close; ph and the old ut stand for
 * themselves; hi is text. What an element holds is its data; <sub>, a text of its own, is no part of the segment.
 * Throws badInput `tmx.long`.
 */
export function createSegmentReader(): SegmentReader {
  let text = '';
  const codes: InlineCode[] = [];
  /** i of an open bpt → the id of its code. */
  const pairs = new Map<string, string>();
  let code: { name: string; index: number } | null = null;
  let subs = 0;

  function begin(name: string, attributes: Record<string, string>, place: Place): void {
    const { x, i = '', pos, type } = attributes;
    let kind: InlineCode['kind'] = 'placeholder';
    let id = x ?? '';
    if (name === 'bpt') {
      kind = 'open';
      id = x ?? i;
      pairs.set(i, id);
    } else if (name === 'ept') {
      kind = 'close';
      id = pairs.get(i) ?? i;
    } else if (name === 'it') kind = pos === 'end' ? 'close' : 'open';
    if (codes.length >= MOST_CODES) throw badInput('tmx.long', { ...place, max: MOST_CODES });
    code = { name, index: codes.push({ id, kind, data: '', label: type ?? '' }) - 1 };
    // Characters of a file's text that happen to be private-use would be taken for codes.
    text += codeCharacter(code.index);
  }

  return {
    open(name, attributes, place) {
      if (name === 'sub') subs += 1;
      else if (code === null && CODES.has(name)) begin(name, attributes, place);
    },
    text(piece, place) {
      if (subs > 0) return;
      const plain = piece.replace(/[\uE000-\uF8FF]/g, '\uFFFD');
      if (code !== null) codes[code.index] = { ...codes[code.index]!, data: codes[code.index]!.data + plain };
      else text += plain;
      if (text.length > LONGEST) throw badInput('tmx.long', { ...place, max: LONGEST });
    },
    close(name) {
      if (name === 'sub') subs = Math.max(0, subs - 1);
      else if (code?.name === name) code = null;
    },
    result: () => ({ text: cleanText(text), codes }),
  };
}
