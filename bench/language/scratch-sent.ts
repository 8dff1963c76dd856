import { readFileSync } from 'node:fs';
import { sentenceSpans } from '../../src/text/sentences.ts';
const read = (p: string) => readFileSync(p, 'utf8');
const ratios: number[] = [];
for (const t of ['checks','checks-2','checks-3','checks-4']) for (const l of read(`tests/data/quality/${t}.tsv`).replace(/\n$/,'').split('\n').slice(1)) {
  const [id, half, s, tg, ex, kind] = l.split('\t') as string[];
  if (half !== 'open' || kind === 'headline') continue;
  const a = sentenceSpans(s!, 'id'), b = sentenceSpans(tg!, 'en');
  const r = tg!.length / s!.length;
  if (ex === '[]' && s!.length > 60) ratios.push(r);
  if (a.length !== b.length && (ex === '[]' || ex!.includes('sentence-count'))) console.log(id, ex === '[]' ? 'honest' : 'SEED', a.length, b.length, r.toFixed(2), a.map(x=>x.end-x.start).join(','), '|', b.map(x=>x.end-x.start).join(','));
}
ratios.sort((x,y)=>x-y); const q=(p:number)=>ratios[Math.floor(p*ratios.length)]!.toFixed(2);
console.log(ratios.length, q(0.01), q(.05), q(.25), q(.5), q(.75), q(.95), q(.99));
