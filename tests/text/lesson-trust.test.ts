// What a confirmed text must have to teach: links, likely words and a like length, sentence by sentence.
import { expect, it } from 'vitest';
import { trustedLinks } from '../../src/text/lesson-trust.ts';
import { words } from '../../src/text/tokens.ts';

const LANGUAGES = { sourceLang: 'id', targetLang: 'en' };
const SOURCE = 'Gedung Putih mengatakan penting untuk berdialog.';

/** `text` with its words linked one by one to the source's, as far as `linked` goes, each of `probability`. */
function confirmed(source: string, text: string, probability: number, linked = 99) {
  const targets = words(text, 'en');
  const links = words(source, 'id')
    .slice(0, linked)
    .flatMap((word, n) => (targets[n] === undefined ? [] : [{ source: word, target: targets[n] }]));
  return { text, links, words: targets.map((target) => ({ target, probability })) };
}

it.each([
  ['a translation', 'White House says important to talk.', 0.4, 99, 6],
  ['one with a word that the model would not put', 'White House says crucial to talk.', 0.05, 99, 6],
  ['words that are all unlikely', 'American officials met in secret yesterday.', 0.001, 99, 0],
  ['mostly words without a link', 'White House says important to talk.', 0.4, 2, 0],
  ['a text far too short', 'Important.', 0.4, 99, 0],
])('%s', (_, text, probability, linked, taught) => {
  expect(trustedLinks(SOURCE, confirmed(SOURCE, text, probability, linked), LANGUAGES)).toHaveLength(taught);
});

it('goes sentence by sentence', () => {
  const source = `${SOURCE} Ia marah sekali.`;
  const text = 'White House says important to talk. Prices of rice.';
  const whole = confirmed(source, text, 0.4);
  const second = text.indexOf('Prices');
  const unlikely = whole.words.map((w) => (w.target.start >= second ? { ...w, probability: 1e-4 } : w));
  const links = trustedLinks(source, { ...whole, words: unlikely }, LANGUAGES);
  expect(links.map((link) => text.slice(link.target.start, link.target.end))).toEqual(
    'White House says important to talk'.split(' '),
  );
});
