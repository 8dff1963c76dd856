// Private-use characters that stand in a file as such: they become inline codes, because a text counts its codes by them.
import { codeCharacter, type InlineCode, type Text } from '../model/text.ts';

/** The inline code for a private-use character; its markup is the character itself. */
export function literalCode(character: string): InlineCode {
  const label = `U+${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return { id: label, kind: 'placeholder', data: character, label };
}

/** A plain string as a text with its code table; of equal characters one code. */
export function literalCodes(plain: string): { text: Text; codes: InlineCode[] } {
  const characters = [...new Set(plain.match(/[\uE000-\uF8FF]/g) ?? [])];
  const text = plain.replace(/[\uE000-\uF8FF]/g, (one) => codeCharacter(characters.indexOf(one)));
  return { text, codes: characters.map(literalCode) };
}
