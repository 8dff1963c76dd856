// npm run bench:terms [-- open|held|all] [--beam N] [--modes] [--show]: how often glossary terms come out in an allowed form, by the way they reach the model.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { EngineParagraph, EngineTerm } from '../../src/engines/engine.ts';
import { loadModel } from '../../src/engines/neural/model.ts';
import { translateParagraphs } from '../../src/engines/neural/translate.ts';
import { TERM_MODES, type TermMode } from '../../src/engines/neural/unit.ts';
import { bleu, chrf } from './metrics.ts';

type Term = { root: string; form: string; targets: string[]; allowed: string[] };
type Row = { id: string; half: string; source: string; reference: string; terms: Term[] };

const FILE = new URL('../../tests/data/quality/terms.tsv', import.meta.url);
const MODEL_DIR = fileURLToPath(new URL('../../models/id-en', import.meta.url));

function readRows(half: string): Row[] {
  return readFileSync(FILE, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [id, rowHalf, source, reference, terms] = line.split('\t') as [
        string,
        string,
        string,
        string,
        string,
      ];
      return { id, half: rowHalf, source, reference, terms: JSON.parse(terms) as Term[] };
    })
    .filter((row) => half === 'all' || row.half === half);
}

/** Every term of the row at its place; one that lies inside another keeps its place and is left to the engine. */
function engineTerms(row: Row): EngineTerm[] {
  const taken: { form: string; start: number }[] = [];
  return row.terms.map(({ form, targets }) => {
    let start = row.source.indexOf(form);
    while (taken.some((t) => t.form === form && t.start === start))
      start = row.source.indexOf(form, start + 1);
    if (start < 0) throw new Error(`${row.id}: no ${form}`);
    taken.push({ form, start });
    return { span: { start, end: start + form.length }, targets };
  });
}

function isPresent(term: Term, target: string): boolean {
  return term.allowed.some((wording) => {
    const pattern = wording.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/['’]/g, "['’]");
    return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'iu').test(target);
  });
}

const args = process.argv.slice(2);
const half = args.find((a) => !a.startsWith('-')) ?? 'open';
const beam = Number(args[args.indexOf('--beam') + 1] ?? 4) || 4;
const show = args.includes('--show');
const modes = args.includes('--modes') ? TERM_MODES : (['guided'] as const);
const rows = readRows(half);
const model = await loadModel(MODEL_DIR, 1);
console.log(`${rows.length} sentences (${half}), beam ${beam}`);
for (const mode of [undefined, ...modes] as (TermMode | undefined)[]) {
  const paragraphs: EngineParagraph[] = rows.map((row) => ({
    id: row.id,
    source: row.source,
    terms: mode === undefined ? [] : engineTerms(row),
  }));
  const targets = new Map<string, string>();
  await translateParagraphs(model, paragraphs, {
    beam,
    modelVersion: '',
    turn() {},
    onResult: (r) => targets.set(r.id, r.target),
    ...(mode === undefined ? {} : { termMode: mode }),
  });
  const all = rows.flatMap((row) => row.terms.map((term) => ({ row, term })));
  const missing = all.filter(({ row, term }) => !isPresent(term, targets.get(row.id)!));
  const [ours, references] = [rows.map((r) => targets.get(r.id)!), rows.map((r) => r.reference)];
  console.log(
    `${(mode ?? 'no glossary').padEnd(12)} ${(100 * (1 - missing.length / all.length)).toFixed(1).padStart(5)} % of ` +
      `${all.length} terms, BLEU ${bleu(ours, references).toFixed(2)}, chrF2 ${chrf(ours, references).toFixed(2)}`,
  );
  if (show && mode !== undefined)
    for (const { row, term } of missing)
      console.log(`  ${row.id} ${term.form} → ${term.targets}: ${targets.get(row.id)}`);
}
