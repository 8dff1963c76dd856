// The child process of the bundled engine: loads the model and translates what it is sent, several jobs step by step.
import { EngineError, type EngineResult } from '../engine.ts';
import { alternativeSentences, completeSentence } from '../neural/complete.ts';
import { loadModel, type NeuralModel } from '../neural/model.ts';
import { translateParagraphs } from '../neural/translate.ts';
import type { ChildSettings, FromChild, ToChild } from './messages.ts';
import { createTurns } from './turns.ts';

const settings = JSON.parse(process.argv[2] ?? '{}') as ChildSettings;
const turns = createTurns();
const cancelled = new Map<number, boolean>();

function send(message: FromChild): void {
  if (process.connected) process.send!(message);
}

async function run(model: NeuralModel, message: Exclude<ToChild, { type: 'cancel' }>): Promise<void> {
  const { job } = message;
  const place = turns.enter(message.type !== 'translate' || message.urgent);
  cancelled.set(job, false);
  try {
    const turn = async () => {
      await place.wait();
      if (cancelled.get(job)) throw new EngineError('cancelled', true);
    };
    if (message.type === 'complete') {
      const text = await completeSentence(model, message.sentence, message.prefix, message.words, turn);
      send({ type: 'answer', job, texts: [text] });
    } else if (message.type === 'alternatives') {
      send({
        type: 'answer',
        job,
        texts: await alternativeSentences(model, message.sentence, message.count, turn),
      });
    } else {
      const { beam, paragraphs } = message;
      const { modelVersion } = settings;
      const onResult = (result: EngineResult) => send({ type: 'result', job, result });
      await translateParagraphs(model, paragraphs, { beam, modelVersion, turn, onResult });
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

const loading = loadModel(settings.modelDir, settings.threads);
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
