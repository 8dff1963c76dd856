// HTML in pieces to translate and together again.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { codeCharacter } from '../../src/model/text.ts';
import { htmlOf, htmlParts } from '../../src/text/html-blocks.ts';

const whole = (html: string) =>
  htmlParts(html)
    .map((part) => ('markup' in part ? part.markup : htmlOf(part.text, part.codes)))
    .join('');
const texts = (html: string) => htmlParts(html).flatMap((part) => ('text' in part ? [part.text] : []));
const [a, b] = [codeCharacter(0), codeCharacter(1)];

it.each([
  ['a paragraph', '<p>Satu dua.</p>', ['Satu dua.']],
  ['tags in a sentence', '<p>Satu <b class="x">dua</b>.</p>', [`Satu ${a}dua${b}.`]],
  ['two blocks', '<h1>Judul</h1><p>Isi</p>', ['Judul', 'Isi']],
  ['a line break', 'Satu<br>dua', ['Satu', 'dua']],
  ['entities', 'Tom &amp; Ani &#8212; &quot;ya&quot;', ['Tom & Ani — "ya"']],
  ['scripts and comments', '<script>if (a < b) x()</script><!-- diam -->Ya', ['Ya']],
  [
    'what is not to be translated',
    '<p>Pakai <span translate="no">ls -l</span> saja</p>',
    [`Pakai ${a} saja`],
  ],
  ['a lone angle', 'a < b dan c > d', ['a < b dan c > d']],
])('finds the texts of %s', (_what, html, expected) => {
  expect(texts(html)).toEqual(expected);
});

it.each([
  ['keeps every tag', `${a}x${b}`, '<b>x</b>'],
  ['closes a tag that the translation lost', `${a}x`, '<b>x</b>'],
  ['leaves a doubled code out', `${a}x${b}${b}`, '<b>x</b>'],
  ['writes angles and ampersands', 'a < b & c', 'a &lt; b &amp; c<b></b>'],
])('%s', (_what, text, html) => {
  expect(htmlOf(text, ['<b>', '</b>'])).toBe(html);
});

it('puts HTML together as it was, whatever the tags', () => {
  const piece = fc.constantFrom(
    '<p>',
    '</p>',
    '<b>',
    '</b>',
    '<br/>',
    '<a href="x>y">',
    '</a>',
    'kata ',
    'Ani &amp; Budi',
    '\n',
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const html = pieces.join('');
      expect(whole(html)).toBe(html);
    }),
  );
});
