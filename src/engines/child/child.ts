// The child process of an engine: loads the model and translates what it is sent, several jobs step by step.
import { EngineError, type EngineResult } from '../engine.ts';
import type { ChildSettings, FromChild, ModelKind, ToChild } from './messages.ts';
import type { ModelRunner } from './runner.ts';
import { createTurns } from './turns.ts';

const settings = JSON.parse(process.argv[2] ?? '{}') as ChildSettings;
const turns = createTurns();
const cancelled = new Map<number, boolean>();

function send(message: FromChild): void {
  if (process.connected) process.send!(message);
}

/** Each kind's code is loaded only where it is needed. */
const RUNNERS: Record<ModelKind, () => Promise<ModelRunner>> = {
  bundled: async () =>
    (await import('../neural/runner.ts')).runBundledModel(settings.modelDir, settings.threads),
  'opus-mt': async () =>
    (await import('../neural/runner.ts')).runOpusModel(settings.modelDir, settings.threads),
  firefox: async () => (await import('../firefox/runner.ts')).openFirefoxModel(settings.modelDir),
};

async function run(model: ModelRunner, message: Exclude<ToChild, { type: 'cancel' }>): Promise<void> {
  const { job } = message;
  const place = turns.enter(message.type !== 'translate' || message.urgent);
  cancelled.set(job, false);
  try {
    const turn = async () => {
      await place.wait();
      if (cancelled.get(job)) throw new EngineError('cancelled', true);
    };
    if (message.type === 'complete') {
      const text = await model.complete?.(message.sentence, message.prefix, message.words, turn);
      if (text === undefined) throw new EngineError('unsupported', false);
      send({ type: 'answer', job, texts: [text] });
    } else if (message.type === 'alternatives') {
      const texts = await model.alternatives?.(message.sentence, message.count, turn);
      if (texts === undefined) throw new EngineError('unsupported', false);
      send({ type: 'answer', job, texts });
    } else if (message.type === 'rephrase') {
      const { sentence, target, span, count } = message;
      const found = await model.rephrase?.(sentence, target, span, count, turn);
      if (found === undefined) throw new EngineError('unsupported', false);
      send({ type: 'rephrased', job, found });
    } else if (message.type === 'align') {
      const alignments = await model.align?.(message.pairs, turn);
      if (alignments === undefined) throw new EngineError('unsupported', false);
      send({ type: 'links', job, alignments });
    } else {
      const { beam, paragraphs } = message;
      const { modelVersion } = settings;
      const onResult = (result: EngineResult) => send({ type: 'result', job, result });
      await model.translate(paragraphs, { beam, modelVersion, turn, onResult });
    }
    send({ type: 'done', job });
  } catch (error) {
    const kind = error instanceof EngineError ? error.kind : 'crashed';
    send({ type: 'failed', job, kind, detail: String(error) });
  } finally {
    place.leave();
    cancelled.delete(job);
  }
}

// The parent is gone: so is everybody who could want a result.
process.on('disconnect', () => process.exit(0));
// Ctrl+C reaches the whole group; the parent decides when the child ends.
process.on('SIGINT', () => {});

const loading = RUNNERS[settings.kind]();
process.on('message', (message: ToChild) => {
  if (message.type === 'cancel') {
    if (cancelled.has(message.job)) cancelled.set(message.job, true);
  } else void loading.then((model) => run(model, message));
});
loading.then(
  () => send({ type: 'ready' }),
  (error: unknown) => {
    process.exitCode = 1;
    send({ type: 'failed', job: undefined, kind: 'model-missing', detail: String(error) });
    process.disconnect();
  },
);
