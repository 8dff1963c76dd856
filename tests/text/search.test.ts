// Search and replacement in texts: patterns of every kind, inline codes that neither match nor get lost, groups.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { codeIndex, withoutCodes } from '../../src/model/text.ts';
import { compilePattern, replaceIn, type SearchPattern, scanTexts, spansIn } from '../../src/text/search.ts';

const PLAIN = { regexp: false, matchCase: false, wholeWord: false };
const pattern = (text: string, more: Partial<SearchPattern> = {}): SearchPattern => ({
  ...PLAIN,
  text,
  ...more,
});
const find = (text: string, wanted: SearchPattern) =>
  scanTexts(compilePattern(wanted), [withoutCodes(text)])[0]!;
const marked = (text: string, wanted: SearchPattern) =>
  spansIn(text, find(text, wanted)).map(({ start, end }) => text.slice(start, end));
const replaced = (text: string, wanted: SearchPattern, replacement: string) =>
  replaceIn(text, find(text, wanted), replacement, wanted.regexp);

const [A, B] = ['\uE000', '\uE001'];
const WHOLE = { wholeWord: true };
const CASE = { matchCase: true };
const EXPRESSION = { regexp: true };

describe('finding', () => {
  it.each<[string, SearchPattern, string[]]>([
    ['Kudeta dan kudeta', pattern('kudeta'), ['Kudeta', 'kudeta']],
    ['Kudeta dan kudeta', pattern('kudeta', CASE), ['kudeta']],
    ['Élysée, élysée', pattern('ÉLYSÉE'), ['Élysée', 'élysée']],
    ['anak-anak, anakku, anak.', pattern('anak', WHOLE), ['anak', 'anak', 'anak']],
    ['AS dan ASEAN', pattern('AS', { ...WHOLE, ...CASE }), ['AS']],
    ['Rp1.5 and Rp135', pattern('1.5'), ['1.5']],
    ['a coup d’état', pattern("coup d'état"), ['coup d’état']],
    ['a coup d\u2019e\u0301tat', pattern("d'état"), ['d’e\u0301tat']],
    ['10\u00a0persen', pattern('10 persen'), ['10\u00a0persen']],
    ['[sic] (a) $1 x-y', pattern('[sic] (a) $1 x-y'), ['[sic] (a) $1 x-y']],
    ['4 Agustus 2018', pattern('\\d+', EXPRESSION), ['4', '2018']],
    ['pukul 14.30 WIB', pattern('(\\d\\d)\\.(\\d\\d)', EXPRESSION), ['14.30']],
    ['aaa', pattern('x*', EXPRESSION), []],
    ['axxa', pattern('x*', EXPRESSION), ['xx']],
    ['satu\ndua', pattern('^dua', EXPRESSION), []],
    ['coup, couped', pattern('coup|putsch', { ...EXPRESSION, ...WHOLE }), ['coup']],
    [`para ${A}per${B}wira`, pattern('perwira'), [`per${B}wira`]],
    [`${A}kudeta${B}`, pattern('kudeta'), ['kudeta']],
    [`kudeta${A}`, pattern('\uE000', EXPRESSION), []],
    ['🙂 kudeta', pattern('.', EXPRESSION), [...'🙂 kudeta']],
  ])('%j by %j marks %j', (text, wanted, found) => {
    expect(marked(text, wanted)).toEqual(found);
  });

  it.each([
    ['(kudeta', 'group'],
    ['kudeta)', 'group'],
    ['[a-', 'class'],
    ['[z-a]', 'class'],
    ['*kudeta', 'repeat'],
    ['a{2,1}', 'repeat'],
    ['\\', 'escape'],
    ['\\q', 'escape'],
    ['(?<x>a)(?<x>b)', 'group'],
  ])('the expression %j is refused, saying %s', (text, reason) => {
    const refusal = (() => {
      try {
        compilePattern(pattern(text, EXPRESSION));
      } catch (error) {
        return error;
      }
      return null;
    })();
    expect(refusal).toBeInstanceOf(AppError);
    expect((refusal as AppError).key).toBe(`search.pattern.${reason}`);
  });
});

