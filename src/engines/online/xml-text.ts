// Texts as XML for services that keep tags in place: inline code n becomes <x id="n"/>.
import { codeCharacter, codeIndex, type Text } from '../../model/text.ts';
import { EngineError } from '../engine.ts';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text as XML content. It must hold no control characters (cleanText): XML 1.0 has none. */
export function toXml(text: Text): string {
  return text
    .replace(/[&<>]/g, (char) => ESCAPES[char]!)
    .replace(/[\uE000-\uF8FF]/g, (char) => `<x id="${codeIndex(char)}"/>`)
    .replace(/[\uFFFE\uFFFF]/g, '');
}

function entity(whole: string, name: string): string {
  if (NAMED[name] !== undefined) return NAMED[name];
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return name.startsWith('#') && code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/** The text of XML content as toXml writes it; other tags are dropped. Throws EngineError `bad-answer` on a tag left open. */
export function fromXml(xml: string): Text {
  const text = xml
    .replace(/<x\s+id="(\d{1,4})"\s*(?:\/>|>\s*<\/x\s*>)/g, (_whole, index: string) =>
      Number(index) < 6400 ? codeCharacter(Number(index)) : '',
    )
    .replace(/<\/?[A-Za-z][^<>]*>/g, '');
  if (text.includes('<')) throw new EngineError('bad-answer', false, 'the XML is damaged');
  return text.replace(/&(#x[\da-f]+|#\d+|\w+);/gi, entity);
}
