// Glossary terms on their way to the model: forms of the wanted English, lexicon rows, the term markers, and wordings kept whole.
import { describe, expect, it } from 'vitest';
import type { EngineResult } from '../../../src/engines/engine.ts';
import { allocate } from '../../../src/engines/neural/constraints.ts';
import { translateParagraphs } from '../../../src/engines/neural/translate.ts';
import { prepareUnit, TERM_MODES } from '../../../src/engines/neural/unit.ts';
import { bundledModel } from '../model.ts';

const source = 'Para pejabat membahas rencana kudeta pada bulan Agustus.';
const start = source.indexOf('kudeta');
const span = { start, end: start + 'kudeta'.length };
const whole = { start: 0, end: source.length };

it('gives every piece of a term the wanted translation as its only entry', async () => {
  const model = await bundledModel();
  const unit = prepareUnit(model, source, whole, [{ span, targets: ['uprising'] }], 'rows');
  const wanted = model.vocabulary.encode('uprising');
  unit.pieceSpans.forEach((piece, n) => {
    const inTerm = piece.start < span.end && span.start < piece.end;
    const ids = unit.source.rows[n]!.map((e) => e.id);
    if (inTerm) expect(ids.slice(0, wanted.length)).toEqual(wanted);
    else expect(ids).not.toEqual(expect.arrayContaining(wanted));
  });
});

it('writes the term markers around a term and its translation', async () => {
  const model = await bundledModel();
  const { markers, spelling } = model.vocabulary;
  const unit = prepareUnit(model, source, whole, [{ span, targets: ['uprising'] }], 'markers');
  const { ids } = unit.source;
  const [from, middle, end] = [markers.source, markers.target, markers.end].map((id) => ids.indexOf(id)) as [
    number,
    number,
    number,
  ];
  const written = (a: number, b: number) =>
    ids
      .slice(a + 1, b)
      .map(spelling)
      .join('')
      .replaceAll('▁', ' ')
      .trim();
  expect([written(from, middle), written(middle, end)]).toEqual(['kudeta', 'uprising']);
});

describe.each(TERM_MODES)('terms as %s', (termMode) => {
  it('translate, overlapping terms and terms over the edge of a sentence included', async () => {
    const model = await bundledModel();
    const results: EngineResult[] = [];
    const terms = [
      { span, targets: ['uprising'] },
      { span: { start: start - 8, end: span.end }, targets: ['coup plot'] },
      { span: { start: 3, end: 3 }, targets: ['nothing'] },
      { span: { start: source.length - 2, end: source.length + 4 }, targets: ['over'] },
      { span: { start: 0, end: 4 }, targets: [] },
    ];
    await translateParagraphs(model, [{ id: 'a', source: `${source} Ya.`, terms }], {
      beam: 2,
      termMode,
      modelVersion: '',
      turn() {},
      onResult: (r) => results.push(r),
    });
    expect(results[0]!.target).toMatch(/coup/i);
  });
});

it.each([
  ['Tim bulu tangkis itu menang.', 'bulu tangkis', 'badminton', /\bbadminton\b/i],
  ['Bulu tangkis menang.', 'menang', 'gold medal', /\bgold medals?\b/i],
  ['Terpidana mengajukan grasi.', 'grasi', 'clemency', /\bclemenc(y|ies)\b/i],
])('a wording comes out whole: %s', async (text, form, target, wanted) => {
  const model = await bundledModel();
  const at = text.indexOf(form);
  let result = '';
  await translateParagraphs(
    model,
    [{ id: 'a', source: text, terms: [{ span: { start: at, end: at + form.length }, targets: [target] }] }],
    {
      beam: 4,
      modelVersion: '',
      turn() {},
      onResult: (r) => {
        result = r.target;
      },
    },
  );
  expect(result).toMatch(wanted);
});

it('shares the beam out between translations with fewer and with more terms', () => {
  const items = [0, 0, 0, 0, 1, 1, 2].map((terms, place) => ({ terms, place }));
  const chosen = allocate(items, (item) => item.terms, 4);
  expect(chosen.map((item) => item.place)).toEqual([0, 1, 4, 6]);
  expect(allocate(items.slice(0, 5), (item) => item.terms, 4).map((item) => item.place)).toEqual([
    0, 1, 2, 4,
  ]);
});

it.each(['Harga beras naik lagi pekan ini.', 'Hujan turun di Bogor.'])(
  'writes a term that the sentence does not ask for once at the most: %s',
  async (text) => {
    const model = await bundledModel();
    const term = { span: { start: 0, end: text.indexOf(' ') }, targets: ['prosecutor'] };
    let result = '';
    await translateParagraphs(model, [{ id: 'a', source: text, terms: [term] }], {
      beam: 4,
      modelVersion: '',
      turn() {},
      onResult: (r) => {
        result = r.target;
      },
    });
    expect(result.match(/\bprosecutors?\b/gi)).toHaveLength(1);
  },
);

it('writes every term, however many there are and however little the sentence asks for them', async () => {
  const model = await bundledModel();
  const source = 'Harga beras naik lagi di pasar Bogor pekan ini.';
  const targets = ['no-confidence motion', 'asylum seeker', 'landslide', 'jury', 'tsunami warning'];
  const words = ['Harga', 'beras', 'naik', 'pasar', 'pekan'];
  const terms = words.map((word, n) => {
    const at = source.indexOf(word);
    return { span: { start: at, end: at + word.length }, targets: [targets[n]!] };
  });
  let result = '';
  await translateParagraphs(model, [{ id: 'a', source, terms }], {
    beam: 4,
    modelVersion: '',
    turn() {},
    onResult: (r) => {
      result = r.target.toLowerCase();
    },
  });
  for (const target of targets) expect(result).toContain(target.replace(/y$/, ''));
});
