// Paragraphs through Firefox's model: sentence by sentence, a few at a time, put together again with codes and terms.
import type { Span } from '../../model/text.ts';
import { sentenceSpans } from '../../text/sentences.ts';
import type { ModelRunner, RunnerJob } from '../child/runner.ts';
import type { AlignmentLink, EngineParagraph, EngineResult, EngineSentence } from '../engine.ts';
import { type CodePlace, cleanSource } from '../neural/clean-source.ts';
import { insertCodes, placeCodes } from '../neural/inline-codes.ts';
import { derivedOffset, type MappedText, originalSpan } from '../neural/mapped-text.ts';
import { bulletLength, isTranslatable } from '../translatable.ts';
import { type Bergamot, loadBergamot } from './bergamot.ts';
import { type Marked, markText, readMarked } from './marked-text.ts';

/** Sentences are handed over until they have so many characters together: a second or two of work that nothing interrupts. */
const BATCH_CHARACTERS = 1_200;
/** The same with the tags about each word. */
const BATCH_HTML = 4 * BATCH_CHARACTERS;
/** A longer sentence is handed over in parts, cut at a space. */
const LONGEST = 2_000;

/** `marked`: what goes to the model of it; undefined where it is copied. */
type Sentence = { span: Span; start: number; marked: Marked | undefined; html: string };
type Prepared = { id: string; clean: MappedText; codes: CodePlace[]; sentences: Sentence[] };

/** Loads the model in `dir`. Rejects where a file is missing or not what it should be. */
export async function openFirefoxModel(dir: string): Promise<ModelRunner> {
  const bergamot = await loadBergamot(dir);
  return { translate: (paragraphs, job) => translateAll(bergamot, paragraphs, job) };
}

async function translateAll(
  bergamot: Bergamot,
  paragraphs: readonly EngineParagraph[],
  job: RunnerJob,
): Promise<void> {
  let batch: Prepared[] = [];
  let size = 0;
  for (const paragraph of paragraphs) {
    await job.turn();
    const prepared = prepare(paragraph);
    batch.push(prepared);
    size += prepared.clean.text.length;
    if (size >= BATCH_CHARACTERS) {
      await translateBatch(bergamot, batch, job);
      batch = [];
      size = 0;
    }
  }
  await translateBatch(bergamot, batch, job);
}

async function translateBatch(bergamot: Bergamot, batch: readonly Prepared[], job: RunnerJob): Promise<void> {
  const waiting = batch.flatMap((p) => p.sentences.filter((s) => s.marked !== undefined));
  while (waiting.length > 0) {
    const few = [waiting.shift()!];
    let size = few[0]!.marked!.html.length;
    while (waiting.length > 0 && size + waiting[0]!.marked!.html.length <= BATCH_HTML) {
      size += waiting[0]!.marked!.html.length;
      few.push(waiting.shift()!);
    }
    await job.turn();
    const translations = guarded(() => bergamot.translate(few.map((s) => s.marked!.html)));
    few.forEach((sentence, n) => {
      sentence.html = translations[n]!;
    });
  }
  for (const prepared of batch) job.onResult(assemble(prepared, job.modelVersion));
}

/** After a fault inside WebAssembly nothing of it can be used any more: the process goes, another one takes its place. */
function guarded<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    console.error(`firefox: ${String(error)}`);
    process.exit(1);
  }
}

function prepare(paragraph: EngineParagraph): Prepared {
  const { clean, codes } = cleanSource(paragraph.source);
  const { text } = clean;
  const terms = paragraph.terms.map(({ span, targets }) => ({
    span: { start: derivedOffset(clean, span.start), end: derivedOffset(clean, span.end) },
    targets,
  }));
  const sentences = sentenceSpans(text, 'id')
    .flatMap(cutLong(text))
    .map((span): Sentence => {
      const start = span.start + bulletLength(text.slice(span.start, span.end));
      const translatable = isTranslatable(text.slice(start, span.end));
      const marked = translatable ? markText(text, { start, end: span.end }, terms) : undefined;
      return { span, start, marked, html: '' };
    });
  return { id: paragraph.id, clean, codes, sentences };
}

function cutLong(text: string): (span: Span) => Span[] {
  const cut = ({ start, end }: Span): Span[] => {
    if (end - start <= LONGEST) return [{ start, end }];
    const space = text.lastIndexOf(' ', start + LONGEST);
    if (space <= start) return [{ start, end }];
    return [{ start, end: space }, ...cut({ start: space + 1, end })];
  };
  return cut;
}

function assemble({ id, clean, codes, sentences }: Prepared, modelVersion: string): EngineResult {
  const source = clean.text;
  const done: { source: Span; target: Span; alignment: AlignmentLink[] }[] = [];
  let target = '';
  let at = 0;
  for (const { span, start, marked, html } of sentences) {
    target += source.slice(at, span.start);
    at = span.end;
    const from = target.length;
    const read = marked === undefined ? undefined : readMarked(marked, html);
    if (read === undefined || read.text === '') target += source.slice(span.start, span.end);
    else target += source.slice(span.start, start) + read.text;
    const shift = from + start - span.start;
    const alignment = (read?.links ?? []).map((l) => ({
      source: l.source,
      target: { start: l.target.start + shift, end: l.target.end + shift },
    }));
    done.push({ source: span, target: { start: from, end: target.length }, alignment });
  }
  target += source.slice(at);
  const links = done.flatMap((s) => s.alignment);
  const { target: coded, move } = insertCodes(target, codes, placeCodes(source, target, links, codes));
  return {
    id,
    target: coded,
    sentences: done.map(
      (s): EngineSentence => ({
        source: originalSpan(clean, s.source),
        target: move(s.target),
        alignment: s.alignment.map((l) => ({
          source: originalSpan(clean, l.source),
          target: move(l.target),
        })),
        confidence: [],
      }),
    ),
    modelVersion,
  };
}
