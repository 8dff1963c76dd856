// From a paragraph to pieces and back: spans of pieces, detokenisation, clauses, inline codes and turns, for any text.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTurns } from '../../../src/engines/child/turns.ts';
import { clauseSpans } from '../../../src/engines/neural/clauses.ts';
import { cleanSource } from '../../../src/engines/neural/clean-source.ts';
import { repeats, type Step } from '../../../src/engines/neural/hypothesis.ts';
import { insertCodes } from '../../../src/engines/neural/inline-codes.ts';
import { originalSpan } from '../../../src/engines/neural/mapped-text.ts';
import { pieceSpans } from '../../../src/engines/neural/piece-spans.ts';
import { targetText } from '../../../src/engines/neural/target-text.ts';
import { createCandidates, logProbability } from '../../../src/engines/neural/top-candidates.ts';
import { bundledModel } from '../model.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(fc.constantFrom('Rp', '1.500', ' ', 'ﬁ', '½', '\uE000', '😀', 'e\u0301', '<t0>', 'Ya.', '\t', '“'))
    .map((p) => p.join('')),
);

it('pieces cover the words of the text they came from, in order', async () => {
  const { vocabulary } = await bundledModel();
  const text = 'Harga beras ﬁnal naik Rp 1.500 😀, kata “dia”.';
  const ids = vocabulary.encode(text);
  const spans = pieceSpans(text, ids, vocabulary);
  const covered = spans.map((s) => text.slice(s.start, s.end));
  ids.forEach((id, n) => {
    const letters = vocabulary.spelling(id).replaceAll('▁', '');
    if (/^[a-zA-Z0-9]+$/.test(letters)) expect(covered[n]!.normalize('NFKC')).toContain(letters);
  });
  fc.assert(
    fc.property(anyText, (any) => {
      const { text: clean } = cleanSource(any).clean;
      let last = 0;
      for (const span of pieceSpans(clean, vocabulary.encode(clean), vocabulary)) {
        expect(span.start).toBeGreaterThanOrEqual(Math.min(last, clean.length) - 60);
        expect(span.end).toBeLessThanOrEqual(clean.length);
        expect(span.end).toBeGreaterThanOrEqual(span.start);
        last = span.end;
      }
    }),
    { numRuns: 200 },
  );
});

it('every source piece has at most K lexicon entries, each with a probability', async () => {
  const { vocabulary, lexicon, config } = await bundledModel();
  fc.assert(
    fc.property(anyText, (any) => {
      const ids = vocabulary.encode(cleanSource(any).clean.text);
      const rows = lexicon.rows(ids);
      expect(rows).toHaveLength(ids.length);
      for (const row of rows) {
        expect(row.length).toBeLessThanOrEqual(config.lexicon.entries);
        row.forEach((entry, n) => {
          expect(entry.p > 0 && entry.p <= 1).toBe(true);
          if (entry.prev >= 0) expect(row[n - 1]!.id).toBe(entry.prev);
        });
      }
    }),
    { numRuns: 200 },
  );
});

it('detokenised text has no odd spaces and gives plain text back', async () => {
  const { vocabulary } = await bundledModel();
  for (const text of [
    'Yes.',
    'The price of rice rose to Rp1,500 per kilogram.',
    '“We’re not involved,” the spokesman said.',
    'café 😀 5.75%',
  ])
    expect(targetText(vocabulary.encode(text), vocabulary).text).toBe(text);
  fc.assert(
    fc.property(fc.array(fc.nat(vocabulary.pieces.length - 1), { maxLength: 30 }), (pieces) => {
      const { text, spans } = targetText(pieces, vocabulary);
      expect(text).toBe(text.trim());
      expect(text).not.toMatch(/ {2}/);
      expect(spans).toHaveLength(pieces.length);
      for (const s of spans) expect(s.start >= 0 && s.start <= s.end && s.end <= text.length).toBe(true);
    }),
  );
});

