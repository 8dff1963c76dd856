// What confirmed segments teach: BLEU and chrF2 of drafts of later sentences, with the lessons of earlier ones and without.
// `tsx bench/mt/lessons.ts [open|held]`: open, to tune on, is one half of the open sentences and the other, both ways, and six
// articles; held is what the open sentences teach the held ones.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createBundledEngine } from '../../src/engines/bundled.ts';
import type { EngineTerm } from '../../src/engines/engine.ts';
import { firstWeight, type Lesson } from '../../src/model/lesson.ts';
import { lessonFor } from '../../src/text/lesson-choice.ts';
import { keptShare, lessonPairs } from '../../src/text/lesson-pairs.ts';
import { type LinkedText, trustedLinks } from '../../src/text/lesson-trust.ts';
import { alignSentences } from '../../src/text/sentence-align.ts';
import { words } from '../../src/text/tokens.ts';
import { bleu, chrf } from './metrics.ts';

type Row = { source: string; reference: string };
type Split = { name: string; taught: Row[]; next: Row[] };
const DATA = resolve(import.meta.dirname, '../../tests/data');
const ARTICLES = ['central-bank', 'court-case', 'election', 'flood', 'football', 'health'];
const engine = createBundledEngine({
  modelDir: resolve(import.meta.dirname, '../../models/id-en'),
  threads: 1,
  beam: 4,
});

/** The sentences of terms.tsv, which go topic by topic; those of numbers.tsv as well where `all`. */
function sentences(half: 'open' | 'held', all = false): Row[] {
  const files = [
    { name: 'terms', column: 3 },
    { name: 'numbers', column: 4 },
  ];
  return files.slice(0, all ? 2 : 1).flatMap(({ name, column }) => {
    const lines = readFileSync(resolve(DATA, `quality/${name}.tsv`), 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1);
    return lines.flatMap((line) => {
      const row = line.split('\t');
      return row[1] === half ? [{ source: row[2]!, reference: row[column]! }] : [];
    });
  });
}

function articles(): { first: Row[]; second: Row[] } {
  const halves = { first: [] as Row[], second: [] as Row[] };
  for (const name of ARTICLES) {
    const read = (file: string) =>
      readFileSync(resolve(DATA, `articles/${file}.txt`), 'utf8')
        .trimEnd()
        .split('\n');
    const target = read(`${name}.en`);
    const rows = read(name).map((source, n) => ({ source, reference: target[n] ?? '' }));
    const half = Math.ceil(rows.length / 2);
    halves.first.push(...rows.slice(0, half));
    halves.second.push(...rows.slice(half));
  }
  return halves;
}

async function drafts(rows: readonly Row[], terms: (source: string) => EngineTerm[]): Promise<string[]> {
  const asked = rows.map(({ source }, n) => ({ id: String(n), source, terms: terms(source) }));
  return (await engine.translate(asked)).map((one) => one.target);
}

async function linked(source: string, text: string): Promise<LinkedText> {
  const pairs = alignSentences(source, text, 'id', 'en');
  const found = await engine.align!(
    pairs.map((pair) => ({
      source: source.slice(pair.source.start, pair.source.end),
      target: text.slice(pair.target.start, pair.target.end),
    })),
  );
  const moved = (span: { start: number; end: number }, by: { start: number }) => ({
    start: span.start + by.start,
    end: span.end + by.start,
  });
  const links = found.flatMap(({ alignment }, n) =>
    alignment.map((link) => ({
      source: moved(link.source, pairs[n]!.source),
      target: moved(link.target, pairs[n]!.target),
    })),
  );
  const words = found.flatMap(({ confidence }, n) =>
    confidence.map((word) => ({ ...word, target: moved(word.target, pairs[n]!.target) })),
  );
  return { text, links, words };
}

/** The lessons of `rows` by source word, as the store would keep them. */
async function learn(rows: readonly Row[]): Promise<Map<string, Lesson[]>> {
  const known = new Map<string, Lesson[]>();
  for (const [n, draft] of (await drafts(rows, () => [])).entries()) {
    const { source, reference } = rows[n]!;
    const weight = firstWeight(keptShare(draft, reference));
    const confirmed = await linked(source, reference);
    const links = trustedLinks(source, confirmed, { sourceLang: 'id', targetLang: 'en' });
    const pairs = lessonPairs(source, await linked(source, draft), { ...confirmed, links });
    for (const { source: form, target, corrected } of pairs) {
      const own = known.get(form) ?? [];
      known.set(form, own);
      const fresh = { lessonId: '', source: form, target, weight, enabled: true, count: 0, corrections: 0 };
      const lesson = own.find((one) => one.target === target) ?? { ...fresh, lastSeenAt: 0 };
      if (!own.includes(lesson)) own.push(lesson);
      lesson.count += 1;
      lesson.corrections += corrected ? 1 : 0;
    }
  }
  return known;
}

const total = { plain: [] as string[], learnt: [] as string[], references: [] as string[] };

async function measure({ name, taught, next }: Split): Promise<void> {
  const known = await learn(taught);
  let used = 0;
  const lessons = (source: string): EngineTerm[] =>
    words(source, 'id').flatMap((span) => {
      const lesson = lessonFor(known.get(source.slice(span.start, span.end).toLowerCase()) ?? [], 0);
      if (lesson === null) return [];
      used++;
      return [{ span, targets: lesson.targets, weight: lesson.weight / 100 }];
    });
  const references = next.map((row) => row.reference);
  const plain = await drafts(next, () => []);
  const learnt = await drafts(next, lessons);
  const changed = plain.filter((text, n) => text !== learnt[n]).length;
  total.plain.push(...plain);
  total.learnt.push(...learnt);
  total.references.push(...references);
  console.log(
    `${name}: ${taught.length} confirmed, ${next.length} drafted, ${used} lessons met, ${changed} drafts changed`,
  );
  say(plain, learnt, references);
}

function say(plain: readonly string[], learnt: readonly string[], references: readonly string[]): void {
  const score = (texts: readonly string[]) =>
    `BLEU ${bleu(texts, references).toFixed(2)}, chrF2 ${chrf(texts, references).toFixed(2)}`;
  console.log(`  without ${score(plain)}\n  with    ${score(learnt)}`);
}

try {
  const open = sentences('open');
  const every = (remainder: number) => open.filter((_, n) => n % 2 === remainder);
  const { first, second } = articles();
  const splits: Split[] =
    process.argv[2] === 'held'
      ? [
          { name: 'open sentences of terms.tsv → held ones', taught: open, next: sentences('held') },
          {
            name: 'the same with numbers.tsv',
            taught: sentences('open', true),
            next: sentences('held', true),
          },
        ]
      : [
          { name: 'even open sentences → odd ones', taught: every(0), next: every(1) },
          { name: 'odd → even', taught: every(1), next: every(0) },
          { name: 'first halves of articles → second', taught: first, next: second },
          { name: 'second → first', taught: second, next: first },
        ];
  for (const split of splits) await measure(split);
  if (process.argv[2] !== 'held') console.log('all');
  if (process.argv[2] !== 'held') say(total.plain, total.learnt, total.references);
} finally {
  await engine.close();
}
