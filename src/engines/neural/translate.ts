// Translating paragraphs with a loaded model: units of like length share a batch, results go out paragraph by paragraph.
import type { EngineParagraph, EngineResult } from '../engine.ts';
import { draftUnits } from './draft-units.ts';
import type { Hypothesis } from './hypothesis.ts';
import { putLessons } from './lessons.ts';
import type { NeuralModel } from './model.ts';
import { assembleParagraph, type PreparedParagraph, prepareParagraph } from './paragraph.ts';
import type { TermMode, Unit } from './unit.ts';

export type TranslateJob = {
  beam: number;
  termMode?: TermMode;
  modelVersion: string;
  /** Awaited before each step; throws where the work is no longer wanted. */
  turn: () => Promise<void> | void;
  onResult: (result: EngineResult) => void;
};

/** Units in a batch: more share each step's fixed cost, until their tensors outgrow the processor's cache. */
const BATCH_ROWS = 48;
/** Units looked at together to find some of like length; the first windows are small so that a reader sees text soon. */
const WINDOWS = [4, 12, 48] as const;

/** Sentences that are drafted together with beams of `beam`. */
export function batchSize(beam: number): number {
  return Math.max(1, Math.floor(BATCH_ROWS / beam));
}

/** Translates `paragraphs` in order, calling `onResult` for each. The same call gives the same results. */
export async function translateParagraphs(
  model: NeuralModel,
  paragraphs: readonly EngineParagraph[],
  job: TranslateJob,
): Promise<void> {
  let next = 0;
  for (let window = 0; next < paragraphs.length; window++) {
    const most = WINDOWS[Math.min(window, WINDOWS.length - 1)]!;
    const prepared: PreparedParagraph[] = [];
    let units = 0;
    while (next < paragraphs.length && (prepared.length === 0 || units < most)) {
      await job.turn();
      const paragraph = prepareParagraph(model, paragraphs[next++]!, job.termMode ?? 'guided');
      units += paragraph.sentences.reduce((sum, s) => sum + s.units.length, 0);
      prepared.push(paragraph);
    }
    await translateWindow(model, prepared, job);
  }
}

async function translateWindow(
  model: NeuralModel,
  paragraphs: readonly PreparedParagraph[],
  job: TranslateJob,
): Promise<void> {
  const waiting = new Map(paragraphs.map((p) => [p, p.sentences.flatMap((s) => s.units).length]));
  const owner = new Map<Unit, PreparedParagraph>();
  for (const p of paragraphs) for (const s of p.sentences) for (const unit of s.units) owner.set(unit, p);
  const best = new Map<Unit, Hypothesis>();
  const send = (p: PreparedParagraph) =>
    job.onResult(assembleParagraph(model, p, (unit) => best.get(unit)!, job.modelVersion));
  for (const [paragraph, units] of waiting) if (units === 0) send(paragraph);

  const units = [...owner.keys()].sort((a, b) => a.source.ids.length - b.source.ids.length);
  const size = batchSize(job.beam);
  for (let start = 0; start < units.length; start += size) {
    const batch = units.slice(start, start + size);
    const found = await draftUnits(model, batch, { termMode: 'guided', ...job });
    for (const [n, unit] of batch.entries()) {
      const paragraph = owner.get(unit)!;
      const source = paragraph.clean.text.slice(unit.span.start, unit.span.end);
      best.set(unit, await putLessons(model, unit, found[n]!, source, job.turn));
      waiting.set(paragraph, waiting.get(paragraph)! - 1);
      if (waiting.get(paragraph) === 0) send(paragraph);
    }
  }
}