describe('replacing', () => {
  it.each<[string, SearchPattern, string, string]>([
    ['a coup and a coup', pattern('coup'), 'putsch', 'a putsch and a putsch'],
    ['cost $1', pattern('cost'), '$& $1', '$& $1 $1'],
    ['Maduro, Nicolas', pattern('(\\w+), (\\w+)', EXPRESSION), '$2 $1', 'Nicolas Maduro'],
    ['14.30', pattern('(?<h>\\d+)\\.(?<m>\\d+)', EXPRESSION), '$<h>:$<m>', '14:30'],
    ['x', pattern('(x)(y)?', EXPRESSION), '[$2]$1', '[]x'],
    ['x', pattern('(x)', EXPRESSION), '$2 $12 $$ $& $0 $<n>', '$2 x2 $ x $0 $<n>'],
    [`the ${A}coup${B} plot`, pattern('coup'), 'putsch', `the ${A}putsch${B} plot`],
    [`col${A}our`, pattern('colour'), 'color', `col${A}or`],
    [`colo${A}ur`, pattern('colour'), 'color', `colo${A}r`],
    [`red ${A}car`, pattern('red car'), 'auto', `auto${A}`],
    [`r${A}ed car`, pattern('red car'), 'auto', `${A}auto`],
    [`r${A}ed ca${B}rs`, pattern('red cars'), '', `${A}${B}`],
    [`${A}${B}`, pattern('x'), 'y', `${A}${B}`],
    [`a${A}b`, pattern('(a)(b)', EXPRESSION), '$2$1', `${A}ba`],
  ])('%j by %j with %j gives %j', (text, wanted, replacement, result) => {
    expect(replaced(text, wanted, replacement)).toBe(result);
  });
});

const word = fc.string({
  unit: fc.constantFrom('a', 'b', 'A', ' ', 'é', '🙂', '.', '-', "'"),
  maxLength: 12,
});
const coded = fc.string({
  unit: fc.constantFrom('a', 'b', 'A', ' ', 'é', '🙂', '🙁', A, B, '\uE002'),
  maxLength: 30,
});
const plain = fc.record({
  text: word.filter((one) => one !== ''),
  regexp: fc.constant(false),
  matchCase: fc.boolean(),
  wholeWord: fc.boolean(),
});
const expression = fc.record({
  text: fc.constantFrom('a', '(a)(b)?', '[ab]+', '(.)\\1', 'a|b', '\\p{L}+', '(?<n>.)b'),
  regexp: fc.constant(true),
  matchCase: fc.boolean(),
  wholeWord: fc.boolean(),
});
const codesOf = (text: string) => [...text].filter((one) => codeIndex(one) >= 0).join('');

describe('any text and any pattern', () => {
  it('a replacement keeps every code in its order and is, without them, what ECMAScript makes of it', () => {
    fc.assert(
      fc.property(
        coded,
        fc.oneof(plain, expression),
        fc.constantFrom('', 'b', 'xyz', 'a🙂', '$1', '[$&]', '$$', '$2$1x', '$9', '🙁b'),
        (text, wanted, replacement) => {
          const { source, flags } = compilePattern(wanted);
          const result = replaced(text, wanted, replacement);
          const bare = withoutCodes(text);
          const by = new RegExp(source, flags);
          const same = wanted.regexp ? bare.replace(by, replacement) : bare.replace(by, () => replacement);
          expect(withoutCodes(result)).toBe(same);
          expect(codesOf(result)).toBe(codesOf(text));
          expect(encodeURIComponent(result)).toBeTypeOf('string');
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('spans hold what matched, in order, and begin and end with no code', () => {
    fc.assert(
      fc.property(coded, fc.oneof(plain, expression), (text, wanted) => {
        const found = find(text, wanted);
        const spans = spansIn(text, found);
        let last = 0;
        spans.forEach(({ start, end }, index) => {
          const inside = text.slice(start, end);
          expect(withoutCodes(inside)).toBe(found[index]!.groups[0]);
          expect(codeIndex(inside[0]!)).toBe(-1);
          expect(codeIndex(inside.at(-1)!)).toBe(-1);
          expect(start).toBeGreaterThanOrEqual(last);
          last = end;
        });
      }),
    );
  });

  it('replacing a match by itself changes nothing', () => {
    fc.assert(
      fc.property(coded, expression, (text, wanted) => {
        expect(replaced(text, wanted, '$&')).toBe(text);
      }),
    );
  });
});