it('cleaning drops codes and control characters and remembers where the rest stood', () => {
  const { clean, codes } = cleanSource('a\uE000b\u0000c\t<t1>\uE001');
  expect(clean.text).toBe('abc t1>');
  expect(codes).toEqual([
    { code: '\uE000', at: 1 },
    { code: '\uE001', at: 7 },
  ]);
  expect(originalSpan(clean, { start: 1, end: 3 })).toEqual({ start: 2, end: 5 });
});

it('clauses hold everything but white space and fit', () => {
  const short = (part: string) => part.length <= 40;
  const texts = fc.array(fc.constantFrom('dan', 'yang', 'pemerintah,', 'menolak;', '"ya"', 'x'.repeat(50)), {
    minLength: 1,
  });
  fc.assert(
    fc.property(
      texts.map((w) => w.join(' ')),
      (text) => {
        const parts = clauseSpans(text, { start: 0, end: text.length }, short);
        for (const p of parts) expect(p.end - p.start).toBeLessThanOrEqual(40);
        expect(
          parts
            .map((p) => text.slice(p.start, p.end))
            .join('')
            .replace(/\s/g, ''),
        ).toBe(text.replace(/\s/g, ''));
      },
    ),
  );
});

it('codes are inserted once each and spans still hold their words', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(11), { maxLength: 6 }), (places) => {
      const codes = places.map((_, n) => ({ code: String.fromCharCode(0xe000 + n), at: 0 }));
      const { target, move } = insertCodes('hello world', codes, places);
      expect(target.replace(/[\uE000-\uF8FF]/g, '')).toBe('hello world');
      expect(target).toHaveLength(11 + places.length);
      const { start, end } = move({ start: 6, end: 11 });
      expect(target.slice(start, end).replace(/[\uE000-\uF8FF]/g, '')).toBe('world');
      expect(target.slice(start, end)).toMatch(/^w.*d$/);
    }),
  );
});

it('the best candidates are those of a full sort, with log-probabilities within 0.01', () => {
  fc.assert(
    fc.property(
      fc.array(fc.float({ min: -30, max: 30, noNaN: true }), { minLength: 8, maxLength: 200 }),
      (values) => {
        const logits = Float32Array.from(values);
        const candidates = createCandidates(5);
        candidates.take(logits, 0, logits.length);
        const total = Math.log(logits.reduce((sum, v) => sum + Math.exp(v), 0));
        const sorted = [...logits.keys()].sort((a, b) => logits[b]! - logits[a]! || a - b).slice(0, 5);
        expect([...candidates.ids]).toEqual(sorted);
        sorted.forEach((id, n) => {
          expect(candidates.logProbabilities[n]).toBeCloseTo(logits[id]! - total, 1);
          expect(logProbability(logits, 0, logits.length, id)).toBeCloseTo(logits[id]! - total, 1);
        });
      },
    ),
  );
});

it('a run of four pieces is not written again', () => {
  let last: Step | undefined;
  const write = (piece: number) => {
    last = {
      parent: last,
      piece,
      logProbability: 0,
      attention: new Float32Array(0),
      length: (last?.length ?? 0) + 1,
      met: 0,
    };
  };
  for (const piece of [1, 2, 3, 4, 1, 2, 3]) write(piece);
  expect([repeats(last, 4, 4), repeats(last, 5, 4), repeats(undefined, 1, 4)]).toEqual([true, false, false]);
});

it('urgent jobs take their turn before the others, and nobody waits for ever', async () => {
  const turns = createTurns();
  const order: string[] = [];
  const work = async (name: string, urgent: boolean, steps: number) => {
    const turn = turns.enter(urgent);
    for (let n = 0; n < steps; n++) {
      await turn.wait();
      order.push(name);
      await new Promise((resolve) => setImmediate(resolve));
    }
    turn.leave();
  };
  const long = work('long', false, 6);
  await new Promise((resolve) => setImmediate(resolve));
  await Promise.all([long, work('other', false, 2), work('urgent', true, 3)]);
  expect(order).toHaveLength(11);
  expect(order.lastIndexOf('urgent')).toBeLessThan(order.indexOf('other'));
});
